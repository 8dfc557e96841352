"""Who acts and who is acted on in a clause, whichever way it is said. Knows trees; never knows mentions, nor politics."""

from spacy.tokens import Token

from kg.sentence.agreement import agreeing
from kg.sentence.grammar import (
    ACCUSING,
    CALENDAR,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agents,
    begins,
    child,
    children,
    hung_on_part,
    is_inserted,
    is_noun,
    is_participle_modifier,
    is_passive,
    is_verb,
    particle,
    preposition,
    whole_subjects,
)

RELATIVES = {"who", "which", "that", "whom", "whose"}
OBJECT_CONTROL_MARKS = {"of", "for", "from", "into", "over", "against"}
ASKED = {
    ("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("shout", "at"), ("prevail", "on"),
    ("call", "for"), ("appeal", "for"), ("plead", "for"), ("push", "for"), ("press", "for"), ("wait", "for"), ("arrange", "for"),
}  # fmt: skip
ADDRESSED = ("for", "on", "upon", "to")
EXPLETIVES = frozenset("it this that there".split())
SUBJECT_CONTROL = frozenset(("promise", "threaten", "vow", "pledge"))
MOTION = frozenset("enter leave visit invade cross use quit join flee tour reach".split())
FINITE = ("VBD", "VBZ", "VBP")
QUOTING = ("quote", "cite")
APART = ("after", "before", "during", "since", "despite", "following", "amid", "until", "over", "because of", "due to")
OPENING = ("after", "before", "since", "until", "as")


def subjects(verb: Token, seen: int = 0) -> list[Token]:
    """Return who acts: the same for "A accused B", "B was accused by A", "A decided to accuse B"."""
    if is_passive(verb):
        shared = verb.dep_ == "conj" and is_passive(verb.head) and not children(verb, *PASSIVE_SUBJECTS, *SUBJECTS)
        return agents(verb) or (agents(verb.head) if shared else [])
    return own_subjects(verb) or (inherited_subjects(verb, seen) if seen < 8 else [])


def own_subjects(verb: Token) -> list[Token]:
    """Return the subject that stands with the verb itself."""
    own = whole_subjects(verb) or hung_on_part(verb) or leading_relative(verb)
    own = [word for word in own if not children(word, "case")] or own  # "rejected claims by the US", "by the US" taken for a subject
    if not own:
        return [word for word in children(verb, "obl") if is_clause_subject(word, verb)]
    token = own[0] if len(own) > 1 and (is_aside(own[-1]) or is_inserted(own[-1])) else own[-1]
    return [antecedent(token) if not children(token, "cop") else predicated(token)]


def leading_relative(verb: Token) -> list[Token]:
    """Return the relative pronoun that a verb with another object has for its subject: "the dam, which they say threatens the village"."""
    return [word for word in children(verb, "obj")[:-1] if word.lower_ in RELATIVES and word.i < verb.i]


def shared_subjects(verb: Token, above: Token, seen: int) -> list[Token]:
    """Return whom a coordinated verb has as its subject: that of the first verb, unless another clause begins between them."""
    if (starting := begun(verb)) is not None:
        return [starting]
    if is_noun(above) and verb.tag_ in FINITE and not children(above, "cop"):
        above = next((word for word in above.ancestors if is_verb(word) and word.dep_ not in ("acl", "acl:relcl", "amod")), above)
    said = [word for word in children(above, "parataxis") if above.i < word.i < verb.i and children(word, "nsubj")]
    return surface_subjects(said[-1] if said else above, seen + 1)  # "“…,” she said, and appealed"


def begun(verb: Token) -> Token | None:
    """Return the subject of a coordinated clause that the parser took for an object: "A blocked the deal and B, which …, left"."""
    if children(verb, "cc", *SUBJECTS, *PASSIVE_SUBJECTS):
        return None
    found = [noun for thing in children(verb.head, "obj", "obl") for noun in children(thing, "conj") if begins(noun)]
    if verb.tag_ in FINITE:  # "closed the crossing after an attack killed six men"
        found += [noun for noun in children(verb.head, "obl") if preposition(noun) in OPENING and noun.right_edge.i == verb.left_edge.i - 1]
    return found[-1] if found else None


def is_clause_subject(word: Token, verb: Token) -> bool:
    """Return whether a name before a verb is its subject, though the parser took its conjunction for a preposition: "after Mali left"."""
    named = word.i < verb.i and word.tag_ in ("NNP", "NNPS") and word.text not in CALENDAR
    return named and preposition(word) in ("after", "before", "since", "until") and bool(children(word, "acl:relcl"))


def is_aside(noun: Token) -> bool:
    """Return whether a second subject stands between commas: an apposition, read another way by the parser."""
    before, after = noun.left_edge.i - 1, noun.right_edge.i
    return before > 0 and noun.doc[noun.left_edge.i].dep_ != "punct" and noun.doc[before].text == "," and noun.doc[after].text == ","


def surface_subjects(verb: Token, seen: int) -> list[Token]:
    """Return the subject as it stands, whichever the voice: who controls an infinitive below."""
    if own := own_subjects(verb):
        return own
    if is_participle_modifier(verb):
        return [modified(verb)]
    return inherited_subjects(verb, seen) if seen < 8 else []


def inherited_subjects(verb: Token, seen: int) -> list[Token]:
    """Return the subject that a verb without one borrows: coordination, control, raising, participles, relative clauses."""
    above = verb.head
    relation = verb.dep_
    if relation == "conj":
        return shared_subjects(verb, above, seen)
    if relation in ("xcomp", "ccomp", "csubj"):
        return controllers(above, seen) if not is_noun(above) else owners(above, seen + 1)
    if relation == "advcl":
        return adverbial_subjects(verb, above, seen)
    if relation == "acl":
        if is_accused_act(verb):
            return [above]
        to_infinitive = any(mark.lower_ in ("to", "of", "for", "in", "on", "about") for mark in children(verb, "mark", "case"))
        return addressed(verb) or owners(above, seen + 1) if to_infinitive else [predicated(above)]
    return [predicated(above)] if relation == "acl:relcl" and not own_objects(verb) and above.pos_ != "VERB" else []


def adverbial_subjects(verb: Token, above: Token, seen: int) -> list[Token]:
    """Return who acts in an adverbial clause: "called on B to act" and "accused B of acting" B, else the subject of the main clause."""
    while above.dep_ in ("ccomp", "parataxis") and verb.i < above.head.i < above.i:
        above = above.head  # "The rebels, while claiming the attack, said ten men were killed"
    if any((above.lemma_, preposition(phrase)) in ASKED for phrase in children(above, "obl")):
        return controllers(above, seen)
    mark = child(verb, "mark", "case")
    if mark is not None and mark.lower_ == "as" and above.lemma_ in QUOTING:
        return objects(above)[:1]  # "quoted him as criticising B"
    if mark is not None and mark.lower_ in OBJECT_CONTROL_MARKS and above.pos_ == "VERB":
        return objects(above) or surface_subjects(above, seen + 1)
    if above.dep_ == "advmod" and is_verb(above.head):
        above = above.head  # "stopped short of attacking"
    if above.pos_ in ("VERB", "ADJ", "AUX", "ADV"):
        return surface_subjects(above, seen + 1)
    said = predicated(above)  # "is under fire for killing"
    return [said] if said.i != above.i else owners(above, seen + 1)


def controllers(above: Token, seen: int) -> list[Token]:
    """Return who does the act of an infinitive: "urged B to act" B, "promised B to act" the subject, "was told to act" the told."""
    if above.lemma_ not in SUBJECT_CONTROL | MOTION and not is_passive(above):
        controlled = children(above, "obj", "iobj") or [
            phrase
            for phrase in children(above, "obl")
            if preposition(phrase) in ("on", "upon", "to") or (above.lemma_, preposition(phrase)) in ASKED or is_bidden(phrase)
        ]
        if controlled:
            return controlled[:1]
    return surface_subjects(above, seen + 1)


def is_bidden(phrase: Token) -> bool:
    """Return whether a phrase is who shall act, though the parser hung its "for" on the act: "called for B to leave"."""
    first = phrase.left_edge.i
    return not preposition(phrase) and first > 0 and phrase.doc[first - 1].lower_ == "for"


def owners(noun: Token, seen: int) -> list[Token]:
    """Return whose plan, order or decision a noun is: its possessor, or the subject of the verb it is an object of."""
    said = predicated(noun)
    possessors = (
        children(noun, "nmod:poss")
        or [phrase for phrase in children(noun, "nmod") if preposition(phrase) == "by"]
        or [said for word in [said] if word.i != noun.i]
        or [phrase for phrase in children(noun, "nmod") if preposition(phrase) == "of"]
    )
    if possessors:
        return possessors[:1]
    apart = noun.dep_ == "obl" and preposition(noun) in APART  # "sentenced B after an attempt to kill him"
    if noun.dep_ in ("obj", "obl", "xcomp") and noun.head.pos_ == "VERB" and seen < 8 and not apart:
        return subjects(noun.head, seen + 1)
    return [token for token in children(noun, "amod", "compound") if token.tag_.startswith(("JJ", "NNP"))][:1]


def addressed(infinitive: Token) -> list[Token]:
    """Return who is to act under a noun: "a call for Turkey to leave", "pressure on Turkey to leave"."""
    marks = children(infinitive, "mark", "aux")
    first = next((mark for mark in marks if mark.lower_ == "to"), infinitive)
    meant = {mark.i + 1 for mark in marks if mark.lower_ == "for"}  # "for Turkey to leave", "for" hung on the verb
    near = [
        phrase for phrase in children(infinitive.head, "nmod", "obl") if preposition(phrase) in ADDRESSED or phrase.left_edge.i in meant
    ]
    return [phrase for phrase in near if phrase.right_edge.i == first.i - 1]


def antecedent(pronoun: Token) -> Token:
    """Return what a relative pronoun stands for, or the word itself."""
    if pronoun.lower_ not in RELATIVES or pronoun.tag_ not in ("WP", "WDT", "IN", "WP$"):
        return pronoun
    clause = next((above for above in (pronoun, *pronoun.ancestors) if above.dep_ == "acl:relcl"), None)
    if clause is None:
        return pronoun
    return agreeing(clause, pronoun) or predicated(clause.head)


def predicated(noun: Token) -> Token:
    """Return whom a predicate noun is said of, or the noun itself: "Kuwait is the latest state to leave"."""
    doubtful = any(word.tag_ == "MD" or "Neg" in word.morph.get("Polarity", []) for word in children(noun, "aux", "advmod", "det"))
    predicate = noun.tag_ in ("NN", "NNS") or bool(children(noun, "case"))  # "is in London to meet B"
    said = children(noun, "nsubj") if children(noun, "cop") and predicate and not doubtful else []
    return antecedent(said[-1]) if said and said[-1].lower_ not in EXPLETIVES else noun


def accusing(noun: Token) -> Token | None:
    """Return the verb that says of somebody what a noun names: "accused B of an attack", wherever the parser hangs the phrase."""
    hung = noun.dep_ == "nmod" and noun.head.dep_ in ("obj", "nsubj:pass")
    verb = noun.head.head if hung else noun.head
    charged = (hung or noun.dep_ == "obl") and verb.lemma_ in ACCUSING and preposition(noun) in ("of", "for", "with")
    return verb if charged else None


def accused_of(noun: Token) -> list[Token]:
    """Return who is said to have done what a noun names."""
    verb = accusing(noun)
    return own_objects(verb) if verb is not None else []


def is_accused_act(verb: Token) -> bool:
    """Return whether a gerund tells what an object is accused or kept of, hung on it: "accused the party of hindering the vote"."""
    noun = verb.head
    marked = any(mark.lower_ in OBJECT_CONTROL_MARKS for mark in children(verb, "mark", "case"))
    return verb.dep_ == "acl" and marked and noun.dep_ in ("obj", "iobj", "nsubj:pass") and noun.head.lemma_ in ACCUSING


def own_objects(verb: Token) -> list[Token]:
    """Return the objects that stand with the verb itself."""
    if is_participle_modifier(verb):
        return [modified(verb)]
    if is_passive(verb):
        found = children(verb, *PASSIVE_SUBJECTS) or children(verb, *SUBJECTS)
    else:
        own = leading_relative(verb)
        found = [word for word in children(verb, "obj") if word not in own and not is_inserted(word)] or children(verb, "iobj")
    if not found:  # "called off the talks", "named him minister", read another way by the parser
        bare = [word for word in children(verb, "obl") if particle(verb) and not preposition(word) and word.text not in CALENDAR]
        found = bare or [word for word in children(verb, "xcomp") if is_noun(word) and not children(word, "cop", "mark", "case")]
    return [antecedent(token) for token in found]


def modified(participle: Token) -> Token:
    """Return the noun that a participle tells of: the near one in "the wife of a Briton jailed by a court"."""
    doc, near = participle.doc, participle.nbor(-1)
    first = near.i
    while first > participle.head.i and doc[first - 1].dep_ in ("amod", "compound", "det") and doc[first].lower_ not in ("a", "an"):
        first -= 1
    indefinite = doc[first].lower_ in ("a", "an") and doc[first - 1].lower_ in ("of", "for", "from")
    return near if indefinite and (is_noun(near) or near.tag_ == "JJ") and first > participle.head.i else participle.head


def objects(verb: Token) -> list[Token]:
    """Return who is acted upon: the object, the subject of a passive, the noun before a reduced or object relative clause."""
    own = own_objects(verb)
    if own:
        return own
    if verb.dep_ == "acl:relcl" and children(verb, *SUBJECTS) and not children(verb, "xcomp", "ccomp"):
        pronouns = [token for token in children(verb, *SUBJECTS) if token.lower_ in RELATIVES and token.tag_ in ("WP", "WDT")]
        return [] if pronouns else [verb.head]
    if is_passive(verb) and verb.dep_ in ("conj", "xcomp", "advcl"):
        return surface_subjects(verb.head, 1)
    shared = [other for other in children(verb, "conj") if other.pos_ == "VERB" and other.i - verb.i == 2]
    found = [token for other in shared for token in children(other, "obj")]
    if not found and verb.dep_ == "conj":  # an object that the parser hung on a verb before
        verbs = [verb.head, *(other for other in children(verb.head, "conj") if is_verb(other))]
        found = [
            token for other in verbs for token in other.children if token.dep_ in ("obj", "conj") and token.i > verb.i and is_noun(token)
        ]
    return found[:1] or gap(verb)


def gap(verb: Token) -> list[Token]:
    """Return the noun whose relative clause has its gap at this verb: "the vote he claims to have won"."""
    top = verb
    while top.dep_ in ("xcomp", "ccomp") and not children(top, "obj"):
        top = top.head
    inside = top.i != verb.i and top.dep_ == "acl:relcl" and not children(top, "obj") and bool(children(top, *SUBJECTS))
    return [top.head] if inside and not any(word.lower_ in RELATIVES for word in children(top, *SUBJECTS)) else []
