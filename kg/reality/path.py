"""What is learnt about an act on the way from its trigger up to the root of its sentence. Knows cues; never knows trees."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.mentions.book import Mentions
from kg.types import Mention, Modality, Polarity, Span


@dataclass(frozen=True, slots=True)
class Assertion:
    """How an act is presented."""

    polarity: Polarity
    modality: Modality
    speaker: Mention | None
    cue: Span | None
    condition: Span | None


@dataclass(slots=True)
class Path:
    """What has been learnt on the way up."""

    mentions: Mentions
    cues: Cues
    negative: bool = False
    modality: Modality = "actual"
    conditional: bool = False
    would: bool = False
    aside: bool = False
    given: bool = False  # set aside as known: "the attack"
    speaker: Mention | None = None
    voiced: bool = False
    cue: Token | None = None
    condition: Span | None = None
    speech: bool = False
    heard: set[int] = field(default_factory=set)

    def hear(self, cue: Cue, word: Token) -> None:
        """Take in what a cue says; the outermost modality wins, a condition outweighs all."""
        if word.i in self.heard:
            return
        self.heard.add(word.i)
        if cue.polarity == "negative":
            self.negative = not self.negative
        if cue.modality == "conditional" and cue.id == "condition":
            self.conditional = True
        if cue.modality != "actual":
            self.modality = cue.modality
        if cue.id == "would":
            self.would = True
        if cue.polarity == "negative" or cue.modality != "actual":
            self.cue = word


def concluded(path: Path) -> Assertion:
    """Return the assertion that the path adds up to."""
    modality = path.modality
    if path.conditional:
        modality, negative = "conditional", False  # "would not, unless", "if they do not": open either way
    else:
        negative = path.negative
        if path.would and modality == "conditional" and path.speaker is not None:
            modality = "planned"  # "said it would": future seen from the past
    if path.voiced and path.speaker is None and modality == "actual" and not negative:
        modality = "possible"  # "is said to have", "“…,” he said": somebody says so, and it cannot be told who
    cue = path.cue
    return Assertion(
        "negative" if negative else "positive",
        modality,
        path.speaker,
        Span(cue.text, cue.idx, cue.idx + len(cue.text)) if cue is not None else None,
        path.condition,
    )
