"""What is heard on the way from a trigger up to the root of its sentence, in this order.

Knows what a cue says; never knows where a cue is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.lexicon.load import Lexicon
from kg.reality.people import People
from kg.types import Mention, Modality


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and its word; ``clause`` is that of a condition."""

    cue: Cue
    word: Token
    clause: Words | None = None

    @property
    def weakens(self) -> bool:
        """Whether it says that the act did not take place, or not yet, or only perhaps."""
        return self.cue.polarity == "negative" or self.cue.modality != "actual"


@dataclass(frozen=True, slots=True)
class Said:
    """A cue that names speakers, and its word; no voices where it cannot be told who speaks."""

    cue: Cue
    word: Token
    voices: tuple[Mention, ...]


@dataclass(slots=True)
class Way:
    """What has been heard so far. It grows through ``hear``, ``say`` and ``leave`` alone.

    ``speech``: the act is itself one of speaking. ``aside``: what stands above tells of another
    act; it may still tell who speaks. ``given``: the act is set aside as known: "the attack".
    """

    trigger: Token
    lexicon: Lexicon
    people: People
    speech: bool = False
    heard: list[Heard | Said] = field(default_factory=list)
    aside: bool = False
    given: bool = False

    def hear(self, cue: Cue, word: Token, clause: Words | None = None) -> None:
        """Take in what a cue says of the act; each word is heard once."""
        if not self.aside and all(word.i != one.word.i for one in self.weakening()):
            self.heard.append(Heard(cue, word, clause))

    def overhear(self, cue: Cue, word: Token) -> None:
        """Take in what a cue says of the act, though it stands aside."""
        if all(word.i != one.word.i for one in self.weakening()):
            self.heard.append(Heard(cue, word))

    def say(self, cue: Cue, word: Token, voices: tuple[Mention, ...]) -> None:
        """Take in who speaks; whoever is nearest to the act is heard."""
        if not self.voices:
            self.heard.append(Said(cue, word, voices))

    def leave(self, given: bool = False) -> None:
        """Set the act aside from all that stands above."""
        self.given = self.given or (given and not self.aside)
        self.aside = True

    def form(self, behaviour: str) -> Cue:
        """Return the cue of a construction."""
        return self.lexicon.cues.construction[behaviour]

    def weakening(self) -> Iterator[Heard]:
        """Yield what was heard of the act itself."""
        return (one for one in self.heard if isinstance(one, Heard))

    @property
    def said(self) -> tuple[Said, ...]:
        """What was heard of speakers."""
        return tuple(one for one in self.heard if isinstance(one, Said))

    @property
    def voices(self) -> tuple[Mention, ...]:
        """Who says so."""
        return next((one.voices for one in self.said if one.voices), ())

    @property
    def negative(self) -> bool:
        """Whether what was heard so far denies the act; two denials cancel out."""
        return sum(one.cue.polarity == "negative" for one in self.weakening()) % 2 == 1

    @property
    def modality(self) -> Modality:
        """The modality that stands outermost so far."""
        found = [one.cue.modality for one in self.weakening() if one.cue.modality != "actual"]
        return found[-1] if found else "actual"
