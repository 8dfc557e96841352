"""The large reader that teaches the shipped one: all-mpnet-base-v2 under the same heads. Never shipped.

Its encoder has five times the weights of ours. It learns from the annotated acts alone; what it then
thinks of plain news is learned by the small one (``plain.py``). Sums are in 16-bit floats, which
recent processors multiply several times faster.

Knows the recipe; never knows politics.
"""

import random
import time
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from kg.english.pieces import CASE_CLASSES, WordPieces
from training.learn import (
    Acts,
    Plan,
    Row,
    Vocabulary,
    act_row,
    act_tensors,
    dimmed,
    follow,
    heads_for,
    heads_of,
    reader_loss,
    reader_scores,
    row_of,
    seeded,
    write,
)
from training.network import MULTIPLIES_SHORT
from training.plain import taught
from training.reader import VIEW
from training.train import INPUTS, MASK, Rows, batches, tensors
from training.variety import LONGEST

EPOCHS, FROZEN = 6, 2  # passes; the lowest layers, which stay as they are
RATE, NEW_RATE, DROPOUT = 5e-5, 1e-3, 0.1
OFFSET = 2  # the place of a sentence's first piece, as this encoder counts


class LargePieces(WordPieces):
    """The vocabulary of the large encoder, which has other names for what is no word."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.first, self.last, self.unknown = (self.ids[name] for name in ("<s>", "</s>", "<unk>"))
        self.ids[MASK] = self.ids["<mask>"]
        self.known = {}


class Tutor(nn.Module):
    """The large encoder and its view of each word."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASE_CLASSES, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(DROPOUT)
        self.view = nn.Sequential(nn.Linear(width, VIEW), nn.GELU())
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)

    def encode(
        self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, _style: Tensor
    ) -> Tensor:
        """Return the state of each word, the root's first; arguments as of ``Parser.forward``."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.case(case)
        places = (torch.arange(ids.shape[1]) + OFFSET)[None].expand(len(ids), -1)
        embedded = self.encoder.embeddings(inputs_embeds=embedded, position_ids=places)
        barred = torch.zeros(mask.shape).masked_fill(mask == 0, -1e4)[:, None, None]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=MULTIPLIES_SHORT):
            states = self.encoder.encoder(embedded, attention_mask=barred)[0]
        words = torch.gather(
            states.float(), 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        )
        dropped: Tensor = self.dropout(words)
        return dropped


def pieces_of(folder: Path) -> LargePieces:
    """Return the vocabulary in the folder of the large encoder."""
    return LargePieces((folder / "vocab.txt").read_text(encoding="utf-8").split())


def train(acts: Acts, folder: Path, out: Path) -> None:
    """Train and write ``weights.pt`` with scores after every epoch; goes on where it was cut."""
    seeded(0)
    pieces, words = pieces_of(folder), Vocabulary.of(acts.train)
    read = [
        ({"words": row["words"][:LONGEST], "corpus": "ewt"}, act_row(row, words))
        for row in acts.train
    ]
    dev = [row_of(row, pieces, words) for row in acts.dev]
    network, known = Tutor(folder), len(words.known)
    heads = heads_for(words)

    def shuffled(_epoch: int) -> list[Rows]:
        rows = [dimmed(sentence, told, pieces, {}) for sentence, told in read]
        made = [[rows[place] for place in places] for places in batches(rows, shuffled=True)]
        random.shuffle(made)
        return made

    def loss(rows: Rows) -> Tensor:
        batch = tensors(rows)
        view = network.view(network.encode(*(batch[name] for name in INPUTS))[:, 1:])
        return reader_loss(view, heads, act_tensors(rows, known))

    def after(epoch: int, began: float) -> None:
        scores = reader_scores(network, heads, dev, known)
        print(f"{time.time() - began:6.0f} s  epoch {epoch}  {scores}", flush=True)
        write(out, network, heads, words, scores)

    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    above = [*network.case.parameters(), *network.view.parameters(), *heads.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": RATE}, {"params": above, "lr": NEW_RATE}], weight_decay=0.01
    )
    follow(Plan(EPOCHS, shuffled, loss, after), network, heads, optimiser, out)


def answered(news: list[Row], folder: Path, run: Path) -> list[Row]:
    """Return plain news with what a trained tutor thinks of it."""
    saved = torch.load(run / "weights.pt", weights_only=True)
    network = Tutor(folder)
    network.load_state_dict(saved["network"])
    words = Vocabulary(saved["known"], saved["features"])
    return taught(news, network, heads_of(saved), pieces_of(folder), words)
