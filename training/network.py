"""The network: one encoder, a linear head per label kind, biaffine arcs (Dozat and Manning 2017) and relations.

Knows tensors; never knows files.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.english.pieces import CASE_CLASSES

ARC_WIDTH, RELATION_WIDTH, PAIR_WIDTH = 192, 96, 192
STYLES = ("ewt", "gum", "wikigold")
PROCESSOR = Path("/proc/cpuinfo")
MULTIPLIES_SHORT = PROCESSOR.exists() and "amx_bf16" in PROCESSOR.read_text(encoding="utf-8")
"""Whether this processor multiplies 16-bit floats, several times faster than longer ones."""


class Parser(nn.Module):
    """All labels of a sentence from one pass of the encoder. Its relations are biaffine too."""

    def __init__(self, encoder: Any, sizes: Mapping[str, int], dropout: float = 0.15) -> None:
        """``sizes``: number of labels per head, the relations under ``relation``."""
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(CASE_CLASSES, width)
        self.style = nn.Embedding(len(STYLES), width)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.style.weight)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(width, size) for name, size in sizes.items() if name != "relation"}
        )

        def layer(size: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout))

        self.arc_head, self.arc_word = layer(ARC_WIDTH), layer(ARC_WIDTH)
        self.relation_head, self.relation_word = layer(RELATION_WIDTH), layer(RELATION_WIDTH)
        self.arc_weight = nn.Parameter(torch.empty(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation_weight = nn.Parameter(
            torch.empty(sizes["relation"], RELATION_WIDTH + 1, RELATION_WIDTH + 1)
        )
        nn.init.xavier_uniform_(self.arc_weight)
        nn.init.xavier_uniform_(self.relation_weight)

    def forward(
        self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, style: Tensor
    ) -> tuple[dict[str, Tensor], Tensor, Tensor, Tensor]:
        """Return label scores per head, arc scores (batch, words, words + 1), and the two relation views.

        ``ids mask case`` have the shape (batch, pieces); ``first`` (batch, words + 1) names each word's first piece, place 0 the root;
        ``style`` (batch) says by which corpus' habits to annotate (treebank embeddings: Stymne, de Lhoneux, Smith and Nivre 2018).
        """
        return self.labels(self.encode(ids, mask, case, first, style))

    def encode(
        self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, style: Tensor
    ) -> Tensor:
        """Return the state of each word, the root's first; arguments as of ``forward``."""
        embedded = (
            self.encoder.embeddings.word_embeddings(ids)
            + self.case(case)
            + self.style(style).unsqueeze(1)
        )
        short = self.training and MULTIPLIES_SHORT
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
            states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states = states.float()
        words = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        dropped: Tensor = self.dropout(words)
        return dropped

    def labels(self, words: Tensor) -> tuple[dict[str, Tensor], Tensor, Tensor, Tensor]:
        """Return what ``forward`` does, from the states of words."""
        labels = {name: head(words[:, 1:]) for name, head in self.heads.items()}
        dependents = self.arc_word(words[:, 1:])
        ones = torch.ones_like(dependents[..., :1])
        arcs = (
            torch.cat([dependents, ones], -1)
            @ self.arc_weight
            @ self.arc_head(words).transpose(1, 2)
        )
        return labels, arcs, self.relation_head(words), self.relation_word(words[:, 1:])

    def relations(self, governors: Tensor, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return relation scores (batch, words, relations) for the given heads."""
        chosen = torch.gather(governors, 1, heads.unsqueeze(-1).expand(-1, -1, governors.shape[-1]))
        ones = torch.ones_like(dependents[..., :1])
        left, right = torch.cat([dependents, ones], -1), torch.cat([chosen, ones], -1)
        return torch.einsum("bdi,rij,bdj->bdr", left, self.relation_weight, right)


class Student(Parser):
    """The network that is shipped: its relations are read off the sum of two views, at a fiftieth of the cost of a biaffine form."""

    def __init__(self, encoder: Any, sizes: Mapping[str, int], dropout: float = 0.15) -> None:
        super().__init__(encoder, sizes, dropout)
        width = encoder.config.hidden_size
        del self.relation_weight
        self.relation_head, self.relation_word = (
            nn.Linear(width, PAIR_WIDTH),
            nn.Linear(width, PAIR_WIDTH),
        )
        self.pair = nn.Sequential(
            nn.ReLU(), nn.Dropout(dropout), nn.Linear(PAIR_WIDTH, sizes["relation"])
        )

    def relations(self, governors: Tensor, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return relation scores (batch, words, relations) for the given heads."""
        chosen = torch.gather(governors, 1, heads.unsqueeze(-1).expand(-1, -1, governors.shape[-1]))
        scores: Tensor = self.pair(dependents + chosen)
        return scores
