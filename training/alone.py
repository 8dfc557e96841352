"""Trains a reader alone, on an encoder that no parser shares. Knows the recipe; never knows politics.

Two are trained so: the tutor, of another size (``tutor.py``), and what is shipped (``branch.py``).
"""

import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from kg.english.pieces import WordPieces
from training.learn import (
    Acts,
    Plan,
    Vocabulary,
    act_row,
    act_tensors,
    dimmed,
    follow,
    heads_for,
    reader_loss,
    reader_scores,
    row_of,
    seeded,
    write,
)
from training.train import INPUTS, Rows, batches, tensors
from training.variety import LONGEST


class Pace(NamedTuple):
    """How long and at which rates one learns, and in how many passes all plain news is read."""

    epochs: int
    encoder: float
    new: float
    news: int = 1


def train(network: nn.Module, pieces: WordPieces, acts: Acts, pace: Pace, out: Path) -> None:
    """Train and write ``weights.pt`` with scores after every epoch; goes on where it was cut.

    The network has the methods ``encode`` and ``view``; of its parts, those that begin with
    "encoder" learn at the encoder's rate, unless they rest.
    """
    seeded(0)
    words = Vocabulary.of([*acts.train, *acts.more])
    known, heads = len(words.known), heads_for(words)
    annotated, plain = (
        [({"words": row["words"][:LONGEST], "corpus": "ewt"}, act_row(row, words)) for row in rows]
        for rows in (acts.train, acts.more)
    )
    dev = [row_of(row, pieces, words) for row in acts.dev]

    def shuffled(epoch: int) -> list[Rows]:
        made: list[Rows] = []
        for told in (annotated, plain[epoch % pace.news :: pace.news]):
            rows = [dimmed(*one, pieces, {}) for one in told]
            made += [[rows[at] for at in places] for places in batches(rows, shuffled=True)]
        random.shuffle(made)
        return made

    def loss(rows: Rows) -> Tensor:
        return reader_loss(seen(network, rows), heads, act_tensors(rows, known))

    def after(epoch: int, began: float) -> None:
        scores = reader_scores(network, heads, dev, known)
        print(f"{time.time() - began:6.0f} s  epoch {epoch}  {scores}", flush=True)
        write(out, network, heads, words, scores)

    plan = Plan(pace.epochs, shuffled, loss, after)
    follow(plan, network, heads, optimiser_of(network, heads, pace), out)


def seen(network: Any, rows: Rows) -> Tensor:
    """Return the view of each word of a batch (sentences, words, width)."""
    batch = tensors(rows)
    view: Tensor = network.view(network.encode(*(batch[name] for name in INPUTS))[:, 1:])
    return view


def optimiser_of(network: nn.Module, heads: nn.Module, pace: Pace) -> torch.optim.Optimizer:
    """Return the optimiser: a low rate for what is trained already, a high one for what is new."""
    old, new = [], list(heads.parameters())
    for name, weights in network.named_parameters():
        if weights.requires_grad:
            (old if name.startswith("encoder") else new).append(weights)
    groups: Iterable[dict[str, Any]] = (
        {"params": old, "lr": pace.encoder},
        {"params": new, "lr": pace.new},
    )
    return torch.optim.AdamW(groups, weight_decay=0.01)
