"""Scores a pipeline on our own sentences: ``python -m training.challenge MODEL``. Knows the suite's files; never knows a parser.

An arc is written "head relation dependent" in the pipeline's words; the head of a root is ``ROOT``, and the second "police" of
a sentence ``police#2``. Only the arcs that matter for who did what to whom are written down.
"""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.english.load import load

SUITE = Path(__file__).parents[1] / "tests" / "challenge"
ROOT = "ROOT"


class Arc(NamedTuple):
    """A dependency as it should be."""

    head: str
    relation: str
    dependent: str


class Challenge(NamedTuple):
    """A sentence with some of its arcs."""

    file: str
    text: str
    arcs: tuple[Arc, ...]

    @property
    def phenomenon(self) -> str:
        """What the sentence tests."""
        return self.file.removesuffix(".toml")


class Miss(NamedTuple):
    """An arc that the parser does not find, and the one it puts above the same word."""

    challenge: Challenge
    arc: Arc
    found: Arc

    def __str__(self) -> str:
        return f"{self.challenge.phenomenon}: {self.challenge.text}\n    {' '.join(self.arc)}   parser: {' '.join(self.found)}"


class Score(NamedTuple):
    """How many arcs of how many sentences there are, and which of them are missed."""

    sentences: int
    arcs: int
    misses: tuple[Miss, ...]

    @property
    def right(self) -> int:
        """How many arcs are found."""
        return self.arcs - len(self.misses)

    @property
    def percent(self) -> float:
        """The share of arcs that are found."""
        return 100 * self.right / self.arcs


def read(folder: Path = SUITE) -> list[Challenge]:
    """Return the suite, by file name. An entry that is not as described above is refused with a ValueError."""
    return [challenge for path in sorted(folder.glob("*.toml")) for challenge in challenges(path)]


def challenges(path: Path) -> Iterator[Challenge]:
    """Yield the sentences of one file."""
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        if set(entry) != {"text", "arcs"} or not entry["arcs"]:
            raise ValueError(f"{path.name}: a sentence has a text and arcs, nothing else: {entry}")
        arcs = [arc.split() for arc in entry["arcs"]]
        for arc in arcs:
            if len(arc) != len(Arc._fields):
                raise ValueError(
                    f"{path.name}: '{' '.join(arc)}' is not 'head relation dependent', in: {entry['text']}"
                )
        yield Challenge(path.name, entry["text"], tuple(Arc(*arc) for arc in arcs))


def word(doc: Doc, name: str, challenge: Challenge) -> Token:
    """Return the word an arc names. A name that fits none, or several, is refused with a ValueError."""
    form, mark, number = name.rpartition("#")
    form, place = (form, int(number)) if mark else (name, 1)
    same = [token for token in doc if token.text == form]
    if place > len(same) or (len(same) > 1 and not mark):
        problem = (
            f"stands there {len(same)} times: number it"
            if same and not mark
            else "is no word of it"
        )
        raise ValueError(f"{challenge.file}: '{name}' {problem}: {challenge.text}")
    return same[place - 1]


def name_of(token: Token) -> str:
    """Return the name of a word: numbered where its form stands more than once."""
    same = [other.i for other in token.doc if other.text == token.text]
    return f"{token.text}#{same.index(token.i) + 1}" if len(same) > 1 else token.text


def misses(doc: Doc, challenge: Challenge) -> Iterator[Miss]:
    """Yield the arcs that a parsed sentence lacks."""
    for arc in challenge.arcs:
        dependent = word(doc, arc.dependent, challenge)
        head = dependent if arc.head == ROOT else word(doc, arc.head, challenge)
        if dependent.head != head or dependent.dep_ != arc.relation:
            above = ROOT if dependent.head == dependent else name_of(dependent.head)
            yield Miss(challenge, arc, Arc(above, dependent.dep_, arc.dependent))


def score(nlp: Language, suite: Sequence[Challenge]) -> Score:
    """Return how a pipeline reads the sentences."""
    docs = nlp.pipe(challenge.text for challenge in suite)
    missed = tuple(
        miss for doc, challenge in zip(docs, suite, strict=True) for miss in misses(doc, challenge)
    )
    return Score(len(suite), sum(len(challenge.arcs) for challenge in suite), missed)


def by_phenomenon(whole: Score, suite: Sequence[Challenge]) -> dict[str, Score]:
    """Return the score of each phenomenon."""
    names = sorted({challenge.phenomenon for challenge in suite})
    parts = {
        name: [challenge for challenge in suite if challenge.phenomenon == name] for name in names
    }
    return {
        name: Score(
            len(part),
            sum(len(challenge.arcs) for challenge in part),
            tuple(miss for miss in whole.misses if miss.challenge.phenomenon == name),
        )
        for name, part in parts.items()
    }


def table(scores: dict[str, Score]) -> str:
    """Return the scores as text, a line each."""
    lines = [f"{'phenomenon':26}{'sentences':>10}{'arcs':>6}{'right':>7}{'%':>7}"]
    lines += [
        f"{name:26}{part.sentences:10}{part.arcs:6}{part.right:7}{part.percent:7.1f}"
        for name, part in scores.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Print a table, and the missed arcs where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("model", help="the folder or name of a spaCy pipeline, or 'embedded'")
    arguments.add_argument(
        "--misses", action="store_true", help="also print each missed arc and what the parser says"
    )
    chosen = arguments.parse_args()
    suite = read()
    whole = score(load(chosen.model), suite)
    print(table(by_phenomenon(whole, suite) | {"total": whole}))
    if chosen.misses:
        print("", *whole.misses, sep="\n")


if __name__ == "__main__":
    main()
