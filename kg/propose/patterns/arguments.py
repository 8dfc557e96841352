"""Arguments: who stands in the roles that a pattern names. Knows roles and mentions; never knows actions.

Where the phrase in a role is no actor itself, its owner counts: "rejected the Indian allegations" has India as its target.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.lexicon.actions import PREPOSITIONS
from kg.lexicon.cues import Cues
from kg.mentions.book import Mentions
from kg.mentions.descriptions import PARTITIVES
from kg.propose.patterns.blame import blamed
from kg.propose.patterns.there import is_state, only_there
from kg.sentence.clauses import clause_of, subjects
from kg.sentence.control import accused_of
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    AGENT,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    COPULA,
    DETERMINER,
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
    TITLE,
)
from kg.sentence.overt import is_called
from kg.sentence.phrases import phrases
from kg.sentence.relatives import antecedent
from kg.sentence.tree import children, has, preposition
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import is_noun, is_verb, particle
from kg.types import Mention

TAKEN_FROM = frozenset(
    "prevent stop keep bar ban prohibit block deter discourage dissuade restrain expel evict suspend exclude".split()
)
FRACTIONS = frozenset("third quarter percent rest two-thirds all lot ton tonne".split())
HANDLED = frozenset(
    """operate fly fire launch pilot drop lay plant own send deploy control run lodge file make propose draft submit present issue sponsor
    table write offer raise bring""".split()
)
CARRIED = frozenset(
    "body remains coffin corpse plane".split()
)  # they are brought, and visit nobody
CRAFT = frozenset(
    "drone jet warplane aircraft plane helicopter missile rocket shell vessel warship ship boat submarine gunboat".split()
)
STANDING = ("station", "base", "deploy", "post")
UNDERGONE = frozenset(
    "sale use arrest release murder trial death loss ban theft abduction seizure".split()
)
AROUND = frozenset("near outside around along".split())
HOMES = frozenset(
    "home house flat apartment residence villa office car".split()
)  # an attack there is one on whoever lives there
BORDERS = frozenset("border frontier line coast shore".split())
NEAREST = BORDERS | HOMES
TOWARDS = frozenset("to into toward towards from".split())
SETTLEMENTS = frozenset(
    "town city village province region district port island capital outskirt suburb stronghold airport".split()
)
ACTS = ("ion", "ure", "al", "ment", "ing", "ance", "ence", "age")
DOCUMENTS = frozenset(
    "statement communique communiqué declaration report letter resolution petition message note editorial tweet post video".split()
)
BRINGING_FORWARD = frozenset(
    "make submit lodge file level bring draft propose issue sign present launch organise organize adopt raise table lay put host".split()
)
OPPOSED = frozenset(  # not on their owner's side
    """opponent critic rival enemy foe adversary detractor challenger abductor kidnapper captor killer attacker
    assassin murderer torturer accuser jailer persecutor owner founder employee shareholder customer victim""".split()
)
PROPOSALS = frozenset("plan proposal draft bill".split())
WORKS = frozenset(
    "film movie novel book cartoon song play documentary".split()
)  # not their country's doing
WORD_OF = frozenset(
    "advice request order behalf invitation instruction recommendation basis suggestion command insistence".split()
)
TOPICAL = frozenset("discuss debate negotiate renegotiate agree settle share coordinate".split())
SHARED_BY_ALL = frozenset(
    "war conflict fighting violence unrest crisis deal accord agreement treaty pact act prize award medal doctrine".split()
)
STOPPING = ("stop", "cease", "quit")
ADMITTING = ("let", "allow", "admit", "permit")  # "let inspectors into Douma" lets in inspectors
TRADED = frozenset("import export sale shipment delivery purchase supply".split())
MISSIONS = frozenset("embassy consulate mission".split())
PARTS = (*NOMINAL_SUBJECTS, OBJECT)
ABOUT_PEOPLE = frozenset("of by against".split())
GATHERINGS = frozenset("talk negotiation meeting summit dialogue consultation discussion".split())
LEFT = ("of", "out of", "from", "away from")
PACTS = frozenset("agreement treaty pact deal accord contract truce alliance partnership".split())
CONSIDERING = frozenset(  # whoever does this to a document does not utter it
    """consider discuss debate reject veto oppose block criticize criticise condemn denounce dismiss
    welcome receive get see read quote cite deny study review ignore await""".split()
)


def light_verb(noun: Token, cues: Cues) -> Token | None:
    """Return the verb that carries an event noun: "held" of "held talks", "in" whose phone call two people agreed."""
    head = noun
    while (head.dep_ == CONJUNCT and is_noun(head.head)) or (
        head.dep_ == NOMINAL_MODIFIER
        and preposition(head) == "of"
        and head.head.lemma_.lower() in PARTITIVES
    ):
        head = head.head
    if head.dep_ == SUBJECT and verb_names(head.head) & (cues.occurring - {"be"}):
        return head.head  # "talks resumed with the rebels"
    manner = preposition(head) == "in" and any(
        word.lower_ in ("a", "an") for word in children(head, DETERMINER)
    )
    above = head.head
    if (
        manner
        and head.dep_ == NOMINAL_MODIFIER
        and above.dep_ in (OBJECT, OBLIQUE, PASSIVE_SUBJECT)
    ):
        above = (
            above.head
        )  # "deployed troops in a show of force", wherever the parser hangs the phrase
    if not is_verb(above):
        return None
    lemma = above.lemma_.lower()
    if head.dep_ in (OBJECT, PASSIVE_SUBJECT) and not is_called(head):
        return above if {lemma, f"{lemma} {particle(above)}"} & cues.light else None
    if manner:
        return above  # "killed five people in an attack on a market"
    objects = ["", *(f"{below.lemma_.lower()} " for below in children(above, OBJECT))]
    names = (
        {f"{lemma} {part}{preposition(head)}" for part in objects}
        if head.dep_ == OBLIQUE
        else set()
    )
    return above if names & cues.light else None


def verb_names(verb: Token) -> set[str]:
    """Return the names of a verb: its lemma, alone and with its particle."""
    return {verb.lemma_.lower(), f"{verb.lemma_.lower()} {particle(verb)}"}


def role_tokens(
    trigger: Token, role: str, carrier: Token | None, pattern_last: str = ""
) -> list[Token]:
    """Return the phrases in a role of a verb, or of a noun and the light verb that carries it."""
    if role == "nobody":
        return []
    if carrier is None and not is_noun(trigger) and (is_verb(trigger) or trigger.pos_ == "ADJ"):
        return verb_role(trigger, role, pattern_last)
    return noun_role(trigger, role, carrier)


def verb_role(verb: Token, role: str, pattern_last: str) -> list[Token]:
    """Return the phrases in a role of a verb."""
    clause = clause_of(verb)
    if role == "subject":
        return list(clause.who)
    if role == "object":
        kept = (
            pattern_last == "as"
            or (pattern_last in ("in", "into") and verb.lemma_ in ADMITTING)
            or (pattern_last == "from" and verb.lemma_ in TAKEN_FROM)
        )
        if (
            pattern_last and not kept
        ):  # but "dismissed the claim as a lie", "kept the envoy from speaking"
            found = phrases(verb, pattern_last, idiom=True)
            stranded = clause.passive and not found
            return list(clause.whom) if stranded else found
        return list(clause.whom)
    if role == "indirect":
        return (
            children(verb, INDIRECT_OBJECT)
            or phrases(verb, "to")
            or (list(clause.whom) if pattern_last else [])
        )
    found = [
        antecedent(phrase) for phrase in phrases(verb, role, idiom=role == "of")
    ]  # "the country with which Chile signed it"
    found = found or [target for thing in children(verb, OBJECT) for target in aimed(thing, role)]
    if not found and pattern_last:  # "came under attack from B", "pulled out of talks with B"
        own = phrases(verb, pattern_last, idiom=True)
        found = [
            phrase
            for thing in own
            for phrase in children(thing, NOMINAL_MODIFIER)
            if preposition(phrase) == role
        ]
    if not found and verb.lemma_ in STOPPING:  # "stopped supplying power to Togo"
        found = [
            phrase for below in children(verb, OPEN_COMPLEMENT) for phrase in phrases(below, role)
        ]
    if not found and role in (
        "against",
        "from",
    ):  # "filed a complaint with the UN against Chad", hung on the UN
        with_whom = [
            inner for thing in children(verb, OBJECT) for inner in children(thing, NOMINAL_MODIFIER)
        ]
        found = [
            phrase
            for inner in with_whom
            for phrase in children(inner, NOMINAL_MODIFIER)
            if preposition(phrase) == role
        ]
    return found


def aimed(noun: Token, role: str) -> list[Token]:
    """Return what a thing is aimed at: "shells aimed at the port", "a raid targeting the rebels"."""
    found: list[Token] = []
    for clause in (
        *children(noun, NOUN_CLAUSE),
        *([noun.head] if noun.dep_ == PASSIVE_SUBJECT else []),
    ):
        if clause.lemma_ in ("aim", "direct", "level") and role in ("at", "against"):
            found += phrases(clause, role)
        elif clause.lemma_ == "target" and clause.tag_ == "VBG" and role in ("on", "against"):
            found += children(clause, OBJECT)
    return found


def noun_role(noun: Token, role: str, carrier: Token | None) -> list[Token]:
    """Return the phrases in a role of a noun: its own, then those of its light verb."""
    if role == "subject":
        return noun_subjects(noun, carrier)
    if role == "possessor":
        return children(noun, POSSESSOR)
    if role == "modifier":
        before = [
            word
            for word in children(noun, ADJECTIVE, COMPOUND, TITLE, NOMINAL_MODIFIER)
            if word.i < noun.i and not children(word, ADPOSITION)
        ]
        return [
            other for word in before if stance(word) is None for other in (*hyphened(word), word)
        ]
    if role in ("object", "indirect"):
        return (
            phrases(noun, "of")
            if role == "object"
            else children(carrier, INDIRECT_OBJECT)
            if carrier is not None
            else []
        )
    doers = blamed(noun) if role == "on" else []
    own = [
        phrase
        for phrase in children(noun, NOMINAL_MODIFIER, OBLIQUE, AGENT, NOUN_CLAUSE)
        if preposition(phrase) == role and phrase not in doers
    ]
    own += aimed(noun, role)
    if role == "against":
        own += [word for word in children(noun, ADJECTIVE, COMPOUND) if stance(word) == "anti"]
    if own and role == "between":  # the second side is sometimes hung on the noun itself
        own += [other for other in children(noun, CONJUNCT) if other.i > own[-1].i]
    if (
        not own and role != "of"
    ):  # "a show of force for the protesters", "a visit by the king to Oslo"
        kinds = [
            phrase
            for phrase in children(noun, NOMINAL_MODIFIER)
            if preposition(phrase) in ("of", "by", "from")
        ]
        own = [
            phrase
            for kind in kinds
            for phrase in children(kind, NOMINAL_MODIFIER)
            if preposition(phrase) == role
        ]
    plain = all(
        preposition(phrase) == "of" for phrase in children(noun, NOMINAL_MODIFIER, NOUN_CLAUSE)
    )
    if not own and role == "by" and noun.dep_ == OBJECT and plain and not is_passive(noun.head):
        own = [
            phrase for phrase in phrases(noun.head, "by") if phrase.i > noun.i
        ]  # "condemned the kidnapping of B by C"
    if own or carrier is None or (role == "by" and not is_passive(carrier)):
        return own
    return phrases(carrier, role)


def noun_subjects(noun: Token, carrier: Token | None) -> list[Token]:
    """Return who does what a noun names: the subject of its verb, of "is on a visit to", or who is said to have done it."""
    if carrier is not None:
        return [word for word in subjects(carrier) if word.i != noun.i]
    busy = preposition(noun) in ("on", "in") and children(noun, COPULA)
    return (
        list(map(antecedent, children(noun, SUBJECT))) if busy else blamed(noun) or accused_of(noun)
    )


def hyphened(word: Token) -> list[Token]:
    """Return the first half of a pair of nations: "US" of "US-Iranian talks"."""
    joined = (
        word.i >= 2 and word.nbor(-1).text in ("-", "–", "/") and word.nbor(-1).whitespace_ == ""
    )
    return [word.nbor(-2)] if joined and word.nbor(-2).text[:1].isupper() else []


def stance(word: Token) -> str | None:
    """Return "anti" or "pro" where the word ends such a compound: "an anti-American rally".

    So does the noun of a nationality: "anti-Thai government riots".
    """
    land = word.nbor(-1) if word.i and word.dep_ == COMPOUND else word
    if land.pos_ != "ADJ" or not land.text[:1].isupper():
        land = word
    if land.i < 2 or land.nbor(-1).text not in ("-", "–"):
        return None
    leaning = land.nbor(-2).lower_
    return leaning if leaning in ("anti", "pro") else None


def meant(token: Token, mentions: Mentions) -> list[Mention]:
    """Return the actors of a phrase and of all that is coordinated with it; a phrase that is no actor stands for its owner."""
    found: list[Mention] = []
    for word in conjuncts(token):
        if word.i != token.i and not found and mentions.of(word) is None:
            continue  # "the fight against hunger and the Libyan conflict" is not against Libya
        if word.i != token.i and any(one.lower_ == "no" for one in children(word, DETERMINER)):
            continue  # "promised planes but no soldiers"
        mention = (
            mentions.of(word) if word.lemma_.lower() not in CRAFT or not handlers(word) else None
        )
        found += (
            mention.singles
            if mention is not None
            else named(word, mentions) or owner(word, mentions)
        )
    return found


def named(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whom an apposition names: "two rivals, Kenya and Uganda"."""
    return [
        mention
        for word in children(token, APPOSITION)
        if word.i > token.i
        for mention in mentions.all_of(word)
    ]


def owner(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whose thing a phrase names: who did the act it names, its possessor, its nationality, then what stands after it.

    What nobody has alone is called by a country or a person without being theirs: the Iraq War, the Iran deal, the Nobel Prize.
    """
    found = owner_told(token, mentions)
    does = token.dep_ in NOMINAL_SUBJECTS or has(token, RELATIVE_CLAUSE)
    if does and only_there(token):
        return [one for one in found if not is_state(one)]
    return found


def owner_told(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whose thing a phrase names, be it done there or by them."""
    if token.i in mentions.doers:
        made = [mention for word in handlers(token) for mention in mentions.all_of(word)]
        return mentions.doers[token.i] or made or authors(token, mentions)
    if mentions.lexicon.private(token.lemma_) or token.lemma_.lower() in OPPOSED | WORKS:
        return []
    shared = token.lemma_.lower() in SHARED_BY_ALL and token.dep_ in PARTS
    before = [] if shared else children(token, ADJECTIVE, COMPOUND, TITLE)
    inner = [
        part
        for word in before
        if word.dep_ == COMPOUND
        for part in children(word, ADJECTIVE, COMPOUND)
    ]  # "a Chinese coast guard ship"
    for word in (*children(token, POSSESSOR), *before, *inner):
        row = conjuncts(word) if token.tag_ in ("NNS", "NNPS") else [word]  # "US and British jets"
        told = [mentions.of(one) or national(one, mentions) for one in row]
        if told[0] is not None:
            return [single for mention in told if mention is not None for single in mention.singles]
    return told_after(token, mentions)


def told_after(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whose thing a phrase names, as the words after it tell: "shells fired by B", "offers for talks by B", "the fate of B"."""
    makers = handlers(token)
    makers += [
        by
        for word in children(token, NOMINAL_MODIFIER)
        for by in children(word, NOMINAL_MODIFIER)
        if preposition(by) == "by" and mentions.of(by)
    ]
    if made := [mention for word in makers for mention in mentions.all_of(word)]:
        return made
    lemma = token.lemma_.lower()
    undergone = (
        lemma.endswith(ACTS) or lemma in UNDERGONE
    )  # "the closure of parliament" is not the parliament's
    left = lemma in GATHERINGS and preposition(token) in LEFT  # "pulled out of talks with B"
    about = ABOUT_PEOPLE | {"with"} if left or lemma in PACTS else ABOUT_PEOPLE
    near = [
        word
        for word in children(token, NOMINAL_MODIFIER)
        if preposition(word) in about and mentions.of(word) is not None
    ]
    near = [word for word in near if not (undergone and preposition(word) == "of")]
    found = [mention for word in near[:1] if (mention := mentions.of(word)) is not None] or authors(
        token, mentions
    )
    return found or [
        mention
        for word in belongs_to(token)
        for mention in mentions.all_of(word) or owner(word, mentions)
    ]


def belongs_to(token: Token) -> list[Token]:
    """Return whose a thing is said to be, or what is traded: "a radar belonging to B", "imports of B's fish"."""
    owners = [
        phrase
        for clause in children(token, NOUN_CLAUSE)
        if clause.lemma_ == "belong"
        for phrase in phrases(clause, "to")
    ]
    goods = [
        word
        for word in children(token, NOMINAL_MODIFIER)
        if token.lemma_.lower() in TRADED and preposition(word) == "of"
    ]
    return owners or goods


def authors(token: Token, mentions: Mentions) -> list[Mention]:
    """Return who utters what a phrase names: "a plan submitted by A", "A issued a statement" that then condemns B."""
    made = [
        word
        for clause in children(token, NOUN_CLAUSE)
        if clause.lemma_ in BRINGING_FORWARD
        for word in agents(clause)
    ]
    uttering = (
        token.lemma_.lower() in DOCUMENTS
        and token.dep_ in (OBJECT, OBLIQUE)
        and is_verb(token.head)
    )
    uttering = uttering and (token.dep_ == OBLIQUE or token.head.lemma_ not in CONSIDERING)
    words = made or (subjects(token.head) if uttering else [])
    return [mention for word in words for mention in mentions.all_of(word)]


def handlers(token: Token) -> list[Token]:
    """Return in whose hands a weapon is: "a drone operated by Iran", "shells fired by rebels"."""
    return [
        word
        for clause in children(token, NOUN_CLAUSE)
        if clause.lemma_ in HANDLED
        for word in agents(clause)
    ]


def national(word: Token, mentions: Mentions) -> Mention | None:
    """Return the country of an adjective of nationality."""
    actor = mentions.nationalities.get(word.i)
    return (
        Mention((actor,), word.text, word.idx, word.idx + len(word.text), "nationality")
        if actor is not None
        else None
    )


def destination(token: Token, mentions: Mentions) -> list[Mention]:
    """Return the country of a place that something goes to: "a visit to Kabul", "sent troops to Minsk"."""
    if token.lemma_.lower() in SETTLEMENTS and token.i not in mentions.places:
        within = [
            phrase
            for phrase in children(token, NOMINAL_MODIFIER, APPOSITION)
            if preposition(phrase) in ("of", "")
        ]
        return next((found for phrase in within if (found := destination(phrase, mentions))), [])
    iso3 = mentions.places[token.i][1] if token.i in mentions.places else None
    actor = mentions.lexicon.country(iso3) if iso3 else None
    return (
        [Mention((actor,), token.text, token.idx, token.idx + len(token.text), "place")]
        if actor is not None
        else []
    )


def in_role(role: str, token: Token, mentions: Mentions) -> list[Mention]:
    """Return the actors of a phrase in a role; on whose word something is done, it is not done to."""
    if role in PREPOSITIONS and token.lemma_.lower() in WORD_OF:
        return []
    if role in AROUND and mentions.of(token) is None and token.lemma_.lower() not in NEAREST:
        return destination(token, mentions)  # "deployed near Palestinian camps"
    if role == "subject" and token.lemma_.lower() in PROPOSALS:
        return mentions.all_of(token)  # "a Kenyan plan that recognises B" recognises nobody yet
    people = national(token, mentions) if role == "modifier" or stance(token) == "anti" else None
    found = [people] if people is not None else meant(token, mentions)
    return found or (destination(token, mentions) if role in TOWARDS else [])


def filled(
    roles: tuple[str, ...],
    trigger: Token,
    carrier: Token | None,
    last: str,
    mentions: Mentions,
    skip: Callable[[Mention], bool],
) -> list[Mention]:
    """Return the actors of the first role that has any."""
    for role in roles:
        found: list[Mention] = []
        for token in role_tokens(trigger, role, carrier, last):
            if role == "at" and trigger.lemma_ in STANDING and mentions.of(token) is None:
                continue  # "stationed at a British base"
            if role == "of" and token.head.i != trigger.i and undergoes(token, mentions):
                continue  # "protested the killing of B" is not against B
            near = last if role == "object" and last in AROUND else role
            found += in_role("to" if trigger.lemma_ == "arrive" else near, token, mentions)
        kept = [mention for mention in found if not skip(mention)]
        if kept:
            return distinct(kept)
    return []


def undergoes(token: Token, mentions: Mentions) -> bool:
    """Return whether somebody is done what the noun above names: "the release of B"."""
    own = mentions.of(token)
    undergone = mentions.undergoers.get(token.head.i, ())
    return own is not None and any(
        (one.start, one.end) == (own.start, own.end) for one in undergone
    )


def distinct(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with each actor once, in the order of the text."""
    found: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        found.setdefault(mention.first.id, mention)
    return list(found.values())


def everyone(
    trigger: Token, carrier: Token | None, roles: tuple[str, ...], last: str, mentions: Mentions
) -> list[Mention]:
    """Return all who take part in a symmetric act, from all its roles together."""
    found: list[Mention] = []
    for role in roles:
        for token in role_tokens(trigger, role, carrier, last):
            topic = (
                role == "object" and is_verb(trigger) and not last
            )  # "discussed the attack by Iran" is not with Iran
            if topic and trigger.lemma_ in TOPICAL:
                continue  # "discussed Ukraine"
            topic = topic or (
                role in ("of", "object") and is_noun(trigger)
            )  # "talks of B's resignation"
            found += mentions.all_of(token) if topic else in_role(role, token, mentions)
    return distinct(found)


def heads_of_object(
    trigger: Token, carrier: Token | None, last: str, roles: tuple[str, ...], noun: bool
) -> Iterator[Token]:
    """Yield the heads that a pattern's ``objects`` speak of: a verb's object, what a noun's target prepositions lead to."""
    if not noun:
        for token in (
            phrases(trigger, last, idiom=True)
            if last == "as"
            else verb_role(trigger, "object", last)
        ):
            yield from conjuncts(token)
            parted = token.lemma_.lower() in PARTITIVES - {"member"} | FRACTIONS
            if parted:  # "thousands of civilians", but no "member of parliament"
                yield from (
                    part for part in children(token, NOMINAL_MODIFIER) if preposition(part) == "of"
                )
        return
    for token in noun_role(trigger, "of", None):
        yield from conjuncts(token)
    for role in roles:
        if role not in ("subject", "possessor", "modifier", "nobody", "by", "of"):
            for token in noun_role(trigger, role, carrier):
                yield from conjuncts(token)
