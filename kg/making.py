"""What the commands print that read articles or write a whole export: build, merge, extract.

Never knows how anything is done; ``commands.py`` has the other commands.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import DONE, NOTHING, SOME_FAILED, exported
from kg.reports import Progress, Refusals, say
from kg.types import Article, Claim, LeftOut, Watch

if TYPE_CHECKING:
    from kg.articles.read import Look
    from kg.events.kept import Kept
    from kg.graph import Graph


def do_build(chosen: argparse.Namespace) -> int:
    """Build a graph and write it."""
    from kg.corpus.held import held  # noqa: PLC0415
    from kg.export.folder import refuse  # noqa: PLC0415
    from kg.export.formats import chosen as formats  # noqa: PLC0415
    from kg.export.page_sparql import engine  # noqa: PLC0415

    also = formats(",".join(chosen.also))
    if chosen.page_with_sparql is not None:
        engine(chosen.page_with_sparql)  # what is wrong there is said before hours of reading
    refuse(chosen.output)
    with held(chosen.output):
        return built(chosen, also)


def built(chosen: argparse.Namespace, also: Sequence[str]) -> int:
    """Build a graph in a folder that is held, and write it; the same once more is left as it is."""
    from kg.articles.sources import EXPORT  # noqa: PLC0415
    from kg.corpus import unchanged  # noqa: PLC0415
    from kg.corpus.found import Found  # noqa: PLC0415
    from kg.corpus.held import room_for  # noqa: PLC0415
    from kg.corpus.keys import program  # noqa: PLC0415
    from kg.corpus.workers import kept  # noqa: PLC0415
    from kg.events.collect import collection_of  # noqa: PLC0415
    from kg.export.folder import judgements, recover  # noqa: PLC0415
    from kg.export.page_sparql import engine  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415
    from kg.lexicon.load import load  # noqa: PLC0415
    from kg.query.child import prepare  # noqa: PLC0415
    from kg.resolve.judged import judged  # noqa: PLC0415

    recover(chosen.output)
    lexicon, own = load(chosen.seeds), judgements(chosen.output)
    told = own + lexicon.judgements
    judged(told)  # where ids alone contradict, that is said before hours of reading
    refusals = Refusals(chosen.verbose)
    watch = Progress()
    shards, known = kept(chosen.output), program(chosen.seeds, chosen.pipeline)
    with Found(shards, known) as found_before:
        given = heard(chosen, refusals, watch, found_before.look)
    broken, state = refusals.count, (known, told, chosen.article_timeout)
    store = chosen.page_with_sparql and engine(chosen.page_with_sparql)
    forms = also, store, [str(error) for error in refusals.errors]
    made = unchanged.made_of(given, (*state, *forms))
    if given and unchanged.is_there(chosen.output, shards, made):
        refusals.close(undated(given))
        say(f"nothing is new: {chosen.output} is what this build would write")
        prepare(chosen.output)
        say_open(chosen.output)
        return SOME_FAILED if refusals.count else DONE
    room_for(chosen.output, sum(len(article.text) for article in given), also, shards)
    articles, claims = what_is_read(given, chosen, refusals, watch)
    refusals.close(undated(articles))
    if not articles:
        say("error: no input could be used, nothing was written")
        return NOTHING
    inputs = [LeftOut(one.where, one.reason) for one in refusals.errors if one.kind != EXPORT]
    found = collection_of(articles, claims, lexicon.actors, told, lexicon.digest, watch)
    graph = Graph(found, tuple(inputs), own)
    folder = graph.save(chosen.output, also, chosen.page_with_sparql, watch)
    if refusals.count == broken:  # else the next build must say again what broke in reading
        unchanged.note(folder, shards, made)
    prepare(folder)
    say_open(folder)
    return SOME_FAILED if refusals.count else DONE


def heard(
    chosen: argparse.Namespace, refusals: Refusals, watch: Watch, look: "Look"
) -> list[Article]:
    """Return the articles of the inputs; what is to be said of them is kept for the end."""
    from kg.pipeline import articles_of  # noqa: PLC0415

    found: list[Article] = []
    for one in articles_of(chosen.inputs, chosen.date, refusals, dict(chosen.column), look):
        for note in one.notes:
            refusals.note(note)
        found.append(one.article)
        watch("articles found", len(found), 0, one.article.origin)
    return found


def what_is_read(
    given: Sequence[Article], chosen: argparse.Namespace, refusals: Refusals, watch: Watch
) -> tuple[list[Article], "Kept"]:
    """Return the articles that could be read, and their claims; very many of these on the disk."""
    from kg.corpus.build import Reading, read  # noqa: PLC0415
    from kg.corpus.workers import kept  # noqa: PLC0415
    from kg.events.kept import Kept  # noqa: PLC0415

    how = chosen.pipeline, chosen.seeds, chosen.workers, chosen.article_timeout
    reading = Reading(*how, kept(chosen.output))
    articles: list[Article] = []

    def each_claim() -> Iterator[Claim]:
        for article, claims in read(given, reading, refusals, refusals.broken, watch):
            articles.append(article)
            yield from claims

    return articles, Kept(each_claim())


def undated(articles: Iterable[Article]) -> list[str]:
    """Return where the articles come from that have no date."""
    return [article.origin for article in articles if article.published is None]


def say_open(folder: Path) -> None:
    """Say what an export holds, and what to open."""
    from kg.export.folder import sizes  # noqa: PLC0415
    from kg.export.page_choice import MOST  # noqa: PLC0415

    held = sizes(folder)
    events = held["events"]
    if not events:
        say("note: no political event was found")
    if events > MOST:
        say(
            f"note: graph.html holds {MOST:,} of {events:,} events, those between the strongest "
            f"groups; 'kg view {folder} --where actor=NAME' makes a page of a selection"
        )
    counted = f"{events} events, {held['actors']} actors, {held['articles']} articles"
    say(f"Open {folder / 'graph.html'} ({counted})")


def do_merge(chosen: argparse.Namespace) -> int:
    """Make one export of several."""
    from kg.corpus.held import held  # noqa: PLC0415
    from kg.export.folder import judgements, refuse  # noqa: PLC0415
    from kg.export.formats import chosen as formats  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415
    from kg.query.child import prepare  # noqa: PLC0415

    also = formats(",".join(chosen.also))
    refuse(chosen.output)
    places = [exported(folder, "claims.jsonl").parent for folder in chosen.folders]
    with held(chosen.output):
        graphs = [Graph.load(place, chosen.seeds) for place in places]
        own = Graph(judgements=judgements(chosen.output))
        watch = Progress()
        merged = Graph.merge([*graphs, own], chosen.seeds, watch)
        folder = merged.save(chosen.output, also, chosen.page_with_sparql, watch)
        prepare(folder)
    note_union(graphs, merged)
    say_open(folder)
    return DONE


def note_union(graphs: "Sequence[Graph]", merged: "Graph") -> None:
    """Say which articles several exports hold, and which print again what another says."""
    twice = sum(len(graph.articles) for graph in graphs) - len(merged.articles)
    if twice:
        say(f"note: articles that are in more than one export, and count once: {twice:,}")
    known = {one for graph in graphs for one in graph.left_out}
    for one in merged.left_out:
        if one not in known:
            say(f"note: {one.input}: {one.reason}")
    copies = set(merged.collection.reprints).difference(
        *(graph.collection.reprints for graph in graphs)
    )
    origins = {article.id: article.origin for article in merged.articles}
    for name, articles in sorted(Counter(origins.values()).items()):
        if articles > 1:
            say(
                f"note: {name}: is the file of {articles} articles; articles.jsonl tells them apart"
            )
    for copy, first in sorted(copies):
        say(f"note: {origins[copy]}: prints again what {origins[first]} says; both are kept")


def do_extract(chosen: argparse.Namespace) -> int:
    """Print claims."""
    from kg.lexicon.load import load  # noqa: PLC0415
    from kg.lines import claim_line  # noqa: PLC0415
    from kg.pipeline import articles_of, claims_of  # noqa: PLC0415

    refusals = Refusals(chosen.verbose)
    without_day: list[str] = []

    def heard() -> Iterable:  # type: ignore[type-arg]  # articles, typed where they are read
        for read in articles_of(chosen.inputs, chosen.date, refusals, dict(chosen.column)):
            for note in read.notes:
                refusals.note(note)
            for removal in read.removed if chosen.verbose else ():
                words = " ".join(removal.text.split())
                say(f"removed from {read.article.origin} ({removal.reason}): {words}")
            if read.article.published is None:
                without_day.append(read.article.origin)
            yield read.article

    articles = 0
    found = claims_of(heard(), chosen.pipeline, load(chosen.seeds), refusals.note)
    for articles, (_, claims) in enumerate(found, start=1):  # noqa: B007  # counted for below
        for claim in claims:
            print(claim_line(claim))
    refusals.close(without_day)
    if not articles:
        say("error: no input could be used")
        return NOTHING
    return SOME_FAILED if refusals.count else DONE
