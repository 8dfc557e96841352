"""Which events of different articles are one act. Knows what reports are compared by; never knows RDF, networkx or files.

Reports are put in order, the most exact first. Each joins the only act that it can be about, among
those that share an actor, a place or a text, and a day; where two fit equally well it stays alone.
So the order of input changes nothing, and only reports that could be one are ever compared.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.events import within
from kg.events.kept import Events, Kept
from kg.events.profile import Known, Profile, Reports, order, root
from kg.events.ranking import each_once
from kg.events.same import MONTH, NEAR, Match, differ, same
from kg.resolve.judged import Judged
from kg.types import Actor, Claim, Event, Join, Reason, Watch, claim_order, unwatched

UNKNOWN = Known()
COMPARED = 8
"""How many reports of an act one is compared with for anything that differs."""
WEEK = 7
NO_DAY = 2**32 - 1
"""In place of a day: events without one stand last."""
Block = tuple[str, str, int] | tuple[str, str, str]


@dataclass(slots=True)
class Act:
    """An act of several reports: the most exact one first, and why the others joined it."""

    members: list[Profile]
    joins: list[Join] = field(default_factory=list)


class Shelves:
    """The first reports of all acts, under the names and days by which they are looked for."""

    def __init__(self, printed_again: Iterable[str]) -> None:
        """Keep texts that are printed again under their own names too."""
        self.blocks: dict[Block, Profile | list[Profile]] = {}
        self.printed_again = frozenset(printed_again)

    def add(self, report: Profile) -> None:
        """Keep the first report of an act."""
        for block in self.places(report, ()):
            there = self.blocks.get(block)
            if there is None:
                self.blocks[block] = report
            elif isinstance(there, list):
                there.append(report)
            else:
                self.blocks[block] = [there, report]

    def near(self, report: Profile) -> list[Profile]:
        """Return the first reports of the acts that a report may be about."""
        found: dict[int, Profile] = {}
        for block in self.places(report, (-NEAR, NEAR)):
            there = self.blocks.get(block, ())
            for one in there if isinstance(there, (list, tuple)) else (there,):
                found[id(one)] = one
        return list(found.values())

    def places(self, report: Profile, reach: tuple[int, ...]) -> Iterator[Block]:
        """Yield under which keys a report is kept or, with a reach of days, looked for."""
        action = report.event.action
        if report.story in self.printed_again:
            for trigger in report.triggers:
                yield action, report.story, trigger
        if report.begin is None or report.end is None:
            if report.published is not None:
                weeks = {(report.published + days) // WEEK for days in (0, *reach)}
                for name in undated_names(report.event):
                    for week in weeks:
                        yield action, name, -week
        elif report.width <= MONTH:
            for name in names(report.event):
                for day in range(report.begin, report.end + 1):
                    yield action, name, day


def merge(
    claims: Iterable[Claim] | Kept, known: Known = UNKNOWN, watch: Watch = unwatched
) -> Sequence[Event]:
    """Return the events that the claims are about, by date and id; the order of the claims does not matter.

    Only acts of one action are ever one, so one action is looked at after the other.
    """
    kept = claims if isinstance(claims, Kept) else Kept(claims)
    ruled = replace(known.judged, sets=dict(known.judged.sets))
    known = replace(known, judged=ruled)
    acts: dict[int, Act] = {}
    firsts: list[bytes] = []
    judged: list[Profile] = []
    reports = by_action(kept, known, watch)
    done = 0
    for action, numbers in reports.items():
        watch("reports compared", done, len(kept.events), action)
        done += len(numbers)
        for first in reported(numbers, kept, acts, known):
            if first.event.id in ruled.sets:
                judged.append(first)
            else:
                firsts.append(place(first, acts, kept))
    firsts += (place(first, acts, kept) for first in judged_one(judged, acts, ruled))
    firsts.sort()
    order = array("L", (int.from_bytes(one[-8:], "big") for one in firsts))
    return Events(kept, order) if kept.on_disk else tuple(map(kept.event, order))


def by_action(kept: Kept, known: Known, watch: Watch) -> dict[str, Sequence[int]]:
    """Return the numbers of the events that articles tell of, once these are kept, by action."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
    for done, article in enumerate(sorted(kept.articles)):
        watch("articles resolved", done, len(kept.articles), article)
        claims = dict(kept.of_article(article))
        numbers = {claim.id: number for number, claim in claims.items()}
        for one in within.events(claims.values(), known.days.get(article)):
            found[one.action].append(kept.add(one, [numbers[claim.id] for claim in one.claims]))
    return {action: found[action] for action in sorted(found)}


def reported(
    numbers: Iterable[int], kept: Kept, acts: dict[int, Act], known: Known
) -> list[Profile]:
    """Return the first reports of the acts of one action; of acts of several, ``acts`` has all by the number of the first."""
    told = Reports(kept, known)
    reports = sorted((Profile(number, told) for number in numbers), key=order)
    shelves = Shelves(known.firsts.values())
    firsts: list[Profile] = []
    for report in reports:
        found = best(report, shelves.near(report), acts, known)
        if found is None:
            shelves.add(report)
            firsts.append(report)
        else:
            join(report, *found, acts)
            known.judged.tie(report.event.id, found[0].event.id)
    return firsts


def place(first: Profile, acts: Mapping[int, Act], kept: Kept) -> bytes:
    """Return where an act stands among all events, by its days and its id, and its number behind that."""
    act = acts.get(first.number)
    number = first.number if act is None else whole(act, kept)
    days = (NO_DAY, NO_DAY) if first.begin is None else (first.begin, first.end or first.begin)
    return b"".join(
        (*(day.to_bytes(4, "big") for day in days), first.event.id.encode(), number.to_bytes(8, "big"))
    )  # fmt: skip


def whole(act: Act, kept: Kept) -> int:
    """Keep an act of several reports as one event, and return its number."""
    parts = [member.number for member in act.members]
    one = event([kept.event(part, brief=True) for part in parts], act.joins)
    found = {kept.brief(each).id: each for part in parts for each in kept.events[part].claims}
    return kept.add(one, [found[claim.id] for claim in one.claims], parts)


def judged_one(firsts: list[Profile], acts: dict[int, Act], ruled: Judged) -> list[Profile]:
    """Return the first reports of acts once those that people judge the same are one act."""
    left: list[Profile] = []
    heads: dict[int, Profile] = {}
    for first in sorted(firsts, key=order):
        same = ruled.sets[first.event.id]
        head = heads.setdefault(id(same), first)
        if head is first:
            left.append(first)
            continue
        act = acts.setdefault(head.number, Act([head]))
        own = acts.pop(first.number, Act([first]))
        says = f"one act with {head.event.id}: {ruled.says(same)}"
        act.members += own.members
        act.joins += (replace(one, same_as=head.event.id) for one in own.joins)
        act.joins.append(Join(first.event.id, head.event.id, Reason("merge", "judgement", says)))
    return left


def names(event: Event) -> set[str]:
    """Return under which names the acts of an event's actors are looked for, with its place."""
    found = {f"source {root(actor)}" for actor in event.sources}
    found.update(f"target {root(actor)}" for actor in event.targets)
    if event.place:
        found.add(f"place {event.place.name.casefold()}")
    return found


def undated_names(event: Event) -> set[str]:
    """Return under which names an event without a date is looked for: its sources, or else its targets."""
    return {root(actor) for actor in event.sources or event.targets}


def best(
    report: Profile, near: Iterable[Profile], acts: Mapping[int, Act], known: Known
) -> tuple[Profile, Match] | None:
    """Return the first report of the act that another is about; none where there is none, or two are as likely."""
    found = [
        (first, match)
        for first in near
        if (match := same(report, first, known)) is not None
        and not any(differ(report, one, known) for one in others(first, acts))
        and not judged_apart(report, first, acts, known.judged)
    ]
    found.sort(key=lambda one: (-one[1].score, one[0].event.id))
    if len(found) > 1 and found[0][1].score == found[1][1].score:
        return None
    return found[0] if found else None


def judged_apart(report: Profile, first: Profile, acts: Mapping[int, Act], ruled: Judged) -> bool:
    """Return whether people judge a report different from an act, or its actors from those of the act."""
    if not ruled.pairs:
        return False
    act = acts.get(first.number)
    members = act.members if act else [first]
    return ruled.different(report.event.id, first.event.id) or any(
        ruled.apart(report.event, member.event) for member in members
    )


def others(first: Profile, acts: Mapping[int, Act]) -> Sequence[Profile]:
    """Return some of the reports that joined an act."""
    act = acts.get(first.number)
    return act.members[1:COMPARED] if act else ()


def join(report: Profile, first: Profile, match: Match, acts: dict[int, Act]) -> None:
    """Let a report tell of an act."""
    says = f"one act with {first.event.id}: {match.says}"
    because = Reason("merge", "same act", says, score=min(1.0, (match.score + 4) / 10))
    act = acts.setdefault(first.number, Act([first]))
    act.members.append(report)
    act.joins.append(Join(report.event.id, first.event.id, because))


def event(parts: Sequence[Event], joins: Iterable[Join]) -> Event:
    """Return an act as one event: what its first report says, with the actors and claims of all.

    Code, place and day come from reports that assert as much as the first.
    """
    first = parts[0]
    equals = [part for part in parts if part.asserted == first.asserted]
    return replace(
        first,
        sources=everybody(part.sources for part in parts),
        targets=everybody(part.targets for part in parts),
        claims=tuple(sorted((claim for part in parts for claim in part.claims), key=claim_order)),
        cameo=next((part.cameo for part in equals if part.cameo), None),
        place=next((part.place for part in equals if part.place), None),
        latest=earliest(part.latest for part in equals),
        parts=tuple(parts),
        joins=tuple(joins),
    )


def earliest(days: Iterable[date | None]) -> date | None:
    """Return the first of some days."""
    return min((day for day in days if day is not None), default=None)


def everybody(sides: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Return each actor once, by id; of two records of one actor, the one whose fields sort first."""
    return each_once(actor for side in sides for actor in side)
