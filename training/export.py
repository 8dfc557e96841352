"""Writes a trained network as a spaCy pipeline. Knows ONNX; never knows training.

The weights become 8-bit integers (dynamic quantisation, per channel). The word lists for lemmas
are made of the treebanks' verbs and nouns, and of the base forms that the new pipeline itself finds in unlabelled news.
"""

import io
import json
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language
from torch import Tensor, nn

from kg.english.component import EnglishParser
from kg.english.heads import FILES as HEADS
from kg.english.lemmas import NOUN_ENDINGS, VERB_ENDINGS, Inflections, lemma_of
from kg.english.network import LINEAR, OUTPUTS, Network
from kg.english.pieces import CLASSIFIER, SEPARATOR, UNKNOWN
from kg.english.slots import ROLES
from training.branch import grown
from training.learn import CODES, STATUSES
from training.network import STYLES
from training.reader import Reader
from training.restore import released
from training.silver import news_lines, tokeniser
from training.train import restored, word_pieces
from training.treebanks import Sentence, load

STYLE = "ewt"
CALIBRATED = ("acts", "status", *ROLES)
SHIPPED = ("known.", "word.", "act.", "status.")  # of the reader's heads
SEEN_AT_LEAST = 2
GROUP = 20


class Laid(NamedTuple):
    """Where the pieces of several sentences stand; as of ``Answers.forward``."""

    places: Tensor
    unseen: Tensor  # (sentences, longest): 0, or much less where there is no piece
    back: Tensor
    words: Tensor


class Answers(nn.Module):
    """The network as it is exported: the pieces of several sentences stand in one row, so that no padding is ever multiplied.

    Only attention looks at sentences, laid side by side by index; query, key and value are one matrix.
    """

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network
        self.embeddings, self.layers = network.encoder.embeddings, network.encoder.encoder.layer
        self.joint, self.own_joint = (
            nn.ModuleList(joint_projection(layer.attention.self) for layer in layers)
            for layers in (self.layers, network.own)
        )
        settings = network.encoder.config
        self.attention_heads, self.width = settings.num_attention_heads, settings.hidden_size
        style = network.style.weight[STYLES.index(STYLE)]
        self.case = nn.Embedding.from_pretrained((network.case.weight + style).detach())

    def forward(
        self,
        ids: Tensor,
        case: Tensor,
        positions: Tensor,
        places: Tensor,
        mask: Tensor,
        back: Tensor,
        words: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return one tensor per output name, a row for each of ``words``.

        ``ids case positions`` (pieces); ``places`` (sentences, longest) names the piece at each place and ``mask`` says whether there
        is one; ``back`` (pieces) names the place of each piece, row by row; ``words`` names first pieces, and each sentence's root.
        """
        embeddings = self.embeddings
        states = (
            embeddings.word_embeddings(ids)
            + self.case(case)
            + embeddings.position_embeddings(positions)
        )
        states = embeddings.LayerNorm(states + embeddings.token_type_embeddings.weight[0])
        laid = Laid(places, (1.0 - mask) * -1e4, back, words)
        network = self.network
        layers = list(zip(self.joint, self.layers, strict=True))
        fork = len(layers) - max(1, len(network.own))
        for joint, layer in layers[:fork]:
            brought = self.attended(joint(states), laid)[back]
            states = above(layer, states, brought)
        own = list(zip(self.own_joint, network.own, strict=True))
        viewed = self.of_words(states, own, laid) if own else None
        states = self.of_words(states, layers[fork:], laid)
        labels = {name: head(states) for name, head in network.heads.items()}
        begins = labels["begins"].softmax(-1)[..., 1]
        weight = network.arc_weight
        arcs = network.arc_word(states) @ weight[:-1] + weight[-1]
        best = (labels[name].argmax(-1) for name in LINEAR)
        return (
            *best,
            labels["entity"],
            begins,
            arcs,
            network.arc_head(states),
            network.relation_head(states),
            network.relation_word(states),
            network.view(states if viewed is None else viewed),
        )

    def of_words(
        self, states: Tensor, layers: Sequence[tuple[nn.Module, nn.Module]], laid: Laid
    ) -> Tensor:
        """Return the states of words above these layers; the last looks at nothing else."""
        for joint, layer in layers[:-1]:
            states = above(layer, states, self.attended(joint(states), laid)[laid.back])
        joint, layer = layers[-1]
        brought = self.attended(joint(states), laid)
        return above(layer, states[laid.words], brought[laid.back[laid.words]])

    def attended(self, joint: Tensor, laid: Laid) -> Tensor:
        """Return what attention brings to each place, row by row."""
        places = laid.places
        sentences, longest = places.shape[0], places.shape[1]
        size = self.width // self.attention_heads
        parts = (
            joint[places.reshape(-1)]
            .reshape(sentences, longest, 3, self.attention_heads, size)
            .permute(2, 0, 3, 1, 4)
        )
        scores = parts[0] @ parts[1].transpose(-1, -2) / size**0.5 + laid.unseen[:, None, None, :]
        brought: Tensor = (scores.softmax(-1) @ parts[2]).transpose(1, 2).reshape(-1, self.width)
        return brought


def above(layer: Any, states: Tensor, brought: Tensor) -> Tensor:
    """Return the states above a layer, by what attention brings to those below."""
    states = layer.attention.output.LayerNorm(states + layer.attention.output.dense(brought))
    inner = nn.functional.gelu(layer.intermediate.dense(states))
    made: Tensor = layer.output.LayerNorm(states + layer.output.dense(inner))
    return made


def joint_projection(attention: nn.Module) -> nn.Linear:
    """Return query, key and value as one layer."""
    parts = (attention.query, attention.key, attention.value)
    joint = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    joint.weight.data = torch.cat([part.weight.detach() for part in parts])
    joint.bias.data = torch.cat([part.bias.detach() for part in parts])
    return joint


def is_wanted(piece: str) -> bool:
    """Return whether a word piece can occur in English news; the pretrained table also has other scripts and unused rows."""
    if piece.startswith("[") and piece.endswith("]"):
        return piece in (CLASSIFIER, SEPARATOR, UNKNOWN)
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in piece)


def pruned(network: Reader) -> list[str]:
    """Take the embeddings of unwanted word pieces out of the network; return the pieces that are left, in their new order."""
    numbers = [(piece, number) for piece, number in word_pieces().ids.items() if is_wanted(piece)]
    table = network.encoder.embeddings.word_embeddings.weight.detach()
    network.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(
        table[[number for _, number in numbers]]
    )
    return [piece for piece, _ in numbers]


def onnx_bytes(network: Reader) -> bytes:
    """Return the quantised ONNX model."""
    flat = torch.tensor([1, 3, 4, 2, 1, 3, 2])
    places, mask = (
        torch.tensor([[0, 1, 2, 3], [4, 5, 6, 6]]),
        torch.tensor([[1.0, 1, 1, 1], [1, 1, 1, 0]]),
    )
    example = (
        flat,
        flat % 2,
        torch.tensor([0, 1, 2, 3, 0, 1, 2]),
        places,
        mask,
        torch.arange(7),
        torch.tensor([0, 1, 2, 4, 5]),
    )
    axes = {name: {0: "pieces"} for name in ("ids", "case", "positions")}
    axes |= {name: {0: "sentences", 1: "longest"} for name in ("places", "mask")} | {
        "back": {0: "pieces"},
        "words": {0: "words"},
    }
    with tempfile.TemporaryDirectory() as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            Answers(network), example, exact, input_names=list(axes), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
        return small.read_bytes()


def relation_bytes(network: Reader) -> bytes:
    """Return the last layer of the relations, one row per input and one for the bias."""
    last = network.pair[-1]
    rows = torch.cat([last.weight.detach().T, last.bias.detach()[None]])
    file = io.BytesIO()
    np.save(file, rows.numpy().astype(np.float32))
    return file.getvalue()


def treebank_forms(
    sentences: list[Sentence], tags: str, endings: tuple[tuple[str, str], ...]
) -> Inflections:
    """Return what the treebanks tell of one part of speech: base forms, and the forms that the spelling rules do not explain."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, lemma, tag in zip(
            sentence["words"], sentence.get("lemma", []), sentence.get("xpos", []), strict=False
        ):
            if (
                tag.startswith(tags)
                and not tag.startswith("NNP")
                and form.isalpha()
                and lemma.isalpha()
            ):
                forms[form.lower(), tag][lemma.lower()] += 1
    if (
        endings is NOUN_ENDINGS
    ):  # "troops" is the plural of "troop" here, whatever a treebank prefers
        forms = defaultdict(
            Counter,
            {
                key: lemmas
                for key, lemmas in forms.items()
                if not (key[1] == "NNS" and key[0].endswith("s") and key[0] in lemmas)
            },
        )
    best = {
        key: lemmas.most_common(1)[0][0]
        for key, lemmas in forms.items()
        if lemmas.total() >= SEEN_AT_LEAST
    }
    bases = frozenset(best.values())
    regular = Inflections({}, bases)
    irregular = {
        form: lemma
        for (form, tag), lemma in sorted(best.items())
        if lemma_of(form, tag, regular, endings) != lemma
    }
    return Inflections(irregular, bases)


def with_irregular(verbs: Inflections) -> Inflections:
    """Return the verbs with the irregular ones of English, which outrank what the treebanks have."""
    rows = [
        line.split()
        for line in (Path(__file__).parent / "irregular_verbs.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    ]
    table = {
        form: base for base, past, participle in rows for form in (past, participle) if form != base
    }
    return Inflections(
        {**verbs.irregular, **table, "wound": verbs.irregular.get("wound", "wind")},
        verbs.bases | {row[0] for row in rows},
    )


def news_bases(nlp: Language, lines: list[str]) -> dict[str, frozenset[str]]:
    """Return the words that the pipeline reads as base forms of verbs and of nouns in unlabelled news."""
    texts = ("\n".join(lines[start : start + GROUP]) for start in range(0, len(lines), GROUP))
    seen = Counter(
        (token.tag_, token.lower_)
        for doc in nlp.pipe(texts)
        for token in doc
        if token.tag_ in ("VB", "NN") and token.is_alpha and token.is_lower
    )
    return {
        tag: frozenset(
            word
            for (found, word), number in seen.items()
            if found == tag and number >= SEEN_AT_LEAST
        )
        for tag in ("VB", "NN")
    }


def inflections(verbs: Inflections, nouns: Inflections) -> bytes:
    """Return the file of the word lists."""
    lists = {
        name: {"irregular": dict(sorted(known.irregular.items())), "bases": sorted(known.bases)}
        for name, known in (("verbs", verbs), ("nouns", nouns))
    }
    return json.dumps(lists, indent=0).encode()


def pipeline(files: dict[str, bytes]) -> Language:
    """Return the spaCy pipeline of these files."""
    nlp = tokeniser()
    nlp.meta.update(
        name="kg_english", version="0.4.0", license="CC-BY-SA-4.0",
        description="English sentences, tags, lemmas, Universal Dependencies and names for news",
    )  # fmt: skip
    nlp.add_pipe("kg_english")
    component = nlp.get_pipe("kg_english")
    assert isinstance(component, EnglishParser)
    component.network = Network(files)
    return nlp


def with_reader(weights: Path, start: Path, out: Path, branched: bool) -> None:
    """Write the pipeline of parser and reader; word pieces and word lists stay those of ``start``.

    ``branched``: the weights are of a reader that has layers of its own (``branch.py``).
    """
    saved = torch.load(weights, weights_only=True)
    network, _, _ = released(start / "kg_english", Reader, attention="eager")
    assert isinstance(network, Reader)
    if branched:
        grown(network, saved["network"])
    else:
        network.load_state_dict(saved["network"])
    network.eval()
    files = {
        name: (start / "kg_english" / name).read_bytes()
        for name in ("pieces.txt", "labels.json", "inflections.json")
    }
    files |= {"network.onnx": onnx_bytes(network), "relations.npy": relation_bytes(network)}
    pipeline(files).to_disk(out)


def with_heads(weights: Path, slots: Path, out: Path) -> None:
    """Write the reader's heads beside its pipeline, in half precision, not yet calibrated."""
    saved = torch.load(weights, weights_only=True)
    filled = torch.load(slots, weights_only=True)
    told = {
        "codes": CODES,
        "statuses": STATUSES,
        "known": saved["known"],
        "features": filled["features"],
        "slots known": filled["known"],
        "calibration": dict.fromkeys(CALIBRATED, (1.0, 0.0)),
    }
    heads = {
        name: values for name, values in saved["heads"].items() if name.startswith(SHIPPED)
    } | {f"slots.{name}": values for name, values in filled["network"].items()}
    file = io.BytesIO()
    np.savez(file, **{name: values.numpy().astype(np.float16) for name, values in heads.items()})
    (out / HEADS[0]).write_bytes(file.getvalue())
    (out / HEADS[1]).write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")


def export(data: Path, weights: Path, out: Path) -> None:
    """Write the pipeline into a folder."""
    network, labels = restored(weights, Reader, attention="eager")
    assert isinstance(network, Reader)
    sentences = load(data, "train")
    verbs, nouns = (
        with_irregular(treebank_forms(sentences, "V", VERB_ENDINGS)),
        treebank_forms(sentences, "NN", NOUN_ENDINGS),
    )
    files = {
        "pieces.txt": "".join(f"{piece}\n" for piece in pruned(network)).encode(),
        "network.onnx": onnx_bytes(network),
        "relations.npy": relation_bytes(network),
        "labels.json": json.dumps(labels, ensure_ascii=False).encode(),
        "inflections.json": inflections(verbs, nouns),
    }
    found = news_bases(pipeline(files), news_lines(data))
    files["inflections.json"] = inflections(
        verbs._replace(bases=verbs.bases | found["VB"]),
        nouns._replace(bases=nouns.bases | found["NN"]),
    )
    pipeline(files).to_disk(out)
    print(
        f"{out}: {sum(path.stat().st_size for path in out.rglob('*') if path.is_file()) / 1e6:.1f} MB"
    )
