"""Claims and events that rest on the disk while nobody looks at them. Knows files; never knows what an event is.

Up to ``FEW`` claims all stay in memory. With more, each claim and each event is a record in a file
without a name, which the system removes with the process. An event's record holds the numbers of
its claims, so that none is written twice. The file lies where ``TMPDIR`` says.
"""

import marshal
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Generic, TypeVar, overload

from kg.events.plain import People, Plain, Told
from kg.events.ranking import rank, stem
from kg.events.wording import words
from kg.types import Actor, Claim, Event, StoredEvents, claim_order, each_actor

FEW = 50_000
"""Claims that are kept in memory: some 200 MB."""
BUFFER = 1 << 20

R = TypeVar("R")


class Records(Generic[R]):
    """Records by number, in memory or in a file."""

    def __init__(self, plain: Callable[[R], Plain], made: Callable[[Plain], R]) -> None:
        """Keep records in memory; ``plain`` takes one apart for a file, ``made`` puts it together."""
        self.plain, self.made = plain, made
        self.near: list[R] = []
        self.starts = array("Q", [0])
        self.waiting = bytearray()
        self.file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self.near) if self.file is None else len(self.starts) - 1

    def __getitem__(self, number: int) -> R:
        return self.get(number, self.made)

    def get(self, number: int, made: Callable[[Plain], R]) -> R:
        """Return a record; one in a file is put together by ``made``."""
        return self.near[number] if self.file is None else made(self.plain_of(number))

    def plain_of(self, number: int) -> Plain:
        """Return a record in the file as plain values."""
        if self.file is None:
            raise IndexError(number)
        if self.waiting:
            self.write()
        first, end = self.starts[number : number + 2]
        self.file.seek(first)
        return marshal.loads(self.file.read(end - first))

    def add(self, record: R) -> int:
        """Keep one more record and return its number."""
        if self.file is None:
            self.near.append(record)
            return len(self.near) - 1
        line = marshal.dumps(self.plain(record))
        self.waiting += line
        self.starts.append(self.starts[-1] + len(line))
        if len(self.waiting) > BUFFER:
            self.write()
        return len(self.starts) - 2

    def write(self) -> None:
        """Write what waits to the end of the file."""
        if self.file and self.waiting:
            self.file.seek(0, 2)
            self.file.write(self.waiting)
            self.waiting.clear()

    def move(self) -> None:
        """Go on in a file, with what is in memory."""
        near, self.near = self.near, []
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 -- open as long as somebody asks for records
        for record in near:
            self.add(record)


def unchanged(claim: Claim) -> Claim:
    """Return a claim as it is."""
    return claim


class Kept:
    """Claims by article, and events with their claims, by number."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        """Keep claims, in any order; ``articles`` has their numbers by the id of their article."""
        self.resolved: Callable[[Claim], Claim] = unchanged
        self.people = People()
        self.claims: Records[Claim] = Records(self.people.claim, self.people.claim_made)
        self.events: Records[Told] = Records(self.people.told, self.people.told_made)
        self.articles: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        for claim in claims:
            if len(self.claims) == FEW and self.claims.file is None:
                self.claims.move()
                self.events.move()
            self.articles[claim.evidence.article].append(self.claims.add(claim))

    @property
    def on_disk(self) -> bool:
        """Whether these are so many that they rest on the disk."""
        return self.events.file is not None

    def resolve(self, how: Callable[[Claim], Claim]) -> None:
        """Let each claim be what ``how`` makes of it: in memory at once, on the disk when it is read."""
        if self.claims.file is None:
            self.claims.near = list(map(how, self.claims.near))
        else:
            self.resolved = how

    def actors(self, number: int) -> Iterable[Actor]:
        """Return everybody whom a claim names, as he is before claims are resolved."""
        if self.claims.file is None:
            return each_actor(self.claims.near[number].mentions)
        return self.people.actors_made(self.claims.plain_of(number))

    def claim(self, number: int) -> Claim:
        """Return a claim."""
        return self.resolved(self.claims[number])

    def of_article(self, article: str) -> Iterator[tuple[int, Claim]]:
        """Yield the claims of an article with their numbers."""
        return ((number, self.brief(number)) for number in self.articles.get(article, ()))

    def brief(self, number: int) -> Claim:
        """Return a claim; one from the disk without its reasons, nor those who propose it."""
        return self.resolved(self.claims.get(number, self.people.brief_made))

    def add(self, event: Event, claims: Iterable[int], parts: Iterable[int] = ()) -> int:
        """Keep an event, with the numbers of its claims and parts, and return its own."""
        article = event.claims[0].evidence.article
        triggers = tuple(sorted({stem(claim.trigger.text) for claim in event.claims}))
        says = words(min(event.claims, key=rank))
        told = Told(event, event.asserted, article, triggers, says, tuple(claims), tuple(parts))
        return self.events.add(told)

    def event(self, number: int, brief: bool = False) -> Event:
        """Return an event with its claims, which may be brief ones, and its parts."""
        told = self.events[number]
        if not self.on_disk:
            return told.event
        one = told.event
        return Event(
            one.id, one.action, one.sources, one.targets,
            tuple(map(self.brief if brief else self.claim, told.claims)),
            one.cameo, one.date, one.place, one.latest,
            tuple(self.event(each, brief) for each in told.parts), one.joins,
        )  # fmt: skip


class Events(StoredEvents):
    """Events on the disk, in their order; each is made anew whenever it is asked for."""

    def __init__(self, kept: Kept, order: Sequence[int]) -> None:
        """Hold the numbers of events in their order."""
        self.kept, self.order = kept, order

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> "Events": ...
    def __getitem__(self, place: int | slice) -> "Event | Events":
        if isinstance(place, slice):
            return Events(self.kept, self.order[place])
        return self.kept.event(self.order[place])

    def __iter__(self) -> Iterator[Event]:
        return map(self.kept.event, self.order)

    @property
    def claims(self) -> "Claims":
        """Their claims, by article and place in it."""
        own = bytearray(len(self.kept.claims))
        for number in self.order:
            for claim in self.kept.events[number].claims:
                own[claim] = True
        order = array("L")
        for article in sorted(self.kept.articles):
            found = [one for one in self.kept.of_article(article) if own[one[0]]]
            order.extend(number for number, _ in sorted(found, key=lambda one: claim_order(one[1])))
        return Claims(self.kept, order)

    def where(self, holds: Callable[[Event], bool]) -> "Events":
        """Return those of which something holds."""
        found = (number for number in self.order if holds(self.kept.event(number)))
        return Events(self.kept, array("L", found))


class Claims(Sequence[Claim]):
    """Claims on the disk, in their order."""

    def __init__(self, kept: Kept, order: Sequence[int]) -> None:
        """Hold the numbers of claims in their order."""
        self.kept, self.order = kept, order

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> "Claims": ...
    def __getitem__(self, place: int | slice) -> "Claim | Claims":
        if isinstance(place, slice):
            return Claims(self.kept, self.order[place])
        return self.kept.claim(self.order[place])

    def __iter__(self) -> Iterator[Claim]:
        return map(self.kept.claim, self.order)
