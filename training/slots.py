"""Trains who fills the slots of an act, on what the shipped encoder knows of each word.

The encoder stays as it is: it learned from pairs of words alone (``reader.py``); here all words
that may fill a slot look at each other, those of the sentences around among them. Knows the
recipe; never knows politics.
"""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Token
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, dropout

from kg.annotations import Act, Text
from kg.english.component import VIEW as SEEN
from kg.english.slots import HEADS, ROLES
from kg.lexicon.load import Lexicon
from kg.propose.features import between, known_acts
from kg.propose.window import History, Part, Surroundings, Window
from training.acts import head_of, nearest, read, types_of
from training.learn import CODES
from training.reader import VIEW

WIDTH, INNER, LAYERS, PRODUCT, LAST = 96, 192, 2, 64, 96
DROPOUT, BLUR, FORGOTTEN = 0.2, 0.25, 0.1  # of states; of the view; of what is told
UNTOLD, MISSED = 0.3, 0.35  # acts without any history; participants whom history misses
RAREST, BATCH, EPOCHS, RATE, WARM_UP, SEED = 10, 64, 12, 1e-3, 200, 1
SIDES = ("source", "target")  # of whom history tells


@dataclass
class Item:
    """An act, the words that may fill its slots, and who fills them (words, roles)."""

    part: Part
    words: list[int]
    here: int
    told: list[list[str]]
    actors: list[tuple[str, ...]]
    filled: np.ndarray[Any, Any]
    named: list[bool]  # whether anybody fills the role at all
    codes: dict[str, float]
    known: list[str]
    history: list[list[str]] = field(default_factory=list)
    numbers: list[list[int]] = field(default_factory=list)
    past: list[list[int]] = field(default_factory=list)


@dataclass
class Told:
    """A story as it is learned from: what the encoder knows of each word, and its acts."""

    view: np.ndarray[Any, Any]
    items: list[Item]


def told_of(text: Text, nlp: Language, lexicon: Lexicon) -> Told:
    """Return what is to be learned of a story."""
    story = read(text, nlp, lexicon)
    around = Surroundings(story)
    windows: dict[int, Window] = {}
    items = []
    for one in text.acts:
        trigger = head_of(story.doc, one.start, one.end)
        if trigger is None:
            continue
        start = trigger.sent.start
        if start not in windows:
            windows[start] = around.window(trigger.sent)
        window = windows[start]
        told = [list(facts) for facts in window.told]
        for at, word in enumerate(window.words[: window.here]):
            told[at] += between(trigger, word, story)
        actors = [around.actors(word) for word in window.words]
        filled = fills(one, trigger, window, around)
        sides = {
            role: frozenset(
                name for at in np.flatnonzero(filled[:, ROLES.index(role)]) for name in actors[at]
            )
            for role in SIDES
        }
        part = Part(trigger.i, trigger.lemma_.lower(), frozenset(one.types), sides)
        items.append(
            Item(
                part,
                [word.i for word in window.words],
                window.here,
                told,
                actors,
                filled,
                [bool(one.roles[role]) for role in ROLES],
                types_of(one),
                list(known_acts(trigger, lexicon.actions)),
            )
        )
    return Told(story.doc.user_data[SEEN].astype("float16"), items)


def fills(one: Act, trigger: Token, window: Window, around: Surroundings) -> np.ndarray[Any, Any]:
    """Return which words of a window fill which roles, as 0 and 1 (words, roles)."""
    filled = np.zeros((len(window.words), len(ROLES)), dtype=np.float32)
    for number, role in enumerate(ROLES):
        for at in places(one, role, trigger, window, around):
            filled[at, number] = 1
    return filled


def places(
    one: Act, role: str, trigger: Token, window: Window, around: Surroundings
) -> Iterator[int]:
    """Yield which words of a window fill a role: the annotated one, or others of the same actor.

    Others are right only where the annotation names one of another sentence.
    """
    doc, open_to = trigger.doc, [word.i for word in window.words]
    for filler in one.roles[role]:
        head = nearest(doc, filler, open_to[: window.here], around.story)
        if head in open_to[: window.here]:
            yield open_to.index(head)
        elif head is not None and doc[head].sent.start != trigger.sent.start:
            actors = around.actors(doc[head])
            for at, word in enumerate(window.words):
                if word.i == head or (actors and around.actors(word) == actors):
                    yield at


class Network(nn.Module):
    """All words that may fill the slots of an act, and the act, look at each other."""

    def __init__(self, features: int, known: int) -> None:
        super().__init__()
        self.word, self.act = nn.Linear(VIEW, WIDTH), nn.Linear(VIEW, WIDTH)
        self.doing = nn.Linear(VIEW, WIDTH)
        self.code = nn.Linear(len(CODES), WIDTH, bias=False)
        self.known = nn.Linear(known, WIDTH, bias=False)
        self.told = nn.EmbeddingBag(features + 1, WIDTH, mode="sum")
        self.left, self.right = nn.Linear(VIEW, PRODUCT), nn.Linear(VIEW, PRODUCT)
        self.product = nn.Linear(PRODUCT, WIDTH, bias=False)
        self.norm, self.last = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                WIDTH, HEADS, INNER, DROPOUT, batch_first=True, norm_first=True
            )
            for _ in range(LAYERS)
        )
        self.role = nn.Sequential(
            nn.Linear(WIDTH, LAST), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(LAST, len(ROLES))
        )
        nn.init.normal_(self.told.weight, std=0.02)
        nn.init.constant_(self.role[-1].bias, -2.0)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Return the score of each word for each role (acts, words, roles)."""
        acts = dropout(batch["acts"], BLUR, self.training)
        words = dropout(batch["words"], BLUR, self.training)
        kinds = self.code(batch["codes"]) + self.known(batch["known"])
        told = self.told(batch["told"], batch["starts"]).view(*words.shape[:2], WIDTH)
        product = self.product(self.left(acts)[:, None] * self.right(words))
        beside = (self.doing(acts) + kinds)[:, None]
        made = torch.relu(self.word(words) + told + beside + product)
        seen = self.norm(torch.cat([(self.act(acts) + kinds)[:, None], made], 1))
        absent = torch.cat([torch.zeros(len(acts), 1, dtype=torch.bool), ~batch["present"]], 1)
        for layer in self.layers:
            seen = layer(seen, src_key_padding_mask=absent)
        scores: Tensor = self.role(self.last(seen[:, 1:]))
        return scores


class Course:
    """What is learned from, in numbers."""

    def __init__(self, train: list[Told], dev: list[Told]) -> None:
        self.train, self.dev = train, dev
        chance = random.Random(SEED)
        for story in train:
            remember(story, chance)
        every = [item for story in train for item in story.items]
        self.features = numbered(
            (name for item in every for facts in (*item.told, *item.history) for name in facts),
            RAREST,
        )
        self.known = numbered((name for item in every for name in item.known), 1, first=0)
        for story in (*train, *dev):
            for item in story.items:
                item.numbers = [self.numbers(facts) for facts in item.told]
                item.past = [self.numbers(facts) for facts in item.history]

    def numbers(self, facts: Iterable[str]) -> list[int]:
        """Return the numbers of what is told."""
        return [self.features[name] for name in facts if name in self.features]

    def batches(self) -> Iterator[list[tuple[Told, Item]]]:
        """Yield all items in batches of like size, shuffled."""
        every = [(story, item) for story in self.train for item in story.items if item.words]
        random.shuffle(every)
        chunks = [
            sorted(every[at : at + 16 * BATCH], key=lambda one: len(one[1].words))
            for at in range(0, len(every), 16 * BATCH)
        ]
        made = [chunk[at : at + BATCH] for chunk in chunks for at in range(0, len(chunk), BATCH)]
        random.shuffle(made)
        yield from made

    def tensors(
        self, items: Sequence[tuple[Told, Item]], learning: bool = False
    ) -> dict[str, Tensor]:
        """Return a batch as tensors."""
        most = max(len(item.words) for _, item in items)
        words = np.zeros((len(items), most, VIEW), dtype=np.float32)
        filled = np.zeros((len(items), most, len(ROLES)), dtype=np.float32)
        present = np.zeros((len(items), most), dtype=bool)
        codes = np.zeros((len(items), len(CODES)), dtype=np.float32)
        known = np.zeros((len(items), len(self.known)), dtype=np.float32)
        told: list[int] = []
        starts: list[int] = []
        for row, (story, item) in enumerate(items):
            size = len(item.words)
            words[row, :size] = story.view[item.words]
            filled[row, :size] = item.filled
            present[row, :size] = True
            codes[row] = [item.codes.get(code, 0.0) for code in CODES]
            known[row, [self.known[name] for name in item.known if name in self.known]] = 1
            untold = learning and random.random() < UNTOLD
            for at in range(most):
                starts.append(len(told))
                if at >= size:
                    continue
                facts = item.numbers[at]
                if item.past and not untold:
                    facts = [*facts, *item.past[at]]
                if learning:
                    facts = [one for one in facts if random.random() >= FORGOTTEN]
                told += facts
        acts = np.stack([story.view[item.part.word] for story, item in items])
        return {
            "acts": torch.from_numpy(acts.astype(np.float32)),
            "words": torch.from_numpy(words),
            "filled": torch.from_numpy(filled),
            "present": torch.from_numpy(present),
            "codes": torch.from_numpy(codes),
            "known": torch.from_numpy(known),
            "told": torch.tensor(told, dtype=torch.long),
            "starts": torch.tensor(starts, dtype=torch.long),
        }


def remember(story: Told, chance: random.Random) -> None:
    """Tell each act of a story who takes part in its others, with gaps as in reading."""
    parts = [
        item.part._replace(
            actors={
                role: frozenset(one for one in sorted(actors) if chance.random() >= MISSED)
                for role, actors in item.part.actors.items()
            }
        )
        for item in story.items
    ]
    history = History(parts)
    for item in story.items:
        item.history = [history.told(item.part, actors) for actors in item.actors]


def numbered(names: Iterable[str], rarest: int, first: int = 1) -> dict[str, int]:
    """Return numbers for what is told often enough."""
    counts = Counter(names)
    often = sorted(name for name, count in counts.items() if count >= rarest)
    return {name: number for number, name in enumerate(often, start=first)}


def answers(network: Network, course: Course, story: Told) -> list[np.ndarray[Any, Any]]:
    """Return how likely each word fills each role of each act of a story, as in reading.

    First without any history, then with that of those who were found.
    """
    network.eval()
    items = [(story, item) for item in story.items]
    found: list[np.ndarray[Any, Any]] = []
    for looks in range(2):
        if looks:
            history = History(
                item.part._replace(
                    actors={
                        role: frozenset(
                            name
                            for at in np.flatnonzero(said[:, ROLES.index(role)] >= 0.5)
                            for name in item.actors[at]
                        )
                        for role in SIDES
                    }
                )
                for (_, item), said in zip(items, found, strict=True)
            )
        for _, item in items:
            told = [history.told(item.part, one) for one in item.actors] if looks else []
            item.past = [course.numbers(facts) for facts in told]
        found = []
        with torch.inference_mode():
            for at in range(0, len(items), BATCH):
                scores = torch.sigmoid(network(course.tensors(items[at : at + BATCH]))).numpy()
                pairs = zip(scores, items[at : at + BATCH], strict=True)
                found += [said[: len(item.words)] for said, (_, item) in pairs]
    return found


def scores(network: Network, course: Course) -> dict[str, float]:
    """Return F of each role, in percent, and how often both sides are right (``kg.stages``)."""
    count: Counter[str] = Counter()
    for whole in course.dev:
        story = Told(whole.view, [item for item in whole.items if item.words])
        for item, said in zip(story.items, answers(network, course, story), strict=True):
            count["acts"] += 1
            sides = []
            for number, role in enumerate(ROLES):
                chosen = said[:, number] >= 0.5
                right = item.filled[:, number] > 0
                for place, part in (("here", slice(item.here)), ("around", slice(item.here, None))):
                    count[f"said {role} {place}"] += int(chosen[part].sum())
                    count[f"gold {role} {place}"] += int(right[part].sum())
                    count[f"both {role} {place}"] += int((chosen & right)[part].sum())
                sides.append(not item.named[number] or bool((chosen & right).any()))
            count["sides"] += sides[0] and sides[1]
    made = {"both sides": round(100 * count["sides"] / max(1, count["acts"]), 2)}
    for role in ROLES:
        for place in ("here", "around"):
            said, gold = count[f"said {role} {place}"], count[f"gold {role} {place}"]
            both = count[f"both {role} {place}"]
            made[f"{role} {place}"] = round(200 * both / max(1, said + gold), 2)
    return made


def train(course: Course, out: Path, epochs: int = EPOCHS) -> None:
    """Train and write ``slots.pt`` after the last epoch; goes on where it was cut."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    network = Network(len(course.features), len(course.known))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    acts = sum(len(story.items) for story in course.train)
    steps = epochs * (acts // BATCH + 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
    )
    parts = {"network": network, "optimiser": optimiser, "schedule": schedule}
    state, first, began = out / "slots.state.pt", 0, time.time()
    if state.exists():
        saved = torch.load(state, weights_only=False)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        first = saved["epoch"] + 1
    for epoch in range(first, epochs):
        random.seed(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        network.train()
        for items in course.batches():
            batch = course.tensors(items, learning=True)
            present = batch["present"]
            loss = binary_cross_entropy_with_logits(
                network(batch)[present], batch["filled"][present]
            )
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"{time.time() - began:6.0f} s  epoch {epoch}  {scores(network, course)}", flush=True)
        new = out / "slots.state.new"
        kept = {name: part.state_dict() for name, part in parts.items()}
        torch.save(kept | {"epoch": epoch}, new)
        new.replace(state)
    told = {
        "network": network.state_dict(),
        "features": list(course.features),
        "known": list(course.known),
    }
    torch.save(told, out / "slots.pt")
