"""The network: from words to labels, heads and relations. Knows the ONNX model; never knows a Doc.

The same words give the same answer whatever else is being read: only sentences of one text share a batch, because the scale of
the 8-bit activations depends on all that is in the batch.
"""

import json
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.english.lemmas import NOUN_ENDINGS, VERB_ENDINGS, Inflections, edited, lemma_of
from kg.english.pieces import WordPieces, case_class
from kg.english.tags import best_tags
from kg.english.trees import best_tree

FILES = ("network.onnx", "relations.npy", "labels.json", "pieces.txt", "inflections.json")
LINEAR = ("upos", "xpos", "feats", "lemma")
OUTPUTS = (
    *LINEAR, "entity", "begins", "arc_words", "arc_heads", "governors", "dependents", "view",
)  # fmt: skip
BATCH_PIECES = 300
LONGEST = 150
POSITIONS = 512  # pieces that the encoder takes at once, the two marks around a sentence included
SURE_BEGINNING = 0.7
BREAKS = {";": 3, ":": 2, ",": 1, "-": 1, "--": 2, "—": 2, "–": 2}


class Analysis(NamedTuple):
    """The labels of one sentence, one entry per word. ``heads`` count from 0; a root is its own head.

    ``begins`` is true where, inside what was given as one sentence, another one seems to begin.
    ``view`` is what the encoder knows of each word, for readers that stand on it.
    """

    heads: list[int]
    relations: list[str]
    tags: list[str]
    classes: list[str]
    features: list[str]
    lemmas: list[str]
    entities: list[str]
    begins: list[bool]
    view: list[NDArray[np.float32]]


class Network:
    """The trained model, made from the bytes of its files; it can be sent to another process."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.labels: dict[str, list[str]] = json.loads(files["labels.json"])
        self.pieces = WordPieces(files["pieces.txt"].decode("utf-8").split("\n")[:-1])
        self.tables = {
            name: np.array(self.labels[name], dtype=object) for name in (*LINEAR, "relation")
        }
        weight: NDArray[np.float32] = np.load(BytesIO(files["relations.npy"]))
        self.relation_weight, self.relation_bias = weight[:-1], weight[-1]
        lists = json.loads(files["inflections.json"])
        self.verbs, self.nouns = (
            Inflections(lists[name]["irregular"], frozenset(lists[name]["bases"]))
            for name in ("verbs", "nouns")
        )

    @classmethod
    def read(cls, folder: Path) -> "Network":
        """Return the network whose files lie in a folder."""
        return cls({name: (folder / name).read_bytes() for name in FILES})

    def __reduce__(self) -> tuple[type["Network"], tuple[dict[str, bytes]]]:
        return Network, (self.files,)

    @cached_property
    def session(self) -> Any:  # noqa: ANN401  # onnxruntime ships no types
        """The running model, on one thread: parallel work is done by processes, and one thread repeats itself exactly."""
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # newer versions than ours collect from import on
        import onnxruntime  # noqa: PLC0415  # takes a tenth of a second, and is not needed to look at labels

        onnxruntime.disable_telemetry_events()  # on Windows, ours would tell the system's tracing
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            self.files["network.onnx"], options, providers=["CPUExecutionProvider"]
        )

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analysis of each sentence of one text."""
        cuts = [
            split_long(sentence, [len(self.pieces.cut(word)) for word in sentence])
            for sentence in sentences
        ]
        parts = [part for cut in cuts for part in cut]
        found: dict[int, Analysis] = {}
        for places in self.batches(parts):
            found.update(zip(places, self.run([parts[place] for place in places]), strict=True))
        answers = iter(found[place] for place in range(len(parts)))
        return [joined([next(answers) for _ in cut]) for cut in cuts]

    def batches(self, parts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Yield places of sentences of like length, few enough to stay in the processor's cache."""
        sizes = [2 + sum(len(self.pieces.cut(word)) for word in part) for part in parts]
        batch: list[int] = []
        pieces = 0
        for place in sorted(range(len(parts)), key=lambda place: (sizes[place], place)):
            if batch and pieces + sizes[place] > BATCH_PIECES:
                yield batch
                batch, pieces = [], 0
            batch.append(place)
            pieces += sizes[place]
        if batch:
            yield batch

    def run(self, batch: list[Sequence[str]]) -> Iterator[Analysis]:
        """Yield the analysis of each sentence of a batch. Their pieces stand in one row; ``words`` has each sentence's root and words."""
        ids: list[int] = []
        case: list[int] = []
        words: list[int] = []
        starts = [0]
        for sentence in batch:
            ids.append(self.pieces.first)
            case.append(0)
            words.append(starts[-1])
            for word in sentence:
                words.append(len(ids))
                cut = self.pieces.cut(word)
                ids.extend(cut)
                case.extend([case_class(word)] * len(cut))
            ids.append(self.pieces.last)
            case.append(0)
            starts.append(len(ids))
        first = np.array(starts[:-1])[:, None]
        lengths = np.diff(starts)[:, None]
        columns = np.arange(lengths.max())[None, :]
        present = columns < lengths
        feeds = {
            "ids": np.array(ids),
            "case": np.array(case),
            "positions": np.broadcast_to(columns, present.shape)[present],
            "places": first + np.minimum(columns, lengths - 1),
            "mask": present.astype(np.float32),
            "back": np.flatnonzero(present),
            "words": np.array(words),
        }
        outputs = dict(zip(OUTPUTS, self.session.run(OUTPUTS, feeds), strict=True))
        at = 0
        for sentence in batch:
            yield self.decoded(
                sentence,
                {name: values[at : at + len(sentence) + 1] for name, values in outputs.items()},
            )
            at += len(sentence) + 1

    def decoded(self, words: Sequence[str], scores: dict[str, NDArray[Any]]) -> Analysis:
        """Return the best tree and the labels of one sentence; the first row of ``scores`` is its root's."""
        heads = best_tree(scores["arc_words"][1:] @ scores["arc_heads"].T)
        labels = {name: self.tables[name][scores[name][1:]].tolist() for name in LINEAR}
        pairs = np.maximum(scores["dependents"][1:] + scores["governors"][heads], 0)
        best = (pairs @ self.relation_weight + self.relation_bias).argmax(axis=1)
        relations = self.tables["relation"][best].tolist()
        return Analysis(
            heads=[place if head == 0 else head - 1 for place, head in enumerate(heads.tolist())],
            relations=[
                "root" if head == 0 else name for head, name in zip(heads, relations, strict=True)
            ],
            tags=labels["xpos"],
            classes=labels["upos"],
            features=labels["feats"],
            lemmas=[
                self.lemma(*word)
                for word in zip(words, labels["xpos"], labels["lemma"], strict=True)
            ],
            entities=best_tags(scores["entity"][1:], self.labels["entity"]),
            begins=[False, *(scores["begins"][2:] > SURE_BEGINNING).tolist()],
            view=list(scores["view"][1:]),
        )

    def lemma(self, word: str, tag: str, rule: str) -> str:
        """Return the lemma: of verbs and common nouns by form, of every other word by the trained rule."""
        if tag.startswith("V"):
            return lemma_of(word, tag, self.verbs, VERB_ENDINGS)
        return (
            lemma_of(word, tag, self.nouns, NOUN_ENDINGS)
            if tag in ("NN", "NNS")
            else edited(word, rule)
        )


def split_long(words: Sequence[str], sizes: Sequence[int]) -> list[Sequence[str]]:
    """Return the sentence in parts the encoder can take, cut at the strongest mark of punctuation near the middle.

    ``sizes`` tells how many pieces each word has. A link has dozens, so that a few links fill what a hundred words would.
    """
    if len(words) <= LONGEST and sum(sizes) <= POSITIONS - 2:
        return [words]
    cut = best_cut(words)
    return [*split_long(words[:cut], sizes[:cut]), *split_long(words[cut:], sizes[cut:])]


def best_cut(words: Sequence[str]) -> int:
    """Return how many words the first part has of a sentence too long: it ends at the strongest mark of punctuation near the middle."""
    middle = len(words) / 2
    inner = range(len(words) // 4, 3 * len(words) // 4)
    return 1 + max(inner, key=lambda place: (BREAKS.get(words[place], 0), -abs(place - middle)))


def chained(*parts: Analysis) -> Analysis:
    """Return several analyses one after the other, field by field."""
    return Analysis(
        *([entry for column in columns for entry in column] for columns in zip(*parts, strict=True))
    )


def joined(parts: list[Analysis]) -> Analysis:
    """Return one tree of the parts of a long sentence: later roots hang on the first as parataxis."""
    if len(parts) == 1:
        return parts[0]
    top = next(place for place, head in enumerate(parts[0].heads) if head == place)
    hung = parts[:1]
    shift = len(parts[0].heads)
    for part in parts[1:]:
        heads = [top if head == place else head + shift for place, head in enumerate(part.heads)]
        relations = [
            "parataxis" if head == place else name
            for place, (head, name) in enumerate(zip(part.heads, part.relations, strict=True))
        ]
        hung.append(part._replace(heads=heads, relations=relations))
        shift += len(heads)
    return chained(*hung)
