"""An act in a line, for people. Knows records; never knows a format."""

from collections.abc import Iterable

from kg.types import Actor, Claim, Event


def what_became(told: Claim | Event) -> str:
    """Return the status of what no article asserts; what is said to have occurred is claimed.

    Without a speaker it is doubted: those who read the sentence differ on who took part.
    """
    if told.status != "occurred":
        return told.status
    return "claimed" if told.speakers else "doubted"


def according(speakers: Iterable[Actor]) -> str:
    """Return whose words they are, to stand behind a headline; nothing for the article's own."""
    names = " and ".join(actor.name for actor in speakers)
    return f", according to {names}" if names else ""


def headline(action: str, sources: Iterable[str], targets: Iterable[str]) -> str:
    """Return who does what to whom, in a line; those who all take part alike are named once.

    >>> headline("ACCUSE", ["France"], ["Mali"]), headline("COERCE", [], ["Oppo"])
    ('ACCUSE: France → Mali', 'COERCE: somebody → Oppo')
    >>> headline("CONSULT", ["Iran", "Iraq"], ["Iran", "Iraq"])
    'CONSULT: Iran, Iraq'
    """
    acting, acted_on = ", ".join(sources) or "somebody", ", ".join(targets)
    return f"{action}: {acting}" + (f" → {acted_on}" if acted_on and acted_on != acting else "")
