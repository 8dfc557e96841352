"""Who may fill the slots of an act: words of its sentence, and those mentioned around it.

And in which other acts they take part, as far as is known: who was attacked yesterday may well be
buried today. Training and reading use this same file. Never knows a network.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Span, Token

from kg.propose.features import about, candidates
from kg.propose.proposal import Story

BEFORE, AFTER = 4, 1  # sentences
NEAR = 25  # words between two acts that stand close together
MOST = 8  # what is counted is told up to here


class Part(NamedTuple):
    """An act with the ids of the actors who are thought to take part in it, by role."""

    word: int
    lemma: str
    codes: frozenset[str]
    actors: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Window:
    """The words that may fill the slots of the acts of one sentence, with what is told of each.

    The first ``here`` stand in the sentence; the others are mentions around it, the nearest of
    each actor whom the sentence does not mention.
    """

    words: tuple[Token, ...]
    here: int
    told: tuple[tuple[str, ...], ...]


class Surroundings:
    """The mentions of a story, ready to be looked at from any of its sentences."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.by_sentence: dict[int, list[Token]] = defaultdict(list)
        self.times: Counter[str] = Counter()
        mentions = story.mentions
        for place in sorted(mentions.by_head):
            word = story.doc[place]
            self.by_sentence[mentions.numbers[word.sent.start]].append(word)
            self.times.update(self.actors(word))

    def actors(self, word: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a word means."""
        mention = self.story.mentions.of(word)
        return tuple(actor.id for actor in mention.actors) if mention else ()

    def window(self, sentence: Span) -> Window:
        """Return who may fill the slots of the acts of a sentence."""
        number = self.story.mentions.numbers[sentence.start]
        here = candidates(sentence, self.story)
        told = [tuple(about(word, self.story)) for word in here]
        seen = {self.actors(word) for word in here}
        around: list[Token] = []
        for other in self.sentences_around(number):
            for word in reversed(self.by_sentence.get(other, ())):
                if self.actors(word) not in seen:
                    seen.add(self.actors(word))
                    told.append(tuple(self.beyond(word, number - other, other, len(around))))
                    around.append(word)
        return Window((*here, *around), len(here), tuple(told))

    def sentences_around(self, number: int) -> list[int]:
        """Return the numbers of the sentences around one, those before it first; the headline."""
        last = len(self.story.mentions.sentences)
        reach = range(max(0, number - BEFORE), min(last, number + AFTER + 1))
        order = sorted(set(reach) - {number}, key=lambda one: (one > number, abs(number - one)))
        return order if 0 in reach else [*order, 0]

    def beyond(self, word: Token, away: int, sentence: int, rank: int) -> Iterator[str]:
        """Yield what is told of a mention of another sentence."""
        above = word.head
        yield "around"
        yield f"away {max(-MOST, min(MOST, away))}"
        yield f"rank {min(rank, MOST)}"
        yield f"times {min(max(self.times[one] for one in self.actors(word)), MOST)}"
        yield f"stands {word.dep_} {word.tag_}"
        yield f"under {above.lemma_.lower() if above.pos_ == 'VERB' else above.pos_}"
        if sentence == 0:
            yield "opening"
        yield from about(word, self.story)


class History:
    """In which acts of a story an actor takes part."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.done: dict[str, list[tuple[str, Part]]] = defaultdict(list)
        for part in parts:
            for role, actors in part.actors.items():
                for actor in actors:
                    self.done[actor].append((role, part))

    def told(self, act: Part, actors: Iterable[str]) -> list[str]:
        """Return what is told of actors beside an act: in which others they take part."""
        found = set()
        for role, other in (one for actor in actors for one in self.done.get(actor, ())):
            if other.word == act.word:
                continue
            way = f"{role} {'before' if other.word < act.word else 'behind'}"
            found.add(f"takes part as {way}")
            if other.codes & act.codes:
                found.add(f"takes part in such an act as {way}")
            if other.lemma == act.lemma:
                found.add(f"takes part in the same act as {way}")
            if abs(other.word - act.word) < NEAR:
                found.add(f"takes part near as {way}")
        return sorted(found)
