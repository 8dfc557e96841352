"""Times claims → Turtle and the named questions beside plain rdflib: ``python benchmarks/rdf.py [TRIPLES …]``.

A collection is made up from a fixed seed: articles of ten claims, of every action, polarity, modality and voice. Each size is measured
in two processes of their own, one per engine, in CPU seconds of one core, with the peak of memory.

ours     writing: claims → Turtle. loading: Turtle → pyoxigraph. questions: pyoxigraph, to the last row.
rdflib   writing: the triples are given as they stand, so that only making its terms, adding and serialising count; loading and
         questions: its own parser and engine. A question that takes longer than the limit counts with the limit.
"""

import argparse
import json
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from kg.ontology import codes
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Evidence,
    Mention,
    Place,
    Span,
)

SIZES = (10_000, 100_000, 1_000_000)
WORDS = "talks border troops minister deal sanctions aid election council treaty protest court envoy army \u201csummit\u201d caf\u00e9".split()
KINDS = ("country", "person", "government", "organisation", "armed group", "protesters")
MODALITIES = ("actual", "actual", "actual", "planned", "conditional", "possible", "requested")
FIRST = date(2020, 1, 1)


def actors_of(number: int, chance: random.Random) -> list[Actor]:
    """Return actors of every kind, some with a country, an item of Wikidata and other names."""
    found = []
    for at in range(number):
        name = f"{chance.choice(WORDS).title()} {at}"
        other = (f"The {name}",) if at % 3 == 0 else ()
        land = chance.choice(("FRA", "MLI", "RUS", None))
        found.append(
            Actor(f"wd-Q{at + 1}", name, KINDS[at % len(KINDS)], land, None, f"Q{at + 1}", other)
        )  # type: ignore[arg-type]
    return found


def collection_of(claims: int) -> Collection:
    """Return a collection of about so many claims, ten to an article, about every third of them told twice."""
    chance = random.Random(5)
    actions, cameo = sorted(codes().actions), sorted(codes().cameo)
    actors = actors_of(max(20, claims // 20), chance)
    articles, events = [], []
    for number in range(-(-claims // 10)):
        sentences = [
            " ".join(chance.choices(WORDS, k=18)).capitalize() + f" {number} {at}."
            for at in range(10)
        ]
        text = " ".join(sentences)
        day = FIRST + timedelta(chance.randrange(1000))
        address = f"https://news.example/{day}/{number}"
        article = Article(
            f"a{number:024x}",
            text,
            "",
            sentences[0],
            day,
            address,
            f"Paper {number % 40}",
            "en",
            "CC-BY-4.0",
        )
        articles.append(article)
        made = [
            claim_of(article, sentence, at, chance, actors, actions, cameo)
            for at, sentence in enumerate(sentences)
        ]
        while made:
            told = made[: chance.choice((1, 1, 2))]
            del made[: len(told)]
            events.append(event_of(told))
    return Collection(tuple(articles), tuple(events))


def claim_of(
    article: Article,
    quote: str,
    at: int,
    chance: random.Random,
    actors: list[Actor],
    actions: list[str],
    cameo: list[str],
) -> Claim:
    """Return one claim of a sentence."""
    start = article.text.index(quote)

    def somebody() -> Mention:
        who = actors[int(len(actors) * chance.random() ** 3)]  # few are in the news often
        return Mention((who,), who.name, start, start + 5, "name")

    when = FIRST + timedelta(chance.randrange(1000))
    long = chance.random() < 0.2
    return Claim(
        f"c{int(article.id[1:], 16) * 10 + at:024x}",
        chance.choice(actions),
        (somebody(),),
        (somebody(),) if chance.random() < 0.9 else (),
        Span(quote[:6], start, start + 6),
        Evidence(article.id, start, start + len(quote), quote),
        (f"pattern {chance.randrange(300)}",),
        chance.choice(cameo) if chance.random() < 0.7 else None,
        "negative" if chance.random() < 0.1 else "positive",
        chance.choice(MODALITIES),  # type: ignore[arg-type]
        (somebody(),) if chance.random() < 0.3 else (),
        Span("said", start, start + 4) if chance.random() < 0.4 else None,
        None,
        DateRange(when, when + timedelta(6 * long), "week" if long else "day", "then"),
        Place(f"Town {chance.randrange(500)}", "FRA", "Town", start, start + 4)
        if chance.random() < 0.4
        else None,
    )


def event_of(claims: list[Claim]) -> Event:
    """Return the event that claims are about."""
    first = claims[0]
    sources, targets = (
        tuple(mention.first for mention in side) for side in (first.sources, first.targets)
    )
    return Event(
        "ev" + first.id[1:],
        first.action,
        sources,
        targets,
        tuple(claims),
        first.cameo,
        first.date,
        first.place,
    )


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """Return the CPU seconds that some work takes, and what it gives."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def peak() -> int:
    """Return the most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure_ours(size: int, place: Path, limit: int) -> dict[str, object]:
    """Return the figures of our own writing, loading and answering; leave the Turtle behind."""
    from kg.query.engine import answered, opened

    collection = sized(size)
    before = peak()
    writing, text = seconds(partial(made, collection))
    figures: dict[str, object] = {"writing": writing, "memory writing": peak() - before}
    (place / "graph.ttl").write_text(str(text), "utf-8")
    del text
    loading, store = seconds(lambda: opened(place))
    figures |= {"loading": loading, "triples": len(store), "memory": peak()}  # type: ignore[arg-type]
    return figures | {
        "questions": {
            name: timed(lambda text=text: answered(store, text), limit) for name, text in asked()
        }
    }  # type: ignore[misc]


def made(collection: Collection) -> str:
    """Return the Turtle of a collection."""
    from kg.export.turtle import document
    from kg.rdf.triples import statements

    return document(statements(collection))


def measure_rdflib(size: int, place: Path, limit: int) -> dict[str, object]:
    """Return the figures of plain rdflib."""
    from rdflib import Graph

    from kg.ontology import PREFIXES
    from kg.rdf.triples import statements

    given = sorted(set(statements(sized(size))))
    before = peak()
    writing, _ = seconds(partial(plainly, given))
    figures: dict[str, object] = {"writing": writing, "memory writing": peak() - before}
    given.clear()
    loading, graph = seconds(lambda: Graph().parse(place / "graph.ttl", format="turtle"))
    figures |= {"loading": loading, "memory": peak()}
    return figures | {
        "questions": {
            name: timed(lambda text=text: list(graph.query(text, initNs=PREFIXES)), limit)
            for name, text in asked()
        }
    }  # type: ignore[attr-defined, misc]


def plainly(given: list[tuple[str, str, str]]) -> str:
    """Return the Turtle of triples that go through a graph of rdflib, made term by term."""
    from rdflib import Graph, URIRef

    from kg.ontology import PREFIXES

    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    for subject, name, value in given:
        graph.add(
            (
                URIRef(subject[1:-1]),
                URIRef(name[1:-1]),
                URIRef(value[1:-1]) if value[0] == "<" else literal(value),
            )
        )
    return str(graph.serialize(format="turtle"))


def literal(value: str):  # noqa: ANN201
    """Return a literal; its escapes stay as they are, which only makes rdflib's work lighter."""
    from rdflib import Literal, URIRef

    text, _, end = value.rpartition('"')
    if end.startswith("@"):
        return Literal(text[1:], lang=end[1:])
    return Literal(text[1:], datatype=URIRef(end[3:-1]) if end else None)


def sized(size: int) -> Collection:
    """Return a collection of about so many triples: two small ones tell how many a claim brings."""
    from kg.rdf.triples import statements

    few, more = (len(set(statements(collection_of(claims)))) for claims in (300, 3000))
    return collection_of(max(10, int(300 + (size - few) * 2700 / (more - few))))


def asked() -> list[tuple[str, str]]:
    """Return the named questions, with their parameters at rest."""
    from kg.query import questions

    return [(question.name, question.text) for question in questions()]


def timed(work: Callable[[], object], limit: int) -> float:
    """Return the seconds of a question, at most the limit."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(limit)
    try:
        return seconds(work)[0]
    except TimeoutError:
        return float(limit)
    finally:
        signal.alarm(0)


def main() -> None:
    """Measure every size with both engines and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="TRIPLES")
    parser.add_argument(
        "--limit", type=int, default=60, metavar="SECONDS", help="for one question (default: 60)"
    )
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        engine, folder = chosen.one
        print(
            json.dumps(
                (measure_ours if engine == "ours" else measure_rdflib)(
                    chosen.sizes[0], Path(folder), chosen.limit
                )
            )
        )
        return
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, other = (run(size, engine, folder, chosen.limit) for engine in ("ours", "rdflib"))
        report(ours, other)


def run(size: int, engine: str, folder: str, limit: int) -> dict:
    """Return the figures of one engine, measured in a process of its own."""
    command = [sys.executable, __file__, str(size), "--limit", str(limit), "--one", engine, folder]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def report(ours: dict, other: dict) -> None:
    """Print the figures of one size side by side."""
    print(f"\n{ours['triples']} triples{'':24} ours     rdflib   ratio")
    for name in ("writing", "loading"):
        print(
            f"{name + ', CPU s':32} {ours[name]:8.2f} {other[name]:8.2f} {other[name] / ours[name]:7.1f}"
        )
    for name in ("memory writing", "memory"):
        print(f"{name + ', MB':32} {ours[name]:8} {other[name]:8}")
    ratios = []
    for name, spent in ours["questions"].items():
        ratios.append(other["questions"][name] / max(spent, 1e-6))
        print(f"{name:32} {spent:8.3f} {other['questions'][name]:8.3f} {ratios[-1]:7.1f}")
    print(f"{'questions, median':50} {statistics.median(ratios):7.1f}", flush=True)


if __name__ == "__main__":
    main()
