"""Who fills the slots of an act: all words that may are looked at together. Knows arrays alone.

Each word that may fill a slot is told what it is and how it stands to the act; then every word
looks at all others and at the act (Vaswani et al. 2017, "Attention Is All You Need"; layers with
the norm first). The weights are those of ``training/slots.py``; the arithmetic is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
ROLES = ("source", "target", "speaker", "when", "where")
HEADS = 4
TINY = 1e-5
UNSEEN = -1e9  # added to what fills up a row, so that nobody looks at it
TOGETHER = 16  # acts reckoned at once
UNASKED: Array = np.zeros((0, len(ROLES)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Question:
    """Acts of one sentence, and the words that may fill their slots, by their places.

    ``told`` has what is told of each word, ``between`` of each pair of an act and a word (for the
    words of the sentence itself alone, which come first), ``known`` what the seeds know of acts.
    """

    acts: Sequence[int]
    words: Sequence[int]
    told: Sequence[Iterable[str]]
    between: Sequence[Sequence[Iterable[str]]]
    known: Sequence[Iterable[str]]


class Slots:
    """The trained network, made from its arrays and the names of what it is told."""

    def __init__(self, weights: Mapping[str, Array], told: Mapping[str, Any]) -> None:
        self.weights = weights
        self.features = {name: number for number, name in enumerate(told["features"], start=1)}
        self.known = {name: number for number, name in enumerate(told["slots known"])}
        self.table = weights["told.weight"].copy()
        self.table[0] = 0
        self.layers = sum(name.endswith("norm1.weight") for name in weights)

    def first(self, view: Array, codes: Array, asked: Question) -> tuple[Array, Array]:
        """Return what is known of each word beside each act, and of each act, before they look.

        ``view`` has a row for each word of the text, ``codes`` one for each act that is asked: how
        likely each code is, if it is an act at all.
        """
        acts, words = view[list(asked.acts)], view[list(asked.words)]
        kinds = self.linear("code", codes / np.maximum(codes.sum(-1, keepdims=True), TINY))
        for at, names in enumerate(asked.known):
            for name in names:
                if name in self.known:
                    kinds[at] += self.weights["known.weight"][:, self.known[name]]
        alone = self.linear("word", words) + self.sums(asked.told)
        made = alone[None] + (self.linear("doing", acts) + kinds)[:, None]
        for at, pairs in enumerate(asked.between):
            made[at, : len(pairs)] += self.sums(pairs)
        product = self.linear("left", acts)[:, None] * self.linear("right", words)[None]
        return made + self.linear("product", product), self.linear("act", acts) + kinds

    def scores(self, asked: Sequence[tuple[Array, Array]]) -> list[Array]:
        """Return the scores of each word for each role (words, roles), for each act in turn.

        Each is asked with what ``first`` knows of the words beside it and of itself. Acts with
        about as many words are reckoned together, the shorter ones filled up.
        """
        order = sorted(range(len(asked)), key=lambda at: len(asked[at][0]))
        found: list[Array] = [UNASKED] * len(asked)
        for start in range(0, len(order), TOGETHER):
            batch = order[start : start + TOGETHER]
            sizes = [len(asked[at][0]) for at in batch]
            words = np.zeros((len(batch), 1 + max(sizes), self.table.shape[1]), dtype=np.float32)
            absent = np.zeros(words.shape[:2], dtype=np.float32)
            for row, (at, size) in enumerate(zip(batch, sizes, strict=True)):
                words[row, 0], words[row, 1 : size + 1] = asked[at][1], np.maximum(asked[at][0], 0)
                absent[row, size + 1 :] = UNSEEN
            said = self.together(words, absent[:, None, None])
            for row, (at, size) in enumerate(zip(batch, sizes, strict=True)):
                found[at] = said[row, :size]
        return found

    def together(self, words: Array, absent: Array) -> Array:
        """Return the scores of the words behind each act; ``absent`` is added to who is no word."""
        seen = self.norm("norm", words)
        for number in range(self.layers):
            seen = self.look(f"layers.{number}", seen, absent)
        last = self.norm("last", seen[:, 1:])
        return self.linear("role.3", np.maximum(self.linear("role.0", last), 0))

    def look(self, name: str, seen: Array, absent: Array) -> Array:
        """Return what everybody knows after one look at all others."""
        acts, size, width = seen.shape
        normed = self.norm(f"{name}.norm1", seen)
        all_three = normed @ self.weights[f"{name}.self_attn.in_proj_weight"].T
        all_three += self.weights[f"{name}.self_attn.in_proj_bias"]
        split = all_three.reshape(acts, size, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
        asks, answers, values = split
        scores = asks @ answers.transpose(0, 1, 3, 2) / np.sqrt(np.float32(width // HEADS))
        scores += absent
        raised = np.exp(scores - scores.max(-1, keepdims=True))
        heard = (raised / raised.sum(-1, keepdims=True)) @ values
        heard = heard.transpose(0, 2, 1, 3).reshape(acts, size, width)
        seen = seen + self.linear(f"{name}.self_attn.out_proj", heard)
        inner = np.maximum(self.linear(f"{name}.linear1", self.norm(f"{name}.norm2", seen)), 0)
        made: Array = seen + self.linear(f"{name}.linear2", inner)
        return made

    def linear(self, name: str, values: Array) -> Array:
        """Return what a linear layer makes of values."""
        made: Array = values @ self.weights[f"{name}.weight"].T
        bias = self.weights.get(f"{name}.bias")
        return made if bias is None else made + bias

    def norm(self, name: str, values: Array) -> Array:
        """Return values with mean 0 and deviation 1, scaled and shifted as learned."""
        centred = values - values.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + TINY)
        made: Array = centred / spread * self.weights[f"{name}.weight"]
        return made + self.weights[f"{name}.bias"]

    def sums(self, told: Sequence[Iterable[str]]) -> Array:
        """Return the sum of what each is told, a row each."""
        if not told:
            return np.zeros((0, self.table.shape[1]), dtype=np.float32)
        numbers: list[int] = []
        starts: list[int] = []
        for names in told:
            starts.append(len(numbers))
            numbers.append(0)  # stands for nothing, so that no row is empty
            numbers += [self.features[name] for name in names if name in self.features]
        made: Array = np.add.reduceat(self.table[numbers], starts, axis=0)
        return made
