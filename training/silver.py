"""Labels plain news with trained networks, for a student to learn from. Knows probabilities; never knows how they were learnt.

What the student sees is the mean of the teachers' probabilities, not only their best answer (Hinton, Vinyals and Dean 2015).
"""

import time
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from spacy.language import Language

from kg.english.trees import best_tree
from training.network import Parser
from training.train import (
    INPUTS,
    SILVER_LENGTH,
    Rows,
    batches,
    encoded,
    restored,
    tensors,
    word_pieces,
)
from training.treebanks import Sentence

SOFT = ("upos", "xpos", "entity")
HARD = ("feats", "lemma")
ONE_WORD = (
    "would-be",
    "Would-be",
    "so-called",
    "cease-fire",
    "Cease-fire",
    "no-confidence",
    *(f"{office}-general" for office in ("secretary", "attorney", "director", "governor")),
    *(
        f"{office}-{rank}"
        for office in ("Secretary", "Attorney", "Director", "Governor")
        for rank in ("General", "general")
    ),
)  # split at their hyphens they are read as clauses, or as two nouns


BEHIND_SHORT = r"(?<=[A-Z]\.)-(?=[A-Za-z])"  # "U.S.-led" is cut as "NATO-led" is


def tokeniser() -> Language:
    """Return spaCy's English tokeniser with our special cases, as the shipped pipeline has it."""
    nlp = spacy.blank("en")
    for word in ONE_WORD:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[attr-defined]
    infixes = [*(nlp.Defaults.infixes or ()), BEHIND_SHORT]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]
    return nlp


def news_lines(data: Path) -> list[str]:
    """Return the unlabelled news, one sentence a line."""
    return (data / "gmb-text" / "sentences.txt").read_text(encoding="utf-8").splitlines()


def answers(teachers: list[Parser], rows: Rows, labels: dict[str, list[str]]) -> list[Sentence]:
    """Return what the teachers together say of each row of one batch."""
    batch = tensors(rows)
    outputs = [teacher(*(batch[name] for name in INPUTS)) for teacher in teachers]
    barred = ~batch["present"].unsqueeze(1)
    arcs = torch.stack(
        [output[1].masked_fill(barred, -1e4).softmax(-1) for output in outputs]
    ).mean(0)
    linear = {
        name: torch.stack([output[0][name].softmax(-1) for output in outputs]).mean(0).numpy()
        for name in (*SOFT, *HARD)
    }
    heads = np.zeros(arcs.shape[:2], dtype=np.int64)
    for place, row in enumerate(rows):
        size = row["size"]
        heads[place, :size] = best_tree(np.log(arcs[place, :size, : size + 1].numpy() + 1e-9))
    ties = [
        teacher.relations(governors, dependents, torch.from_numpy(heads)).softmax(-1)
        for teacher, (_, _, governors, dependents) in zip(teachers, outputs, strict=True)
    ]
    relations = torch.stack(ties).mean(0).numpy()
    found = []
    for place, row in enumerate(rows):
        size = row["size"]
        soft: dict[str, Any] = {name: linear[name][place, :size] for name in SOFT}
        soft |= {"relation": relations[place, :size], "arc": arcs[place, :size, : size + 1].numpy()}
        answer: Sentence = {
            name: [labels[name][number] for number in linear[name][place, :size].argmax(-1)]
            for name in HARD
        }
        answer |= {
            "head": heads[place, :size].tolist(),
            "soft": {name: value.astype(np.float16) for name, value in soft.items()},
        }
        found.append(answer)
    return found


def labelled(data: Path, weights: list[Path]) -> list[Sentence]:
    """Return the news sentences of a fitting length with the answers of the networks whose weights these are."""
    torch.set_flush_denormal(True)
    restorations = [restored(path, Parser) for path in weights]
    teachers, labels = [network for network, _ in restorations], restorations[0][1]
    nlp, pieces = tokeniser(), word_pieces()
    texts = [
        [token.text for token in nlp.make_doc(line) if not token.is_space]
        for line in news_lines(data)
    ]
    sentences: list[Sentence] = [
        {"words": words, "corpus": "ewt"} for words in texts if len(words) in SILVER_LENGTH
    ]
    rows = [encoded(sentence, pieces, {}) for sentence in sentences]
    began = time.time()
    with torch.inference_mode():
        for number, places in enumerate(batches(rows, shuffled=False), start=1):
            for place, answer in zip(
                places, answers(teachers, [rows[place] for place in places], labels), strict=True
            ):
                sentences[place] |= answer
            if number % 50 == 0:
                print(f"{time.time() - began:6.0f} s  batch {number} of news labelled", flush=True)
    return sentences
