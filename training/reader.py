"""The learned reader's part of the network: acts, their status, and who stands in which role.

Roles are asked of pairs of words here, which shapes what the encoder sees; what is shipped asks
all words together, and learns that afterwards (``slots.py``).

It stands on the parser's encoder. Knows tensors; never knows files.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from kg.english.slots import ROLES
from training.network import Student

AFAR = ROLES[:3]  # what another sentence may name; the shipped reader does not ask yet
VIEW, HIDDEN, PAIR, PRODUCT, LAST = 256, 192, 192, 64, 96


class Heads(nn.Module):
    """What is said of words and of pairs of words, given the encoder's view of each word.

    ``acts`` ends with the place for "no act"; ``pair`` tells each role's score; ``afar`` whether a
    role is filled from another sentence.
    """

    def __init__(self, codes: int, statuses: int, known: int, features: int) -> None:
        super().__init__()
        self.known = nn.Linear(known, HIDDEN, bias=False)
        self.word = nn.Linear(VIEW, HIDDEN)
        self.act = nn.Linear(HIDDEN, codes + 1)
        self.status = nn.Sequential(nn.Linear(VIEW, 128), nn.ReLU(), nn.Linear(128, statuses))
        self.afar = nn.Linear(VIEW + codes + 1, len(AFAR))
        self.doing, self.done = nn.Linear(VIEW, PAIR), nn.Linear(VIEW, PAIR)
        self.kind = nn.Linear(codes + 1, PAIR, bias=False)
        self.features = nn.EmbeddingBag(features, PAIR, mode="sum", padding_idx=0)
        self.left, self.right = nn.Linear(VIEW, PRODUCT), nn.Linear(VIEW, PRODUCT)
        self.middle = nn.Linear(PAIR + PRODUCT, LAST)
        self.role = nn.Linear(LAST, len(ROLES))
        self.dropout = nn.Dropout(0.2)
        nn.init.normal_(self.features.weight, std=0.02)
        nn.init.constant_(self.role.bias, -2.0)

    def acts(self, view: Tensor, known: Tensor) -> Tensor:
        """Return the score of each code for each word, and of no act."""
        hidden = torch.relu(self.word(view) + self.known(known))
        scores: Tensor = self.act(self.dropout(hidden))
        return scores

    def pairs(self, act: Tensor, word: Tensor, codes: Tensor, features: Tensor) -> Tensor:
        """Return the score of each role for each pair of an act's word and another.

        ``features`` (pairs, most): numbers of what is told of the pair, 0 for none.
        """
        summed = torch.relu(
            self.doing(act) + self.done(word) + self.kind(codes) + self.features(features)
        )
        product = self.left(act) * self.right(word)
        middle = torch.relu(self.middle(self.dropout(torch.cat([summed, product], -1))))
        scores: Tensor = self.role(self.dropout(middle))
        return scores


class Reader(Student):
    """Parser and reader on one encoder; ``own`` are the upper layers that are the reader's alone."""

    def __init__(self, encoder: Any, sizes: Mapping[str, int], dropout: float = 0.15) -> None:
        super().__init__(encoder, sizes, dropout)
        self.view = view_of(encoder.config.hidden_size)
        self.own = nn.ModuleList()


def view_of(width: int) -> nn.Sequential:
    """Return what makes a reader's view of a word from the encoder's state."""
    return nn.Sequential(nn.Linear(width, VIEW), nn.GELU())
