"""Reasons of this room in plain words: what a cue makes of an act, and where it was heard."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.lexicon.cues import BEHAVIOURS, Cue
from kg.types import Mention, Reason, Span


def span(words: Words | Token) -> Span:
    """Return the characters of some words."""
    start = words.idx if isinstance(words, Token) else words.start_char
    return Span(words.text, start, start + len(words.text))


def weakened(cue: Cue, words: Words | Token, up: str = "") -> Reason:
    """Return why a cue weakens an act: "planned: “will” (cue future) on the way up from “meet”"."""
    says = f"{effect(cue)}: {shown(cue, words)}{up}"
    return Reason("guard", cue.id, says, span(words))


def voiced(cue: Cue, word: Token, voices: tuple[Mention, ...]) -> Reason:
    """Return why others than the article itself vouch for an act: "in Mali's words: “said” …"."""
    names = " and ".join(voice.text for voice in voices)
    owner = f"{names}'" if names.endswith("s") else f"{names}'s"
    return Reason("guard", cue.id, f"in {owner} words: {shown(cue, word)}", span(word))


def effect(cue: Cue) -> str:
    """Return what a cue makes of an act, in the words of a claim's status."""
    effects = ["denied"] if cue.polarity == "negative" else []
    if cue.modality != "actual":
        effects.append(cue.modality)
    return ", ".join(effects)


def shown(cue: Cue, words: Words | Token) -> str:
    """Return the words of the article and the rule that knows them."""
    rule = "construction" if cue.behaviour in BEHAVIOURS["construction"] else "cue"
    says = f", {cue.says}" if cue.says else ""
    return f"“{words.text}”{says} ({rule} {cue.id})"
