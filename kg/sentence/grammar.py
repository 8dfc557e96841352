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
ACCUSING = frozenset("accuse suspect convict acquit blame absolve clear exonerate charge prevent stop deter discourage dissuade".split())
CLAIMED = frozenset("attack bombing killing assassination raid ambush shooting kidnapping abduction murder assault".split())
DEEDLIKE = ("ion", "ing", "al", "ment", "ure", "ack", "strike", "raid", "fire", "crash", "blast", "murder", "torture")
COMPANIONS = ("together with", "along with", "as well as")
STATIVE = frozenset("oppose commit dedicate devote".split())
OBLIGING = frozenset(("should", "must", "shall", "ought"))
INTRANSITIVE = frozenset(
    "demonstrate protest rally march riot clash die surrender retreat resign arrive vow apologise apologize retaliate flee".split()
)


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
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not children(verb, "aux", "aux:pass", "mark", "nsubj")


def is_passive(verb: Token) -> bool:
    """Return whether the verb's subject is acted upon."""
    if verb.lemma_ in STATIVE and not agents(verb) and any(preposition(phrase) == "to" for phrase in children(verb, "obl", "advcl")):
        return False  # "is opposed to the sale"
    suffered = (
        bool(children(verb, "cop")) and verb.lower_.endswith("ed") and any(preposition(phrase) == "of" for phrase in children(verb, "obl"))
    )
    if children(verb, "aux:pass") or is_participle_modifier(verb) or suffered:
        return True  # "was relieved of its debts", taken for an adjective
    if verb.lemma_ in INTRANSITIVE and not agents(verb):
        return False  # "a million people demonstrated", taken for a participle
    if children(verb, *PASSIVE_SUBJECTS):
        active = bool(children(verb, "obj")) and not children(verb, "aux")  # "three blasts killed five", misread
        return verb.tag_ != "VBD" and not active  # "Pakistan retaliated" misread
    bare = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", *SUBJECTS)
    if bare:
        return is_passive(verb.head)
    headline = verb.tag_ == "VBN" and not children(verb, "aux", "obj") and verb.dep_ in ("advcl", "root", "parataxis")
    return is_shortened(verb) or (headline and bool(agents(verb) or (verb.dep_ != "advcl" and children(verb, *SUBJECTS))))


def is_shortened(verb: Token) -> bool:
    """Return whether a participle stands for a whole passive clause: "if convicted", "when arrested"."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "advcl" and not children(verb, "aux", "obj", *SUBJECTS)
    return bare and any(mark.lower_ in ("if", "when", "once", "unless", "until") for mark in children(verb, "mark", "advmod"))


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
    """Return the by-phrase of a passive, also where the parser hung it on a thing before: "were delivered to the rebels by Qatar"."""
    own = [phrase for phrase in children(verb, "obl:agent", "obl") if preposition(phrase) == "by"]
    if own or verb.tag_ != "VBN":
        return own
    before = [thing for thing in children(verb, "obl") if verb.lemma_ in ACCUSING or not thing.lemma_.endswith(DEEDLIKE)]
    return [phrase for thing in before for phrase in children(thing, "nmod", "obl:agent") if preposition(phrase) == "by"]


def whole_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb, without the part before its own hyphen: "Iran test-fired a missile"."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    return [word for word in own if word.i != verb.i - 2 or verb.nbor(-1).text != "-"] or own if len(own) > 1 else own


def hung_on_part(verb: Token) -> list[Token]:
    """Return the subject that the parser hung on the part before a hyphen: "police tear-gassed the crowd"."""
    part = verb.nbor(-2) if verb.i > 1 and verb.nbor(-1).text == "-" else None
    return children(part, *SUBJECTS) if part is not None and part.head.i == verb.i else []


def told_to(verb: Token) -> list[Token]:
    """Return the that-clauses that the parser hung on whom they are told: "complained to reporters that guards beat him"."""
    told = [phrase for phrase in children(verb, "obl") if preposition(phrase) in ("to", "with")]
    return [clause for phrase in told for clause in children(phrase, "acl", "acl:relcl") if "that" in preposition(clause)]


def blamed(noun: Token) -> list[Token]:
    """Return who is said to have done an act: "blamed the attack on B", wherever the parser hung B; "B claimed the attack"."""
    if noun.dep_ == "obj" and noun.head.lemma_ == "claim" and noun.lemma_ in CLAIMED:
        return children(noun.head, "nsubj")
    claimed = [word for clause in children(noun, "acl") if clause.lemma_ == "claim" for word in agents(clause)]
    if claimed and noun.lemma_ in CLAIMED:
        return claimed  # "bombings claimed by B"
    if noun.dep_ != "obj" or noun.head.lemma_ != "blame":
        return []
    return [phrase for word in (noun, noun.head) for phrase in children(word, "nmod", "obl") if preposition(phrase) == "on"][-1:]


def conjuncts(token: Token) -> list[Token]:
    """Return the word and all that is coordinated with it, without what is set aside: "not A but B", "A and not B"."""
    others = children(token, "conj")
    if others and tells(others[-1]):
        return [token]
    contrasted = bool(others) and is_contrasted(token) and any(word.lower_ == "but" for other in others for word in children(other, "cc"))
    found = [] if contrasted else [token]
    for other in others:
        if not begins(other) and not is_contrasted(other):
            found += conjuncts(other)
    return found + companions(token)


def companions(noun: Token) -> list[Token]:
    """Return who acts along with somebody: "A, together with B, protested", wherever the parser hangs B."""
    verb = noun.head if noun.dep_ in SUBJECTS + PASSIVE_SUBJECTS and noun.i < noun.head.i else None
    hung = [phrase for phrase in children(verb, "obl", "advmod") if noun.i < phrase.i < verb.i] if verb is not None else []
    near = [*children(noun, "nmod", "advmod"), *hung]
    along = [phrase for word in near if word.lower_ in ("together", "along") for phrase in children(word, "obl")]
    joined = [phrase for phrase in along if preposition(phrase) == "with"]
    return [word for word in near if preposition(word) in COMPANIONS] + joined


def is_contrasted(word: Token) -> bool:
    """Return whether a word is named only to be set aside: "and not B", "rather than B"; "not only B" is not."""
    negated = [below for below in children(word, "advmod") if below.lower_ == "not"]
    limited = any(word.doc[below.i + 1].lower_ in ("only", "just", "merely") for below in negated)
    return (bool(negated) and not limited) or coordinator(word) in ("rather than", "instead of")


def coordinator(word: Token) -> str:
    """Return the words that coordinate a word with the one before it, joined."""
    return " ".join(part.lower_ for cc in children(word, "cc") for part in (cc, *children(cc, "fixed")))


def is_inserted(noun: Token) -> bool:
    """Return whether a noun belongs to an inserted verb of saying beside it: "A, said B, attacked C", "A, B said, attacked C"."""
    doc, verb = noun.doc, noun.head
    before, after = noun.left_edge.i - 1, noun.right_edge.i + 1
    said = before > 0 and doc[before].tag_ == "VBD" and doc[before - 1].is_punct and before != verb.i
    says = after + 1 < len(doc) and doc[after].tag_ == "VBD" and doc[after + 1].is_punct and after != verb.i and doc[before].is_punct
    return said or says


def tells(noun: Token) -> bool:
    """Return whether a noun is the subject of a verb of telling that the parser left bare: "killing ten men, activists reported"."""
    place = noun.right_edge.i + 1
    if place >= len(noun.doc) or noun.head.dep_ != "obj":
        return False
    after = noun.doc[place]
    bare = after.tag_ in ("VBD", "VBZ", "VBP") and after.dep_ in ("advcl", "parataxis", "root")
    return bare and not children(after, "nsubj", "nsubj:pass", "obj", "obl")


def begins(noun: Token) -> bool:
    """Return whether a noun opens the next clause, coordinated by the parser with an object: "A blocked the deal and B, which …, left"."""
    thing = noun.head
    if not is_noun(noun) or thing.dep_ not in ("obj", "obl") or not children(noun, "cc"):
        return False
    verbs = [word for word in children(thing.head, "conj") if word.i > noun.i and is_verb(word) and not children(word, "cc", "nsubj")]
    if not verbs or verbs[0].tag_ == "VBG":
        return False
    return noun.doc[noun.i + 1].text == "," or verbs[0].nbor(-1).text != ","  # not "visited Iran and Iraq, met its leaders"


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
