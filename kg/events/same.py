"""Whether two reports tell of one act, and why. Knows what they are compared by; never knows a corpus.

Actors must go together on both sides, the days must be equal or one inside the other, and nothing
else that is known may differ: place, numbers, objects. Crowds, and sides that one report leaves
out, need something more that agrees. Reports without a date need nearly the same words, within the
days around publication, or one text.
"""

from typing import NamedTuple

from kg.events import places, wording
from kg.events.alike import Meets, sides
from kg.events.labels import listed, when
from kg.events.profile import Known, Profile
from kg.ontology import kinds
from kg.types import Actor

NEAR = 3
"""Days between the publication of two reports of one act that neither dates."""
NEVER = 9
WEEK, MONTH = 7, 31
"""How wide a date may be beside a day inside it; more than a week only where more agrees."""
COPIED = 0.7
"""How many of their words two undated sentences share that tell of one act."""

INSIDE, LEAST = 0.5, 8
"""The same where all words of the shorter one stand in the longer, and how many it has at least."""
MEETINGS = frozenset(("CONSULT", "ELECT"))
"""Acts that their people, day and place tell apart, whatever they are about."""
PLACE = "one place"


class Match(NamedTuple):
    """That two reports tell of one act: how much speaks for it, and what."""

    score: int
    says: str


def same(one: Profile, other: Profile, known: Known) -> Match | None:
    """Return why two reports tell of one act; none where they may not."""
    sources = sides(one.event.sources, other.event.sources, known.judged)
    if sources is Meets.NOT:
        return None
    actors = sources, sides(people(one, other), people(other, one), known.judged)
    if Meets.NOT in actors or differ(one, other, known):
        return None
    days = days_of(one, other)
    alike = wording.alike(one.words, other.words)
    if one.article == other.article and days != "the same day":
        return None
    if copied(one, other, alike) and (days or None in (one.begin, other.begin)):
        return Match(9, f"nearly the same words ({alike:.0%} of them)")
    return agreeing(one, other, actors, days, known) if days else None


def agreeing(
    one: Profile, other: Profile, actors: tuple[Meets, Meets], days: str, known: Known
) -> Match | None:
    """Return what agrees between reports of the same days; none if that is not enough."""
    shared = support(one, other, known)
    telling = set(shared) - ({PLACE} if is_decision(one) else set())
    enough = len(shared) >= needs(one, other, actors, days, PLACE in shared)
    if not enough or (objects_differ(one, other) and not telling):
        return None
    score = len(shared) + (days == "the same day")
    return Match(score, ", ".join(("actors that go together", days, *shared)))


def apart(one: Profile, other: Profile, known: Known) -> list[str]:
    """Return in words all that keeps two reports of one action apart; nothing where they may be one act."""
    if same(one, other, known) is not None:
        return []
    found = [
        f"other {side}: {listed(mine)}, not {listed(yours)}"
        for side, mine, yours in (
            ("sources", one.event.sources, other.event.sources),
            ("targets", people(one, other), people(other, one)),
        )
        if sides(mine, yours, known.judged) is Meets.NOT
    ]
    if places.apart(one.event.place, other.event.place, known.lands):
        found.append(f"another place: {place_of(one)}, not {place_of(other)}")
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        found.append(f"other numbers: {counted(one)}, not {counted(other)}")
    days = days_of(one, other)
    if days is None:
        found.append(f"another day: {day_of(one)}, not {day_of(other)}")
    elif one.article == other.article and days != "the same day":
        found.append("one article tells of both")
    shared = support(one, other, known)
    if objects_differ(one, other) and not set(shared) - ({PLACE} if is_decision(one) else set()):
        found.append(f"other words of the act: {objects(one)}, not {objects(other)}")
    return found or [f"too little agrees beside who and when: {' and '.join(shared) or 'nothing'}"]


def place_of(one: Profile) -> str:
    """Return where a report tells that it happened."""
    return one.event.place.name if one.event.place else "nowhere told"


def day_of(one: Profile) -> str:
    """Return when a report tells that it happened."""
    return when(one.event.date) if one.event.date else "no day told"


def counted(one: Profile) -> str:
    """Return what the sentence of a report counts."""
    return " and ".join(map(str, sorted(one.numbers)))


def objects(one: Profile) -> str:
    """Return the words of a report beside who, when and where."""
    return f"“{' '.join(sorted(one.objects))}”"


def differ(one: Profile, other: Profile, known: Known) -> bool:
    """Return whether something that both tell differs: the place, what is counted."""
    if places.apart(one.event.place, other.event.place, known.lands):
        return True
    return bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)


def objects_differ(one: Profile, other: Profile) -> bool:
    """Return whether both say more of the act, and nothing of it agrees."""
    return bool(one.objects and other.objects) and one.objects.isdisjoint(other.objects)


def is_decision(one: Profile) -> bool:
    """Return whether an act is words or a decision, of which one place sees several a day."""
    return "force" not in kinds(one.event.action) and one.event.action not in MEETINGS


def people(one: Profile, other: Profile) -> tuple[Actor, ...]:
    """Return whom a report tells of as targets, without a town in which the other says that it happened."""
    if other.event.place is None:
        return one.event.targets
    return tuple(actor for actor in one.event.targets if not is_site(actor, other))


def is_site(actor: Actor, report: Profile) -> bool:
    """Return whether an actor of no known kind is the place of a report."""
    place = report.event.place
    return actor.kind == "other" and place is not None and actor.name == place.name


def copied(one: Profile, other: Profile, alike: float) -> bool:
    """Return whether two reports are one sentence, printed twice within some days, or in one text."""
    shorter = min(len(one.words), len(other.words))
    inside = shorter >= LEAST and len(one.words & other.words) == shorter and alike >= INSIDE
    if (alike < COPIED and not inside) or one.triggers.isdisjoint(other.triggers):
        return False
    if one.story == other.story:
        return one.article != other.article
    undated = one.begin is None and other.begin is None
    if not undated or one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= NEAR


def days_of(one: Profile, other: Profile) -> str | None:
    """Return how the days of two reports go together; none where they do not, or one is not told."""
    if one.begin is None or other.begin is None or one.end is None or other.end is None:
        return None
    if (one.begin, one.end) == (other.begin, other.end):
        return "the same day" if one.begin == one.end else "the same days"
    narrow, wide = sorted((one, other), key=lambda each: each.width)
    if narrow.begin is None or narrow.end is None or wide.begin is None or wide.end is None:
        return None
    inside = wide.begin <= narrow.begin and narrow.end <= wide.end
    if not inside or wide.width > MONTH:
        return None
    return "a day of that week" if wide.width <= WEEK else "a day of that month"


def support(one: Profile, other: Profile, known: Known) -> list[str]:
    """Return what else agrees."""
    found = []
    told = (*one.event.targets, *other.event.targets)
    sites = (is_site(actor, report) for actor in told for report in (one, other))
    if places.same(one.event.place, other.event.place, known.lands) or any(sites):
        found.append(PLACE)
    if one.numbers & other.numbers:
        found.append("the same number")
    if one.objects & other.objects:
        found.append("the same object")
    return found


def needs(
    one: Profile, other: Profile, actors: tuple[Meets, Meets], days: str, placed: bool
) -> int:
    """Return how many more things must agree; ``placed``: whether the place does."""
    if Meets.MAYBE in actors and not placed and Meets.NAMED not in actors:
        return NEVER
    if Meets.MAYBE in actors:
        return 1 if placed and not one.triggers.isdisjoint(other.triggers) else 2
    needed = 0 if Meets.NAMED in actors else 1
    if days == "a day of that month" or (days != "the same day" and gatherings(one)):
        needed += 1
    return needed


def gatherings(one: Profile) -> bool:
    """Return whether an act is one that people do again and again: talks, protests."""
    return "gathering" in kinds(one.event.action)
