"""Events in the column form of POLECAT, the successor of ICEWS. Knows columns; never knows files.

One row for each event that an article asserts, tabs between cells, "; " between several actors, as
POLECAT's own files have it. That form has no place for what is denied, planned or only said, nor
for event types that PLOVER lacks (ELECT, APPOINT): those have no row; ``events.csv`` has all.

Empty are columns of which kg knows nothing: mode and contexts, COW codes, Wikipedia's names, and who
else the story names. So is the day of what no article dates to a single day, where POLECAT puts that
of publication. Names of columns: headers of POLECAT's files as published since 2023.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.data import program
from kg.events.edges import asserted_part
from kg.events.ranking import rank
from kg.events.single_code import OURS
from kg.export.tables import cell
from kg.ontology import codes
from kg.types import Actor, Article, Collection, Event, Kind, Mention, Place

SIDE = (
    "{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw",
    "Wikipedia {} ID",
)  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in SIDE), *(name.format("Recipient") for name in SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
SECTORS: Mapping[Kind, tuple[str, ...]] = {  # codes of PLOVER's list of agents, the primary first
    "government": ("GOV",),
    "military": ("MIL",),
    "court": ("JUD",),
    "party": ("PTY",),
    "armed group": ("REB",),
    "igo": ("IGO",),
    "media": ("JRN",),
    "civilians": ("CVL",),
    "protesters": ("CVL", "OPP"),
}
OWN_DEGREES = (
    "town",
    "region",
    "country",
)  # near something, or a part of it: those of something else
BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
Row = dict[str, str | float | int | None]


def polecat(collection: Collection) -> str:
    """Return a header and one line for each asserted event, by date; no cell is a formula."""
    articles = {article.id: article for article in collection.articles}
    told = (asserted_part(event) for event in collection.events if event.asserted)
    rows = [row(event, articles) for event in told if event.action not in OURS]
    rows.sort(key=lambda one: (str(one["Event Date"] or "~"), str(one["Event ID"])))
    lines = [COLUMNS, *([written(one.get(name)) for name in COLUMNS] for one in rows)]
    return "".join("\t".join(cells) + "\n" for cells in lines)


def row(event: Event, articles: Mapping[str, Article]) -> Row:
    """Return an event as a row; the article is the one whose claim asserts most."""
    code, dates = codes().actions[event.action], event.date
    article = articles.get(min(event.claims, key=rank).evidence.article)
    sources = [one for claim in event.claims for one in claim.sources]
    targets = [one for claim in event.claims for one in claim.targets]
    return {
        "Event ID": event.id,
        "Event Date": dates.start.isoformat() if dates and dates.start == dates.end else None,
        "Event Type": event.action,
        "Event Intensity": code.goldstein,
        "Quad Code": code.quad_class.upper(),
        **side("Actor", event.sources, sources),
        **side("Recipient", event.targets, targets),
        **(located(event.place) if event.place else {}),
        "Source": article.publisher if article else None,
        "Publication Date": (
            article.published.isoformat() if article and article.published else None
        ),
        "Language": article.language if article else None,
        "Version": f"kg {program()}",
    }


def side(role: str, actors: Sequence[Actor], mentions: Sequence[Mention]) -> Row:
    """Return the columns of those who act, or are acted upon; ``mentions`` are the words for them."""
    words = {actor.id: one.text for one in reversed(mentions) for actor in one.actors}
    sectors = list(map(sectors_of, actors))
    return {
        f"{role} Name": joined(actor.name for actor in actors),
        f"{role} Country": joined(actor.country or "" for actor in actors),
        f"Primary {role} Sector": joined(next(iter(codes), "") for codes in sectors),
        f"{role} Sectors": joined("|".join(codes) for codes in sectors),
        f"{role} Title": joined(actor.role or "" for actor in actors),
        f"{role} Name Raw": joined(words.get(actor.id, "") for actor in actors),
    }


def sectors_of(actor: Actor) -> tuple[str, ...]:
    """Return the sectors of an actor: of a person in an office of a state GOV, of states none."""
    group = actor.group
    official = actor.kind == "person" and group is not None and group.kind == "country"
    return SECTORS.get("government" if official else actor.kind, ())


def joined(parts: Iterable[str]) -> str | None:
    """Return the parts of several actors in one cell, in step with their names."""
    found = [part.replace(";", ",") for part in parts]
    return "; ".join(found) if any(found) else None


def located(place: Place) -> Row:
    """Return the columns of a place; id and degrees only where they are those of the place itself."""
    own = place.precision in OWN_DEGREES
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "town" else None,
        "Province": place.name if place.precision == "region" else None,
        "Country": place.country,
        "Latitude": place.latitude if own else None,
        "Longitude": place.longitude if own else None,
        "GeoNames ID": place.geonames if own else None,
        "Raw Placename": place.text,
    }


def written(value: str | float | int | None) -> str:
    """Return a value as a cell; readers of such files split at every tab and line end."""
    text = cell(BREAKS.sub(" ", value) if isinstance(value, str) else value)
    return '"' + text.replace('"', '""') + '"' if '"' in text else text
