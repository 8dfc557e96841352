"""The network: from words to labels, heads and relations. Knows the ONNX model; never knows a Doc.

The same words give the same answer whatever else is being read: only sentences of one text share a batch, because the scale of
the 8-bit activations depends on all that is in the batch.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.english.lemmas import NOUN_ENDINGS, VERB_ENDINGS, Inflections, edited, lemma_of
from kg.english.pieces import WordPieces, case_class
from kg.english.trees import best_tree

FILES = ("network.onnx", "relations.npy", "labels.json", "pieces.txt", "inflections.json")
BATCH_PIECES = 480
LONGEST = 110
BREAKS = {";": 3, ":": 2, ",": 1, "-": 1, "--": 2, "—": 2, "–": 2}


class Analysis(NamedTuple):
    """The labels of one sentence, one entry per word. ``heads`` count from 0; a root is its own head."""

    heads: list[int]
    relations: list[str]
    tags: list[str]
    classes: list[str]
    features: list[str]
    lemmas: list[str]
    entities: list[str]


class Network:
    """The trained model, made from the bytes of its files; it can be sent to another process."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.labels: dict[str, list[str]] = json.loads(files["labels.json"])
        self.pieces = WordPieces(files["pieces.txt"].decode("utf-8").split("\n")[:-1])
        lists = json.loads(files["inflections.json"])
        self.verbs, self.nouns = (Inflections(lists[name]["irregular"], frozenset(lists[name]["bases"])) for name in ("verbs", "nouns"))

    @classmethod
    def read(cls, folder: Path) -> "Network":
        """Return the network whose files lie in a folder."""
        return cls({name: (folder / name).read_bytes() for name in FILES})

    def __reduce__(self) -> tuple[type["Network"], tuple[dict[str, bytes]]]:
        return Network, (self.files,)

    @cached_property
    def session(self) -> Any:  # noqa: ANN401  # onnxruntime ships no types
        """The running model, on one thread: parallel work is done by processes, and one thread repeats itself exactly."""
        import onnxruntime  # noqa: PLC0415  # takes a tenth of a second, and is not needed to look at labels

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self.files["network.onnx"], options, providers=["CPUExecutionProvider"])

    @cached_property
    def relation_weight(self) -> NDArray[np.float32]:
        """The biaffine relation weight, shape (word view, relations x head view)."""
        from io import BytesIO  # noqa: PLC0415  # only here

        weight: NDArray[np.float32] = np.load(BytesIO(self.files["relations.npy"])).astype(np.float32)
        return np.ascontiguousarray(weight.transpose(1, 0, 2)).reshape(weight.shape[1], -1)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analysis of each sentence of one text."""
        parts = [part for sentence in sentences for part in split_long(sentence)]
        found: dict[int, Analysis] = {}
        for places in self.batches(parts):
            found.update(zip(places, self.run([parts[place] for place in places]), strict=True))
        answers = iter(found[place] for place in range(len(parts)))
        return [joined([next(answers) for _ in split_long(sentence)]) for sentence in sentences]

    def batches(self, parts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Yield places of sentences of like length, few enough to stay in the processor's cache."""
        sizes = [2 + sum(len(self.pieces.cut(word)) for word in part) for part in parts]
        batch: list[int] = []
        for place in sorted(range(len(parts)), key=lambda place: (sizes[place], place)):
            if batch and (len(batch) + 1) * sizes[place] > BATCH_PIECES:
                yield batch
                batch = []
            batch.append(place)
        if batch:
            yield batch

    def run(self, batch: list[Sequence[str]]) -> Iterator[Analysis]:
        """Yield the analysis of each sentence of a batch."""
        cuts = [[self.pieces.cut(word) for word in words] for words in batch]
        width = max(2 + sum(map(len, cut)) for cut in cuts)
        ids = np.zeros((len(batch), width), dtype=np.int64)
        mask, case = np.zeros_like(ids), np.zeros_like(ids)
        first = np.zeros((len(batch), 1 + max(map(len, batch))), dtype=np.int64)
        for row, (words, cut) in enumerate(zip(batch, cuts, strict=True)):
            lengths = np.array([len(pieces) for pieces in cut])
            flat = [piece for pieces in cut for piece in pieces]
            ids[row, : len(flat) + 2] = [self.pieces.first, *flat, self.pieces.last]
            mask[row, : len(flat) + 2] = 1
            case[row, 1 : len(flat) + 1] = np.repeat([case_class(word) for word in words], lengths)
            first[row, 1 : len(words) + 1] = 1 + np.cumsum(lengths) - lengths
        names = [output.name for output in self.session.get_outputs()]
        answers = self.session.run(None, {"ids": ids, "mask": mask, "case": case, "first": first})
        outputs = dict(zip(names, answers, strict=True))
        for row, words in enumerate(batch):
            yield self.decoded(words, {name: values[row] for name, values in outputs.items()})

    def decoded(self, words: Sequence[str], scores: dict[str, NDArray[Any]]) -> Analysis:
        """Return the best tree and the labels of one sentence."""
        size = len(words)
        heads = best_tree(scores["arcs"][:size, : size + 1])
        labels = {
            name: [self.labels[name][number] for number in scores[name][:size]] for name in ("upos", "xpos", "feats", "lemma", "entity")
        }
        one = np.ones((size, 1), dtype=np.float32)
        dependents = np.concatenate([scores["dependents"][:size], one], axis=1)
        governors = np.concatenate([scores["governors"][heads], one], axis=1)
        spread = (dependents @ self.relation_weight).reshape(size, -1, governors.shape[1])
        best = np.matmul(spread, governors[:, :, None])[:, :, 0].argmax(axis=1)
        relations = [self.labels["relation"][number] for number in best]
        return Analysis(
            heads=[place if head == 0 else int(head) - 1 for place, head in enumerate(heads)],
            relations=["root" if head == 0 else name for head, name in zip(heads, relations, strict=True)],
            tags=labels["xpos"],
            classes=labels["upos"],
            features=labels["feats"],
            lemmas=[self.lemma(*word) for word in zip(words, labels["xpos"], labels["lemma"], strict=True)],
            entities=labels["entity"],
        )

    def lemma(self, word: str, tag: str, rule: str) -> str:
        """Return the lemma: of verbs and common nouns by form, of every other word by the trained rule."""
        if tag.startswith("V"):
            return lemma_of(word, tag, self.verbs, VERB_ENDINGS)
        return lemma_of(word, tag, self.nouns, NOUN_ENDINGS) if tag in ("NN", "NNS") else edited(word, rule)


def split_long(words: Sequence[str]) -> list[Sequence[str]]:
    """Return the sentence in parts the encoder can take, cut at the strongest mark of punctuation near the middle."""
    if len(words) <= LONGEST:
        return [words]
    middle = len(words) / 2
    inner = range(len(words) // 4, 3 * len(words) // 4)
    cut = max(inner, key=lambda place: (BREAKS.get(words[place], 0), -abs(place - middle)))
    return [*split_long(words[: cut + 1]), *split_long(words[cut + 1 :])]


def chained(left: Analysis, right: Analysis) -> Analysis:
    """Return two analyses one after the other, field by field."""
    return Analysis(
        left.heads + right.heads,
        left.relations + right.relations,
        left.tags + right.tags,
        left.classes + right.classes,
        left.features + right.features,
        left.lemmas + right.lemmas,
        left.entities + right.entities,
    )


def joined(parts: list[Analysis]) -> Analysis:
    """Return one tree of the parts of a long sentence: later roots hang on the first as parataxis."""
    whole = parts[0]
    top = next(place for place, head in enumerate(whole.heads) if head == place)
    for part in parts[1:]:
        shift = len(whole.heads)
        heads = [top if head == place else head + shift for place, head in enumerate(part.heads)]
        relations = [
            "parataxis" if head == place else name for place, (head, name) in enumerate(zip(part.heads, part.relations, strict=True))
        ]
        part = part._replace(heads=heads, relations=relations)  # noqa: PLW2901  # the part as it stands in the whole
        whole = chained(whole, part)
    return whole
