"""An act in a line, for people. Knows records; never knows a format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.types import Actor, Claim, Event


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an act is told: to somebody, to nobody who is named, to each other; one such act, several, and the word before whom they hit.

    Verbs stand in the third person singular; ``mutual`` stands in the plural and ends with "each other".
    """

    upon: str
    alone: str
    mutual: str
    one: str
    many: str
    towards: str


PHRASES: Mapping[str, Phrase] = {
    "ACCUSE": Phrase("accuses", "makes an accusation", "accuse each other", "accusation", "accusations", "against"),
    "AGREE": Phrase("agrees with", "agrees", "agree with each other", "agreement", "agreements", "with"),
    "AID": Phrase("aids", "gives aid", "aid each other", "act of aid", "acts of aid", "to"),
    "APPOINT": Phrase("appoints or dismisses", "changes who holds office", "change who holds office with each other", "change of office", "changes of office", "of"),
    "ASSAULT": Phrase("attacks", "uses violence", "fight each other", "attack", "attacks", "on"),
    "COERCE": Phrase("coerces", "uses coercion", "coerce each other", "act of coercion", "acts of coercion", "against"),
    "CONCEDE": Phrase("concedes to", "makes a concession", "make concessions to each other", "concession", "concessions", "to"),
    "CONSULT": Phrase("consults with", "holds talks", "consult with each other", "consultation", "consultations", "with"),
    "COOPERATE": Phrase("cooperates with", "cooperates", "cooperate with each other", "act of cooperation", "acts of cooperation", "with"),
    "ELECT": Phrase("elects", "takes part in an election", "contest an election with each other", "electoral act", "electoral acts", "for"),
    "MOBILIZE": Phrase("shows force towards", "shows force", "show force towards each other", "show of force", "shows of force", "towards"),
    "PROTEST": Phrase("protests against", "protests", "protest against each other", "protest", "protests", "against"),
    "REJECT": Phrase("says no to", "says no", "say no to each other", "refusal", "refusals", "towards"),
    "REQUEST": Phrase("makes a request to", "makes a request", "make requests to each other", "request", "requests", "to"),
    "RETREAT": Phrase("steps back from", "steps back", "step back from each other", "step back", "steps back", "from"),
    "SANCTION": Phrase("sanctions", "imposes a sanction", "sanction each other", "sanction", "sanctions", "against"),
    "SUPPORT": Phrase("supports", "gives support", "support each other", "act of support", "acts of support", "for"),
    "THREATEN": Phrase("threatens", "makes a threat", "threaten each other", "threat", "threats", "against"),
}  # fmt: skip


def phrase(action: str, label: str) -> Phrase:
    """Return how an act is told; one that is not in the table by its label.

    >>> phrase("THREATEN", "threatens").alone, phrase("WOO", "woos").many
    ('makes a threat', 'acts (woos)')
    """
    spare = Phrase(
        label, label, f"{label} with each other", f"act ({label})", f"acts ({label})", "on"
    )
    return PHRASES.get(action, spare)


def what_became(told: Claim | Event) -> str:
    """Return the status of what no article asserts; what is said to have occurred is claimed.

    Without a speaker it is doubted: what is read so is too seldom true.
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
