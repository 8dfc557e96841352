"""Who fills the slots of all acts of a story, by the learned reader: it looks twice.

First without knowing who takes part in the other acts, then knowing whom the first look found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from kg.english.heads import Heads
from kg.english.slots import ROLES, UNASKED, Array, Question
from kg.propose.features import between
from kg.propose.proposal import Story
from kg.propose.window import History, Part, Surroundings, Window

FOUND = 0.5  # how likely one must be to take part, to be remembered at the second look
SIDES = ("source", "target")
NOBODY: tuple[tuple[Token, ...], Array] = ((), UNASKED)


@dataclass(frozen=True, slots=True)
class Asked:
    """An act with those who may fill its slots, before they look around."""

    act: Token
    window: Window
    actors: list[tuple[str, ...]]
    words: Array
    beside: Array


def cast(
    acts: Sequence[Token],
    story: Story,
    heads: Heads,
    view: Array,
    codes: Array,
    known: Sequence[Sequence[str]],
) -> dict[int, tuple[tuple[Token, ...], Array]]:
    """Return, by the place of each act's word, the words that may fill its slots, with scores.

    ``view``, ``codes`` and ``known`` have a row for each word of the story; scores (words, roles).
    """
    around = Surroundings(story)
    asked: list[Asked] = []
    for _, same in groupby(acts, key=lambda act: act.sent.start):
        group = list(same)
        window = around.window(group[0].sent)
        here = window.words[: window.here]
        actors = [around.actors(word) for word in window.words]
        question = Question(
            [act.i for act in group],
            [word.i for word in window.words],
            window.told,
            [[tuple(between(act, word, story)) for word in here] for act in group],
            [known[act.i] for act in group],
        )
        told = heads.slots.first(view, codes[question.acts, : heads.nothing], question)
        asked += [
            Asked(act, window, actors, *rows) for act, *rows in zip(group, *told, strict=True)
        ]
    first = heads.roles([(one.words, one.beside) for one in asked])
    kinds = {act.i: heads.codes[int(codes[act.i, : heads.nothing].argmax())] for act in acts}
    parts = [
        part_of(one, scores, kinds[one.act.i]) for one, scores in zip(asked, first, strict=True)
    ]
    history = History(parts)
    again = []
    for one, part in zip(asked, parts, strict=True):
        past = heads.slots.sums([history.told(part, actors) for actors in one.actors])
        again.append((one.words + past, one.beside))
    return {
        one.act.i: (one.window.words, scores)
        for one, scores in zip(asked, heads.roles(again), strict=True)
    }


def part_of(asked: Asked, said: Array, code: str) -> Part:
    """Return an act with those whom the first look found in it."""
    taking = {
        role: frozenset(
            name
            for names, score in zip(asked.actors, said[:, ROLES.index(role)].tolist(), strict=True)
            if score >= FOUND
            for name in names
        )
        for role in SIDES
    }
    return Part(asked.act.i, asked.act.lemma_.lower(), frozenset((code,)), taking)
