"""Scores the guard on what people rated: ``python benchmarks/factuality.py DATA``.

``DATA`` holds ``uds-factuality/PART.tsv`` (did it happen, rated by people for each verb) and
``ud-ewt/PART.conllu`` (the sentences). The guard is asked about each rated verb, with the tree of
the embedded pipeline and with the treebank's. Beside it stands a reader for whom all happened.

Two decisions, both taken on the dev part:

- The ratings lie in three heaps, near -1.1, 0 and 1.1, with 12 of 2,636 between 0.5 and 0.8 on
  either side. Ratings of at least 0.7 count as happened, of at most -0.7 as not, others as open.
- People were asked whether it did happen when the text was written. What is planned or requested
  had not (51 % and 72 % of such verbs were rated so, against 25 % and 9 % as happened), so
  the guard's "denied", "planned" and "requested" count as not; "conditional" and "possible" leave
  it open. Who says so does not count, since raters were not asked whom they believe; so what is
  possible only because a voice without a name tells it counts as happened.

``--wrong N`` lists N errors of each kind, the most frequent kind first, drawn with a fixed seed.
"""

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.claims import people_of, story_of
from kg.english.load import load as load_english
from kg.lexicon.load import Lexicon
from kg.lexicon.load import load as load_lexicon
from kg.reality import walk
from kg.types import Article, Reality
from training.treebanks import Sentence, conllu, parsed

CUT = 0.7
HAPPENED, NOT, OPEN = "happened", "did not", "open"
ANSWERS = (HAPPENED, NOT, OPEN)
MEANT = {
    "occurred": HAPPENED,
    "told": HAPPENED,
    "denied": NOT,
    "planned": NOT,
    "requested": NOT,
    "conditional": OPEN,
    "possible": OPEN,
}


@dataclass(frozen=True, slots=True)
class Rated:
    """A verb of a sentence, by its place, and what people say of it."""

    sentence: str
    place: int
    answer: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A rated verb with the guard's status, the words that led to it, and the text."""

    rated: Rated
    status: str
    cue: str
    text: str

    @property
    def answer(self) -> str:
        """What the status says to the question whether it happened."""
        return MEANT[self.status]


def ratings(path: Path) -> Iterator[Rated]:
    """Yield the rated verbs of a part."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            value = float(row["factuality"])
            answer = HAPPENED if value >= CUT else NOT if value <= -CUT else OPEN
            yield Rated(row["sent_id"], int(row["token"]) - 1, answer)


def sentences(path: Path) -> dict[str, Sentence]:
    """Return the sentences of a treebank by id."""
    return {found["sent_id"]: parsed(rows, joined) for found, rows, joined in conllu(path)}


def gold_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """Return a sentence with the treebank's own tree."""
    heads = [head - 1 if head else place for place, head in enumerate(sentence["head"])]
    return Doc(
        vocab,
        words=sentence["words"],
        spaces=sentence["space"],
        tags=sentence["xpos"],
        pos=sentence["upos"],
        morphs=["" if features == "_" else features for features in sentence["feats"]],
        lemmas=sentence["lemma"],
        heads=heads,
        deps=sentence["relation"],
        sent_starts=[place == 0 for place in range(len(heads))],
    )


def spaced(sentence: Sentence) -> list[str]:
    """Return the words of a sentence, each with the space after it."""
    pairs = zip(sentence["words"], sentence["space"], strict=True)
    return [word + " " * space for word, space in pairs]


def words_at(doc: Doc, sentence: Sentence) -> list[Token]:
    """Return for each word of the treebank the word of the Doc that holds its first character."""
    starts = list(accumulate(map(len, spaced(sentence)), initial=0))[:-1]
    holding = {place: token for token in doc for place in range(token.idx, token.idx + len(token))}
    return [holding[start] for start in starts]


def judged(
    doc: Doc,
    sentence: Sentence,
    rated: Iterable[Rated],
    lexicon: Lexicon,
) -> Iterator[Judged]:
    """Yield what the guard says of the rated verbs of a sentence."""
    story = story_of(doc, Article("", doc.text), lexicon)
    words, people = words_at(doc, sentence), people_of(story.mentions)
    for verb in rated:
        said = walk.assess(words[verb.place], people, lexicon, story.quotations)
        cue = said.words.text if said.words else ""
        marked = [f"[{w}]" if at == verb.place else w for at, w in enumerate(sentence["words"])]
        yield Judged(verb, status(said), cue, " ".join(marked))


def status(said: Reality) -> str:
    """Return the status in one word; ``told`` where a voice that has no name says that it was."""
    if said.polarity == "negative":
        return "denied"
    if said.modality == "possible" and said.words is None:
        return "told"
    return "occurred" if said.modality == "actual" else said.modality


def f1(pairs: list[tuple[str, str]], answer: str) -> float:
    """Return the F1 of one answer, in per cent; pairs are right and given answers."""
    both = sum(right == given == answer for right, given in pairs)
    either = sum(right == answer for right, _ in pairs) + sum(given == answer for _, given in pairs)
    return 200 * both / max(1, either)


def row(name: str, pairs: list[tuple[str, str]]) -> str:
    """Return a line of scores; the last is how much of what is said to have happened did."""
    accuracy = 100 * sum(right == given for right, given in pairs) / max(1, len(pairs))
    each = [f1(pairs, answer) for answer in ANSWERS]
    numbers = "".join(f"{value:9.1f}" for value in (accuracy, sum(each) / len(each), *each))
    trusted = [right for right, given in pairs if given == HAPPENED]
    precision = 100 * trusted.count(HAPPENED) / max(1, len(trusted))
    return f"{name:24}{numbers}{precision:11.1f}"


def crossed(found: list[Judged]) -> Iterator[str]:
    """Yield how the guard's statuses and people's answers meet."""
    count = Counter((each.status, each.rated.answer) for each in found)
    yield f"{'status by the guard':24}" + "".join(f"{answer:>9}" for answer in ANSWERS)
    for status in MEANT:
        yield f"{status:24}" + "".join(f"{count[status, answer]:9}" for answer in ANSWERS)


def wrong(found: list[Judged], number: int) -> Iterator[str]:
    """Yield errors of each kind."""
    kinds: dict[tuple[str, str], list[Judged]] = {}
    for each in found:
        if each.answer != each.rated.answer:
            kinds.setdefault((each.rated.answer, each.status), []).append(each)
    for (right, status), errors in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        yield f"\n{len(errors)} people: {right}, guard: {status}"
        for each in random.Random(1).sample(errors, min(number, len(errors))):
            yield f"  {each.cue or '-'}: {each.text}"


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="test", choices=("train", "dev", "test"))
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="list N errors of a kind")
    asked = parser.parse_args()
    scored, treebank = (
        asked.data / "uds-factuality" / f"{asked.part}.tsv",
        asked.data / "ud-ewt" / f"{asked.part}.conllu",
    )
    for path in (scored, treebank):
        if not path.is_file():
            parser.error(f"{path}: no such file")
    rated: dict[str, list[Rated]] = {}
    for verb in ratings(scored):
        rated.setdefault(verb.sentence, []).append(verb)
    known, english, lexicon = sentences(treebank), load_english(), load_lexicon()
    own: list[Judged] = []
    gold: list[Judged] = []
    for name, verbs in rated.items():
        sentence = known[name]
        own += judged(english("".join(spaced(sentence))), sentence, verbs, lexicon)
        gold += judged(gold_doc(sentence, english.vocab), sentence, verbs, lexicon)
    print(f"{len(own):,} verbs of {len(rated):,} sentences")
    titles = "".join(f"{title:>9}" for title in ("accuracy", "macro-F1", *ANSWERS))
    print(f"{'':24}{titles}{'precision':>11}")
    print(row("everything happened", [(each.rated.answer, HAPPENED) for each in own]))
    for title, found in (("guard", own), ("guard, treebank's trees", gold)):
        print(row(title, [(each.rated.answer, each.answer) for each in found]))
    print("", *crossed(own), sep="\n")
    print(*wrong(own, asked.wrong) if asked.wrong else (), sep="\n")


if __name__ == "__main__":
    main()
