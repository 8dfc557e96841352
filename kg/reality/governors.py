"""Which words around an act say something about it. Knows the tables of cues; never knows what becomes of what they say."""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.path import Path
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun, is_verb, particle

LONGEST_CONJUNCTION = 4
SOMEBODY = ("obj", "iobj")


def verb_words(word: Token) -> set[str]:
    """Return the names a verb can have in the tables: its lemma, with its particle, with its noun ("take place")."""
    lemma = word.lemma_.lower()
    names = {lemma}
    if part := particle(word):
        names.add(f"{lemma} {part}")
    names |= {f"{lemma} {below.lemma_.lower()}" for below in word.children if below.dep_ in ("obj", "advmod", "xcomp")}
    return names


def governor(above: Token, through: str, marker: str, path: Path) -> Cue | None:
    """Return the cue of a governing word, with its particle, adverb, object or preposition where the table has that.

    ``marker``: what introduces the act itself ("had to", "agree that").
    """
    lemma = above.lemma_.lower()
    beside = [particle(above), *(word.lower_ for word in children(above, "advmod")), *(["somebody"] if children(above, *SOMEBODY) else [])]
    prepositions = [marker] if marker else []
    if through == "clause" or not marker:
        prepositions += [preposition(phrase) for phrase in children(above, "obl", "advcl")]
    names = [
        *(f"{lemma} {word}" for word in beside),
        *(f"{form} {word}" for word in prepositions for form in (above.lower_, lemma)),
        above.lower_ if above.pos_ in ("ADJ", "ADV") else lemma,
        lemma,
    ]
    table = path.cues.noun if is_noun(above) and not is_verb(above) else path.cues.governor
    return next((table[name, through] for name in names if (name, through) in table), None)


def is_governor(above: Token, through: str, path: Path) -> bool:
    """Return whether a word is known to say something about a clause below it."""
    return governor(above, through, "", path) is not None


def conjunction(clause: Token, path: Path) -> Cue | None:
    """Return the cue of the words that open a clause, wherever the parser hangs them: "provided that", "far from"."""
    before = [word for word in clause.children if word.i < clause.i]
    marks = [
        word
        for word in before
        if word.dep_ in ("mark", "case") or children(word, "fixed") or (word.dep_ == "advcl" and word.lower_ in path.cues.mark)
    ]
    ends = [max(word.i for word in (mark, *children(mark, "fixed"))) for mark in marks] or [first_word(clause).i - 1]
    return next((cue for end in ends if (cue := ended_by(clause, end, bool(marks), path)) is not None), None)


def first_word(clause: Token) -> Token:
    """Return the first word of a clause or phrase."""
    return next((word for word in clause.subtree if not word.is_punct), clause)


def ended_by(clause: Token, end: int, marked: bool, path: Path) -> Cue | None:
    """Return the cue of the longest conjunction that ends at a place; a participle can be one by itself: "provided they attack"."""
    words = [word.lower_ for word in clause.doc[max(clause.sent.start, end - LONGEST_CONJUNCTION + 1) : end + 1]]
    alone = marked or (bool(words) and clause.doc[end].tag_ in ("VBN", "VBG"))
    phrases = [" ".join(words[start:]) for start in range(len(words)) if alone or start < len(words) - 1]
    return next((path.cues.mark[phrase] for phrase in phrases if phrase in path.cues.mark), None)


def denying(word: Token, path: Path) -> Token | None:
    """Return the word that denies: the word itself, or what denies an adverb or number ("no longer", "not a single"); or none."""
    for own in (word, *children(word, "advmod", "det")):
        cue = path.cues.modifier.get(own.lower_)
        if cue is not None and cue.id == "negation" and (own.i == word.i or word.pos_ in ("ADV", "DET", "ADJ")):
            follower = word.doc[own.i + 1].lower_ if own.i + 1 < len(word.doc) else ""
            return None if follower in path.cues.undenying else own
    return None


def denier(word: Token, below_it: Token, path: Path) -> Token | None:
    """Return what denies a governing word: "did not say", "no plans to", "nobody agreed", "has yet to"; or none."""
    own = [denying(below, path) for below in children(word, "advmod", "det", "cc:preconj", "cc")]
    nouns = [denied_noun(noun, path) for noun in children(word, "obj", "nsubj", "nsubj:pass") if noun.i != below_it.i]
    return next((found for found in (*own, *nouns) if found is not None), None)


def denied_noun(noun: Token, path: Path) -> Token | None:
    """Return what denies a subject or object: "nobody", "no soldier", "hardly anyone", "not a single state", "neither A nor B"; or none."""
    if noun.lower_ in ("nobody", "none", "nothing"):
        return noun
    if any(word.lower_ == "but" for other in children(noun, "conj") for word in children(other, "cc")):
        return None  # "not A but B"
    own = [below for below in noun.children if below.dep_ in ("det", "cc:preconj", "advmod") and below.i < noun.i]
    return next((found for below in own if (found := denying(below, path)) is not None), None)


def is_reporting(verb: Token, path: Path) -> bool:
    """Return whether a verb reports speech."""
    cue = path.cues.governor.get((verb.lemma_.lower(), "clause"))
    return cue is not None and cue.speaker and cue.id == "reporting"
