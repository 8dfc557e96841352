"""Which words above an act say something about it. Knows the table of governors; never knows what becomes of what they say."""

from spacy.tokens import Token

from kg.extract.grammar import children, is_noun, is_verb, particle, preposition
from kg.extract.path import Path
from kg.lexicon.cues import Cue


def verb_words(word: Token) -> set[str]:
    """Return the names a verb can have in the tables: its lemma, with its particle, with its noun ("take place")."""
    lemma = word.lemma_.lower()
    names = {lemma}
    if part := particle(word):
        names.add(f"{lemma} {part}")
    names |= {f"{lemma} {below.lemma_.lower()}" for below in word.children if below.dep_ in ("obj", "advmod", "xcomp")}
    return names


def governor(above: Token, through: str, marker: str, path: Path) -> Cue | None:
    """Return the cue of a governing word, with its particle or preposition where the table has that."""
    lemma = above.lemma_.lower()
    prepositions = [marker] if marker else [preposition(phrase) for phrase in children(above, "obl", "advcl")]
    names = [
        f"{lemma} {particle(above)}",
        *(f"{lemma} {word}" for word in prepositions),
        above.lower_ if above.pos_ == "ADJ" else lemma,
        lemma,
    ]
    table = path.cues.noun if is_noun(above) and not is_verb(above) else path.cues.governor
    return next((table[name, through] for name in names if (name, through) in table), None)


def is_governor(above: Token, through: str, path: Path) -> bool:
    """Return whether a word is known to say something about a clause below it."""
    return governor(above, through, "", path) is not None


def is_negated(word: Token, below_it: Token, path: Path) -> bool:
    """Return whether a governing word is itself denied: "did not say", "no plans to", "never agreed"."""
    own = [below for below in word.children if below.dep_ in ("advmod", "det", "cc:preconj")]
    nothing = [below for noun in children(word, "obj", "nsubj", "nsubj:pass") if noun.i != below_it.i for below in children(noun, "det")]
    return any((cue := path.cues.modifier.get(below.lower_)) is not None and cue.id == "negation" for below in [*own, *nothing])


def is_reporting(verb: Token, path: Path) -> bool:
    """Return whether a verb reports speech."""
    cue = path.cues.governor.get((verb.lemma_.lower(), "clause"))
    return cue is not None and cue.speaker and cue.id == "reporting"
