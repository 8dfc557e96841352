"""Plain roles on top of dependency labels: the only file of the extractor that names them. Knows trees; never knows politics.

Labels are Universal Dependencies (Nivre et al. 2020); Docs of other schemes come here already bridged (``kg.english.bridge``).
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
OBLIQUES = ("obl", "obl:agent", "obl:arg", "nmod", "obl:npmod", "advcl")
TIMES = ("obl:unmarked", "obl:tmod", "nmod:unmarked", "nmod:tmod")
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December""".split()
)
RELATIVES = {"who", "which", "that", "whom"}
CLAUSES = (
    "xcomp",
    "ccomp",
    "csubj",
    "csubj:pass",
    "csubj:outer",
    "advcl",
    "advcl:relcl",
    "acl",
    "acl:relcl",
    "parataxis",
    "root",
)
TITLES = ("nmod:desc", "compound", "amod", "appos")
OBJECT_CONTROL_MARKS = {"of", "for", "from", "into", "over"}
ASKED = {
    ("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("shout", "at"), ("prevail", "on"),
    ("call", "for"), ("appeal", "for"), ("plead", "for"), ("push", "for"), ("press", "for"), ("wait", "for"), ("arrange", "for"),
}  # fmt: skip
ADDRESSED = ("for", "on", "upon", "to")
ACCUSING = frozenset("accuse suspect convict acquit blame absolve clear exonerate charge prevent stop deter discourage dissuade".split())
STATIVE = frozenset("oppose commit dedicate devote".split())
EXPLETIVES = frozenset("it this that there".split())
SUBJECT_CONTROL = {"promise", "threaten", "vow", "pledge"}


def children(token: Token, *relations: str) -> list[Token]:
    """Return the children with one of these relations."""
    return [child for child in token.children if child.dep_ in relations]


def child(token: Token, *relations: str) -> Token | None:
    """Return the first such child, or none."""
    return next(iter(children(token, *relations)), None)


def is_verb(token: Token) -> bool:
    """Return whether the word is a verb form, also where it stands as a modifier or a noun-like ``-ing`` form with an object."""
    return token.pos_ in ("VERB", "AUX") and token.tag_.startswith("V")


def is_noun(token: Token) -> bool:
    """Return whether the word heads a noun phrase or names something."""
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS")


def is_participle_modifier(verb: Token) -> bool:
    """Return whether a past participle without auxiliary modifies a noun: "the man arrested by police"."""
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not children(verb, "aux", "aux:pass", "mark")


def is_passive(verb: Token) -> bool:
    """Return whether the verb's subject is acted upon."""
    if verb.lemma_ in STATIVE and not agents(verb) and any(preposition(phrase) == "to" for phrase in children(verb, "obl", "advcl")):
        return False  # "is opposed to the sale"
    if children(verb, "aux:pass") or is_participle_modifier(verb):
        return True
    if children(verb, *PASSIVE_SUBJECTS):
        return verb.tag_ != "VBD"  # "Pakistan retaliated" misread
    bare = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", *SUBJECTS)
    if bare:
        return is_passive(verb.head)
    headline = verb.tag_ == "VBN" and not children(verb, "aux", "obj") and verb.dep_ in ("advcl", "root", "parataxis")
    return headline and bool(agents(verb) or (verb.dep_ != "advcl" and children(verb, *SUBJECTS)))


def is_predicate(word: Token) -> bool:
    """Return whether a word is a verb, or the noun or adjective of a clause with "be"."""
    return is_verb(word) or bool(children(word, "cop"))


def is_infinitive(word: Token) -> bool:
    """Return whether a verb stands with "to" alone."""
    bare = word.tag_ == "VB" or any(helper.tag_ == "VB" for helper in children(word, "aux", "aux:pass", "cop"))
    return bare and any(mark.lower_ == "to" for mark in children(word, "mark", "aux"))


def tense(word: Token) -> str:
    """Return past, perfect, pluperfect, present or future of a predicate; infinitive or participle where it has no tense."""
    helpers = children(word, "aux", "aux:pass", "cop")
    have = next((helper for helper in helpers if helper.lemma_.lower() == "have"), None)
    tags = {helper.tag_ for helper in helpers} or {word.tag_}
    if "MD" in tags:
        return "future"
    if have is not None and (word.tag_ in ("VBN", "VBD") or len(helpers) > 1):
        return "pluperfect" if have.lower_ in ("had", "'d", "’d") else "perfect"
    if shares_helpers(word):
        return tense(word.head)
    if "VBD" in tags or is_misread_past(word):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return "infinitive" if is_infinitive(word) or word.tag_ == "VB" else "participle"


def shares_helpers(verb: Token) -> bool:
    """Return whether a coordinated verb stands under the auxiliary of the first: "has ordered drills and deployed troops"."""
    alone = verb.dep_ == "conj" and is_predicate(verb.head) and not children(verb, "aux", "aux:pass", "cop", "mark", *SUBJECTS)
    return alone and (verb.tag_ in ("VB", "VBN", "VBP") or (verb.tag_ == "VBD" and bool(children(verb.head, "aux", "aux:pass"))))


def is_misread_past(verb: Token) -> bool:
    """Return whether a participle is a past tense: "after a strike killed ten"."""
    bare = verb.tag_ == "VBN" and not children(verb, "aux", "aux:pass", "cop")
    return bare and (verb.dep_ == "root" or bool(children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)))


def preposition(token: Token) -> str:
    """Return the words that mark the phrase, joined: "in", "because of"; empty where there are none."""
    return " ".join(word.lower_ for case in children(token, "case", "mark") for word in (case, *children(case, "fixed")))


def counted(word: Token) -> list[Token]:
    """Return what a word such as "some" or "dozens" counts."""
    return [phrase for phrase in children(word, "nmod") if preposition(phrase) == "of"]


def agents(verb: Token) -> list[Token]:
    """Return the by-phrase of a passive."""
    return [phrase for phrase in children(verb, "obl:agent", "obl") if preposition(phrase) == "by"]


def conjuncts(token: Token) -> list[Token]:
    """Return the word and all that is coordinated with it."""
    found = [token]
    for other in children(token, "conj"):
        found += conjuncts(other)
    return found


def antecedent(pronoun: Token) -> Token:
    """Return what a relative pronoun stands for, or the word itself."""
    if pronoun.lower_ not in RELATIVES or pronoun.tag_ not in ("WP", "WDT", "IN"):
        return pronoun
    clause = next((above for above in (pronoun, *pronoun.ancestors) if above.dep_ == "acl:relcl"), None)
    return predicated(clause.head) if clause is not None else pronoun


def subjects(verb: Token, seen: int = 0) -> list[Token]:
    """Return who acts: the same for "A accused B", "B was accused by A", "A decided to accuse B"."""
    if is_passive(verb):
        return agents(verb) or ([] if verb.dep_ != "conj" or not is_passive(verb.head) else agents(verb.head))
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [antecedent(token) for token in own[-1:]]
    return inherited_subjects(verb, seen) if seen < 8 else []


def surface_subjects(verb: Token, seen: int) -> list[Token]:
    """Return the subject as it stands, whichever the voice: who controls an infinitive below."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [antecedent(token) for token in own[-1:]]
    if is_participle_modifier(verb):
        return [verb.head]
    return inherited_subjects(verb, seen) if seen < 8 else []


def inherited_subjects(verb: Token, seen: int) -> list[Token]:
    """Return the subject that a verb without one borrows: coordination, control, raising, participles, relative clauses."""
    above = verb.head
    relation = verb.dep_
    if relation == "conj":
        said = [word for word in children(above, "parataxis") if above.i < word.i < verb.i and children(word, "nsubj")]
        return surface_subjects(said[-1] if said else above, seen + 1)  # "“…,” she said, and appealed"
    if relation in ("xcomp", "ccomp", "csubj"):
        return controllers(above, seen) if not is_noun(above) else owners(above, seen + 1)
    if relation == "advcl":
        return adverbial_subjects(verb, above, seen)
    if relation == "acl":
        if is_accused_act(verb):
            return [above]
        to_infinitive = any(mark.lower_ in ("to", "of", "for", "in") for mark in children(verb, "mark", "case"))
        return addressed(verb) or owners(above, seen + 1) if to_infinitive else [predicated(above)]
    return [predicated(above)] if relation == "acl:relcl" and not own_objects(verb) and above.pos_ != "VERB" else []


def is_accused_act(verb: Token) -> bool:
    """Return whether a gerund tells what an object is accused or kept of, hung on it: "accused the party of hindering the vote"."""
    noun = verb.head
    marked = any(mark.lower_ in OBJECT_CONTROL_MARKS for mark in children(verb, "mark", "case"))
    return verb.dep_ == "acl" and marked and noun.dep_ in ("obj", "iobj", "nsubj:pass") and noun.head.lemma_ in ACCUSING


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


def addressed(infinitive: Token) -> list[Token]:
    """Return who is to act under a noun: "a call for Turkey to leave", "pressure on Turkey to leave"."""
    first = next(iter(children(infinitive, "mark", "aux")), infinitive)
    near = [phrase for phrase in children(infinitive.head, "nmod", "obl") if preposition(phrase) in ADDRESSED]
    return [phrase for phrase in near if phrase.right_edge.i == first.i - 1]


def predicated(noun: Token) -> Token:
    """Return whom a predicate noun is said of, or the noun itself: "Kuwait is the latest state to leave"."""
    doubtful = any(word.tag_ == "MD" or "Neg" in word.morph.get("Polarity", []) for word in children(noun, "aux", "advmod", "det"))
    said = children(noun, "nsubj") if children(noun, "cop") and noun.tag_ in ("NN", "NNS") and not doubtful else []
    return antecedent(said[-1]) if said and said[-1].lower_ not in EXPLETIVES else noun


def adverbial_subjects(verb: Token, above: Token, seen: int) -> list[Token]:
    """Return who acts in an adverbial clause: "called on B to act" and "accused B of acting" B, else the subject of the main clause."""
    if any((above.lemma_, preposition(phrase)) in ASKED for phrase in children(above, "obl")):
        return controllers(above, seen)
    mark = child(verb, "mark", "case")
    if mark is not None and mark.lower_ in OBJECT_CONTROL_MARKS and above.pos_ == "VERB":
        return objects(above) or surface_subjects(above, seen + 1)
    if above.pos_ in ("VERB", "ADJ", "AUX"):
        return surface_subjects(above, seen + 1)
    said = predicated(above)  # "is under fire for killing"
    return [said] if said.i != above.i else owners(above, seen + 1)


def controllers(above: Token, seen: int) -> list[Token]:
    """Return who does the act of an infinitive: "urged B to act" B, "promised B to act" the subject, "was told to act" the told."""
    if above.lemma_ not in SUBJECT_CONTROL and not is_passive(above):
        controlled = children(above, "obj", "iobj") or [
            phrase
            for phrase in children(above, "obl")
            if preposition(phrase) in ("on", "upon", "to") or (above.lemma_, preposition(phrase)) in ASKED
        ]
        if controlled:
            return controlled[:1]
    return surface_subjects(above, seen + 1)


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
    if noun.dep_ in ("obj", "obl", "xcomp") and noun.head.pos_ == "VERB" and seen < 8:
        return subjects(noun.head, seen + 1)
    return [token for token in children(noun, "amod", "compound") if token.tag_.startswith(("JJ", "NNP"))][:1]


def own_objects(verb: Token) -> list[Token]:
    """Return the objects that stand with the verb itself."""
    if is_participle_modifier(verb):
        return [verb.head]
    if is_passive(verb):
        found = children(verb, *PASSIVE_SUBJECTS) or children(verb, *SUBJECTS)
    else:
        found = children(verb, "obj") or children(verb, "iobj")
    if not found:  # "called off the talks", "named him minister", read another way by the parser
        bare = [word for word in children(verb, "obl") if particle(verb) and not preposition(word) and word.text not in CALENDAR]
        found = bare or [word for word in children(verb, "xcomp") if is_noun(word) and not children(word, "cop", "mark", "case")]
    return [antecedent(token) for token in found]


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


def around(word: Token) -> list[Token]:
    """Return the phrases under a word, and those the parser hung on a later one: no phrase with a preposition stands before its noun."""
    own = children(word, *OBLIQUES)
    return own + [early for phrase in own for early in children(phrase, "nmod") if early.i < phrase.i and children(early, "case")]


def phrases(word: Token, marker: str, idiom: bool = False) -> list[Token]:
    """Return the phrases under a word with this preposition; a verb's also where the parser hung them on its object.

    What follows "of" belongs to the object itself, except in an idiom such as "seize control of".
    """
    wanted = (marker, f"out {marker}", f"away {marker}", f"off {marker}")
    found = [phrase for phrase in around(word) if preposition(phrase) in wanted and not is_verb(phrase) and phrase.text not in CALENDAR]
    if not found and is_verb(word) and (idiom or marker != "of"):
        near = [*children(word, "obj", "xcomp", *PASSIVE_SUBJECTS), *children(word, "obl")]
        found = [phrase for token in near for phrase in children(token, "nmod") if preposition(phrase) == marker]
    return found


def particle(verb: Token) -> str:
    """Return the particle of "pull out", or an empty word."""
    found = child(verb, "compound:prt") or next((word for word in children(verb, "advmod") if word.tag_ == "RP"), None)
    return found.lower_ if found is not None else ""


def clause(word: Token) -> Token:
    """Return the predicate of the clause that a word belongs to."""
    while word.dep_ not in CLAUSES and word.head.i != word.i and not (word.dep_ == "conj" and is_verb(word)):
        word = word.head
    return word


def reach(token: Token) -> Iterator[Token]:
    """Yield the words of a noun phrase from its head down, not entering clauses."""
    yield token
    for below in token.children:
        if below.dep_ not in CLAUSES and below.dep_ not in ("conj", "cc", "punct"):
            yield from reach(below)


def extent(token: Token) -> tuple[int, int]:
    """Return first and one past last place of a noun phrase, without its clauses, coordination and outer punctuation."""
    places = [word.i for word in reach(token) if word.dep_ not in ("case", "mark") or word.head.i != token.i]
    return min(places), max(places) + 1
