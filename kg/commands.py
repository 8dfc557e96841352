"""What each command prints and its exit code. Never knows how anything is done.

``making.py`` has those that read articles. Data goes to standard output, talk to standard error.
Exit codes: 0 done, 1 nothing usable or findings, 2 usage, 3 some inputs failed.
Every import of a stage stands inside its command, so that ``kg --help`` answers at once.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from kg.errors import SeedError, UsageError
from kg.reports import say
from kg.types import Event

DONE, NOTHING, USAGE, SOME_FAILED = 0, 1, 2, 3
LONGEST_NAME = 8
"""Words of a name at most: "Ministry of Foreign Affairs of Bosnia and Herzegovina" has eight."""


def do_query(chosen: argparse.Namespace) -> int:
    """Answer a question."""
    from kg.query import (  # noqa: PLC0415
        first_value,
        formatted,
        query,
        questions,
        text_of,
        values_of,
    )

    if chosen.question is None:
        for known in questions():
            print(f"{known.name:28} {known.title}")
            for parameter in known.parameters:
                print(f"{'':28}   --with {parameter.name}=…  {parameter.meaning}")
        return DONE
    text = text_of(chosen.question)
    folder = exported(chosen.folder, "graph.ttl").parent
    values = values_of(chosen.values)
    if chosen.value is not None:
        values = first_value(text, chosen.value) | values
    answer = query(folder, text, chosen.timeout, values, chosen.level)
    sys.stdout.write(formatted(answer, chosen.format))
    note_by(answer.columns, answer.rows)
    return DONE


def note_by(columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> None:
    """Say how many rows, or events, rest on the day of their article."""
    where = " by the day of an article: no article tells when it took place"
    if "dated" in columns:
        place = columns.index("dated")
        undated = sum(row[place] == "by" for row in rows)
        if undated:
            say(f"note: {undated} of {len(rows)} rows are dated{where}")
    elif "by" in columns and "events" in columns:
        undated, events = (
            sum(value for row in rows if isinstance(value := row[columns.index(name)], int))
            for name in ("by", "events")
        )
        if undated:
            say(f"note: {undated} of {events} events are dated{where}")


def exported(folder: Path, name: str) -> Path:
    """Return a file of an export; one that a killed build left aside is brought back."""
    path = folder / name
    if not path.is_file():
        from kg.export.folder import recover  # noqa: PLC0415

        recover(folder)
    if not path.is_file():
        raise UsageError(
            f"{folder}: no {name} there: make the export first with 'kg build INPUT -o {folder}'"
        )
    return path


def do_view(chosen: argparse.Namespace) -> int:
    """Open the page, or one of a selection."""
    import webbrowser  # noqa: PLC0415

    if chosen.where:
        page = page_of_selection(chosen)
    elif chosen.output or chosen.seeds:
        raise UsageError("--output and --seeds go with --where NAME=VALUE, which says what to show")
    else:
        page = exported(chosen.folder, "graph.html").resolve()
    if not webbrowser.open(page.as_uri()):
        say(f"no browser could be started: open {page} yourself")
        return NOTHING
    say(f"opened {page}")
    return DONE


def page_of_selection(chosen: argparse.Namespace) -> Path:
    """Write the page of some events of an export."""
    from kg.events.selection import selected  # noqa: PLC0415
    from kg.export.page import page  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415

    folder = exported(chosen.folder, "claims.jsonl").parent
    found = Graph.load(folder, chosen.seeds).collection
    events = selected(found.events, chosen.where)
    told = {claim.evidence.article for event in events for claim in event.claims}
    articles = tuple(article for article in found.articles if article.id in told)
    path: Path = (chosen.output or folder / "selection.html").resolve()
    title = f"Political events: {', '.join(chosen.where)}"
    text = page(replace(found, articles=articles, events=events), title)
    try:
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror or error}); choose another file with -o"
        ) from error
    say(f"wrote {path} ({len(events):,} of {len(found.events):,} events)")
    return path


def do_serve(chosen: argparse.Namespace) -> int:
    """Serve an export until somebody stops it."""
    from kg.serve.server import Limits, Server  # noqa: PLC0415

    folder = exported(chosen.folder, "graph.ttl").parent
    with Server(
        folder, chosen.port, Limits(chosen.timeout, max(chosen.memory, 16) * 1024**2, chosen.cors)
    ) as server:
        place = f"http://127.0.0.1:{server.server_port}/"
        say(
            f"serving {folder} at {place} (questions: {place}query, SPARQL: {place}sparql); stop with Ctrl-C"
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("stopped")
    return DONE


def do_explain(chosen: argparse.Namespace) -> int:
    """Explain an event or an actor of an export, or a sentence."""
    if is_event(chosen.what) or (is_name(chosen.what) and stored(chosen.folder)):
        told = explained(chosen)
        if told:
            sys.stdout.write(told)
            return DONE
    from kg.explain import explain  # noqa: PLC0415
    from kg.lexicon.load import load  # noqa: PLC0415

    sys.stdout.write(explain(chosen.what, chosen.date, chosen.pipeline, load(chosen.seeds)))
    return DONE


def is_event(what: str) -> bool:
    """Return whether somebody asks for an event, by its id."""
    return what.startswith("ev") and " " not in what


def is_name(what: str) -> bool:
    """Return whether words may be an actor's id or name: few, and no sentence."""
    return bool(what.strip()) and what.count(" ") < LONGEST_NAME and what.strip()[-1] not in "!?"


def stored(folder: Path) -> bool:
    """Return whether there is an export in a folder."""
    return (folder / "claims.jsonl").is_file()


def explained(chosen: argparse.Namespace) -> str:
    """Return what an event or an actor of an export rests on; nothing where no actor is called so."""
    from kg.events.collect import known_of  # noqa: PLC0415
    from kg.events.nearly import nearly  # noqa: PLC0415
    from kg.explain import explain_actor, explain_event  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415
    from kg.lexicon.load import load  # noqa: PLC0415
    from kg.resolve.nearest import called  # noqa: PLC0415

    graph = Graph.load(exported(chosen.folder, "claims.jsonl").parent, chosen.seeds)
    index, found = load(chosen.seeds).actors, graph.collection
    known = known_of(found.articles, dict(found.reprints), found.actors, index, found.judgements)
    if not is_event(chosen.what):
        actors = called(chosen.what, found.actors)
        return "\n".join(explain_actor(actor, found, index, known) for actor in actors)
    event = next((one for one in graph.events if chosen.what in ids_of(one)), None)
    if event is None:
        raise UsageError(f"{chosen.folder}: no event {chosen.what} in this export")
    return explain_event(event, found.judgements, nearly(event, graph.events, known))


def ids_of(event: Event) -> set[str]:
    """Return the ids of an event, and of what each article tells of it."""
    return {event.id, *(part.id for part in event.parts)}


def do_check(chosen: argparse.Namespace) -> int:
    """Check seeds, or an export."""
    from kg.check import (  # noqa: PLC0415
        export_findings,
        ontology_findings,
        seed_findings,
        shape_findings,
    )
    from kg.lexicon.load import load  # noqa: PLC0415
    from kg.resolve.judged import judged  # noqa: PLC0415

    try:
        if chosen.folder is None:
            lexicon = load(chosen.seeds)
            judged(lexicon.judgements)
            findings = [*ontology_findings(), *seed_findings(chosen.pipeline, lexicon)]
        else:
            exported(chosen.folder, "claims.jsonl")
            findings = list(export_findings(chosen.folder, chosen.seeds))
            findings += shape_findings(chosen.folder) if chosen.shapes else []
    except SeedError as error:
        findings = error.slips
    for finding in findings:
        print(finding)
    say(
        f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
        if findings
        else "nothing to mend"
    )
    return NOTHING if findings else DONE


def do_score(chosen: argparse.Namespace) -> int:
    """Measure accuracy."""
    from kg.score import score  # noqa: PLC0415

    if (chosen.folder / "acts").is_dir():
        from kg.stages import report  # noqa: PLC0415

        sys.stdout.write(report(chosen.folder, chosen.part, chosen.pipeline, chosen.seeds))
        return DONE
    sys.stdout.write(
        score(chosen.folder, chosen.errors, chosen.json, chosen.pipeline, chosen.seeds)
    )
    return DONE


def do_completion(chosen: argparse.Namespace) -> int:
    """Print a completion script; names of files and folders are completed where they may stand."""
    import shtab  # noqa: PLC0415

    grammar: argparse.ArgumentParser = chosen.grammar()
    (commands,) = (one.choices for one in grammar._actions if isinstance(one.choices, dict))
    for action in (action for sub in commands.values() for action in sub._actions):
        if action.type is Path or action.metavar == "INPUT":
            action.complete = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE
    sys.stdout.write(shtab.complete(grammar, chosen.shell))
    return DONE
