"""What the learned reader says of words: acts, status, who fills slots. Never knows a Doc.

The weights are those of ``training/reader.py``; the arithmetic is the same, in numpy.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.data import model
from kg.english.slots import ROLES, Array, Slots
from kg.types import Status

FILES = ("reader.npz", "reader.json")


class Calibration(NamedTuple):
    """How a score becomes a probability: logistic of slope times score plus offset (Platt 1999)."""

    slope: float
    offset: float


class Heads:
    """The trained heads, made from the bytes of their files."""

    def __init__(self, arrays: bytes, words: bytes) -> None:
        told: dict[str, Any] = json.loads(words)
        self.codes: tuple[str, ...] = tuple(told["codes"])
        self.statuses: tuple[Status, ...] = tuple(told["statuses"])
        self.known = {name: number for number, name in enumerate(told["known"])}
        self.calibration = {
            name: Calibration(*numbers) for name, numbers in told["calibration"].items()
        }
        with np.load(BytesIO(arrays)) as stored:
            self.weights: dict[str, Array] = {
                name: stored[name].astype(np.float32) for name in stored.files
            }
        prefix = "slots."
        self.slots = Slots(
            {
                name.removeprefix(prefix): values
                for name, values in self.weights.items()
                if name.startswith(prefix)
            },
            told,
        )
        self.digest = hashlib.sha256(arrays + words).hexdigest()[:8]

    @classmethod
    def read(cls, folder: Path) -> "Heads":
        """Return the heads whose files lie in a folder."""
        return cls(*((folder / name).read_bytes() for name in FILES))

    @classmethod
    def shipped(cls) -> "Heads | None":
        """Return the heads that came with the embedded network, read once; none if it has none."""
        return read_once(model())

    def layer(self, name: str, values: Array) -> Array:
        """Return what a linear layer makes of values."""
        made: Array = values @ self.weights[f"{name}.weight"].T
        bias = self.weights.get(f"{name}.bias")
        return made if bias is None else made + bias

    @cached_property
    def nothing(self) -> int:
        """The place of "no act" among the scores of acts."""
        return len(self.codes)

    def acts(self, view: Array, known: Sequence[Iterable[str]]) -> Array:
        """Return the probabilities of each code, and of no act, for each word (words, codes + 1).

        ``known`` is what the seeds know of each word.
        """
        table = self.weights["known.weight"].T
        hidden = self.layer("word", view)
        for at, names in enumerate(known):
            for name in names:
                if name in self.known:
                    hidden[at] += table[self.known[name]]
        slope = self.calibration["acts"].slope
        return softmax(slope * self.layer("act", np.maximum(hidden, 0)))

    def status(self, view: Array) -> Array:
        """Return the probabilities of each status (acts, statuses)."""
        hidden = np.maximum(self.layer("status.0", view), 0)
        return softmax(self.calibration["status"].slope * self.layer("status.2", hidden))

    def roles(self, asked: Sequence[tuple[Array, Array]]) -> list[Array]:
        """Return how likely each word fills each role (words, roles), for each act in turn."""
        shift = [self.calibration[role] for role in ROLES]
        slopes = np.array([one.slope for one in shift], dtype=np.float32)
        offsets = np.array([one.offset for one in shift], dtype=np.float32)
        return [sigmoid(slopes * scores + offsets) for scores in self.slots.scores(asked)]


@cache
def read_once(folder: Path) -> Heads | None:
    """Return the heads whose files lie in a folder, or none."""
    return Heads.read(folder) if all((folder / name).is_file() for name in FILES) else None


def softmax(scores: Array) -> Array:
    """Return probabilities that sum to one along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    made: Array = raised / raised.sum(-1, keepdims=True)
    return made


def sigmoid(scores: Array) -> Array:
    """Return the logistic of scores."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)
