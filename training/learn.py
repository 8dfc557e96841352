"""Trains parser and reader together. Knows the recipe; never knows politics.

What holds the parser is its own former self: on every sentence of news it must answer what it
answered before (Li and Hoiem 2016, "Learning without Forgetting"), and the treebanks are read again.
"""

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax

from kg.english.pieces import WordPieces
from kg.english.slots import ROLES
from training.reader import AFAR, Heads, Reader
from training.restore import released
from training.silver import answers
from training.train import (
    IGNORED,
    INPUTS,
    WARM_UP,
    Rows,
    accuracy,
    batches,
    encoded,
    hardened,
    loss_of,
    predictions,
    tensors,
    with_rules,
)
from training.treebanks import Sentence, load
from training.variety import LONGEST, Variety, name_pools, varied

CODES = tuple(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
    SANCTION MOBILIZE COERCE ASSAULT ELECT APPOINT""".split()
)
STATUSES = ("occurred", "denied", "planned", "conditional", "possible", "requested")
RAREST_FEATURE = 5
ACT_WEIGHT, STATUS_WEIGHT, PAIR_WEIGHT, AFAR_WEIGHT = 6.0, 1.0, 12.0, 0.5
SEED = 20121
MASKING = 0.05
JOINED = Variety(merging=0.3, unstopped=0.1)
HIDDEN, UNKNOWN = 0.1, 0.15  # chance of an act's word to be hidden; to be unknown to the seeds
TREEBANK = 0.3  # how much of the treebanks is read in each pass
EPOCHS, ENCODER_RATE, PARSER_RATE, READER_RATE, SETTLING_RATE = 8, 1.2e-4, 3e-4, 1e-3, 1e-3


Row = dict[str, Any]


class Acts(NamedTuple):
    """Sentences with acts to learn: annotated, held out, and more that no person or model annotated."""

    train: list[dict[str, Any]]
    dev: list[dict[str, Any]]
    more: list[dict[str, Any]]


class Vocabulary:
    """The numbers of what the reader is told of words and pairs; 0 stands for nothing."""

    def __init__(self, known: list[str], features: list[str]) -> None:
        self.known = {name: number for number, name in enumerate(known)}
        self.features = {name: number for number, name in enumerate(features, start=1)}

    @classmethod
    def of(cls, rows: list[dict[str, Any]]) -> "Vocabulary":
        """Return the vocabulary of rows, without what is rare."""
        known = Counter(name for row in rows for word in row["known"] for name in word)
        told = Counter(
            name for row in rows for act in row["acts"] for pair in act["pairs"] for name in pair
        )
        kept = sorted(name for name, count in told.items() if count >= RAREST_FEATURE)
        return cls(sorted(known), kept)


def act_row(row: dict[str, Any], words: Vocabulary) -> dict[str, Any]:
    """Return the reader's part of a sentence in numbers; what lies behind the longest is left out.

    ``types`` holds a teacher's probabilities of all words, where one was asked.
    """
    size = min(len(row["words"]), LONGEST)
    cut = [at for at, place in enumerate(row["candidates"]) if place < size]
    made = {
        "known": [
            [words.known[name] for name in one if name in words.known]
            for one in row["known"][:size]
        ],
        "acts": [numbered(act, cut, words) for act in row["acts"] if act["word"] < size],
        "candidates": [row["candidates"][at] for at in cut],
    }
    return made | ({"types": row["types"][:size]} if "types" in row else {})


def numbered(act: dict[str, Any], cut: list[int], words: Vocabulary) -> dict[str, Any]:
    """Return one act in numbers; ``soft`` holds a teacher's answers, where one was asked."""
    soft = act.get("soft")
    return {
        "word": act["word"],
        "types": soft["types"] if soft else [*(act["types"].get(code, 0.0) for code in CODES), 0.0],
        "status": soft["status"] if soft else [float(act["status"] == name) for name in STATUSES],
        "pairs": [
            [words.features[name] for name in act["pairs"][at] if name in words.features]
            for at in cut
        ],
        "filled": [
            soft["filled"][at] if soft else [float(at in act["filled"][role]) for role in ROLES]
            for at in cut
        ],
        "afar": soft["afar"] if soft else [float(bool(act["afar"][role])) for role in AFAR],
    }


def act_tensors(rows: Rows, known: int) -> dict[str, Tensor]:
    """Return the reader's tensors of a batch: of words, of acts, of pairs (each with its row)."""
    words = max(row["size"] for row in rows)
    told = torch.zeros(len(rows), words, known)
    types = torch.zeros(len(rows), words, len(CODES) + 1)
    types[..., -1] = 1
    present = torch.zeros(len(rows), words, dtype=torch.bool)
    acts: list[tuple[int, int]] = []
    status: list[list[float]] = []
    afar: list[list[float]] = []
    pairs: list[tuple[int, int, int]] = []
    features: list[list[int]] = []
    filled: list[list[float]] = []
    kinds: list[list[float]] = []
    for place, row in enumerate(rows):
        reader = row["reader"]
        present[place, : row["size"]] = True
        for at, names in enumerate(reader["known"]):
            told[place, at, names] = 1
        if "types" in reader:  # a teacher's, of every word
            types[place, : row["size"]] = torch.from_numpy(reader["types"]).float()
        for act in reader["acts"]:
            if "types" not in reader:
                types[place, act["word"]] = torch.tensor(act["types"])
            acts.append((place, act["word"]))
            status.append(act["status"])
            afar.append(act["afar"])
            for word, feature, fill in zip(
                reader["candidates"], act["pairs"], act["filled"], strict=True
            ):
                pairs.append((place, act["word"], word))
                features.append(feature)
                filled.append(fill)
                kinds.append(act["types"])
    most = max((len(one) for one in features), default=1)
    return {
        "known": told,
        "types": types,
        "present": present,
        "acts": torch.tensor(acts).reshape(-1, 2),
        "status": torch.tensor(status).reshape(-1, len(STATUSES)),
        "afar": torch.tensor(afar).reshape(-1, len(AFAR)),
        "pairs": torch.tensor(pairs).reshape(-1, 3),
        "features": torch.tensor([[*one, *[0] * (most - len(one))] for one in features]).reshape(
            -1, most
        ),
        "filled": torch.tensor(filled).reshape(-1, len(ROLES)),
        "kinds": torch.tensor(kinds).reshape(-1, len(CODES) + 1),
    }


def reader_loss(view: Tensor, heads: Heads, batch: dict[str, Tensor]) -> Tensor:
    """Return the reader's loss on a batch; ``view`` (sentences, words, width)."""
    scores = heads.acts(view, batch["known"])
    each = -(batch["types"] * log_softmax(scores, -1)).sum(-1)
    loss = ACT_WEIGHT * each[batch["present"]].mean()
    if len(batch["acts"]):
        acts = view[batch["acts"][:, 0], batch["acts"][:, 1]]
        kinds = batch["types"][batch["acts"][:, 0], batch["acts"][:, 1]]
        loss = loss + STATUS_WEIGHT * cross_entropy(heads.status(acts), batch["status"])
        loss = loss + AFAR_WEIGHT * binary_cross_entropy_with_logits(
            heads.afar(torch.cat([acts, kinds], -1)), batch["afar"]
        )
    if len(batch["pairs"]):
        place, act, word = batch["pairs"].T
        roles = heads.pairs(view[place, act], view[place, word], batch["kinds"], batch["features"])
        loss = loss + PAIR_WEIGHT * binary_cross_entropy_with_logits(roles, batch["filled"])
    return loss


def reader_scores(network: Any, heads: Heads, rows: Rows, known: int) -> dict[str, float]:
    """Return F of triggers, typed triggers, status and roles given the trigger, in percent."""
    network.eval()
    heads.eval()
    count: Counter[str] = Counter()
    with torch.inference_mode():
        for places in batches(rows, shuffled=False):
            chosen = [rows[place] for place in places]
            batch = tensors(chosen)
            acts = act_tensors(chosen, known)
            view = network.view(network.encode(*(batch[name] for name in INPUTS))[:, 1:])
            scores = heads.acts(view, acts["known"])
            best = scores.argmax(-1)
            none = len(CODES)
            gold = acts["types"][..., -1] == 0
            said = (best != none) & acts["present"]
            count["gold"] += int(gold.sum())
            count["said"] += int(said.sum())
            count["both"] += int((gold & said).sum())
            right = acts["types"].gather(-1, best.unsqueeze(-1)).squeeze(-1) > 0
            count["typed"] += int((gold & said & right).sum())
            if not len(acts["acts"]):
                continue
            at = view[acts["acts"][:, 0], acts["acts"][:, 1]]
            count["acts"] += len(at)
            best = heads.status(at).argmax(-1)
            count["status"] += int((best == acts["status"].argmax(-1)).sum())
            place, act, word = acts["pairs"].T
            roles = heads.pairs(
                view[place, act], view[place, word], acts["kinds"], acts["features"]
            )
            for number, role in enumerate(ROLES):
                filled, found = acts["filled"][:, number] > 0, roles[:, number] > 0
                count[f"gold {role}"] += int(filled.sum())
                count[f"said {role}"] += int(found.sum())
                count[f"both {role}"] += int((filled & found).sum())

    def f1(both: int, gold: int, said: int) -> float:
        return round(200 * both / max(1, gold + said), 2)

    made = {
        "precision": round(100 * count["both"] / max(1, count["said"]), 2),
        "recall": round(100 * count["both"] / max(1, count["gold"]), 2),
        "triggers": f1(count["both"], count["gold"], count["said"]),
        "typed": f1(count["typed"], count["gold"], count["said"]),
        "status": round(100 * count["status"] / max(1, count["acts"]), 2),
    }
    return made | {
        role: f1(count[f"both {role}"], count[f"gold {role}"], count[f"said {role}"])
        for role in ROLES
    }


def with_answers(
    sentences: list[Sentence], start: Path, labels: dict[str, list[str]], pieces: WordPieces
) -> list[Sentence]:
    """Return sentences with what the released parser answers."""
    teacher, _, _ = released(start)
    teacher.eval()
    rows = [encoded(sentence, pieces, {}) for sentence in sentences]
    with torch.inference_mode():
        for places in batches(rows, shuffled=False):
            told = answers([teacher], [rows[place] for place in places], labels)
            for place, answer in zip(places, told, strict=True):
                sentences[place] |= answer
    return [hardened(one, labels) for one in sentences]


def row_of(row: Row, pieces: WordPieces, words: Vocabulary) -> Row:
    """Return a sentence in numbers, as a reader sees it that is only asked."""
    sentence = {"words": row["words"][:LONGEST], "corpus": "ewt"}
    return encoded(sentence, pieces, {}) | {"reader": act_row(row, words)}


class Course:
    """What is learned from: sentences with acts, of treebanks, and those held out."""

    def __init__(self, data: Path, start: Path, acts: Acts) -> None:
        self.network, self.labels, self.pieces = released(start, Reader)
        told = acts.train
        self.words = Vocabulary.of(told)
        self.numbers = {
            name: {label: number for number, label in enumerate(values)}
            for name, values in self.labels.items()
        }
        sentences = [{"words": row["words"][:LONGEST], "corpus": "ewt"} for row in told]
        parsed = with_answers(sentences, start, self.labels, self.pieces)
        self.read = [(one, act_row(row, self.words)) for one, row in zip(parsed, told, strict=True)]
        self.dev = [row_of(row, self.pieces, self.words) for row in acts.dev]
        self.gold = [with_rules(sentence) for sentence in load(data, "train")]
        self.held = [with_rules(sentence) for sentence in load(data, "dev")]
        self.held_rows = [encoded(sentence, self.pieces, self.numbers) for sentence in self.held]

    def batches(self) -> list[Rows]:
        """Return the batches of an epoch: all annotated acts, some of the treebanks."""
        sample = random.sample(self.gold, int(len(self.gold) * TREEBANK))
        parsed = [encoded(sentence, self.pieces, self.numbers, MASKING) for sentence in sample]
        acts = [dimmed(*one, self.pieces, self.numbers) for one in self.read]
        made: list[Rows] = []
        for rows in (parsed, acts):
            made += [[rows[place] for place in places] for places in batches(rows, shuffled=True)]
        random.shuffle(made)
        return made


def dimmed(
    sentence: Sentence,
    told: dict[str, Any],
    pieces: WordPieces,
    numbers: dict[str, dict[str, int]],
) -> Row:
    """Return a sentence with some words of its acts hidden, and some unknown to the seeds.

    So that an act is also found by those who take part in it, and one that no seed knows.
    """
    words = [act["word"] for act in told["acts"]]
    hidden = {word for word in words if random.random() < HIDDEN}
    unknown = hidden | {word for word in words if random.random() < UNKNOWN}
    known = [[] if at in unknown else names for at, names in enumerate(told["known"])]
    row = encoded(sentence, pieces, numbers, MASKING, hidden)
    return row | {"reader": told | {"known": known}}


def heads_for(words: Vocabulary) -> Heads:
    """Return heads that know nothing yet."""
    return Heads(len(CODES), len(STATUSES), len(words.known), len(words.features) + 1)


def heads_of(saved: dict[str, Any]) -> Heads:
    """Return the heads of a trained reader."""
    heads = heads_for(Vocabulary(saved["known"], saved["features"]))
    heads.load_state_dict(saved["heads"])
    return heads


def optimiser_of(network: Reader, heads: Heads) -> torch.optim.Optimizer:
    """Return the optimiser: a low rate for the encoder, higher ones for what stands on it."""
    groups: dict[float, list[torch.nn.Parameter]] = {READER_RATE: list(heads.parameters())}
    for name, weight in network.named_parameters():
        rate = ENCODER_RATE if name.startswith("encoder.") else PARSER_RATE
        groups.setdefault(READER_RATE if name.startswith("view.") else rate, []).append(weight)
    return torch.optim.AdamW(
        [{"params": weights, "lr": rate, "weight_decay": 0.01} for rate, weights in groups.items()]
    )


def step(network: Reader, heads: Heads, rows: Rows, known: int) -> Tensor:
    """Return the loss of a batch: the parser's, and the reader's where acts are annotated."""
    batch = tensors(rows)
    states = network.encode(*(batch[name] for name in INPUTS))
    loss = loss_of(network, batch, network.labels(states))
    if "reader" not in rows[0]:
        return loss
    return loss + reader_loss(network.view(states[:, 1:]), heads, act_tensors(rows, known))


class Plan(NamedTuple):
    """How something is learned: in how many passes, by which batches and loss, and what follows each."""

    epochs: int
    batches: Callable[[int], list[Rows]]
    loss: Callable[[Rows], Tensor]
    after: Callable[[int, float], None]  # is told the epoch, and when the training began


def train(data: Path, start: Path, acts: Acts, out: Path) -> None:
    """Train both and write ``weights.pt`` with scores after every epoch; goes on where it was cut."""
    seeded(0)
    course = Course(data, start, acts)
    network, known = course.network, len(course.words.known)
    assert isinstance(network, Reader)
    heads = heads_for(course.words)

    def after(epoch: int, began: float) -> None:
        scores = reader_scores(network, heads, course.dev, known)
        scores |= accuracy(course.held, predictions(network, course.held_rows, course.labels))
        print(f"{time.time() - began:6.0f} s  epoch {epoch}  {scores}", flush=True)
        if epoch == EPOCHS - 1:
            settle_beginnings(network, course.gold, course.pieces)
        write(out, network, heads, course.words, scores)

    plan = Plan(
        EPOCHS,
        lambda _: course.batches(),
        lambda rows: step(network, heads, rows, known),
        after,
    )
    follow(plan, network, heads, optimiser_of(network, heads), out)


def seeded(epoch: int) -> None:
    """Let chance begin anew, so that a training that goes on is one that was never cut."""
    random.seed(SEED + epoch)
    torch.manual_seed(SEED + epoch)


def follow(
    plan: Plan,
    network: torch.nn.Module,
    heads: Heads,
    optimiser: torch.optim.Optimizer,
    out: Path,
) -> None:
    """Learn by a plan, with the state kept after every epoch; goes on where it was cut."""
    torch.set_flush_denormal(True)
    out.mkdir(parents=True, exist_ok=True)
    steps = plan.epochs * (len(plan.batches(0)) + 5)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.01, 1 - step / steps),
    )
    parts = {"network": network, "heads": heads, "optimiser": optimiser, "schedule": schedule}
    first, began = resumed(out, parts), time.time()
    for epoch in range(first, plan.epochs):
        seeded(epoch)
        network.train()
        heads.train()
        for number, rows in enumerate(plan.batches(epoch)):
            plan.loss(rows).backward()
            torch.nn.utils.clip_grad_norm_([*network.parameters(), *heads.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            if number % 100 == 0:
                print(f"{time.time() - began:6.0f} s  epoch {epoch} step {number}", flush=True)
        plan.after(epoch, began)
        keep(out, parts, epoch)


def write(
    out: Path,
    network: torch.nn.Module,
    heads: Heads,
    words: Vocabulary,
    scores: dict[str, float],
) -> None:
    """Write weights and scores."""
    told = {
        "network": network.state_dict(),
        "heads": heads.state_dict(),
        "known": list(words.known),
        "features": list(words.features),
    }
    torch.save(told, out / "weights.pt")
    (out / "dev.json").write_text(json.dumps(scores), encoding="utf-8")


def settle_beginnings(network: Reader, gold: list[Sentence], pieces: WordPieces) -> None:
    """Fit the head that finds where a sentence begins, on sentences run together.

    All else stays as it is: what is read while learning acts has no such sentences.
    """
    random.seed(SEED)
    joined = list(varied(gold, JOINED, name_pools(gold)))
    numbers = {"begins": {"within": 0, "begins": 1}}
    rows = [encoded(sentence, pieces, numbers) for sentence in joined]
    head = network.heads["begins"]
    optimiser = torch.optim.AdamW(head.parameters(), lr=SETTLING_RATE)
    network.eval()
    for _ in range(2):
        for places in batches(rows, shuffled=True):
            batch = tensors([rows[place] for place in places])
            with torch.no_grad():
                states = network.encode(*(batch[name] for name in INPUTS))[:, 1:]
            right = batch["gold"]["begins"].flatten()
            loss = cross_entropy(head(states).flatten(0, 1), right, ignore_index=IGNORED)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()


def resumed(out: Path, parts: dict[str, Any]) -> int:
    """Give all parts the state of the last epoch that was finished; return the next one's number."""
    state = out / "state.pt"
    if not state.exists():
        return 0
    saved = torch.load(state, weights_only=False)
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    return int(saved["epoch"]) + 1


def keep(out: Path, parts: dict[str, Any], epoch: int) -> None:
    """Write the state of all parts, so that it is whole or not there."""
    new = out / "state.new"
    torch.save({name: part.state_dict() for name, part in parts.items()} | {"epoch": epoch}, new)
    new.replace(out / "state.pt")
