"""Who takes part in an act: its sources and its targets. Knows triggers and their roles; never knows polarity or modality."""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.lexicon.load import Lexicon
from kg.mentions.book import Mentions
from kg.propose.patterns.arguments import (
    CARRIED,
    CRAFT,
    DOCUMENTS,
    MISSIONS,
    SHARED_BY_ALL,
    distinct,
    everyone,
    filled,
    meant,
    role_tokens,
    verb_names,
)
from kg.propose.patterns.inferred import DEEDS, inferred, is_human, landed, stranger
from kg.propose.patterns.politics import governs, is_public
from kg.propose.patterns.there import is_scene_of
from kg.propose.patterns.triggers import Trigger
from kg.sentence.clauses import objects, subjects
from kg.sentence.coordination import coordinator
from kg.sentence.labels import (
    ADVERB,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COPULA,
    DETERMINER,
    EXPLETIVE,
    INDIRECT_OBJECT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.phrases import phrases
from kg.sentence.relatives import antecedent
from kg.sentence.tree import children, preposition
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import counted, is_noun, is_verb
from kg.types import Mention

TRAVELLING = frozenset("arrive travel fly come go head return gather land".split())
OCCASIONS = frozenset(
    ("after", "before", "during", "at", "following", "ahead of", "in", "on", "since", "prior to")
)
COMPANY = ("subject", "with", "between", "among")
SYMMETRIC_ROLES = (
    "subject",
    "object",
    "with",
    "between",
    "among",
    "possessor",
    "modifier",
    "by",
    "of",
    "to",
)
FOREIGN_ONLY = ("in", "across", "over", "inside")
PEOPLE = ("person", "civilians", "protesters", "media")
GIVEN = ("AID", "SUPPORT", "CONCEDE")
LEAVING = ("withdraw", "pull", "walk", "back", "drop")
WILLING = frozenset(
    """refuse decline want seek quit abandon boycott scrap shun favour favor consider weigh accept resist avoid pursue reject end need leave
    oppose""".split()
) | {"rule out", "pull out", "break off", "push for", "turn down"}
FORESEEING = frozenset(
    "expect believe fear anticipate think see know have face need risk lose suffer".split()
)
CAUSING = frozenset(("draw", "spark", "trigger", "provoke", "cause"))
WINNING = ("have", "win", "gain", "enjoy", "secure", "earn")
CHARGES = ("allegation", "accusation", "charge")
CLEARING = ("deny", "reject", "refute", "rebut", "repudiate")
FREEING = ("CONCEDE", "COERCE", "ASSAULT", "APPOINT")
HOUSES = ("organisation", "media", "other")  # whoever goes there meets nobody: "a Saudi hospital"
ORDERING = ("order", "command", "direct", "instruct", "demand", "want")
OWN = (
    "country",
    "government",
    "civilians",
)  # whoever tells these at home what should be, asks for nothing
SPOKEN = ("REQUEST", "ACCUSE", "REJECT")
SINGLY = ("both", "each", "separately", "individually")

Sides = tuple[list[Mention], list[Mention]]


def participants(
    trigger: Trigger, acts: Mapping[int, str], mentions: Mentions, lexicon: Lexicon
) -> tuple[list[Mention], list[Mention]]:
    """Return the sources and the targets of an act; of a symmetric one all who take part, twice."""
    pattern = trigger.pattern
    source_roles, target_roles = (
        (pattern.noun_source, pattern.noun_target)
        if trigger.noun
        else (pattern.source, pattern.target)
    )
    if pattern.symmetric or is_of_two(trigger, source_roles, target_roles, mentions):
        return jointly(
            trigger,
            sides(trigger, (*source_roles, *target_roles), mentions, lexicon),
            acts,
            mentions,
        )
    if (
        trigger.noun
        and "possessor" in target_roles
        and (undergone := possessed(trigger, target_roles, mentions))
    ):
        doers = tuple(role for role in source_roles if role != "possessor")
        return in_roles(trigger, doers, mentions, lambda mention: mention in undergone), undergone
    if trigger.noun and (asking := besought(trigger, lexicon)) is not None:
        return from_asked(trigger, asking, mentions)
    sources = in_roles(trigger, source_roles, mentions) or host(trigger, lexicon, mentions)
    sources = sources or otherwise(trigger, mentions)
    if "subject" in target_roles and falls_in_war(trigger, source_roles):
        sources = []
    if trigger.noun:
        sources = [one for one in sources if not is_scene_of(one, trigger.token)]
    if trigger.carrier is not None and trigger.noun and is_undergone(trigger, lexicon):
        return suffered(trigger, sources, mentions)
    if is_carried(trigger):
        return [], []
    targets = called(trigger, sources, mentions) or acted_upon(
        trigger, target_roles, sources, acts, mentions
    )
    if not sources and targets and not trigger.noun and pattern.action in SPOKEN:
        sources = [
            mention
            for word in subjects(trigger.token)[:1]
            if (mention := stranger(word, mentions)) is not None
        ]
        sources = [
            mention
            for mention in sources
            if not any(overlap(mention, target) for target in targets)
        ]
    return sources, targets


def is_carried(trigger: Trigger) -> bool:
    """Return whether nobody visits: "a Georgian plane flew to Delhi", "he was flown to Delhi"."""
    if trigger.pattern.action != "CONSULT":
        return False
    words = role_tokens(trigger.token, "subject", trigger.carrier)
    return any(word.lemma_.lower() in CRAFT | CARRIED for word in words) or (
        trigger.token.lemma_ in TRAVELLING and is_passive(trigger.token)
    )


def is_of_two(
    trigger: Trigger, sources: tuple[str, ...], targets: tuple[str, ...], mentions: Mentions
) -> bool:
    """Return whether an act is done by two to one another: "the war between Iran and Iraq"."""
    if not trigger.noun or "between" not in targets or in_roles(trigger, sources, mentions):
        return False
    return len(in_roles(trigger, ("between",), mentions)) > 1


def falls_in_war(trigger: Trigger, roles: tuple[str, ...]) -> bool:
    """Return whether people die in what is no side's own: "died in Chad's civil war"."""
    words = [
        word
        for role in roles
        for word in role_tokens(trigger.token, role, trigger.carrier, trigger.last)
    ]
    return any(word.lemma_.lower() in SHARED_BY_ALL for word in words)


def overlap(one: Mention, other: Mention) -> bool:
    """Return whether two mentions share characters."""
    return one.start < other.end and other.start < one.end


def jointly(trigger: Trigger, both: Sides, acts: Mapping[int, str], mentions: Mentions) -> Sides:
    """Return all who take part, twice; of three or more, those of one side and those of the other.

    Of one who agrees alone, him and whom it concerns: "agreed to send troops to B".
    """
    people = distinct([*both[0], *both[1]])
    if both[1] and not both[0] and is_by_unknown(trigger, mentions):
        return [], people  # "she met A and B", and A did not meet B
    below = children(trigger.token, OPEN_COMPLEMENT)
    freeing = any(
        acts.get(deed.i) in FREEING and not children(deed, INDIRECT_OBJECT) for deed in below
    )  # "agreed to release B": no deal with B
    if trigger.pattern.action == "AGREE" and len(people) == 1 and not trigger.noun and not freeing:
        told = inferred("AGREE", trigger.token, [], acts, mentions)
        return people, [mention for mention in told if mention.first.id != people[0].first.id]
    if len(people) == 1:
        return alone(trigger, people, bool(both[0]))
    if not both[1]:
        return people, [] if met_unnamed(trigger) or is_done_singly(trigger) else people
    return both if len(people) > 2 or not both[0] else (people, people)


def is_by_unknown(trigger: Trigger, mentions: Mentions) -> bool:
    """Return whether a pronoun acts of which nobody can tell whom it means."""
    doers = role_tokens(trigger.token, "subject", trigger.carrier)
    return any(word.tag_ == "PRP" and mentions.of(word) is None for word in doers)


def alone(trigger: Trigger, people: list[Mention], acting: bool) -> Sides:
    """Return the only ones who take part: several meet one another, nobody meets alone.

    ``acting``: they do it, and it is not done with them; with others unnamed they do not meet.
    """
    if trigger.pattern.action != "CONSULT":
        return people, []
    if not is_plural(people[0], trigger):
        return [], []
    met = acting and not met_unnamed(trigger) and people[0].first.kind != "government"
    return people, people if met else []


def met_unnamed(trigger: Trigger) -> bool:
    """Return whether the other side has no name: "A and B held talks with both sides" is no talk of A with B."""
    return bool(role_tokens(trigger.token, "with", trigger.carrier, trigger.last))


def is_done_singly(trigger: Trigger) -> bool:
    """Return whether each does it alone, with others: "A and B have both signed the treaty"."""
    verb = trigger.carrier or trigger.token
    return any(word.lower_ in SINGLY for word in children(verb, ADVERB, DETERMINER))


def otherwise(trigger: Trigger, mentions: Mentions) -> list[Mention]:
    """Return who acts where no role tells: "the army was put on alert"."""
    if trigger.noun:
        return distinct(
            [mention for word in self_cleared(trigger.token) for mention in meant(word, mentions)]
        )
    mobilized = trigger.pattern.action == "MOBILIZE" and is_passive(trigger.token)
    return (
        [mention for word in objects(trigger.token)[:1] for mention in meant(word, mentions)]
        if mobilized
        else []
    )


def self_cleared(noun: Token) -> list[Token]:
    """Return who denies having done what a noun names: "Chad rejected the allegations of torture"."""
    if noun.dep_ != NOMINAL_MODIFIER or preposition(noun) != "of":
        return []
    first = noun.head.head if noun.head.dep_ == CONJUNCT else noun.head
    known = noun.head.lemma_.lower() in CHARGES or first.lemma_.lower() in CHARGES
    who = (
        subjects(first.head)
        if known and first.dep_ == OBJECT and first.head.lemma_ in CLEARING
        else []
    )
    return (
        who if all(word.tag_ != "PRP" for word in who) else []
    )  # "we", said by whoever speaks for them


def in_roles(
    trigger: Trigger,
    roles: tuple[str, ...],
    mentions: Mentions,
    skip: Callable[[Mention], bool] | None = None,
) -> list[Mention]:
    """Return the actors of the first of these roles that has any."""
    return filled(
        roles,
        trigger.token,
        trigger.carrier,
        trigger.last,
        mentions,
        skip or (lambda mention: False),
    )


def sides(trigger: Trigger, roles: tuple[str, ...], mentions: Mentions, lexicon: Lexicon) -> Sides:
    """Return who takes part in a symmetric act: who comes first, and with whom.

    "A and B met C": C meets both, and A and B are no pair. A side is empty where all stand together: "A, B and C met".
    """
    wanted = tuple(dict.fromkeys((*roles, *(SYMMETRIC_ROLES if trigger.noun else COMPANY))))
    parties = (
        everyone(trigger.token, None, ("between", "among"), trigger.last, mentions)
        if trigger.noun
        else []
    )
    if len(parties) > 1:
        return between(trigger, parties, mentions)  # "Oman hosted talks between B and C"
    across = tuple(
        role
        for role in wanted
        if role in (("with", "to") if trigger.noun else ("with", "to", "object"))
    )
    near = tuple(role for role in wanted if role not in across)
    ours, theirs = (
        everyone(trigger.token, trigger.carrier, side, trigger.last, mentions)
        for side in (near, across)
    )
    known = {own.first.id for own in ours}
    theirs = [
        mention
        for mention in theirs
        if mention.first.id not in known and not is_idiom(mention, trigger)
    ]
    above = trigger.token.head
    if (
        len(ours) + len(theirs) == 1
        and trigger.token.dep_ == RELATIVE_CLAUSE
        and above.dep_ == CONJUNCT
        and above in subjects(trigger.token)
    ):
        ours = distinct(
            [*mentions.all_of(above.head), *ours]
        )  # "Iran and the powers that signed it"
    if not ours or len(ours) + len(theirs) == 1:
        others = host(trigger, lexicon, mentions) or willing(trigger, mentions)
        known = {mention.first.id for mention in (*ours, *theirs)}
        others = distinct([mention for mention in others if mention.first.id not in known])
        return (others, theirs) if not ours else (ours, others)
    return ours, theirs


def is_idiom(mention: Mention, trigger: Trigger) -> bool:
    """Return whether the words of a mention belong to those of the act: the forces of "joined forces"."""
    words = trigger.token.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None or len(words) > 1:
        return False
    return any(
        name[-1] == words[0].lemma_.lower() for name in trigger.pattern.verbs if len(name) > 1
    )


def between(trigger: Trigger, parties: list[Mention], mentions: Mentions) -> Sides:
    """Return the sides of talks: one of "between A, B and C", two of "between A and B, C and D"."""
    first = next(iter(role_tokens(trigger.token, "between", None)), None)
    others = children(first, CONJUNCT) if first is not None else []
    if first is None or not others or not coordinator(others[0]) or len(parties) < 3:
        return parties, []
    own = mentions.of(first)
    known = {mention.first.id for mention in (own.singles if own is not None else ())}
    ours = [mention for mention in parties if mention.first.id in known]
    return ours, [mention for mention in parties if mention.first.id not in known]


def willing(trigger: Trigger, mentions: Mentions) -> list[Mention]:
    """Return who wants or shuns what its noun names: "ruled out talks with B", "withdrew from the pact with B"."""
    token, above = trigger.token, trigger.token.head
    if not trigger.noun or trigger.carrier is not None or not is_verb(above) or is_passive(above):
        return []
    left = (
        token.dep_ == OBLIQUE
        and above.lemma_ in LEAVING
        and preposition(token) in ("from", "of", "out of")
    )
    wanted = token.dep_ == OBJECT and bool(verb_names(above) & WILLING)
    return (
        [mention for word in subjects(above)[:1] for mention in meant(word, mentions)]
        if left or wanted
        else []
    )


def besought(trigger: Trigger, lexicon: Lexicon) -> Token | None:
    """Return the verb that asks for what a noun names: "requested aid", "asked the EU for aid"."""
    token = trigger.token
    cue = lexicon.cues.governor.get((token.head.lemma_.lower(), "phrase"))
    asking = (cue is not None and cue.behaviour == "requesting") or (
        token.head.lemma_ == "seek" and trigger.pattern.action in GIVEN
    )
    wanted = token.dep_ in (OBJECT, PASSIVE_SUBJECT) or (
        token.dep_ in (OBLIQUE, NOMINAL_MODIFIER) and preposition(token) == "for"
    )
    return token.head if asking and wanted and is_verb(token.head) else None


def from_asked(
    trigger: Trigger, asking: Token, mentions: Mentions
) -> tuple[list[Mention], list[Mention]]:
    """Return who shall do an act that is asked for, and to whom: "A asked B for aid" means aid by B to A."""
    given = trigger.pattern.action in GIVEN
    people = [
        phrase
        for role in ("from", "of", "on", "to")
        for phrase in phrases(asking, role)
        if phrase.i != trigger.token.i
    ]
    asked = (people or (objects(asking) if trigger.token.dep_ == OBLIQUE else [])) if given else []
    own = tuple(role for role in trigger.pattern.noun_source if role != "subject")
    sources = distinct(
        [mention for word in asked for mention in meant(word, mentions)]
    ) or in_roles(trigger, own, mentions)
    known = {mention.first.id for mention in sources}
    targets = in_roles(
        trigger, trigger.pattern.noun_target, mentions, lambda mention: mention.first.id in known
    )
    if not targets and given:
        targets = [mention for word in subjects(asking) for mention in meant(word, mentions)]
    return sources, [mention for mention in targets if mention.first.id not in known]


def called(trigger: Trigger, sources: list[Mention], mentions: Mentions) -> list[Mention]:
    """Return who shall do what is called for: "called for B's withdrawal"; "demanded the release of B" asks nothing of B."""
    if trigger.pattern.action != "REQUEST" or trigger.noun or trigger.pattern.complement:
        return []
    wanted = [
        word
        for word in (*objects(trigger.token), *phrases(trigger.token, "for"))
        if word.i in mentions.doers
    ]
    known = {mention.first.id for mention in sources}
    doers = [mention for word in wanted for mention in mentions.doers[word.i]]
    return [
        mention
        for mention in distinct(doers)
        if mention.first.id not in known and not is_troops(mention)
    ]


def is_troops(mention: Mention) -> bool:
    """Return whether a mention means soldiers: whoever calls for their withdrawal asks those who sent them."""
    return mention.first.kind == "military"


def is_plural(mention: Mention, trigger: Trigger) -> bool:
    """Return whether a mention can mean several: "the ministers met", "the Security Council met"."""
    if mention.resolved == "name" and mention.first.kind not in ("person", "country"):
        return True
    words = trigger.token.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return words is not None and words.root.tag_ in ("NNS", "NNPS", "PRP")


def is_undergone(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Return whether an act befalls the subject of its verb: "faced protests"; not "the bomber triggered the blast"."""
    verb = trigger.carrier
    if verb is not None and trigger.pattern.action == "SUPPORT" and verb.lemma_ in WINNING:
        return True  # "has the support of B"
    if verb is None or verb.lemma_.lower() not in lexicon.cues.undergoing:
        return False
    return not (verb.lemma_ in ("trigger", "cause") and trigger.pattern.action == "ASSAULT")


def suffered(
    trigger: Trigger, sources: list[Mention], mentions: Mentions
) -> tuple[list[Mention], list[Mention]]:
    """Return who acts and who undergoes in "faced protests by B", "died in an attack by B": its subject undergoes."""
    words = role_tokens(trigger.token, "subject", trigger.carrier)
    standing = [mention for word in words for mention in meant(word, mentions)]
    if trigger.carrier is not None and trigger.carrier.lemma_ in CAUSING:
        words = [
            word for word in words if mentions.all_of(word)
        ]  # what the riots of A provoke is not done to A
    if (
        trigger.pattern.action == "ACCUSE"
        and trigger.carrier is not None
        and trigger.carrier.lemma_ == "receive"
    ):
        return [], []  # whoever receives an allegation is only told of it
    undergone = distinct([mention for word in words for mention in meant(word, mentions)])
    known = {mention.first.id for mention in standing}
    others = [mention for mention in sources if mention.first.id not in known]
    backers = (
        ("from", "by", "of", "modifier")
        if trigger.pattern.action == "SUPPORT"
        else ("from", "by", "modifier")
    )
    return others or filled(
        backers, trigger.token, trigger.carrier, "", mentions, lambda mention: False
    ), undergone


def acted_upon(
    trigger: Trigger,
    roles: tuple[str, ...],
    sources: list[Mention],
    acts: Mapping[int, str],
    mentions: Mentions,
) -> list[Mention]:
    """Return the targets: who stands in the target roles, else who is inferred; nobody acts upon himself, nor abroad at home."""
    if trigger.pattern.action == "REQUEST" and not trigger.noun and is_to_be_done(trigger.token):
        return []
    acting = {mention.first.id for mention in sources}
    own = own_missions(trigger)
    home = {mention.first.country for mention in sources}

    def acts_itself(mention: Mention) -> bool:
        return (
            mention.first.id in acting and mention.resolved != "reciprocal"
        ) or mention.start in own

    def not_abroad(mention: Mention) -> bool:
        return acts_itself(mention) or (
            mention.first.kind == "country" and mention.first.country in home
        )

    def not_foreign(mention: Mention) -> bool:
        return not_abroad(mention) or mention.first.kind != "country"

    def stays_home(mention: Mention) -> bool:
        bound = trigger.token.lemma_ in TRAVELLING
        house = bound and mention.resolved == "description" and mention.first.kind in HOUSES
        return not_abroad(mention) or house or (private and (bound or mention.resolved == "place"))

    private = bool(sources) and all(
        mention.first.kind in PEOPLE and not is_public(mention) for mention in sources
    )

    wanted = [] if trigger.noun else objects(trigger.token)
    called_away = {
        (one.start, one.end) for word in wanted for one in mentions.doers.get(word.i, ())
    }
    ruling = any(governs(mention, mentions) for mention in sources)

    advised = (
        bool(trigger.pattern.complement) and not trigger.noun
    )  # "says its citizens should vote"

    def asks_abroad(mention: Mention) -> bool:
        if advised and ruling and mention.first.kind in OWN and mention.first.country in home:
            return True
        if is_troops(mention) and (mention.start, mention.end) in called_away:
            return True
        return (
            not_abroad(mention)
            if ruling or mention.resolved in ("description", "pronoun")
            else acts_itself(mention)
        )

    away = {"CONSULT": stays_home, "REQUEST": asks_abroad}.get(trigger.pattern.action, acts_itself)
    for role in roles:
        found = in_roles(trigger, (role,), mentions, not_foreign if role in FOREIGN_ONLY else away)
        if found:
            return found
    things = (
        [
            word
            for role in roles
            for word in role_tokens(trigger.token, role, trigger.carrier, trigger.last)
        ]
        if sources
        else []
    )
    guessed = inferred(trigger.pattern.action, trigger.token, things, acts, mentions)
    if trigger.pattern.action == "ASSAULT" and not landed(
        things, mentions, sites=False
    ):  # "stormed a bar in Mexico"
        abroad = {iso3 for iso3 in home if iso3}
        guessed = [
            mention
            for mention in guessed
            if mention.first.kind != "country" or abroad - {mention.first.country}
        ]
    return [
        mention
        for mention in guessed
        if not (not_abroad if mention.resolved == "place" else away)(mention)
    ]


def own_missions(trigger: Trigger) -> set[int]:
    """Return where the words for embassies begin that are the actor's own: "closed its embassy in Nairobi" is done to Kenya."""
    things = (
        []
        if trigger.noun
        else [thing for thing in objects(trigger.token) if thing.lemma_.lower() in MISSIONS]
    )
    owned = [
        (thing, word)
        for thing in things
        for word in children(thing, POSSESSOR)
        if word.tag_ == "PRP$"
    ]
    return {place for thing, word in owned for place in (thing.idx, word.idx)}


def is_to_be_done(verb: Token) -> bool:
    """Return whether something shall be done to whom a verb of ordering has as its object: "ordered the men to be released"."""
    told = [
        below
        for thing in objects(verb)[:1]
        for below in children(thing, NOUN_CLAUSE)
        if thing.i + 1 == below.i
    ]
    return verb.lemma_ in ORDERING and any(
        is_passive(below) for below in (*told, *children(verb, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE))
    )


def possessed(trigger: Trigger, roles: tuple[str, ...], mentions: Mentions) -> list[Mention]:
    """Return the people whose killing, arrest or release it is, where nothing else says to whom it was done.

    So is a person's whose name stands before it: "the Hariri murder".
    """
    others = tuple(role for role in roles if role != "possessor")
    if in_roles(trigger, others, mentions):
        return []
    owners = [
        mention
        for word in children(trigger.token, POSSESSOR, COMPOUND)
        for mention in mentions.all_of(word)
        if word.dep_ == POSSESSOR or mention.first.kind == "person"
    ]
    if trigger.pattern.action == "APPOINT" and any(
        mentions.lexicon.leads(mention.first, mentions.published) for mention in owners
    ):
        return []  # "the president's nomination of B"
    return distinct(owners) if all(mention.first.kind in PEOPLE for mention in owners) else []


def host(trigger: Trigger, lexicon: Lexicon, mentions: Mentions) -> list[Mention]:
    """Return who speaks on the occasion of a meeting or visit that names only the other side: "X said after talks with Y"."""
    token = trigger.token
    above = token.head
    if (
        preposition(token) == "for" and trigger.noun and (guests := bound(token))
    ):  # "arrived in London for talks with B"
        return (
            [mention for word in guests[:1] for mention in meant(word, mentions)]
            if trigger.pattern.action == "CONSULT"
            else []
        )
    occasion = (
        trigger.noun
        and trigger.carrier is None
        and token.dep_ == OBLIQUE
        and preposition(token) in OCCASIONS
    )
    cue = lexicon.cues.governor.get((above.lemma_.lower(), "clause"))
    if (
        not occasion
        or trigger.pattern.action != "CONSULT"
        or not is_verb(above)
        or is_passive(above)
    ):
        return []
    who = [mention for word in subjects(above)[:1] for mention in meant(word, mentions)]
    within = trigger.pattern.symmetric and preposition(token) in ("in", "during", "at")
    return [
        mention
        for mention in who
        if within or mention.first.kind == "person" or (cue is not None and cue.speaker)
    ]


def bound(occasion: Token) -> list[Token]:
    """Return who comes to a place for an occasion: "flew to Oslo for talks", "is in Oslo for talks"."""
    above = occasion.head
    if is_noun(above) and not children(above, COPULA):
        above = above.head  # "arrived in Oslo for talks", hung on Oslo
    there = bool(children(above, COPULA)) and preposition(above) in ("in", "at")
    if there:
        return [antecedent(word) for word in children(above, SUBJECT)]
    return subjects(above) if is_verb(above) and above.lemma_ in TRAVELLING else []


def implied(trigger: Trigger, mentions: Mentions) -> Mention:
    """Return the actor that an event noun itself implies: the protesters of a demonstration."""
    token, name = trigger.token, trigger.pattern.implied
    kind = mentions.lexicon.group(name.rstrip("s")) or "other"
    return Mention(
        (unknown(name, kind, None, mentions.article),),
        token.text,
        token.idx,
        token.idx + len(token.text),
        "implied",
    )


def is_open(trigger: Trigger, acts: Mapping[int, str], lexicon: Lexicon) -> bool:
    """Return whether an act may stand without a source: a noun, a passive, an assault done by a weapon, by another act, or died of."""
    if trigger.noun:
        return True
    if is_passive(trigger.token):  # not "threatened with blindness", nor "killed by a falling rock"
        mishap = any(
            is_mishap(word, acts, lexicon, trigger.pattern.action) for word in agents(trigger.token)
        )
        return trigger.pattern.action != "THREATEN" and not mishap
    # "a string of attacks killed six", "bomb blasts killed six"
    means = [
        part
        for word in subjects(trigger.token)
        for part in (word, *counted(word), *children(word, COMPOUND))
    ]
    by_weapon = any(
        word.i in acts or word.lemma_.lower() in lexicon.cues.weapons | CRAFT for word in means
    )
    return trigger.pattern.action in DEEDS and (by_weapon or "subject" in trigger.pattern.target)


def is_mishap(agent: Token, acts: Mapping[int, str], lexicon: Lexicon, action: str) -> bool:
    """Return whether a thing that nobody wields does what is done; "backed by helicopters" has nobody who backs."""
    wielded = action in DEEDS and (agent.i in acts or agent.lemma_.lower() in lexicon.cues.weapons)
    means = agent.lemma_.lower() in DOCUMENTS  # "was sacked by text message", by whoever wrote it
    return (
        is_noun(agent)
        and agent.tag_ in ("NN", "NNS")
        and not (wielded or means)
        and not is_human(agent)
    )


def is_advice(trigger: Trigger, targets: list[Mention]) -> bool:
    """Return whether a warning is for the good of whom it is given: "warned people to stay indoors"."""
    told = trigger.token.lemma_ in ("warn", "warning") and bool(targets)
    kinds = (
        ("civilians", "media")
        if trigger.pattern.action == "REQUEST"
        else ("civilians", "person", "media")
    )
    return told and all(
        mention.first.kind in kinds and mention.resolved == "description" for mention in targets
    )


def is_caution(trigger: Trigger) -> bool:
    """Return whether a warning tells of what others do, to nobody: "warned that the harvest would fail"."""
    clauses = (
        children(trigger.token, COMPLEMENT_CLAUSE)
        if not trigger.noun and trigger.token.lemma_ == "warn"
        else []
    )
    foreseen = any(
        below.lemma_ in FORESEEING for below in clauses
    )  # "warned that they expect more attacks"
    return foreseen or any(
        word.tag_ != "PRP"
        for below in clauses
        for word in children(below, *NOMINAL_SUBJECTS, EXPLETIVE)
    )
