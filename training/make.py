"""Makes the embedded pipeline: ``python -m training.make DATA RUN OUT``. Knows the order of the work; never knows how it is done.

Two networks learn from the treebanks; together they label plain news; a third, which begins from the second, learns
from both and is shipped. A stage whose result lies in RUN is not done again.
"""

import argparse
import ctypes
import sys
from pathlib import Path

import torch

from training.evaluate import report
from training.export import export
from training.network import Student
from training.silver import labelled
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


def keep_memory() -> None:
    """Tell glibc to keep what is freed: else each step gives gigabytes back to the kernel and waits for them again, at half the speed."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        for parameter, value in (
            (-4, 0),
            (-1, 2_000_000_000),
            (-2, 256_000_000),
        ):  # no mmap; trim threshold; top pad, in bytes
            library.mallopt(parameter, value)


def main() -> None:
    """Make it."""
    keep_memory()
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "run", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--threads", type=int, default=2)
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    folders = [chosen.run / f"teacher-{number}" for number in range(1, len(TEACHERS) + 1)]
    student, silver = chosen.run / "student", chosen.run / "silver.pt"
    for folder, recipe in zip(folders, TEACHERS, strict=True):
        if not (folder / "done").exists():
            train(recipe, chosen.data, folder)
            (folder / "done").touch()
    if not silver.exists():
        torch.save(labelled(chosen.data, [folder / "weights.pt" for folder in folders]), silver)
    if not (student / "done").exists():
        train(
            STUDENT,
            chosen.data,
            student,
            torch.load(silver, weights_only=False),
            folders[-1] / "weights.pt",
        )
        (student / "done").touch()
    export(chosen.data, student / "weights.pt", chosen.out)
    report(chosen.data, chosen.out)


if __name__ == "__main__":
    main()
