"""Makes the embedded pipeline: ``python -m training.make DATA ACTS RUN OUT``. Knows the order of the work; never knows how it is done.

The parser: two networks learn from the treebanks; together they label plain news; a third, which begins from the second, learns
from both. The reader: it learns together with that parser from annotated acts and from the seeds' examples. What it, or with ``--large`` a large
reader, thinks of plain news is learned by the reader that is shipped, in upper layers of its own: the parser stays as it is. A stage whose
result lies in RUN is not done again, and training goes on with the epoch it was in.
"""

import argparse
import ctypes
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import spacy
import torch

from kg.annotations import texts
from kg.english.heads import Heads
from kg.lexicon.load import load
from training import branch, tutor
from training.acts import open_rows, quiet_rows, read, rows, seed_rows
from training.calibrate import bins, calibrate
from training.evaluate import report
from training.export import export, with_heads, with_reader
from training.learn import Acts, Row, Vocabulary, heads_of
from training.learn import train as learn
from training.network import Student
from training.plain import taught
from training.reader import Reader
from training.restore import released
from training.silver import labelled, news_lines
from training.slots import Course, Told, told_of
from training.slots import train as slots
from training.train import Recipe, train
from training.variety import Variety

TEACHERS = (Recipe(seed=20200831), Recipe(seed=20040901, masking=0.08))
STUDENT = Recipe(
    seed=20101117,
    epochs=6,
    encoder_rate=1e-4,
    head_rate=5e-4,
    masking=0.08,
    variety=Variety(merging=0.08, unstopped=0.06, headline=0.06, renaming=0.08),
    kind=Student,
)
STRETCH, APART = 20, 130  # lines of plain news; how far they are from annotated ones
STRETCHES = 1200  # how many of them are answered
LENGTHS = range(5, 61)


def keep_memory() -> None:
    """Tell glibc to keep what is freed: else each step gives gigabytes back to the kernel and waits for them again, at half the speed."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        for parameter, value in (
            (-4, 0),
            (-1, 2_000_000_000),
            (-2, 256_000_000),
        ):  # no mmap; trim threshold; top pad, in bytes
            library.mallopt(parameter, value)


def parser(data: Path, run: Path) -> Path:
    """Return the folder of the pipeline that parses alone; make it where it is not there."""
    folders = [run / f"teacher-{number}" for number in range(1, len(TEACHERS) + 1)]
    student, silver, out = run / "student", run / "silver.pt", run / "parser"
    for folder, recipe in zip(folders, TEACHERS, strict=True):
        if not (folder / "done").exists():
            train(recipe, data, folder)
            (folder / "done").touch()
    if not silver.exists():
        torch.save(labelled(data, [folder / "weights.pt" for folder in folders]), silver)
    if not (student / "done").exists():
        known = torch.load(silver, weights_only=False)
        train(STUDENT, data, student, known, folders[-1] / "weights.pt")
        (student / "done").touch()
    if not out.exists():
        export(data, student / "weights.pt", out)
    return out


def kept(path: Path, make: Any) -> Any:  # whatever the stage makes
    """Return what a file holds, or make it and write it there."""
    if not path.exists():
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        path.with_suffix(".new").replace(path)
    return pickle.loads(path.read_bytes())


def annotated(folder: Path, model: Path) -> dict[str, list[Row]]:
    """Return the annotated sentences of each part; the examples of the seeds and the quiet ones too."""
    nlp, lexicon = spacy.load(model), load()
    found: dict[str, list[Row]] = {"train": [], "dev": [], "test": []}
    for text in texts(folder):
        found[text.part] += rows(text, read(text, nlp, lexicon), lexicon)
    found["train"] += [*seed_rows(nlp, lexicon), *quiet_rows(nlp, lexicon)]
    return found


def plain_news(data: Path, acts: Path, model: Path) -> list[Row]:
    """Return sentences of plain news, none of them near an annotated stretch."""
    nlp, lexicon, heads = spacy.load(model), load(), Heads.read(model)
    lines = news_lines(data)
    begun = [int(path.stem.split("-")[1]) for path in (acts / "docs").glob("gmb-*.txt")]
    near = {line for first in begun for line in range(first - APART, first + APART)}
    starts = [
        start
        for start in range(0, len(lines) - STRETCH, STRETCH)
        if near.isdisjoint(range(start, start + STRETCH))
    ]
    found: list[Row] = []
    for start in starts[:: max(1, len(starts) // STRETCHES)][:STRETCHES]:
        text = "\n\n".join(lines[start : start + STRETCH])
        found += open_rows(f"news-{start}", text, nlp, lexicon, heads)
    return [row for row in found if len(row["words"]) in LENGTHS]


def answered(news: list[Row], run: Path) -> list[Row]:
    """Return plain news with what the first reader thinks of it."""
    saved = torch.load(run / "first" / "weights.pt", weights_only=True)
    network, _, pieces = released(run / "start" / "kg_english", Reader)
    assert isinstance(network, Reader)
    network.load_state_dict(saved["network"])
    words = Vocabulary(saved["known"], saved["features"])
    return taught(news, network, heads_of(saved), pieces, words)


def whole(acts: Path, run: Path, start: Path, out: Path, branched: bool) -> None:
    """Write parser and reader; who fills slots is learned from what the finished encoder sees.

    ``branched``: whether the reader has layers of its own.
    """
    with_reader(run / "weights.pt", start, out, branched)

    def told() -> dict[str, list[Told]]:
        nlp, lexicon = spacy.load(out), load()
        found: dict[str, list[Told]] = {"train": [], "dev": [], "test": []}
        for text in texts(acts):
            found[text.part].append(told_of(text, nlp, lexicon))
        return found

    found = kept(run / "told.pkl", told)
    if not (run / "slots.pt").exists():
        slots(Course(found["train"], found["dev"]), run)
    with_heads(run / "weights.pt", run / "slots.pt", out)


def first_of(data: Path, acts: Path, run: Path) -> Path:
    """Return the folder of the pipeline whose parser and reader learned together; make it."""
    start, first = run / "start", run / "first"
    if not start.exists():
        shutil.copytree(parser(data, run), start)
    found = kept(run / "acts.pkl", lambda: annotated(acts, start))
    learn(data, start / "kg_english", Acts(found["train"], found["dev"], []), first)
    whole(acts, first, start, first / "model", branched=False)
    return first / "model"


def main() -> None:
    """Make it."""
    keep_memory()
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "acts", "run", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument(
        "--start", type=Path, help="a released pipeline whose parser stays; needs --large"
    )
    arguments.add_argument(
        "--large", type=Path, help="the folder of all-mpnet-base-v2, to learn from what it thinks"
    )
    chosen = arguments.parse_args()
    if chosen.start and not chosen.large:
        arguments.error("--start needs --large: a released reader keeps no weights to ask again")
    torch.set_num_threads(chosen.threads)
    data, acts, run, large = chosen.data, chosen.acts, chosen.run, chosen.large
    run.mkdir(parents=True, exist_ok=True)
    first = chosen.start or first_of(data, acts, run)
    found = kept(run / "acts.pkl", lambda: annotated(acts, first))
    news = kept(run / "news.pkl", lambda: plain_news(data, acts, first))
    if large:
        tutor.train(Acts(found["train"], found["dev"], []), large, run / "tutor")
    more = kept(
        run / "answered.pkl",
        lambda: tutor.answered(news, large, run / "tutor") if large else answered(news, run),
    )
    branch.train(first / "kg_english", Acts(found["train"], found["dev"], more), run / "second")
    whole(acts, run / "second", first, chosen.out, branched=True)
    calibrate(acts, chosen.out)
    report(data, chosen.out)
    print("\n".join(bins(acts, chosen.out)))


if __name__ == "__main__":
    main()
