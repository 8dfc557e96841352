"""Places as RDF nodes: name, point, country, what they lie in. Knows our terms; never knows an event."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rdflib import namespace

from kg import ontology
from kg.gazetteer import table
from kg.rdf.terms import Terms, Triple, decimal, digest, named, plain, typed
from kg.types import Place

RDF, SKOS = Terms(namespace.RDF), Terms(namespace.SKOS)
GEO, KG, SCHEMA, SEM, SF, WGS84 = (
    Terms(getattr(ontology, name)) for name in "GEO KG SCHEMA SEM SF WGS84".split()
)
WIDE = ("region", "district", "part")
GEONAMES = "https://sws.geonames.org/{}/"


Sites = set[table.Site]
"""Places of the gazetteer that are spoken of, to be told of once at the end: most are spoken of again and again."""


class Node(NamedTuple):
    """The name of a place's node, and what is said of it."""

    name: str
    stated: Iterator[Triple]


def place_node(place: Place, sites: Sites) -> Node:
    """Return the node of a place: by its id of GeoNames where that is known, else by name and country.

    What the gazetteer knows of is put to ``sites``.
    """
    if place.geonames is None:
        where = named("place", "p" + digest(place.name, place.country or ""))
        return Node(where, unlisted(where, place, sites))
    return Node(listed(place.geonames), told(place, sites))


def listed(identifier: int) -> str:
    """Return the name of the node of a place of GeoNames."""
    return named("place", f"g{identifier}")


def unlisted(where: str, place: Place, sites: Sites) -> Iterator[Triple]:
    """Yield what is known of a place without an id: what it lies in, or a point of its own."""
    yield where, RDF.type, SEM.Place
    yield where, SKOS.prefLabel, plain(place.name)
    if place.country:
        yield from of_country(where, place.country, sites)
    if place.latitude is not None and place.longitude is not None and not place.within_geonames:
        yield from point(where, place.latitude, place.longitude)
    yield from inside(where, place.within_geonames, place.country, sites)


def told(place: Place, sites: Sites) -> Iterator[Triple]:
    """Yield what is known of a place of GeoNames, and how an article names it."""
    where, known = listed(place.geonames or 0), table.site(place.geonames or 0)
    name = known.name if known else place.name
    if place.name != name:
        yield where, SKOS.altLabel, plain(place.name)
    if known is not None:
        sites.add(known)
        return
    yield where, RDF.type, SEM.Place
    yield where, SKOS.prefLabel, plain(name)
    if place.latitude is not None and place.longitude is not None:
        yield from point(where, place.latitude, place.longitude)


def about_sites(sites: Sites) -> Iterator[Triple]:
    """Yield what the gazetteer knows of places, and of what they lie in."""
    todo, done = sites, Sites()
    while todo:
        done |= todo
        further = Sites()
        for site in todo:
            yield from about(site, further)
        todo = further - done


def about(site: table.Site, sites: Sites) -> Iterator[Triple]:
    """Yield what the gazetteer knows of a place; what it lies in is put to ``sites``."""
    where = listed(site.id or 0)
    yield where, RDF.type, SEM.Place
    yield where, SKOS.prefLabel, plain(site.name)
    if site.sort in WIDE and (name := table.short(site.name)) != site.name:
        yield where, SKOS.altLabel, plain(name)
    if site.country:
        yield from bears_code(where, site.country)
    yield where, SCHEMA.sameAs, f"<{GEONAMES.format(site.id)}>"
    yield from point(where, site.latitude, site.longitude)
    if site.sort != "country":
        yield from inside(where, site.region, site.country, sites)


def inside(where: str, region: int | None, country: str | None, sites: Sites) -> Iterator[Triple]:
    """Yield that a place lies in a region, or else in a country."""
    above = table.site(region) if region else table.country(country) if country else None
    if above is not None and above.id is not None and listed(above.id) != where:
        yield where, SCHEMA.containedInPlace, listed(above.id)
        sites.add(above)


def of_country(node: str, code: str, sites: Sites) -> Iterator[Triple]:
    """Yield the country of an actor or a place: its code and, where that is known, its node."""
    yield from bears_code(node, code)
    if above := table.country(code):
        sites.add(above)


def bears_code(node: str, code: str) -> Iterator[Triple]:
    """Yield the code of a country, and its node."""
    yield node, KG.country, plain(code)
    above = table.country(code)
    if above is not None and above.id is not None:
        yield node, KG.ofCountry, listed(above.id)


def point(where: str, latitude: float, longitude: float) -> Iterator[Triple]:
    """Yield degrees as numbers, and as a point of GeoSPARQL, which names east before north."""
    north, east = f"{latitude:.2f}", f"{longitude:.2f}"
    spot = where[:-1] + "-point>"
    yield where, WGS84.lat, decimal(Decimal(north))
    yield where, WGS84.long, decimal(Decimal(east))
    yield where, GEO.hasGeometry, spot
    yield spot, RDF.type, SF.Point
    yield spot, GEO.asWKT, typed(f"POINT({east} {north})", GEO.wktLiteral)
