"""The large reader that teaches the shipped one: all-mpnet-base-v2 under the same heads. Never shipped.

Its encoder has five times the weights of ours. It learns from the annotated acts alone; what it then
thinks of plain news is learned by the small one (``plain.py``). Sums are in 16-bit floats, which
recent processors multiply several times faster.

Knows the recipe; never knows politics.
"""

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from kg.english.pieces import CASE_CLASSES, WordPieces
from training import alone
from training.learn import Acts, Row, Vocabulary, heads_of
from training.network import MULTIPLIES_SHORT
from training.plain import taught
from training.reader import view_of
from training.train import MASK

PACE = alone.Pace(epochs=6, encoder=5e-5, new=1e-3)
FROZEN, DROPOUT = 2, 0.1  # the lowest layers, which stay as they are
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
        self.view = view_of(width)
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
    alone.train(Tutor(folder), pieces_of(folder), acts, PACE, out)


def answered(news: list[Row], folder: Path, run: Path) -> list[Row]:
    """Return plain news with what a trained tutor thinks of it."""
    saved = torch.load(run / "weights.pt", weights_only=True)
    network = Tutor(folder)
    network.load_state_dict(saved["network"])
    words = Vocabulary(saved["known"], saved["features"])
    return taught(news, network, heads_of(saved), pieces_of(folder), words)
