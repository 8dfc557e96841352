"""The shipped reader's own upper layers, on the parser's lower ones. Knows tensors; never politics.

What the parser computes stays as it is, to the last bit: its lower layers rest, its upper ones are
copied before the copies learn.
"""

from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor, nn

from training import alone
from training.learn import Acts
from training.network import MULTIPLIES_SHORT, Student
from training.reader import Reader, view_of
from training.restore import released

OWN = 3  # layers of the reader's own
PACE = alone.Pace(epochs=6, encoder=1.2e-4, new=1e-3, news=2)


class Branch(nn.Module):
    """The lower layers of a released parser, and above them the reader's own."""

    def __init__(self, start: Path, own: int = OWN) -> None:
        """``start``: the folder of the released network; its upper layers are where own ones begin."""
        super().__init__()
        network, _, self.pieces = released(start)
        bert, width = network.encoder, network.encoder.config.hidden_size
        layers = bert.encoder.layer
        self.embeddings, self.case = bert.embeddings, network.case
        self.lower, self.encoder = layers[:-own], own_layers(network, own)
        self.dropout = nn.Dropout(0.15)
        self.view = view_of(width)
        for part in (self.embeddings, self.case, self.lower):
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> "Branch":
        """Let it learn, or not; what rests forgets nothing meanwhile."""
        super().train(mode)
        for part in (self.embeddings, self.case, self.lower):
            part.eval()
        return self

    def encode(
        self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, _style: Tensor
    ) -> Tensor:
        """Return the state of each word, the root's first; arguments as of ``Parser.forward``."""
        short = self.training and MULTIPLIES_SHORT
        present = (mask > 0)[:, None, None, :]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
            with torch.no_grad():
                embedded = self.embeddings.word_embeddings(ids) + self.case(case)
                states = self.embeddings(inputs_embeds=embedded)
                for layer in self.lower:
                    states = output(layer(states, present))
            for layer in self.encoder:
                states = output(layer(states, present))
        words = torch.gather(
            states.float(), 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        )
        dropped: Tensor = self.dropout(words)
        return dropped


def own_layers(network: Student, own: int = OWN) -> nn.ModuleList:
    """Return copies of the upper layers of a parser."""
    return deepcopy(network.encoder.encoder.layer[-own:])


def grown(network: Reader, weights: dict[str, Tensor]) -> None:
    """Give a released network the own layers and the view that were trained."""
    network.own = own_layers(network)
    for name, part in (("encoder.", network.own), ("view.", network.view)):
        part.load_state_dict(
            {
                key.removeprefix(name): value
                for key, value in weights.items()
                if key.startswith(name)
            }
        )


def output(told: Tensor | tuple[Tensor, ...]) -> Tensor:
    """Return what a layer computes; older libraries return it with more."""
    return told if isinstance(told, Tensor) else told[0]


def train(start: Path, acts: Acts, out: Path) -> None:
    """Train the reader's own layers and heads; goes on where it was cut."""
    network = Branch(start)
    alone.train(network, network.pieces, acts, PACE, out)
