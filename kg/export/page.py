"""The page that shows a graph in a browser: one file, no network, no markup from texts. Knows nothing of where events come from.

The files beside this module (``page/``) are its template, style and scripts. ``pyvis`` writes nodes, edges and options into the
template and brings vis-network; only ``_rendered`` knows it, so that another writer could take its place.
"""

import json
import re
from base64 import b64encode
from collections.abc import Collection as Sized
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from kg.export.layout import Links, most_connected, positions
from kg.types import STATUSES, Actor, Article, Claim, Collection, DateRange, Event, Mention, Span

CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "unclassified")
ROLES = ("source", "trigger", "target", "speaker", "cue", "condition")
SCRIPTS = ("dom", "data", "theme", "filters", "network", "labels", "evidence", "table", "legend", "state", "start")
SHAPES = {
    "country": "dot", "government": "dot", "person": "diamond", "organisation": "square", "party": "square", "media": "square",
    "court": "square", "igo": "hexagon", "military": "triangle", "armed group": "triangle", "civilians": "triangleDown",
    "protesters": "triangleDown", "other": "star",
}  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

FIRST_ACTORS = 150  # the first view shows no more; the rest comes by search
MANY_ARROWS = 500  # more are not drawn while the view moves
LONG_DASH, DOTS = [13, 7], [2, 5]
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

Row = dict[str, Any]


class Code(Protocol):
    """What the page needs to know about a code of an action."""

    @property
    def label(self) -> str: ...  # noqa: D102 - named as in the ontology
    @property
    def definition(self) -> str: ...  # noqa: D102
    @property
    def quad_class(self) -> str: ...  # noqa: D102


class Codes(Protocol):
    """The codes of the ontology, by notation."""

    @property
    def actions(self) -> Mapping[str, Code]: ...  # noqa: D102
    @property
    def cameo(self) -> Mapping[str, Code]: ...  # noqa: D102


def page(collection: Collection, title: str = "Political events", codes: Codes | None = None) -> str:
    """Return the page. Without ``codes`` those of the ontology are used."""
    known = codes or _ontology()
    events = sorted(collection.events, key=lambda event: (_iso(event.date) or "9999", event.id))
    data = _data(collection, events, known)
    return _rendered(" ".join(_printable(title).split()), *_network(collection.actors, events, known), data)


def _ontology() -> Codes:
    from kg.ontology import codes  # noqa: PLC0415 - reading the ontology takes time, and a caller may bring its own codes

    return codes()


# --- nodes and arrows ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class _Arrow:
    """What one arrow stands for: all events between two actors that look the same. Actors are given by number."""

    source: int
    target: int
    quad: int
    status: int
    according: bool
    symmetric: bool


def _network(actors: Sequence[Actor], events: Sequence[Event], codes: Codes) -> tuple[list[Row], list[Row]]:
    """Return nodes and edges as vis-network knows them, an edge with the numbers of its events."""
    number = _numbers(actors)
    arrows: dict[_Arrow, list[int]] = {}
    for index, event in enumerate(events):
        for arrow in _arrows(event, number, codes):
            arrows.setdefault(arrow, []).append(index)
    return _nodes(actors, _involved(events), _links(actors, arrows)), list(_edges(arrows))


def _arrows(event: Event, number: Mapping[str, int], codes: Codes) -> Iterator[_Arrow]:
    quad, status = _quad(event.action, codes), STATUSES.index(event.status)
    for source, target in event.pairs:
        according = not event.asserted and event.speaker is not None
        yield _Arrow(number[source.id], number[target.id], quad, status, according, event.symmetric)


def _quad(action: str, codes: Codes) -> int:
    name = codes.actions[action].quad_class if action in codes.actions else ""
    return CLASSES.index(name) if name in CLASSES else CLASSES.index("unclassified")


def _involved(events: Iterable[Event]) -> dict[str, int]:
    """Return how many events each actor acts in or is acted upon."""
    found: dict[str, int] = {}
    for event in events:
        for actor in {actor.id for actor in event.sources + event.targets}:
            found[actor] = found.get(actor, 0) + 1
    return found


def _links(actors: Sequence[Actor], arrows: Mapping[_Arrow, Sized[int]]) -> Links:
    found: dict[tuple[str, str], int] = {}
    for arrow, events in arrows.items():
        one, other = sorted((actors[arrow.source].id, actors[arrow.target].id))
        found[one, other] = found.get((one, other), 0) + len(events)
    return found


def _nodes(actors: Sequence[Actor], involved: Mapping[str, int], links: Links) -> list[Row]:
    growth = min(3.4, 24 / sqrt(max(involved.values(), default=1)))
    first = set(most_connected(involved, FIRST_ACTORS))
    places = positions(
        sorted(first), sorted(set(involved) - first), links, {actor.id: min(len(actor.name), 26) * 7.0 for actor in actors}
    )
    return [
        {
            "id": index, "label": actor.name or actor.id, "shape": SHAPES[actor.kind], "first": actor.id in first,
            "size": round(6 + growth * sqrt(involved[actor.id]), 1), "x": places[actor.id][0], "y": places[actor.id][1],
        }
        for index, actor in enumerate(actors) if actor.id in involved
    ]  # fmt: skip


def _edges(arrows: Mapping[_Arrow, list[int]]) -> Iterator[Row]:
    """Return the arrows, those between the same two actors bent apart."""
    pairs: dict[tuple[int, int], list[_Arrow]] = {}
    for arrow in sorted(arrows):
        pairs.setdefault((min(arrow.source, arrow.target), max(arrow.source, arrow.target)), []).append(arrow)
    bent = [(arrow, _bend(arrow, place, len(side))) for side in pairs.values() for place, arrow in enumerate(side)]
    for index, (arrow, smooth) in enumerate(bent):
        yield {
            "id": index, "from": arrow.source, "to": arrow.target, "smooth": smooth, "arrows": "" if arrow.symmetric else "to",
            "dashes": _dashes(STATUSES[arrow.status]), "width": _width(arrow.quad, len(arrows[arrow])),
            "quad": arrow.quad, "status": arrow.status, "according": arrow.according, "events": arrows[arrow],
        }  # fmt: skip


def _bend(arrow: _Arrow, place: int, side: int) -> bool | Row:
    """Return how far the arrow leaves the straight line, seen from the actor with the lower number."""
    offset = (place - (side - 1) / 2) * 0.22
    if offset == 0:
        return False
    clockwise = (offset > 0) == (arrow.source < arrow.target)
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(abs(offset), 2)}


def _dashes(status: str) -> bool | list[int]:
    if status == "occurred":
        return False
    return DOTS if status == "denied" else LONG_DASH


def _width(quad: int, count: int) -> float:
    material = CLASSES[quad].startswith("material")
    return round(min(3.6 * sqrt(count), 9) if material else min(1.6 * sqrt(count), 3.2), 1)


# --- what is read beside the graph -----------------------------------------------------------------------------------------


def _data(collection: Collection, events: Sequence[Event], codes: Codes) -> Row:
    """Return everything else the page shows, as columns; each sentence stands there once."""
    actors, articles = collection.actors, sorted(collection.articles, key=lambda article: article.id)
    number, involved = _numbers(actors), _involved(events)
    claims = [(index, claim) for index, event in enumerate(events) for claim in event.claims]
    sentences = sorted({claim.evidence.quote for _, claim in claims})
    refer = _References(number, {text: at for at, text in enumerate(sentences)}, _numbers(articles))
    return {
        "classes": CLASSES, "statuses": STATUSES, "roles": ROLES, "shapes": SHAPES,
        "actions": _labels(codes.actions, {event.action for event in events}),
        "cameo": _labels(codes.cameo, {claim.cameo for _, claim in claims if claim.cameo}),
        "actors": _columns([_actor(actor, involved.get(actor.id, 0)) for actor in actors]),
        "articles": _columns([_article(article) for article in articles]),
        "events": _columns([_event(event, number, codes) for event in events]),
        "claims": _columns([_claim(index, claim, refer) for index, claim in claims]),
        "sentences": sentences,
    }  # fmt: skip


def _numbers(records: Iterable[Actor | Article]) -> dict[str, int]:
    return {record.id: index for index, record in enumerate(records)}


def _labels(codes: Mapping[str, Code], used: Iterable[str]) -> dict[str, list[str]]:
    return {code: [codes[code].label, codes[code].definition] if code in codes else [code, ""] for code in sorted(used)}


def _columns(rows: Sequence[Row]) -> dict[str, list[Any]]:
    return {key: [row[key] for row in rows] for key in (rows[0] if rows else {})}


def _actor(actor: Actor, involved: int) -> Row:
    return asdict(actor) | {"aliases": [name for name in actor.aliases if name != actor.name], "count": involved}


def _article(article: Article) -> Row:
    return {
        "id": article.id, "title": article.title, "publisher": article.publisher, "url": _safe_link(article.url),
        "origin": article.origin, "published": _day(article.published) if article.published else None,
    }  # fmt: skip


def _safe_link(url: str | None) -> str | None:
    """Return the address if a browser may follow it: nothing but http and https."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None


def _event(event: Event, number: Mapping[str, int], codes: Codes) -> Row:
    return {
        "id": event.id, "action": event.action, "cameo": event.cameo, "quad": _quad(event.action, codes),
        "status": STATUSES.index(event.status), "asserted": event.asserted, "symmetric": event.symmetric,
        "speaker": number[event.speaker.id] if event.speaker else None, "date": _iso(event.date), "when": _when(event.date),
        "place": event.place.name if event.place else None,
        "sources": [number[actor.id] for actor in event.sources], "targets": [number[actor.id] for actor in event.targets],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _References:
    """The numbers under which the page finds actors, sentences and articles."""

    actors: Mapping[str, int]
    sentences: Mapping[str, int]
    articles: Mapping[str, int]


def _claim(event: int, claim: Claim, refer: _References) -> Row:
    return {
        "event": event, "article": refer.articles.get(claim.evidence.article), "sentence": refer.sentences[claim.evidence.quote],
        "status": STATUSES.index(claim.status), "speaker": refer.actors[claim.speaker.actor.id] if claim.speaker else None,
        "when": _when(claim.date), "pattern": claim.pattern, "cameo": claim.cameo, "marks": _marks(claim),
    }  # fmt: skip


def _marks(claim: Claim) -> list[list[int]]:
    """Return role, start and end of the words to mark in the quote, as JavaScript counts; what lies outside is left out."""
    spans: list[tuple[int, Mention | Span]] = [(0, mention) for mention in claim.sources]
    spans += [(1, claim.trigger), *((2, mention) for mention in claim.targets)]
    spans += [(role, span) for role, span in enumerate((claim.speaker, claim.cue, claim.condition), start=3) if span]
    first, last, quote = claim.evidence.start, claim.evidence.end, claim.evidence.quote
    inside = sorted({(role, span.start, span.end) for role, span in spans if first <= span.start < span.end <= last})
    return [[role, _units(quote, start - first), _units(quote, end - first)] for role, start, end in inside]


def _units(text: str, position: int) -> int:
    """Return the position counted in UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def _iso(when: DateRange | None) -> str | None:
    return when.start.isoformat() if when else None


def _when(when: DateRange | None) -> str | None:
    if when is None:
        return None
    if when.precision == "year":
        return str(when.start.year)
    if when.precision == "month":
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    return _day(when.start) if when.start == when.end else f"{_day(when.start)} – {_day(when.end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# --- writing ---------------------------------------------------------------------------------------------------------------


def _rendered(title: str, nodes: Sequence[Row], edges: Sequence[Row], data: Row) -> str:
    """Return the template filled by pyvis. Its own template is never used: it asks a CDN and trusts markup in texts."""
    from pyvis.network import Network  # noqa: PLC0415 - slow to import, and needed for the page only

    network = Network(directed=True, heading=title, cdn_resources="in_line")
    for node in nodes:
        network.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in edges:
        network.add_edge(edge["from"], edge["to"], **{key: value for key, value in edge.items() if key not in {"from", "to"}})
    network.set_options(json.dumps(_options(len(edges))))
    network.templateEnv = _environment(data)
    network.path = "template.html"
    return str(network.generate_html())


def _options(arrows: int) -> Row:
    """Return the options of vis-network: it draws where it is told to, and moves nothing by itself."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False, "tooltipDelay": 120,
            "hideEdgesOnDrag": arrows > MANY_ARROWS, "hideEdgesOnZoom": arrows > MANY_ARROWS,
        },
        "nodes": {"borderWidth": 2, "borderWidthSelected": 3, "font": {"size": 0}},
        "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.65}}, "hoverWidth": 0.8, "selectionWidth": 1},
    }  # fmt: skip


def _environment(data: Row) -> Environment:
    """Return the template's surroundings. Everything is escaped but our own files, which are hashed into the policy."""
    style, scripts = _text("style.css"), (_vis_network(), _program())
    found = Environment(autoescape=True, loader=FunctionLoader(_text), trim_blocks=True, lstrip_blocks=True)
    found.filters.update(json=_json, reformatted=lambda text: _json(json.loads(text)))
    found.globals.update(
        data=data, style=Markup(style), scripts=[Markup(script) for script in scripts], policy=_policy(style, scripts),
    )  # fmt: skip
    return found


def _text(name: str) -> str:
    return (files("kg.export") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis_network() -> str:
    """Return the script that draws, without the address of its source map."""
    script = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", re.sub(r"\r\n?", "\n", script)).rstrip() + "\n"


def _program() -> str:
    """Return our modules as one script with a scope of its own."""
    return '(() => {\n"use strict";\n' + "\n".join(_text(f"{name}.js") for name in SCRIPTS) + "})();\n"


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Return what the page may do: run the scripts it was written with, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _json(value: object) -> Markup:
    """Return compact JSON that can end no script element and that any encoding can write."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text))  # nothing in it can be markup


def _printable(text: str) -> str:
    """Return the text with U+FFFD for what no file can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", text)
