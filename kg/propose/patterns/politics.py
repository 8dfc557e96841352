"""Whether an act belongs to politics. Knows who takes part and what else its sentence speaks of; never knows patterns' words.

Newspapers borrow the words of war and state for games, markets, weather and novels: "the retailer retreated from Spain".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.actors import is_unheard
from kg.lexicon.cues import Cues
from kg.mentions.book import Mentions
from kg.propose.patterns.arguments import role_tokens
from kg.propose.patterns.inferred import DEEDS
from kg.propose.patterns.triggers import Trigger
from kg.sentence.clauses import predicate_of, subjects
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    OBLIQUE,
    OPEN_COMPLEMENT,
    SUBJECT,
    UNMARKED_OBLIQUE,
)
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun, is_verb
from kg.types import Kind, Mention

PLAYED = ("ASSAULT", "PROTEST", "RETREAT")  # what newspapers also say of players and artists
OF_STATES = (
    "COERCE",
    "SANCTION",
    "AID",
    "CONCEDE",
    "MOBILIZE",
    "ELECT",
)  # what teams do only in some of their words
MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REJECT", "ACCUSE", "REQUEST")
HISTORY = 1900  # what happened before is told as background
FAR = 30  # characters: as far as the plural stands before the second of two storms
SUFFERED = ("ASSAULT", "AID")
PUBLIC: frozenset[Kind] = frozenset(
    {"government", "military", "armed group", "igo", "party", "court", "protesters"}
)
RULING = ("government", "military", "country")
FIGHTING = ("military", "armed group")
HOSTS = frozenset("army legion brigade battalion regiment battery".split())


def is_political(
    trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions, cues: Cues
) -> bool:
    """Return whether the act of a trigger, done by these to those, is one of politics."""
    if any(is_storm(mention, mentions, cues) or is_crowd(mention, mentions) for mention in sources):
        return False
    if is_private_act(trigger, sources, targets, mentions) or is_play(
        trigger, sources, targets, mentions
    ):
        return False
    suffered = (
        is_brought_about(trigger, cues)
        or is_fate(trigger, cues)
        or (not sources and is_accident(trigger, cues))
    )
    if trigger.pattern.action in SUFFERED and suffered:
        return False
    if is_game(trigger, sources, targets, cues) or is_history(trigger):
        return False
    return not is_told(trigger.token, cues)


def is_private_act(
    trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions
) -> bool:
    """Return whether people who act for themselves alone do something that touches nobody public: "the insurer agreed to buy a rival"."""
    own = [mention for mention in sources if is_private(mention, mentions)]
    others = [
        mention
        for mention in (*sources, *targets)
        if mention not in own and is_public(mention) and not is_private(mention, mentions)
    ]
    if trigger.pattern.action == "PROTEST":
        return False
    alone = (*DEEDS, "RETREAT", "APPOINT", "CONSULT")
    if (
        trigger.pattern.action in alone
        and not trigger.pattern.symmetric
        and own
        and len(own) == len(sources)
    ):
        return True
    if is_at_home(sources, targets, mentions) or is_among_strangers(
        trigger, sources, targets, mentions
    ):
        return True
    if trigger.pattern.action in DEEDS and not trigger.pattern.symmetric:
        return False
    meets = trigger.pattern.action in MUTUAL and not targets and meets_private(trigger, mentions)
    if meets or acts_hidden(trigger, mentions):
        return not any(is_public(mention) for mention in targets if mention not in sources)
    return bool(own) and not others


def is_at_home(sources: list[Mention], targets: list[Mention], mentions: Mentions) -> bool:
    """Return whether a name nobody has heard does something to people of its own life: "Ada Lima thanked her mother"."""
    return (
        bool(sources)
        and bool(targets)
        and is_all_unheard(sources, mentions)
        and all(is_private(mention, mentions) for mention in targets)
    )


def is_among_strangers(
    trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions
) -> bool:
    """Return whether nobody who meets or is ousted is known but by name: players, or a reporter and whom he asks."""
    beaten = trigger.token.lemma_ in ("beat", "defeat")
    if (
        not (beaten or trigger.pattern.action in ("CONSULT", "APPOINT"))
        or not sources
        or not targets
    ):
        return False
    people = (*sources, *targets)
    full = any(
        " " in mention.first.name for mention in people
    )  # bare surnames are those of people whom everybody knows
    return full and all(is_stranger(mention, mentions) for mention in people)


def is_stranger(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a mention means a person of whom nothing but a name is known."""
    person = mention.first.kind == "person" and mention.resolved in ("name", "surname", "pronoun")
    return person and is_unheard(mention.first) and not mentions.titles.get(mention.first.id)


def acts_hidden(trigger: Trigger, mentions: Mentions) -> bool:
    """Return whether the subject is somebody private whom the text does not name: "the rapper cancelled his tour of Australia"."""
    verb = trigger.carrier if trigger.noun else trigger.token
    return verb is not None and any(
        mentions.of(word) is None and mentions.lexicon.private(word.lemma_)
        for word in subjects(verb)
    )


def meets_private(trigger: Trigger, mentions: Mentions) -> bool:
    """Return whether an act is done to somebody private: "his visit to the dentist"."""
    roles = trigger.pattern.noun_target if trigger.noun else trigger.pattern.target
    words = [
        word
        for role in roles
        for word in role_tokens(trigger.token, role, trigger.carrier, trigger.last)
    ]
    return any(mentions.lexicon.private(word.lemma_) for word in words)


def is_private(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a mention names people of sport, arts or trades, or a firm: by a bare noun, or a name that ends in one."""
    titles = mentions.titles.get(mention.first.id, set())
    if titles and not any(map(mentions.lexicon.private, titles)):
        return False  # "Governor Brewer" brews nothing
    if mentions.lexicon.private(mention.first.name):
        return True
    words = mention.first.name.lower().split()
    nouns = {words[0], words[-1], mention.text.lower().split()[-1]}
    named = mention.resolved == "name" and mention.first.kind == "person" and len(words) > 1
    by_noun = mention.resolved in ("description", "pronoun", "text") or is_unheard(mention.first)
    if named or not by_noun:
        return False
    return any(
        mentions.lexicon.private(word) or mentions.lexicon.private(word.removesuffix("s"))
        for word in nouns
    )


def is_public(mention: Mention) -> bool:
    """Return whether somebody stands for a state, a body of state or a cause."""
    actor = mention.first
    known = actor.kind == "person" and (
        actor.wikidata is not None
        or actor.role is not None
        or mention.resolved in ("title", "description")
    )
    return actor.kind in PUBLIC or actor.kind == "country" or known


def governs(mention: Mention, mentions: Mentions) -> bool:
    """Return whether somebody leads a state or is its arm, who asks nothing of his own land."""
    return mentions.lexicon.leads(mention.first, None) or mention.first.kind in RULING


def is_play(
    trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions
) -> bool:
    """Return whether only unheard names do what is also said of players: "Ada Lima attacked from the left wing"."""
    return (
        bool(sources)
        and not targets
        and trigger.pattern.action in PLAYED
        and is_all_unheard(sources, mentions)
    )


def is_all_unheard(sources: list[Mention], mentions: Mentions) -> bool:
    """Return whether nothing is known of any of these but a name: no title, no office, no country."""
    return all(
        mention.resolved == "name"
        and is_unheard(mention.first)
        and not mentions.titles.get(mention.first.id)
        for mention in sources
    )


def is_storm(mention: Mention, mentions: Mentions, cues: Cues) -> bool:
    """Return whether a name is that of a storm or a quake: "Typhoon Mina"."""
    before = [word for word in mentions.words_before(mention.start, FAR) if word.is_alpha]
    near = [word.lower_ for word in before if word.idx + len(word.text) + 1 == mention.start]
    pairs = [
        word.lower_.removesuffix("s") for word in before if word.tag_ in ("NNPS", "NNS")
    ]  # "Hurricanes A and B"
    words = [*mention.text.lower().split(), *near, *pairs]
    return mention.first.kind in ("person", "organisation", "other") and any(
        word in cues.disasters or word == "storm" for word in words
    )


def is_crowd(mention: Mention, mentions: Mentions) -> bool:
    """Return whether an army is one of no soldiers: "an army of tourists"."""
    if mention.resolved != "description" or mention.text.lower().split()[-1] not in HOSTS:
        return False
    head = mentions.ending_at(mention.end)
    inside = (
        [
            word
            for word in children(head, NOMINAL_MODIFIER)
            if preposition(word) == "of" and word.tag_ == "NNS"
        ]
        if head is not None
        else []
    )
    return any(
        mentions.lexicon.group(word.lemma_.lower()) not in FIGHTING
        for word in inside
        if word.i not in mentions.nationalities
    )


def is_accident(trigger: Trigger, cues: Cues) -> bool:
    """Return whether people come to harm by no hand: the sentence tells of a crash, a quake or a plague, and of no weapon."""
    others = [
        word
        for word in trigger.token.sent
        if word.i != trigger.token.i and not (is_verb(word) and word.lemma_ == "storm")
    ]
    words = {form for word in others for form in (word.lemma_.lower(), word.lower_)}
    return bool(words & cues.disasters) and not words & cues.weapons


def is_brought_about(trigger: Trigger, cues: Cues) -> bool:
    """Return whether harm only follows from what befell its subject: "the plane crashed, killing all on board"."""
    verb = trigger.token
    return (
        verb.dep_ in (ADVERBIAL_CLAUSE, CONJUNCT, OPEN_COMPLEMENT)
        and not trigger.noun
        and verb.head.lemma_.lower() in cues.disasters
    )


def is_fate(trigger: Trigger, cues: Cues) -> bool:
    """Return whether a storm, a quake or an illness does what is done, whosever name it bears: "the Spanish flu killed millions"."""
    return not trigger.noun and any(
        word.lemma_.lower() in cues.disasters for word in subjects(trigger.token)
    )


def is_history(trigger: Trigger) -> bool:
    """Return whether an act is dated to a year of long ago: "conquered Baghdad in 1258"."""
    words = [
        word
        for verb in (trigger.token, trigger.carrier)
        if verb is not None
        for word in children(verb, OBLIQUE, NOMINAL_MODIFIER, UNMARKED_OBLIQUE)
    ]
    years = [
        int(word.text)
        for word in words
        if len(word.text) == 4 and word.text.isdecimal() and preposition(word) in ("in", "of")
    ]
    if not years:  # "over a period of 62 years (1824 - 1886)"
        years = [
            int(word.text)
            for word in trigger.token.sent
            if len(word.text) == 4 and word.text.isdecimal()
        ]
    return any(year >= 1000 for year in years) and all(year < HISTORY for year in years)


def is_game(trigger: Trigger, sources: list[Mention], targets: list[Mention], cues: Cues) -> bool:
    """Return whether a sentence reports of sport, and nobody who does not play takes part; a country can be its team.

    A sportsman to whom something is done speaks of no sport: "Iran executed a wrestler".
    """
    people = [*sources, *targets]
    sport = [
        word for word in trigger.token.sent if plays(word, cues) and not is_inside(word, targets)
    ]
    public = [
        mention
        for mention in people
        if mention.first.kind in PUBLIC and mention.first.name != "crowd"
    ]
    if not sport or public:
        return False
    if any(mention.first.kind == "country" for mention in people):
        return (
            trigger.pattern.action not in OF_STATES or trigger.token.lemma_.lower() in cues.played
        )
    return not any(
        is_public(mention) and mention.first.kind == "person" and mention.resolved != "description"
        for mention in people
    )


def is_inside(word: Token, mentions: list[Mention]) -> bool:
    """Return whether a word is part of a description."""
    return any(
        mention.start <= word.idx < mention.end and mention.resolved == "description"
        for mention in mentions
    )


def plays(word: Token, cues: Cues) -> bool:
    """Return whether a word is of sport, alone or with what stands before it: "the second half", "semi-finals"."""
    lemma = word.lemma_.lower()
    if word.i > 0 and f"{word.nbor(-1).lower_} {lemma}" in cues.games:
        return True
    if (
        word.i > 1
        and word.nbor(-1).text in ("-", "–")
        and f"{word.nbor(-2).lower_}-{lemma}" in cues.games
    ):
        return True
    return (
        bool({lemma, word.lower_} & cues.games)
        and (is_noun(word) or word.pos_ == "VERB")
        and not (lemma == "score" and word.tag_ == "NNS")
    )


def is_told(word: Token, cues: Cues) -> bool:
    """Return whether an act is one of a story: what a novel tells, a film shows, or is painted on a wall."""
    for above in ways_up(word):
        around = [
            below
            for below in children(above, *NOMINAL_SUBJECTS, OBLIQUE, NOMINAL_MODIFIER)
            if below.i != word.i
        ]
        if any(is_work(below, above, cues) for below in around):
            return True
    return False


def is_work(noun: Token, above: Token, cues: Cues) -> bool:
    """Return whether a noun is a work of art that something stands in or that tells it: "in the novel", "the play mocks"."""
    of_many = any(
        preposition(part) == "of" for part in children(noun, NOMINAL_MODIFIER)
    )  # "a series of attacks"
    own = is_noun(noun) and noun.lemma_.lower() in cues.works and not of_many
    return own and (
        noun.dep_.startswith(SUBJECT)
        or preposition(noun) == "in"
        or (preposition(noun) == "of" and is_noun(above))
    )


def ways_up(word: Token) -> Iterator[Token]:
    """Yield the predicate of an act, and those above it."""
    top = predicate_of(word)
    yield top
    while top.head.i != top.i:
        top = predicate_of(top.head)
        yield top
