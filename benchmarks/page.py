"""Times the page in Chromium, beside pyvis' own page of the same graph: ``python benchmarks/page.py [EVENTS …]``. Needs Chromium.

The events are made up with a fixed seed: actors are drawn so that few take part in much, as in news. Measured in one browser without
a network and without a GPU: size; milliseconds from the start of the navigation until the graph is painted; frames per second while
the graph is dragged; milliseconds that a filter takes, that it takes to show all, and for which the page stands still at most meanwhile. pyvis' page is what ``Network.generate_html`` writes; it is ready when its
physics has come to rest, for which it gets a minute.
"""

import argparse
import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pyvis.network import Network

from kg.export.page import page
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Evidence,
    Group,
    Kind,
    Mention,
    Span,
)
from tests.browser import Browser

SIZES = (1_000, 10_000, 50_000)
KINDS: tuple[Kind, ...] = (
    "country",
    "government",
    "person",
    "person",
    "igo",
    "armed group",
    "protesters",
    "organisation",
)
LANDS = tuple(f"{one}{other}X" for one in "ABCDEFGH" for other in "ABCDEFGH")
VERBS = (
    ("accused", "ACCUSE"),
    ("met", "CONSULT"),
    ("attacked", "ASSAULT"),
    ("praised", "SUPPORT"),
    ("sanctioned", "SANCTION"),
    ("aided", "AID"),
)
MODALITIES = ("actual", "actual", "actual", "actual", "planned", "possible")
PATIENCE = 60.0
STEPS = 60


def collection(size: int) -> Collection:
    """Return that many events, one claim each, between a fifth as many actors."""
    chance = random.Random(1)
    actors = [actor(number) for number in range(max(size // 5, 20))]
    articles = tuple(
        Article(
            f"a{number:024}",
            "",
            f"{number}.txt",
            f"Report {number}",
            date(2020, 1, 1),
            None,
            f"Publisher {number % 7}",
        )
        for number in range(max(size // 20, 1))
    )
    return Collection(
        articles, tuple(event(number, actors, articles, chance) for number in range(size))
    )


def actor(number: int) -> Actor:
    """Return an actor; two of three have a country, whose government, crowds and militias are groups."""
    kind = KINDS[number % len(KINDS)]
    code = LANDS[number // len(KINDS) % len(LANDS)] if number % 3 else None
    land = Group(f"state-{code}", f"Country {code}", "country", code) if code else None
    group = {
        "country": land,
        "government": land,
        "protesters": Group(f"protesters-{code}", f"{code} protesters", "protesters", code, land),
        "armed group": Group(f"armed-group-{code}", f"{code} armed groups", "armed group", code),
    }.get(kind)
    return Actor(f"actor-{number}", f"Actor number {number}", kind, code, group=group)


def event(
    number: int, actors: list[Actor], articles: tuple[Article, ...], chance: random.Random
) -> Event:
    """Return one event between two actors, told in a sentence of its own."""
    source, target = (
        actors[min(int(chance.paretovariate(0.8)) - 1, len(actors) - 1)]
        if chance.random() < 0.5
        else chance.choice(actors)
        for _ in range(2)
    )
    verb, action = VERBS[chance.randrange(len(VERBS))]
    quote = f"{source.name} {verb} {target.name} over the matter of the day, in report {number} of a long and troubled year."
    start = len(source.name) + 1
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(900))
    claim = Claim(
        f"c{number:024}", action, (Mention((source,), source.name, 0, len(source.name), "name"),),
        (Mention((target,), target.name, start + len(verb) + 1, start + len(verb) + 1 + len(target.name), "name"),),
        Span(verb, start, start + len(verb)), Evidence(articles[number % len(articles)].id, 0, len(quote), quote), (f"pattern {action.lower()}-rule",),
        modality=MODALITIES[chance.randrange(len(MODALITIES))], date=DateRange(day, day, "day", "then"),
    )  # fmt: skip
    if number % 9 == 0:
        claim = replace(
            claim, speakers=(Mention((actors[0],), source.name, 0, len(source.name), "name"),)
        )
    return Event(f"ev{number:024}", action, (source,), (target,), (claim,), None, claim.date)


def stock(graph: Collection) -> str:
    """Return pyvis' own page of the same graph."""
    made = Network(directed=True, cdn_resources="in_line")
    for actor in graph.actors:
        made.add_node(actor.id, label=actor.name)
    for one in graph.events:
        made.add_edge(one.sources[0].id, one.targets[0].id, title=one.action)
    return str(made.generate_html())


def dragged(browser: Browser, box: str) -> float:
    """Return the frames per second that are painted while the graph is dragged."""
    place = browser.evaluate(
        f"(({{x, y, width, height}}) => ({{x, y, width, height}}))(document.querySelector('{box}').getBoundingClientRect())"
    )
    x, y = place["x"] + 12, place["y"] + place["height"] - 12
    browser.evaluate(
        "window.frames_ = 0; (function next() { window.frames_ += 1; requestAnimationFrame(next) })(); 0"
    )
    browser.call(
        "Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, button="left", clickCount=1
    )
    before, began = browser.evaluate("window.frames_"), time.perf_counter()
    for step in range(STEPS):
        browser.call(
            "Input.dispatchMouseEvent",
            type="mouseMoved",
            x=x + step * 5,
            y=y - step * 3,
            button="left",
            buttons=1,
        )
    frames = browser.evaluate("window.frames_") - before
    took = time.perf_counter() - began
    browser.call(
        "Input.dispatchMouseEvent", type="mouseReleased", x=x, y=y, button="left", clickCount=1
    )
    return float(frames / took)


def ours(browser: Browser, path: Path) -> tuple[float, float, float, float, float]:
    """Return ready, frames per second and filter of our page, how long it takes to show all, and for how long it stands still."""
    browser.open(path)
    ready = browser.evaluate("performance.getEntriesByName('kg-ready')[0].startTime")
    speed = dragged(browser, "#network")
    script = "new Promise((done) => { const from = performance.now(); kgPage.changeFilter({ action: 'ACCUSE' });"
    filtered = browser.evaluate(
        script + "requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))) })"
    )
    browser.evaluate("document.getElementById('reset').click()")
    whole, still = browser.evaluate(
        "new Promise((done) => { const from = performance.now(); let last = from, still = 0; kgPage.showAll(true); (function wait() {"
        " const now = performance.now(); still = Math.max(still, now - last); last = now;"
        " if (document.querySelector('#budget progress')) setTimeout(wait); else requestAnimationFrame(() => setTimeout(() => done([now - from, Math.max(still, performance.now() - now)]))) })() })"
    )
    return ready, speed, filtered, whole, still


def theirs(browser: Browser, path: Path) -> tuple[float, float]:
    """Return ready and frames per second of pyvis' page; ready is infinite where its physics does not come to rest in time."""
    browser.open(path, ready="typeof network === 'object' && Boolean(network?.body)")
    browser.evaluate("network.once('stabilized', () => { window.rested = performance.now() }); 0")
    try:
        browser.wait_for("window.rested > 0", PATIENCE)
    except TimeoutError:
        return float("inf"), 0.0
    return browser.evaluate("window.rested"), dragged(browser, "#mynetwork")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("events", type=int, nargs="*", default=list(SIZES))
    print(
        "| events | page | KB | ready, ms | dragging, frames/s | filter, ms | show all, ms | still, ms |\n|---|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        for size in parser.parse_args().events:
            graph, path = collection(size), Path(folder) / "page.html"
            path.write_text(page(graph), encoding="utf-8", newline="\n")
            ready, speed, filtered, whole, still = ours(browser, path)
            print(
                f"| {size:,} | kg | {path.stat().st_size // 1000:,} | {ready:,.0f} | {speed:.0f} | {filtered:.0f} | {whole:,.0f} | {still:,.0f} |",
                flush=True,
            )
            path.write_text(stock(graph), encoding="utf-8", newline="\n")
            ready, speed = theirs(browser, path)
            rested = (
                f"{ready:,.0f} | {speed:.0f}" if speed else f"more than {PATIENCE * 1000:,.0f} | –"
            )
            print(
                f"| {size:,} | pyvis | {path.stat().st_size // 1000:,} | {rested} | – | – | – |",
                flush=True,
            )


if __name__ == "__main__":
    main()
