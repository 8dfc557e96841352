"""Who is meant by "the minister", "the group", "the neighbouring state". Knows mentions and titles; never knows pronouns."""

from spacy.tokens import Span, Token

from kg.lexicon.actors import is_unheard, unknown
from kg.mentions.antecedents import (
    candidates,
    definite,
    denies_charge,
    is_called,
    nearest,
    remembered,
    renamed,
    sentences_before,
)
from kg.mentions.book import Mentions
from kg.mentions.descriptions import CHIEFS, HARMED
from kg.mentions.plurals import GROUPS, STATE_NOUNS
from kg.sentence.clauses import subjects
from kg.sentence.labels import (
    ADJECTIVE,
    APPOSITION,
    COMPOUND,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSES,
    NUMERAL,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
)
from kg.sentence.tree import children
from kg.types import Actor, Mention

FAR = 60
"""Words back in which a group must be spoken of for "the militants" to mean it."""
FIGHTERS = frozenset("militant jihadist jihadi insurgent extremist".split())
GROUP_NOUNS = frozenset(
    "group organization organisation movement party alliance bloc union agency newspaper company".split()
)
BY_NAME = ("union", "agency")  # bodies that are called so; "the union" is no fund and no party
LEADERS = frozenset("premier strongman ruler autocrat dictator statesman".split())
NEIGHBOURS = frozenset("neighboring neighbouring".split())

PURSUERS = frozenset(
    "judge prosecutor policeman officer detective investigator magistrate guard gunman witness".split()
)
HARM_ROLES = (OBJECT, PASSIVE_SUBJECT)
OTHERS = frozenset(
    ("other", "another", "more", "many", "several", "dozen", "score", "hundred", "thousand")
)


def numbered(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Mention | None:
    """Return the people whom a bare number means of whom a verb of harm tells: "13 others were wounded", "killed six", "the six"."""
    counts = token.tag_ == "CD" or token.lemma_.lower() in OTHERS
    year = token.text.isdigit() and len(token.text) == 4
    if not counts or year or not is_harmed(token) or children(token, NOMINAL_MODIFIER):
        return None
    if definite(token):
        same = (word for word, _ in candidates(token, sentence, before, mentions)
                if any(number.lower_ == token.lower_ for number in children(word, NUMERAL)))  # fmt: skip
        whom = next(same, None)
        if whom is not None:
            return renamed(mentions.by_head[whom.i], token, "description")
    return Mention(
        (unknown("people", "civilians", None, mentions.article),),
        token.text,
        token.idx,
        token.idx + len(token.text),
        "number",
    )


def is_harmed(token: Token) -> bool:
    """Return whether a word stands where a verb of harm has whom it harms,: "killed two", "six were wounded"."""
    left = token.head.lemma_ == "leave" and any(
        word.lower_ in ("dead", "wounded", "injured")
        for word in children(token.head, OPEN_COMPLEMENT)
    )
    return token.dep_ in HARM_ROLES and (token.head.lemma_ in HARMED or left)


def described(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Mention | None:
    """Return the earlier actor whom "the minister", "the group", "the neighbouring state" means."""
    lemma = token.lemma_.lower()
    nation = mentions.nationalities.get(token.i)
    own = mentions.of(token)
    if (
        nation is not None
        and token.tag_ in ("NN", "NNP")
        and not children(token, ADJECTIVE, NOMINAL_MODIFIER)
    ):
        fellow = nearest(token, sentence, sentences_before(sentence.start, mentions), mentions,
                         lambda actor: actor.kind == "person" and mentions.land(actor) == nation.country)  # fmt: skip
        return renamed(fellow, token, "description") if fellow else None
    modifiers = children(
        token, ADJECTIVE, COMPOUND, POSSESSOR, NOMINAL_MODIFIER, APPOSITION, *NOUN_CLAUSES
    )
    if own is not None and own.resolved not in ("description",):
        return None
    if lemma in STATE_NOUNS and token.tag_ == "NN":
        bordering = any(word.lower_ in NEIGHBOURS for word in modifiers)
        return (
            state(token, sentence, before, mentions, bordering)
            if bordering or not modifiers
            else None
        )
    if (
        len(modifiers) == 1
        and lemma in CHIEFS | LEADERS
        and modifiers[0].i in mentions.nationalities
    ):
        return leader(token, mentions.nationalities[modifiers[0].i], sentence, mentions)
    return None if modifiers else called(token, sentence, before, mentions)


def leader(token: Token, nation: Actor, sentence: Span, mentions: Mentions) -> Mention | None:
    """Return whom "the Mexican leader" means: the latest person of that country whom the article names by a title."""

    def fits(actor: Actor) -> bool:
        titled = mentions.titles.get(actor.id) or mentions.lexicon.leads(actor, None)
        return actor.kind == "person" and mentions.land(actor) == nation.country and bool(titled)

    named = nearest(token, sentence, sentences_before(sentence.start, mentions), mentions, fits)
    return renamed(named, token, "title") if named else None


def called(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Mention | None:
    """Return whom a bare noun points back to: a person by title, a group by its kind."""
    lemma = token.lemma_.lower()
    if mentions.lexicon.human(lemma) and token.tag_ == "NN":
        titled = nearest(token, sentence, sentences_before(sentence.start, mentions), mentions,
                         lambda actor: actor.kind == "person" and is_called(actor, lemma, mentions))  # fmt: skip
        titled = titled or newly_called(token, before, mentions)
        return renamed(titled, token, "title") if titled else None
    if lemma in FIGHTERS and token.tag_ == "NNS":
        return fighters(token, mentions)
    grouped = lemma in GROUP_NOUNS and token.tag_ == "NN"
    found = grouped and nearest(
        token,
        sentence,
        before,
        mentions,
        lambda actor: (
            actor.kind in GROUPS
            and actor.name.lower() != lemma
            and (lemma not in BY_NAME or lemma in actor.name.lower())
        ),
    )
    return renamed(found, token, "description") if found else None


def newly_called(token: Token, before: list[Span], mentions: Mentions) -> Mention | None:
    """Return whom "the lawyer" tells something new of: the one stranger whom the sentence before names, and to whom something is done.

    Not where this sentence speaks of that person otherwise ("the lawyer said that she was ill"), nor for a word of office.
    """
    lemma = token.lemma_.lower()
    if (
        not before
        or not definite(token)
        or token.dep_ != SUBJECT
        or mentions.lexicon.office(lemma)
        or lemma in PURSUERS
    ):
        return None
    said = {word.lemma_.lower() for part in before for word in part}
    people = [
        word for word in before[-1] if (own := mentions.of(word)) and own.first.kind == "person"
    ]
    stranger = mentions.of(people[0]) if len(people) == 1 and people[0].dep_ in HARM_ROLES else None
    spoken = any(
        word.tag_ in ("PRP", "PRP$") or (stranger and word.text in stranger.text.split())
        for word in token.sent
    )
    known = (
        stranger is None
        or stranger.resolved != "name"
        or bool(mentions.titles.get(stranger.first.id))
    )
    if stranger is None or known or spoken or lemma in said or not is_unheard(stranger.first):
        return None
    return stranger


def fighters(token: Token, mentions: Mentions) -> Mention | None:
    """Return the armed group meant by "the militants": the only one that the article has named, where no other militants were spoken of."""
    spoken = {place: mention for place in remembered(token.i, mentions)
              if (mention := mentions.by_head.get(place)) is not None}  # fmt: skip
    if any(mentions.doc[place].lemma_ == token.lemma_ for place in spoken):
        return None
    named = {mention.first.id: mention for mention in spoken.values()
             if mention.first.kind == "armed group" and mention.resolved in ("name", "alias")}  # fmt: skip
    near = any(
        place >= token.sent.start - FAR
        for place, mention in spoken.items()
        if mention.first.id in named
    )
    return (
        renamed(next(iter(named.values())), token, "description")
        if len(named) == 1 and near
        else None
    )


def state(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions, bordering: bool
) -> Mention | None:
    """Return the country meant by "the country"; for a neighbour, the latest one that is not the acting country.

    A subject comes first; of two countries that stand in one sentence and are no subjects, neither is meant for certain.
    """
    acts = acting(token, mentions)
    spoken = [
        (word, mention)
        for word, mention in candidates(token, sentence, before, mentions)
        if not denies_charge(token, word)
    ]
    found = [(word, land) for word, mention in spoken if (land := land_of(mention, mentions))]
    if not found and not bordering:
        return only_land(token, [mention for _, mention in spoken], mentions)
    found = [(word, mention) for word, mention in found if mention.first.country not in acts]
    if bordering:
        first = [
            mention.first.country
            for word, mention in candidates(token, sentence, [], mentions)
            if word.dep_ == SUBJECT
        ]
        found = [
            (word, mention) for word, mention in found if mention.first.country not in first[:1]
        ]
    rivals = {
        mention.first.id for word, mention in found if word.sent.start == found[0][0].sent.start
    }
    if found and not bordering and strange_hands(found[0][0], found[0][1].first.country, mentions):
        return None
    clear = found and (bordering or found[0][0].dep_ in NOMINAL_SUBJECTS or len(rivals) == 1)
    return renamed(found[0][1], token, "description") if clear else None


def only_land(token: Token, spoken: list[Mention], mentions: Mentions) -> Mention | None:
    """Return the country whose people are all that has been spoken of: "Guinean soldiers … suspended the country"."""
    acts = acting(token, mentions)
    lands = {
        mentions.land(mention.first) for mention in spoken if mentions.land(mention.first)
    } - acts
    land = mentions.lexicon.country(next(iter(lands)) or "") if len(lands) == 1 else None
    return (
        Mention((land,), token.text, token.idx, token.idx + len(token.text), "description")
        if land
        else None
    )


def strange_hands(word: Token, land: str | None, mentions: Mentions) -> bool:
    """Return whether a country is only spoken of in a sentence where people of other countries act: then "the country" may be theirs."""
    if word.dep_ in (*NOMINAL_SUBJECTS, POSSESSOR):
        return False
    acting = [mentions.of(other) for other in word.sent if other.dep_ in NOMINAL_SUBJECTS]
    abroad = {
        mentions.land(mention.first)
        for mention in acting
        if mention is not None and mention.first.kind == "person"
    }
    return bool(abroad - {None, land})


def land_of(mention: Mention, mentions: Mentions) -> Mention | None:
    """Return the mention of a country, also where its government is what is named."""
    if mention.first.kind == "country":
        return mention
    land = (
        mentions.lexicon.country(mention.first.country or "")
        if mention.first.kind == "government"
        else None
    )
    return (
        Mention((land,), mention.text, mention.start, mention.end, mention.resolved)
        if land
        else None
    )


def acting(token: Token, mentions: Mentions) -> set[str | None]:
    """Return the countries that do what is done to a word: nobody supports "the country" who is the country."""
    doers = subjects(token.head) if token.dep_ == OBJECT else []
    return {mention.first.country for word in doers for mention in mentions.all_of(word)}
