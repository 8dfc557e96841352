"""What is heard on the way from a trigger up to the root of its sentence, in this order.

Knows what a cue says; never knows where a cue is found.
"""

from dataclasses import dataclass, field
from itertools import filterfalse
from operator import attrgetter

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.lexicon.load import Lexicon
from kg.reality.people import People
from kg.types import Mention, Modality


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and its word: what they say of the act, or, where there are voices, who says so.

    ``voices`` are empty where it cannot be told who speaks. ``clause`` is that of a condition.
    """

    cue: Cue
    word: Token
    voices: tuple[Mention, ...] | None = None
    clause: Words | None = None

    @property
    def weakens(self) -> bool:
        """Whether it says something of the act, and not of who speaks."""
        return self.voices is None


WEAKENS = attrgetter("weakens")


@dataclass(slots=True)
class Way:
    """What has been heard so far. It grows through ``hear``, ``say`` and ``leave`` alone.

    ``speech``: the act is itself one of speaking. ``aside``: what stands above tells of another
    act; it may still tell who speaks. ``given``: the act is set aside as known: "the attack".
    ``ended``: what stands above does not even tell who speaks.
    """

    trigger: Token
    lexicon: Lexicon
    people: People
    speech: bool = False
    heard: list[Heard] = field(default_factory=list)
    aside: bool = False
    given: bool = False
    ended: bool = False

    def hear(self, cue: Cue, word: Token, clause: Words | None = None) -> None:
        """Take in what a cue says of the act, unless the act stands aside."""
        if not self.aside:
            self.overhear(cue, word, clause)

    def overhear(self, cue: Cue, word: Token, clause: Words | None = None) -> None:
        """Take in what a cue says of the act in any case; each word is heard once."""
        if not cue.weakens or word in [one.word for one in self.weakening]:
            return
        self.heard.append(Heard(cue, word, clause=clause))

    def hear_denial(self, denial: tuple[Cue, Token] | None) -> None:
        """Take in what denies the act, if anything does."""
        if denial is not None:
            self.hear(*denial)

    def say(self, cue: Cue, word: Token, voices: tuple[Mention, ...]) -> None:
        """Take in who speaks; whoever is nearest to the act is heard."""
        if not self.voices:
            self.heard.append(Heard(cue, word, voices))

    def leave(self, given: bool = False) -> None:
        """Set the act aside from all that stands above."""
        if not self.aside:
            self.given = given
        self.aside = True

    def form(self, behaviour: str) -> Cue:
        """Return the cue of a construction."""
        return self.cues.construction[behaviour]

    @property
    def cues(self) -> Cues:
        """The tables of cues."""
        return self.lexicon.cues

    @property
    def weakening(self) -> list[Heard]:
        """What was heard of the act itself."""
        return list(filter(WEAKENS, self.heard))

    @property
    def said(self) -> list[Heard]:
        """What was heard of who speaks."""
        return list(filterfalse(WEAKENS, self.heard))

    @property
    def voices(self) -> tuple[Mention, ...]:
        """Who says so."""
        if not self.said:
            return ()
        return self.said[-1].voices or ()

    @property
    def negative(self) -> bool:
        """Whether what was heard so far denies the act; two denials cancel out."""
        polarities = [one.cue.polarity for one in self.weakening]
        return polarities.count("negative") % 2 == 1

    @property
    def modality(self) -> Modality:
        """The modality that stands outermost so far."""
        for one in reversed(self.weakening):
            if one.cue.modality != "actual":
                return one.cue.modality
        return "actual"
