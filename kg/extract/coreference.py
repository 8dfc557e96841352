"""Who is meant by "he", "they", "the two", "the president". Knows mentions and their order; never knows actions.

A pronoun takes the nearest fitting subject before it, within two sentences; where nothing fits it stays open, since a claim
without an actor is better than one with the wrong actor.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.descriptions import group_actor
from kg.extract.grammar import child, children, is_noun, preposition, subjects
from kg.extract.mentions import Mentions
from kg.extract.quotations import Quotation
from kg.lexicon.actors import unknown
from kg.types import Actor, Kind, Mention

BODIES: frozenset[Kind] = frozenset(
    {"country", "government", "organisation", "igo", "party", "military", "armed group", "media", "court", "other"}
)
CROWDS: frozenset[Kind] = frozenset(
    {"protesters", "civilians", "military", "armed group", "government", "organisation", "party", "country", "igo", "other"}
)
STATES: frozenset[Kind] = frozenset({"country", "government"})
GROUPS: frozenset[Kind] = frozenset({"armed group", "organisation", "party", "igo"})
REACH = 2
FAR = 60
"""Words back in which a group must be spoken of for "the militants" to mean it."""
UNREAL = frozenset("not n't never no would could might may if perhaps maybe should".split())
SINGULAR = frozenset("he him his she her himself herself".split())
PLURAL = frozenset("they them their themselves".split())
THING = frozenset("it its itself".split())
FIRST = frozenset("i me my we us our".split())
PAIR_NOUNS: dict[str, frozenset[Kind]] = {
    "leader": frozenset({"person"}), "president": frozenset({"person"}), "minister": frozenset({"person"}), "man": frozenset({"person"}),
    "country": STATES, "nation": STATES, "state": STATES, "side": STATES | GROUPS | {"person"}, "neighbor": STATES, "neighbour": STATES,
    "government": STATES, "group": GROUPS, "party": GROUPS | STATES, "": STATES | GROUPS | {"person"},
}  # fmt: skip
STATE_NOUNS = frozenset("country nation state".split())
FIGHTERS = frozenset("militant jihadist jihadi insurgent extremist".split())
GROUP_NOUNS = frozenset("group organization organisation movement party alliance bloc union agency newspaper company".split())
NEIGHBOURS = frozenset("neighboring neighbouring".split())


def resolve(mentions: Mentions, quotations: tuple[Quotation, ...]) -> None:
    """Add the mentions of pronouns and definite descriptions, from the first sentence to the last.

    "I" and "we" are whoever utters the quotation, and are settled last. A pronoun outside quotation marks never means somebody
    who is named only inside them.
    """
    mentions.quoted = frozenset(place for quotation in quotations for place in range(quotation.start, quotation.end))
    sentences = list(mentions.doc.sents)
    for place, sentence in enumerate(sentences):
        before = sentences[max(0, place - REACH) : place]
        for token in sentence:
            several = both(token, sentence, before, mentions)
            if several:
                mentions.joint[token.i] = tuple(renamed(mention, token, "pair") for mention in several)
                continue
            mention = meaning(token, sentence, before, mentions)
            if mention is not None:
                mentions.by_head[token.i] = mention
            predicate(token, mentions)
            owned(token, mentions)
    for quotation in quotations:
        speaker = mentions.by_head.get(quotation.speaker) if quotation.speaker is not None else None
        for token in mentions.doc[quotation.start : quotation.end]:
            if speaker is not None and token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$"):
                mentions.by_head[token.i] = renamed(speaker, token, "pronoun")


def meaning(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Mention | None:
    """Return the mention of a pronoun or definite description, or none."""
    if token.tag_ in ("PRP", "PRP$"):
        kinds = pronoun_kinds(token)
        found = nearest(token, sentence, before, mentions, lambda actor: actor.kind in kinds) if kinds else None
        return renamed(found, token, "pronoun") if found else None
    return described(token, sentence, before, mentions) if is_noun(token) and definite(token) else None


def predicate(token: Token, mentions: Mentions) -> None:
    """Let a predicate noun mean its subject: "Kuwait is the latest country to withdraw"; not where that is denied or only possible."""
    subject = child(token, "nsubj")
    if subject is None or not children(token, "cop") or any(word.lower_ in UNREAL for word in token.children):
        return
    mention = mentions.of(subject)
    parts = children(token, "nmod") if token.lower_ == "one" else []  # "one of several countries that …"
    for noun in (token, *(part for part in parts if preposition(part) == "of")):
        own = mentions.of(noun)
        alike = mention is not None and (mention.actor.kind == "person") == mentions.lexicon.single(noun.lemma_.lower())
        if mention is not None and own is not None and own.resolved == "description" and alike:
            mentions.by_head[noun.i] = renamed(mention, noun, "description")


def owned(token: Token, mentions: Mentions) -> None:
    """Give "its forces" and "the country's army" the country of their owner, once that is known."""
    mention, possessor = mentions.of(token), child(token, "nmod:poss")
    if mention is None or mention.resolved != "description" or mention.actor.country or possessor is None:
        return
    holder = mentions.of(possessor)
    kind = mentions.lexicon.group(token.lemma_.lower())
    if holder is None or holder.resolved not in ("pronoun", "description") or not holder.actor.country or kind is None:
        return
    if not is_sure_owner(possessor, holder.actor, mentions):
        return
    iso3, state = holder.actor.country, holder.actor.kind in STATES
    actor = (state and mentions.lexicon.body(iso3, token.lower_)) or group_actor(token, kind, mentions)
    if actor.kind == kind and actor.name == mention.actor.name:
        name = mentions.lexicon.of_country(iso3, token.lower_) if state else f"{holder.actor.name}'s {token.lower_}"
        actor = unknown(name, kind, iso3, mentions.article)
    mentions.by_head[token.i] = Mention(actor, mention.text, mention.start, mention.end, "description")


def is_sure_owner(possessor: Token, owner: Actor, mentions: Mentions) -> bool:
    """Return whether nobody of another country acts in the sentence where the owner is named: this one, else the one before."""
    sentence = possessor.sent
    named = [word for word in sentence if word.i < possessor.i and (mention := mentions.of(word)) and mention.actor.id == owner.id]
    part = sentence if named or not sentence.start else mentions.doc[sentence.start - 1].sent
    acting = [mentions.of(word) for word in part if word.i < possessor.i and word.dep_ in ("nsubj", "nsubj:pass")]
    return {mention.actor.country for mention in acting if mention and mention.actor.country} <= {owner.country}


def pronoun_kinds(token: Token) -> frozenset[Kind]:
    """Return what kinds of actor a pronoun can stand for."""
    word = token.lower_
    if word in SINGULAR:
        return frozenset({"person"})
    if word in PLURAL:
        return CROWDS
    subject = token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss")  # as an object "it" is mostly a thing
    return BODIES if word in THING and subject else frozenset()


def renamed(mention: Mention, token: Token, resolved: str) -> Mention:
    """Return the same actor, mentioned by another word."""
    return Mention(mention.actor, token.text, token.idx, token.idx + len(token.text), resolved)


def candidates(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Iterator[tuple[Token, Mention]]:
    """Yield earlier mentions, the likeliest first: subjects of this sentence, its other mentions, then sentence by sentence back."""
    for part in [sentence, *reversed(before)]:
        heads = [word for word in part if word.i in mentions.by_head and word.i < token.i]
        heads = [word for word in heads if token.lower_ not in SINGULAR or word.tag_ not in ("NNS", "NNPS")]
        heads = [
            word
            for word in heads
            if not same_clause_argument(word, token) and (token.i in mentions.quoted or word.i not in mentions.quoted)
        ]
        subjects = [word for word in heads if word.dep_ in ("nsubj", "nsubj:pass")]
        ordered = list(reversed(subjects)) if part.start == sentence.start else subjects
        for word in [*ordered, *reversed([word for word in heads if word not in subjects])]:
            yield word, mentions.by_head[word.i]


def same_clause_argument(word: Token, pronoun: Token) -> bool:
    """Return whether both are arguments of one verb: "A met him" is never A."""
    return word.head.i == pronoun.head.i and pronoun.tag_ == "PRP" and word.dep_ != "conj" and pronoun.dep_ != "conj"


def nearest(token: Token, sentence: Span, before: list[Span], mentions: Mentions, fits: Callable[[Actor], bool]) -> Mention | None:
    """Return the likeliest earlier mention that fits."""
    return next((mention for _, mention in candidates(token, sentence, before, mentions) if fits(mention.actor)), None)


def sentences_before(doc: Doc, place: int) -> list[Span]:
    """Return the sentences that end before a token."""
    return [sentence for sentence in doc.sents if sentence.end <= place]


def definite(token: Token) -> bool:
    """Return whether a noun phrase points back: "the", "that", "both"."""
    determiner = child(token, "det")
    return determiner is not None and determiner.lower_ in ("the", "that", "this", "both")


def described(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Mention | None:
    """Return the earlier actor whom "the minister", "the group", "the neighbouring state" means."""
    lemma = token.lemma_.lower()
    modifiers = children(token, "amod", "compound", "nmod:poss", "nmod", "acl:relcl", "appos", "acl")
    own = mentions.of(token)
    if own is not None and own.resolved not in ("description",):
        return None
    if lemma in STATE_NOUNS and token.tag_ == "NN":
        bordering = any(word.lower_ in NEIGHBOURS for word in modifiers)
        return state(token, sentence, before, mentions, bordering) if bordering or not modifiers else None
    if modifiers:
        return None
    if mentions.lexicon.group(lemma) == "person" and token.tag_ == "NN":
        called = nearest(token, sentence, sentences_before(mentions.doc, sentence.start), mentions,
                         lambda actor: actor.kind == "person" and lemma in mentions.titles.get(actor.id, ()))  # fmt: skip
        return renamed(called, token, "title") if called else None
    if lemma in FIGHTERS and token.tag_ == "NNS":
        return fighters(token, mentions)
    grouped = lemma in GROUP_NOUNS and token.tag_ == "NN"
    found = grouped and nearest(token, sentence, before, mentions, lambda actor: actor.kind in GROUPS and actor.name.lower() != lemma)
    return renamed(found, token, "description") if found else None


def fighters(token: Token, mentions: Mentions) -> Mention | None:
    """Return the armed group meant by "the militants": the only one that the article has named, where no other militants were spoken of."""
    if any(mentions.doc[place].lemma_ == token.lemma_ for place in mentions.by_head if place < token.i):
        return None
    named = {mention.actor.id: mention for place, mention in mentions.by_head.items()
             if place < token.i and mention.actor.kind == "armed group" and mention.resolved in ("name", "alias")}  # fmt: skip
    near = any(place >= token.sent.start - FAR for place, mention in mentions.by_head.items() if mention.actor.id in named)
    return renamed(next(iter(named.values())), token, "description") if len(named) == 1 and near else None


def state(token: Token, sentence: Span, before: list[Span], mentions: Mentions, bordering: bool) -> Mention | None:
    """Return the country meant by "the country"; for a neighbour, the latest one that is not the acting country.

    A subject comes first; of two countries that stand in one sentence and are no subjects, neither is meant for certain.
    """
    acts = acting(token, mentions)
    found = [(word, land) for word, mention in candidates(token, sentence, before, mentions) if (land := land_of(mention, mentions))]
    found = [(word, mention) for word, mention in found if mention.actor.country not in acts]
    if bordering:
        first = [mention.actor.country for word, mention in candidates(token, sentence, [], mentions) if word.dep_ == "nsubj"]
        found = [(word, mention) for word, mention in found if mention.actor.country not in first[:1]]
    rivals = {mention.actor.id for word, mention in found if word.sent.start == found[0][0].sent.start}
    clear = found and (bordering or found[0][0].dep_ in ("nsubj", "nsubj:pass") or len(rivals) == 1)
    return renamed(found[0][1], token, "description") if clear else None


def land_of(mention: Mention, mentions: Mentions) -> Mention | None:
    """Return the mention of a country, also where its government is what is named."""
    if mention.actor.kind == "country":
        return mention
    land = mentions.lexicon.country(mention.actor.country or "") if mention.actor.kind == "government" else None
    return Mention(land, mention.text, mention.start, mention.end, mention.resolved) if land else None


def acting(token: Token, mentions: Mentions) -> set[str | None]:
    """Return the countries that do what is done to a word: nobody supports "the country" who is the country."""
    doers = subjects(token.head) if token.dep_ == "obj" else []
    return {mention.actor.country for word in doers for mention in mentions.all_of(word)}


def pair_kinds(token: Token) -> frozenset[Kind] | None:
    """Return what the members of "the two", "both countries", "the two leaders" can be, or none for other phrases."""
    if token.lower_ in ("two", "both") and token.dep_ not in ("nummod", "det", "det:predet", "cc:preconj", "advmod"):
        return PAIR_NOUNS[""]
    number = next((word for word in children(token, "nummod", "det", "det:predet") if word.lower_ in ("two", "both")), None)
    lemma = token.lemma_.lower()
    if number is None or lemma not in PAIR_NOUNS:
        return None
    return PAIR_NOUNS[lemma] if number.lower_ == "both" or definite(token) else None


def antecedents(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Iterator[Token]:
    """Yield the words that a plural pronoun can stand for, subjects first, those with two actors ("the two presidents") too."""
    for part in [sentence, *reversed(before)]:
        pairs = [word for word in part if word.i in mentions.joint and word.i < token.i and word.dep_ in ("nsubj", "nsubj:pass")]
        yield from pairs
        yield from (word for word, _ in candidates(token, part, [], mentions) if word.i not in mentions.joint)


def fits_plural(word: Token, mentions: Mentions) -> bool:
    """Return whether a word can be meant by "they": several actors, or a crowd."""
    group = mentions.all_of(word)
    return len(group) > 1 or any(mention.actor.kind in CROWDS for mention in group)


def of_kinds(word: Token, mention: Mention, kinds: frozenset[Kind], mentions: Mentions) -> Mention | None:
    """Return a mention that can be one of "the two": itself, or its country where only countries are meant."""
    if mention.actor.kind in kinds:
        return mention
    titles = [below for title in (word, *children(word, "nmod:desc")) for below in children(title, "amod")]
    named = [mentions.nationalities[below.i] for below in titles if below.i in mentions.nationalities]
    country = named[0] if named else mentions.lexicon.country(mention.actor.country or "")
    return Mention(country, mention.text, mention.start, mention.end, mention.resolved) if country and kinds == STATES else None


def both(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> list[Mention]:
    """Return the actors of "the two" or of a plural pronoun: those of a coordination, else, for "the two", the last two of a kind."""
    if token.lower_ in PLURAL and token.tag_ in ("PRP", "PRP$"):
        word = next((word for word in antecedents(token, sentence, before, mentions) if fits_plural(word, mentions)), None)
        group = mentions.all_of(word) if word is not None and word.dep_ != "conj" else []
        return group if len({mention.actor.id for mention in group}) > 1 else []
    kinds = pair_kinds(token)
    if kinds is None:
        return []
    last: dict[str, Mention] = {}
    lemma = token.lemma_.lower()
    titled = mentions.lexicon.group(lemma) == "person" and lemma not in ("leader", "man")
    earlier = reversed(sentences_before(mentions.doc, sentence.start) if titled else before)
    for part in [sentence, *earlier]:
        for word in reversed([word for word in part if word.i in mentions.by_head and word.i < token.i]):
            said = [mention for mention in mentions.all_of(word) if not (lemma in STATE_NOUNS and mention.resolved == "description")]
            group = [fitting for mention in said if (fitting := of_kinds(word, mention, kinds, mentions))]
            group = [mention for mention in group if not titled or lemma in mentions.titles.get(mention.actor.id, ())]
            if len({mention.actor.id for mention in group}) == 2 and len({mention.actor.kind for mention in group}) == 1:
                return group[:2]
            for mention in group[:1]:
                last.setdefault(mention.actor.id, mention)
        if len(last) > 1:
            break
    found = list(last.values())
    alike = [mention for mention in found if mention.actor.kind == found[0].actor.kind] if found else []
    return alike if len(alike) == 2 else []  # of three, no two can be told apart
