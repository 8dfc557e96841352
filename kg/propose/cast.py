"""Who fills the slots of all acts of a story, by the learned reader: it looks twice.

First without knowing who takes part in the other acts, then knowing whom the first look found.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Token

from kg.english.heads import Heads
from kg.english.slots import ROLES, UNASKED, Array, Asked
from kg.propose.features import between
from kg.propose.proposal import Story
from kg.propose.window import History, Part, Surroundings, Window

FOUND = 0.5  # how likely one must be to take part, to be remembered at the second look
SIDES = ("source", "target")
NOBODY: tuple[tuple[Token, ...], Array] = ((), UNASKED)


class Group(NamedTuple):
    """The acts of one sentence with those who may fill their slots, before they look around."""

    acts: list[Token]
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
    groups: list[Group] = []
    for _, same in groupby(acts, key=lambda act: act.sent.start):
        told_together = list(same)
        window = around.window(told_together[0].sent)
        here = window.words[: window.here]
        asked = Asked(
            [act.i for act in told_together],
            [word.i for word in window.words],
            window.told,
            [[tuple(between(act, word, story)) for word in here] for act in told_together],
            [known[act.i] for act in told_together],
        )
        told = codes[asked.acts, : heads.nothing]
        actors = [around.actors(word) for word in window.words]
        groups.append(Group(told_together, window, actors, *heads.slots.first(view, told, asked)))
    first = [heads.roles(group.words, group.beside) for group in groups]
    kinds = {act.i: heads.codes[int(codes[act.i, : heads.nothing].argmax())] for act in acts}
    parts = {
        part.word: part
        for group, scores in zip(groups, first, strict=True)
        for part in parts_of(group, scores, kinds)
    }
    history = History(parts.values())
    found = {}
    for group in groups:
        past = [history.told(parts[act.i], actors) for act in group.acts for actors in group.actors]
        words = group.words + heads.slots.sums(past).reshape(group.words.shape)
        for act, scores in zip(group.acts, heads.roles(words, group.beside), strict=True):
            found[act.i] = (group.window.words, scores)
    return found


def parts_of(group: Group, scores: Array, kinds: dict[int, str]) -> Iterator[Part]:
    """Yield the acts of a sentence with those whom the first look found in them."""
    for act, said in zip(group.acts, scores, strict=True):
        taking = {
            role: frozenset(
                name
                for names, score in zip(
                    group.actors, said[:, ROLES.index(role)].tolist(), strict=True
                )
                if score >= FOUND
                for name in names
            )
            for role in SIDES
        }
        yield Part(act.i, act.lemma_.lower(), frozenset((kinds[act.i],)), taking)
