"""The page that shows a graph in a browser: one file, no network, no markup from texts. Knows nothing of where events come from.

The files beside this module (``page/``) are its template, style and scripts. ``pyvis`` writes nodes, edges and options into the
template and brings vis-network; only ``_rendered`` knows it, so that another writer could take its place.
"""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from kg.export.page_arrows import network
from kg.export.page_choice import chosen
from kg.export.page_data import Codes, Row, records
from kg.export.page_days import published, reported
from kg.export.page_groups import groups
from kg.export.page_sparql import Engine
from kg.types import Collection, Event

SCRIPTS = (
    "dom", "copy", "data", "figures", "words", "sides", "theme", "witnesses", "filters", "joined", "choices", "ask", "arrange", "frame", "network", "cast", "ribbons", "threads", "paper", "pointer", "labels", "connection",
    "judgement", "evidence", "groups", "strip", "cover", "table", "legend", "histogram", "axis", "strips", "matrix", "periods", "map", "views", "search", "picture", "card", "takeaway", "story", "state", "start",
)  # fmt: skip
LARGE = 2_000_000  # characters of JSON from which on it is packed
COLOUR = "#97c2fc"  # that of pyvis; the page's own style takes its place
MANY_ARROWS = 500  # more are not drawn while the view moves
WASM = " 'wasm-unsafe-eval'; worker-src data:"
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def page(
    collection: Collection,
    title: str = "Political events",
    codes: Codes | None = None,
    engine: Engine | None = None,
) -> str:
    """Return the page; of very many events it holds those of the strongest groups. Without ``codes`` those of the ontology are used.

    ``engine`` answers SPARQL in it.
    """
    known, choice = codes or _ontology(), chosen(collection)
    held = choice.collection
    events = _by_day(held)
    data = records(held, events, known) | {"groups": groups(held.actors, events)}
    heading = " ".join(_printable(title).split())
    return _rendered(heading, choice.note, *network(held.actors, events, known), data, engine)


def _by_day(collection: Collection) -> list[Event]:
    """Return the events in order of day; one without a date stands at the day on which it was reported."""
    days = published(collection.articles)

    def day(event: Event) -> str:
        known = event.date.start.isoformat() if event.date else reported(event, days)
        return known or "9999"

    return sorted(collection.events, key=lambda event: (day(event), event.id))


def _ontology() -> Codes:
    from kg.ontology import codes  # noqa: PLC0415

    return codes()


def _rendered(
    title: str,
    note: str,
    nodes: Sequence[Row],
    edges: Sequence[Row],
    data: Row,
    engine: Engine | None,
) -> str:
    """Return the template filled by pyvis. Its own template is never used: it asks a CDN and trusts markup in texts."""
    from pyvis.network import Network  # noqa: PLC0415

    made = Network(directed=True, heading=title, cdn_resources="in_line")
    made.nodes, made.edges = list(map(_node, nodes)), list(map(_edge, edges))
    made.set_options(json.dumps(_options(len(edges))))
    made.templateEnv = _environment(data, note, engine)
    made.path = "template.html"
    return str(made.generate_html())


def _node(row: Row) -> Row:
    """Return a node as ``add_node`` would put it; that looks through all which are there already, as ``add_edge`` does."""
    from pyvis.node import Node  # noqa: PLC0415

    more = {key: value for key, value in row.items() if key not in {"id", "shape", "label"}}
    found: Row = Node(row["id"], row["shape"], row["label"], color=COLOUR, **more).options
    return found


def _edge(row: Row) -> Row:
    """Return an edge as ``add_edge`` would put it."""
    from pyvis.edge import Edge  # noqa: PLC0415

    more = {key: value for key, value in row.items() if key not in {"from", "to"}}
    found: Row = Edge(row["from"], row["to"], directed=True, **more).options
    return found


def _options(arrows: int) -> Row:
    """Return the options of vis-network: it draws where it is told to, and moves nothing by itself."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": False, "keyboard": False, "multiselect": False, "selectConnectedEdges": False, "tooltipDelay": 120,
            "hideEdgesOnDrag": arrows > MANY_ARROWS, "hideEdgesOnZoom": arrows > MANY_ARROWS,
        },
        "nodes": {"borderWidth": 2, "borderWidthSelected": 3, "font": {"size": 0}},
        "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.65}}, "hoverWidth": 0.8, "selectionWidth": 1},
    }  # fmt: skip


def _environment(data: Row, note: str, engine: Engine | None) -> Environment:
    """Return the template's surroundings. Everything is escaped but our own files, which are hashed into the policy."""
    names = SCRIPTS if engine is None else (*SCRIPTS[:-1], "sparql", SCRIPTS[-1])
    style, scripts = _text("style.css"), (_vis_network(), _program(names))
    found = Environment(
        autoescape=True, loader=FunctionLoader(_text), trim_blocks=True, lstrip_blocks=True
    )
    found.filters.update(carried=_carried, carried_text=_json)
    found.globals.update(
        data=data, note=note, outlines=Markup(_text("outlines.json").strip()) if any(data["events"].get("degrees", ())) else None, style=Markup(style), scripts=[Markup(script) for script in scripts], policy=_policy(style, scripts, engine is not None), engine=engine,
    )  # fmt: skip
    return found


def _text(name: str) -> str:
    return (files("kg.export") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis_network() -> str:
    """Return the script that draws, without the address of its source map."""
    script = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(
        encoding="utf-8"
    )
    return re.sub(r"//# sourceMappingURL=\S+", "", re.sub(r"\r\n?", "\n", script)).rstrip() + "\n"


def _program(names: Sequence[str]) -> str:
    """Return our modules as one script with a scope of its own."""
    return (
        '(async () => {\n"use strict";\n'
        + "\n".join(_text(f"{name}.js") for name in names)
        + "})();\n"
    )


def _policy(style: str, scripts: Iterable[str], store: bool) -> str:
    """Return what the page may do: run the scripts it was written with, and nothing else; a store runs in a worker."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}{WASM if store else ''}; style-src {_hash(style)}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class _Carried:
    """What a script element holds, and of which type it is."""

    type: str
    text: Markup


def _carried(value: object) -> _Carried:
    """Return a value as JSON, packed where that is large. pyvis gives its options as JSON already."""
    text = _json(json.loads(value) if isinstance(value, str) else value)
    if len(text) < LARGE:
        return _Carried("application/json", text)
    packed = gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)
    return _Carried("application/gzip", Markup(b64encode(packed).decode("ascii")))


def _json(value: object) -> Markup:
    """Return compact JSON that can end no script element and that any encoding can write."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(
        UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    )  # nothing in it can be markup


def _printable(text: str) -> str:
    """Return the text with U+FFFD for what no file can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", text)
