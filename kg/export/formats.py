"""The formats that are written on request, beside those of every export. Knows their names; never knows how they look."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.util import find_spec

from kg.errors import UsageError
from kg.types import Collection

Files = dict[str, str | bytes | Iterator[str]]

FORMATS: Mapping[str, str] = {
    "dyads": "who does what to whom among groups, and among countries (dyads.csv)",
    "followthemoney": "entities of the FollowTheMoney model (entities.ftm.json)",
    "geojson": "asserted events as points on a map (events.geojson)",
    "gexf": "network for Gephi, with dates (graph.gexf)",
    "jsonld": "RDF as JSON-LD (graph.jsonld)",
    "neo4j": "nodes and relationships for neo4j-admin database import (neo4j-….csv)",
    "nquads": "RDF as N-Quads, one named graph per article (graph.nq, or graph-1.nq … of very many)",
    "parquet": "the table of events as Parquet (events.parquet; needs pyarrow)",
    "polecat": "asserted events in the columns of POLECAT, after ICEWS (events.polecat.txt)",
    "rdf12": "RDF 1.2 as Turtle, with triple terms (graph-rdf12.ttl)",
}
NEEDS = {"parquet": "pyarrow"}  # an extra of the format's name brings it


def chosen(names: str | Iterable[str]) -> tuple[str, ...]:
    """Return the formats that are named, sorted; a text holds several between commas.

    One that is not known, or needs a library that is missing, raises a UsageError.

    >>> chosen("nquads, gexf"), chosen(["gexf"]), chosen("")
    (('gexf', 'nquads'), ('gexf',), ())
    """
    found = {name.strip() for name in (names.split(",") if isinstance(names, str) else names)} - {
        ""
    }
    for name in sorted(found & NEEDS.keys()):
        if find_spec(NEEDS[name]) is None:
            raise UsageError(
                f"{name}: needs {NEEDS[name]}: install it with pip install 'polkg[{name}]'"
            )
    for name in sorted(found - FORMATS.keys()):
        near = get_close_matches(name, list(FORMATS), 1)
        hint = f", did you mean '{near[0]}'?" if near else ""
        raise UsageError(f"no format '{name}'{hint}: there are {', '.join(FORMATS)}")
    return tuple(sorted(found))


def files(collection: Collection, names: str | Iterable[str]) -> Files:
    """Return the files of some formats by name."""
    wanted = chosen(names)
    known = makers() if wanted else {}
    return {name: content for wish in wanted for name, content in known[wish](collection).items()}


def makers() -> Mapping[str, Callable[[Collection], Files]]:
    """Return what makes the files of each format."""
    from kg.export.followthemoney import followthemoney  # noqa: PLC0415
    from kg.export.geojson import geojson  # noqa: PLC0415
    from kg.export.gexf import gexf  # noqa: PLC0415
    from kg.export.jsonld import jsonld  # noqa: PLC0415
    from kg.export.neo4j import neo4j  # noqa: PLC0415
    from kg.export.nquads import files as nquads  # noqa: PLC0415
    from kg.export.parquet import parquet  # noqa: PLC0415
    from kg.export.polecat import polecat  # noqa: PLC0415
    from kg.export.rdf12 import rdf12  # noqa: PLC0415
    from kg.export.tables import dyads_csv  # noqa: PLC0415

    return {
        "dyads": lambda found: {"dyads.csv": dyads_csv(found)},
        "followthemoney": lambda found: {"entities.ftm.json": followthemoney(found)},
        "geojson": lambda found: {"events.geojson": geojson(found)},
        "gexf": lambda found: {"graph.gexf": gexf(found.events)},
        "jsonld": lambda found: {"graph.jsonld": jsonld(found)},
        "neo4j": lambda found: {**neo4j(found)},
        "nquads": lambda found: {**nquads(found)},
        "parquet": lambda found: {"events.parquet": parquet(found)},
        "polecat": lambda found: {"events.polecat.txt": polecat(found)},
        "rdf12": lambda found: {"graph-rdf12.ttl": rdf12(found)},
    }
