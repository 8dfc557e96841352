"""PLOVER's own rule for saying with one code what is planned or refused. Knows actions and their quad classes; never knows sentences.

PLOVER returns one event type and no status: help that is to come is an agreement, force that is to come a threat, cooperation that
does not come about a rejection. What one code cannot say without saying something false has none.
"""

from kg.ontology import codes
from kg.types import Status

OURS = ("APPOINT", "ELECT")
STEPS_BACK = ("CONCEDE", "RETREAT")


def single_code(action: str, status: Status) -> str | None:
    """Return the one PLOVER event type of an act and its status, or none where PLOVER has no such code.

    None is for the two actions that are ours, for what may or should come about, and for conflict that does not.

    >>> single_code("AID", "planned"), single_code("RETREAT", "planned"), single_code("ASSAULT", "planned")
    ('AGREE', 'CONCEDE', 'THREATEN')
    >>> single_code("CONSULT", "denied"), single_code("ASSAULT", "denied"), single_code("AID", "requested")
    ('REJECT', None, None)
    """
    if action in OURS:
        return None
    quad_class = codes().actions[action].quad_class
    if status == "occurred":
        return action
    if status == "denied":
        return "REJECT" if quad_class.endswith("cooperation") else None
    return announced(action, quad_class) if status == "planned" else None


def announced(action: str, quad_class: str) -> str:
    """Return the event type of an act that is to come; words of conflict that are announced are already said."""
    if action in STEPS_BACK:
        return "CONCEDE"
    if quad_class.endswith("cooperation"):
        return "AGREE"
    return "THREATEN" if quad_class == "material conflict" else action
