"""Arguments: who stands in the roles that a pattern names. Knows roles and mentions; never knows actions.

Where the phrase in a role is no actor itself, its owner counts: "rejected the Indian allegations" has India as its target.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract import grammar
from kg.extract.descriptions import PARTITIVES
from kg.extract.grammar import children, conjuncts, is_noun, is_verb, phrases, preposition
from kg.extract.mentions import Mentions
from kg.lexicon.cues import Cues
from kg.types import Mention

TAKEN_FROM = frozenset("prevent stop keep bar ban prohibit block deter discourage dissuade restrain expel evict suspend exclude".split())
TOWARDS = frozenset("to into toward towards".split())
ACTS = ("ion", "ure", "al", "ment", "ing", "ance", "ence", "age")
DOCUMENTS = frozenset(
    "statement communique communiqué declaration report letter resolution petition message note editorial tweet post video".split()
)
HYPHENS = ("-", "–")
UTTERING = frozenset(
    "make submit lodge file level bring draft propose issue sign present launch organise organize adopt raise table lay put".split()
)
ABOUT_PEOPLE = frozenset("of by against with".split())


def light_verb(noun: Token, cues: Cues) -> Token | None:
    """Return the verb that carries an event noun: "held" of "held talks", "in" whose phone call two people agreed."""
    head = noun
    while (head.dep_ == "conj" and is_noun(head.head)) or (
        head.dep_ == "nmod" and preposition(head) == "of" and head.head.lemma_.lower() in PARTITIVES
    ):
        head = head.head
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in cues.occurring - {"be"}:
        return head.head  # "talks resumed with the rebels"
    manner = preposition(head) == "in" and any(word.lower_ in ("a", "an") for word in children(head, "det"))
    above = head.head
    if manner and head.dep_ == "nmod" and above.dep_ in ("obj", "obl", "nsubj:pass"):
        above = above.head  # "deployed troops in a show of force", wherever the parser hangs the phrase
    if not is_verb(above):
        return None
    lemma = above.lemma_.lower()
    if head.dep_ in ("obj", "nsubj:pass"):
        return above if {lemma, f"{lemma} {grammar.particle(above)}"} & cues.light else None
    if manner:
        return above  # "killed five people in an attack on a market"
    objects = ["", *(f"{below.lemma_.lower()} " for below in children(above, "obj"))]
    names = {f"{lemma} {part}{preposition(head)}" for part in objects} if head.dep_ == "obl" else set()
    return above if names & cues.light else None


def role_tokens(trigger: Token, role: str, carrier: Token | None, pattern_last: str = "") -> list[Token]:
    """Return the phrases in a role of a verb, or of a noun and the light verb that carries it."""
    if role == "nobody":
        return []
    if not is_noun(trigger) and (is_verb(trigger) or trigger.pos_ == "ADJ"):
        return verb_role(trigger, role, pattern_last)
    return noun_role(trigger, role, carrier)


def verb_role(verb: Token, role: str, pattern_last: str) -> list[Token]:
    """Return the phrases in a role of a verb."""
    if role == "subject":
        return grammar.subjects(verb)
    if role == "object":
        kept = pattern_last == "as" or (pattern_last == "from" and verb.lemma_ in TAKEN_FROM)
        if pattern_last and not kept:  # but "dismissed the claim as a lie", "kept the envoy from speaking"
            found = phrases(verb, pattern_last, idiom=True)
            stranded = grammar.is_passive(verb) and not found
            return grammar.objects(verb) if stranded else found
        return grammar.objects(verb)
    if role == "indirect":
        return children(verb, "iobj") or phrases(verb, "to") or (grammar.own_objects(verb) if pattern_last else [])
    found = phrases(verb, role) or [target for thing in children(verb, "obj") for target in aimed(thing, role)]
    if not found and role == "against":  # "filed a complaint with the UN against Chad", hung on the UN
        with_whom = [inner for thing in children(verb, "obj") for inner in children(thing, "nmod")]
        found = [phrase for inner in with_whom for phrase in children(inner, "nmod") if preposition(phrase) == role]
    return found


def aimed(noun: Token, role: str) -> list[Token]:
    """Return what a thing is aimed at: "shells aimed at the port", "a raid targeting the rebels"."""
    found: list[Token] = []
    for clause in (*children(noun, "acl"), *([noun.head] if noun.dep_ == "nsubj:pass" else [])):
        if clause.lemma_ in ("aim", "direct", "level") and role in ("at", "against"):
            found += phrases(clause, role)
        elif clause.lemma_ == "target" and clause.tag_ == "VBG" and role in ("on", "against"):
            found += children(clause, "obj")
    return found


def noun_role(noun: Token, role: str, carrier: Token | None) -> list[Token]:
    """Return the phrases in a role of a noun: its own, then those of its light verb."""
    if role == "subject":
        return noun_subjects(noun, carrier)
    if role == "possessor":
        return children(noun, "nmod:poss")
    if role == "modifier":
        before = [
            word for word in children(noun, "amod", "compound", "nmod:desc", "nmod") if word.i < noun.i and not children(word, "case")
        ]
        before = [word for word in before if stance(word) is None]
        hyphened = [word.nbor(-2) for word in before if word.i > 1 and word.nbor(-1).text in HYPHENS]  # "Russian-Turkish talks"
        return [*hyphened, *before]
    if role in ("object", "indirect"):
        return children(carrier, "iobj") if carrier is not None and role == "indirect" else phrases(noun, "of")
    own = [phrase for phrase in children(noun, "nmod", "obl", "obl:agent", "acl") if preposition(phrase) == role]
    own += aimed(noun, role)
    if role == "against":
        own += [word for word in children(noun, "amod", "compound") if stance(word) == "anti"]
    if own and role == "between":  # the second side is sometimes hung on the noun itself
        own += [other for other in children(noun, "conj") if other.i > own[-1].i]
    if not own and role != "of":  # "a show of force for the protesters", "a visit by the king to Oslo"
        kinds = [phrase for phrase in children(noun, "nmod") if preposition(phrase) in ("of", "by", "from")]
        own = [phrase for kind in kinds for phrase in children(kind, "nmod") if preposition(phrase) == role]
    if own or carrier is None or (role == "by" and not grammar.is_passive(carrier)):
        return own
    return phrases(carrier, role)


def noun_subjects(noun: Token, carrier: Token | None) -> list[Token]:
    """Return who does what a noun names: the subject of its verb, of "is on a visit to", or who is said to have done it."""
    if carrier is not None:
        return [word for word in grammar.subjects(carrier) if word.i != noun.i]
    busy = preposition(noun) in ("on", "in") and children(noun, "cop")
    return list(map(grammar.antecedent, children(noun, "nsubj"))) if busy else grammar.accused_of(noun)


def stance(word: Token) -> str | None:
    """Return "anti" or "pro" where the word ends such a compound: "an anti-American rally"."""
    if word.i < 2 or word.nbor(-1).text not in HYPHENS:
        return None
    before = word.nbor(-2).lower_
    return before if before in ("anti", "pro") else None


def meant(token: Token, mentions: Mentions) -> list[Mention]:
    """Return the actors of a phrase and of all that is coordinated with it; a phrase that is no actor stands for its owner."""
    found: list[Mention] = []
    for word in conjuncts(token):
        if word.i != token.i and not found and mentions.of(word) is None:
            continue  # "the fight against hunger and the Libyan conflict" is not against Libya
        mention = mentions.of(word)
        found += mentions.joint.get(word.i) or ([mention] if mention is not None else named(word, mentions) or owner(word, mentions))
    return found


def named(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whom an apposition names: "two rivals, Kenya and Uganda"."""
    return [mention for word in children(token, "appos") if word.i > token.i for mention in mentions.all_of(word)]


def owner(token: Token, mentions: Mentions) -> list[Mention]:
    """Return whose thing a phrase names: who did the act it names, its possessor, its nationality, then what stands after it."""
    if token.i in mentions.doers:
        return mentions.doers[token.i] or authors(token, mentions)
    if mentions.lexicon.private(token.lemma_):
        return []
    for word in (*children(token, "nmod:poss"), *children(token, "amod", "compound", "nmod:desc")):
        mention = mentions.of(word) or national(word, mentions)
        if mention is not None:
            return [mention]
    undergone = token.lemma_.lower().endswith(ACTS)  # "the closure of parliament" is not the parliament's
    for word in children(token, "nmod"):
        if (
            preposition(word) in ABOUT_PEOPLE
            and not (undergone and preposition(word) == "of")
            and (mention := mentions.of(word)) is not None
        ):
            return [mention]
    return authors(token, mentions)


def authors(token: Token, mentions: Mentions) -> list[Mention]:
    """Return who utters what a phrase names: "a plan submitted by A", "A issued a statement" that then condemns B."""
    made = [word for clause in children(token, "acl") if clause.lemma_ in UTTERING for word in grammar.agents(clause)]
    uttering = token.lemma_.lower() in DOCUMENTS and token.dep_ in ("obj", "obl") and is_verb(token.head)
    words = made or (grammar.subjects(token.head) if uttering else [])
    return [mention for word in words for mention in mentions.all_of(word)]


def national(word: Token, mentions: Mentions) -> Mention | None:
    """Return the country of an adjective of nationality."""
    actor = mentions.nationalities.get(word.i)
    return Mention(actor, word.text, word.idx, word.idx + len(word.text), "nationality") if actor is not None else None


def destination(token: Token, mentions: Mentions) -> list[Mention]:
    """Return the country of a place that something goes to: "a visit to Kabul", "sent troops to Minsk"."""
    iso3 = mentions.places[token.i][1] if token.i in mentions.places else None
    actor = mentions.lexicon.country(iso3) if iso3 else None
    return [Mention(actor, token.text, token.idx, token.idx + len(token.text), "place")] if actor is not None else []


def in_role(role: str, token: Token, mentions: Mentions) -> list[Mention]:
    """Return the actors of a phrase in a role."""
    people = national(token, mentions) if role == "modifier" or stance(token) == "anti" else None
    found = [people] if people is not None else meant(token, mentions)
    return found or (destination(token, mentions) if role in TOWARDS else [])


def filled(
    roles: tuple[str, ...], trigger: Token, carrier: Token | None, last: str, mentions: Mentions, skip: Callable[[Mention], bool]
) -> list[Mention]:
    """Return the actors of the first role that has any."""
    for role in roles:
        found: list[Mention] = []
        for token in role_tokens(trigger, role, carrier, last):
            found += in_role(role, token, mentions)
        kept = [mention for mention in found if not skip(mention)]
        if kept:
            return distinct(kept)
    return []


def distinct(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with each actor once, in the order of the text."""
    found: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        found.setdefault(mention.actor.id, mention)
    return list(found.values())


def everyone(trigger: Token, carrier: Token | None, roles: tuple[str, ...], last: str, mentions: Mentions) -> list[Mention]:
    """Return all who take part in a symmetric act, from all its roles together."""
    found: list[Mention] = []
    for role in roles:
        for token in role_tokens(trigger, role, carrier, last):
            topic = role == "object" and is_verb(trigger) and not last  # "discussed the attack by Iran" is not with Iran
            found += mentions.all_of(token) if topic else in_role(role, token, mentions)
    return distinct(found)


def heads_of_object(trigger: Token, carrier: Token | None, last: str, roles: tuple[str, ...], noun: bool) -> Iterator[Token]:
    """Yield the heads that a pattern's ``objects`` speak of: a verb's object, what a noun's target prepositions lead to."""
    if not noun:
        for token in phrases(trigger, last, idiom=True) if last == "as" else verb_role(trigger, "object", last):
            yield from conjuncts(token)
            if token.lemma_.lower() in PARTITIVES:  # "thousands of civilians"
                yield from (part for part in children(token, "nmod") if preposition(part) == "of")
        return
    for token in noun_role(trigger, "of", None):
        yield from conjuncts(token)
    for role in roles:
        if role not in ("subject", "possessor", "modifier", "nobody", "by", "of"):
            for token in noun_role(trigger, role, carrier):
                yield from conjuncts(token)
