"""Which events of different articles are one act. Knows what reports are compared by; never knows RDF, networkx or files.

Reports are put in order, the most exact first. Each joins the only act that it can be about, among
those that share an actor, a place or a text, and a day; where two fit equally well it stays alone.
So the order of input changes nothing, and only reports that could be one are ever compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.events import within
from kg.events.profile import Known, Profile, order, profile, root
from kg.events.same import MONTH, NEAR, Match, differ, same
from kg.events.within import event_order
from kg.types import Actor, Claim, Event, Join, Reason, claim_order

UNKNOWN = Known()
COMPARED = 8
"""How many reports of an act one is compared with for anything that differs."""
Block = tuple[str, ...]


@dataclass(slots=True)
class Act:
    """An act: its most exact report, those that joined it, and why."""

    first: Profile
    members: list[Profile] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)


def merge(claims: Iterable[Claim], known: Known = UNKNOWN) -> tuple[Event, ...]:
    """Return the events that the claims are about, by date and id; the order of the claims does not matter."""
    reports = [profile(dated(one, known), known) for one in within.events(claims)]
    acts: list[Act] = []
    shelves: dict[Block, list[Act]] = defaultdict(list)
    for report in sorted(reports, key=order):
        near = {id(act): act for block in blocks(report) for act in shelves.get(block, ())}
        found = best(report, list(near.values()), known)
        if found is not None:
            join(report, *found)
            continue
        act = Act(report, [report])
        acts.append(act)
        for block in blocks(report):
            shelves[block].append(act)
    return tuple(sorted(map(event, acts), key=event_order))


def dated(event: Event, known: Known) -> Event:
    """Return an article's event with the day by which it took place, if it is told as past."""
    day = known.days.get(event.claims[0].evidence.article)
    past = event.status in ("occurred", "denied")
    return replace(event, latest=day) if past and day else event


def blocks(report: Profile) -> Iterator[Block]:
    """Yield under which keys a report is kept and looked for: actors and places, by day."""
    action = report.event.action
    for trigger in report.triggers:
        yield action, "text", report.story, trigger
    if report.begin is None or report.end is None:
        if report.published is not None:
            for name in names(report.event):
                for day in range(report.published - NEAR, report.published + NEAR + 1):
                    yield action, "undated", name, str(day)
        return
    if report.width <= MONTH:
        for name in names(report.event):
            for day in range(report.begin, report.end + 1):
                yield action, name, str(day)


def names(event: Event) -> set[str]:
    """Return under which names the acts of an event's actors are looked for, with its place."""
    sources = {f"source {root(actor)}" for actor in event.sources}
    targets = {f"target {root(actor)}" for actor in event.targets}
    place = {f"place {event.place.name.casefold()}"} if event.place else set()
    return sources | targets | place


def best(report: Profile, acts: Iterable[Act], known: Known) -> tuple[Act, Match] | None:
    """Return the act that a report is about; none where there is none, or two are as likely."""
    found = [
        (act, match)
        for act in acts
        if (match := same(report, act.first, known)) is not None
        and not any(differ(report, one, known) for one in act.members[1:COMPARED])
    ]
    found.sort(key=lambda one: (-one[1].score, one[0].first.event.id))
    if len(found) > 1 and found[0][1].score == found[1][1].score:
        return None
    return found[0] if found else None


def join(report: Profile, act: Act, match: Match) -> None:
    """Let a report tell of an act."""
    says = f"one act with {act.first.event.id}: {match.says}"
    because = Reason("merge", "same act", says, score=min(1.0, (match.score + 4) / 10))
    act.members.append(report)
    act.joins.append(Join(report.event.id, act.first.event.id, because))


def event(act: Act) -> Event:
    """Return an act as one event: what its first report says, with the actors and claims of all.

    Code, place and day come from reports that assert as much as the first.
    """
    parts = tuple(member.event for member in act.members)
    first = parts[0]
    if len(parts) == 1:
        return first
    equals = [part for part in parts if part.asserted == first.asserted]
    return replace(
        first,
        sources=everybody(part.sources for part in parts),
        targets=everybody(part.targets for part in parts),
        claims=tuple(sorted((claim for part in parts for claim in part.claims), key=claim_order)),
        cameo=next((part.cameo for part in equals if part.cameo), None),
        place=next((part.place for part in equals if part.place), None),
        latest=earliest(part.latest for part in equals),
        parts=parts,
        joins=tuple(act.joins),
    )


def earliest(days: Iterable[date | None]) -> date | None:
    """Return the first of some days."""
    return min((day for day in days if day is not None), default=None)


def everybody(sides: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Return each actor once, by id; of two records of one actor, the one whose fields sort first."""
    return within.each_once(actor for side in sides for actor in side)
