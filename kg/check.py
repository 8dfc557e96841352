"""Whether the seeds say what they promise, and whether an export's quotes are true. Knows what must hold; never mends it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from kg import data
from kg.errors import QueryError, SeedError, UsageError
from kg.graph import Graph
from kg.lexicon.actions import Pattern
from kg.lexicon.load import Folders, Lexicon, load
from kg.ontology import triples_of
from kg.query import judged, query, questions
from kg.query.engine import opened, rows
from kg.resolve.judged import unknown
from kg.types import Article, Claim, Mention

BROKEN = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?node ?message { ?result sh:focusNode ?node ; sh:resultMessage ?message }
"""
QUOTES = """
SELECT ?node ?article ?start ?end ?quote WHERE {
  ?node oa:hasTarget ?span . ?span oa:hasSource ?article ; oa:hasSelector ?position, ?quoted .
  ?position oa:start ?start ; oa:end ?end . ?quoted oa:exact ?quote .
} ORDER BY ?node ?start ?quote
"""
SURROGATES = re.compile("[\ud800-\udfff]")  # no RDF file can hold them
BRACKETED = re.compile(r"\[([^\]]*)\]")


def seed_findings(pipeline: str | None = None, lexicon: Lexicon | None = None) -> Iterator[str]:
    """Yield one line for each example that does not code as written, and each counter-example that does."""
    from kg.claims import read  # noqa: PLC0415
    from kg.english.load import load as load_english  # noqa: PLC0415  # spaCy takes a second
    from kg.propose.patterns.proposer import patterns  # noqa: PLC0415

    words, nlp = lexicon or load(), load_english(pipeline)
    alone = patterns(words)
    by_id = {pattern.id: pattern for pattern in words.actions.patterns}
    cases = [
        (pattern, text, True) for pattern in words.actions.patterns for text in pattern.examples
    ]
    cases += [
        (pattern, text, False)
        for pattern in words.actions.patterns
        for text in pattern.counterexamples
    ]
    plain = [BRACKETED.sub(r"\1", text) for _, text, _ in cases]
    for (pattern, text, wanted), sentence, doc in zip(cases, plain, nlp.pipe(plain), strict=True):
        claims = read(doc, Article("a" + "0" * 24, sentence), words, (alone,)).claims
        if wanted:
            problem = example_problem(pattern, text, claims, by_id)
        else:
            problem = (
                "a counter-example is coded"
                if any(f"pattern {pattern.id}" in claim.by for claim in claims)
                else ""
            )
        if problem:
            yield f"{pattern.file}: {pattern.id}: {problem}: {text}"


def ontology_findings() -> Iterator[str]:
    """Yield one line for each file of the ontology that cannot be read, and each named question that is no SPARQL."""
    for path in sorted(data.ontology().glob("*.ttl")):
        try:
            triples_of(path)
        except SeedError as error:
            yield from error.slips
    asked = [(f"queries/{question.name}.rq", question.text) for question in questions()]
    asked += [(f"checks/{path.name}", path.read_text("utf-8")) for path in checks()]
    for name, text in asked:
        try:
            judged(text)
        except QueryError as error:
            yield f"ontology/{name}: {error}"


def example_problem(
    pattern: Pattern, text: str, claims: tuple[Claim, ...], by_id: Mapping[str, Pattern]
) -> str:
    """Return what is wrong with an example, or an empty text."""
    own = [claim for claim in claims if f"pattern {pattern.id}" in claim.by]
    if not own:
        return taken(claims, by_id) or "the example is not coded"
    marked = marks(text)
    for claim in own:
        if pattern.symmetric:
            if all(any(covers(mention, mark) for mention in claim.sources) for mark in marked):
                return ""
        elif all(
            any(covers(mention, mark) for mention in side)
            for side, mark in zip(sides(claim, len(marked)), marked, strict=False)
        ):
            return ""
    found = "; ".join(
        f"[{', '.join(m.text for m in claim.sources)}] → [{', '.join(m.text for m in claim.targets)}]"
        for claim in own
    )
    return f"the example has other actors, {found}"


def taken(claims: Iterable[Claim], by_id: Mapping[str, Pattern]) -> str:
    """Return who else codes an example, and as what; an empty text where nobody does."""
    files = {f"pattern {name}": f" ({pattern.file})" for name, pattern in by_id.items()}
    others = sorted({(name, claim.action) for claim in claims for name in claim.by})
    named = (f"as {action} by {name}{files.get(name, '')}" for name, action in others)
    return f"the example is coded {' and '.join(named)}, not by this pattern" if others else ""


def sides(claim: Claim, number: int) -> tuple[tuple[Mention, ...], ...]:
    """Return where the first and the second bracket must stand; one alone may be either."""
    return (claim.sources, claim.targets) if number > 1 else ((*claim.sources, *claim.targets),)


def marks(text: str) -> list[tuple[int, int]]:
    """Return the bracketed spans, in offsets of the text without brackets."""
    return [
        (match.start() - 2 * before, match.end() - 2 * before - 2)
        for before, match in enumerate(BRACKETED.finditer(text))
    ]


def covers(mention: Mention, mark: tuple[int, int]) -> bool:
    """Return whether a mention overlaps a bracketed span."""
    return mention.start < mark[1] and mention.end > mark[0]


def export_findings(folder: Path, seeds: Folders = None) -> Iterator[str]:
    """Yield one line for each quote of an export that is not in its article, each claim outside its quote, and each broken rule."""
    graph = Graph.load(folder, seeds)
    place = folder / "claims.jsonl"
    texts = {article.id: article.text for article in graph.articles}
    for claim in graph.claims:
        problem = evidence_problem(claim, texts)
        if problem:
            yield f"{place}: claim {claim.id}: {problem}"
    for before, after in pairwise(graph.events):
        if before.id == after.id:
            yield f"{place}: event {after.id} stands twice"
    for name in unknown(graph.collection.judgements, graph.events, graph.actors):
        yield f"{folder}: a judgement names '{name}', which is no event and no actor here"
    yield from rule_findings(folder, texts)


def evidence_problem(claim: Claim, texts: Mapping[str, str]) -> str:
    """Return what is wrong with the evidence of a claim, or an empty text."""
    evidence = claim.evidence
    text = texts.get(evidence.article)
    if text is None:
        return f"its article {evidence.article} is missing"
    if text[evidence.start : evidence.end] != evidence.quote:
        return f"its quote does not stand at {evidence.start} to {evidence.end} of the article"
    inside = evidence.start <= claim.trigger.start < claim.trigger.end <= evidence.end
    return "" if inside else "its trigger lies outside its quote"


def rule_findings(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each node of an export's RDF that breaks a rule, and for each of its quotes that is not in its article.

    The rules are the shapes of the ontology, asked as SPARQL: for graphs that are too large for SHACL. ``texts``: by article.
    """
    place, store = folder / "graph.ttl", opened(folder)
    for path in checks():
        for node, problem in rows(store, path.read_text("utf-8")):
            yield f"{place}: {node}: {problem}"
    for node, article, start, end, quote in rows(store, QUOTES):
        text = texts.get(article.rpartition("/")[2])
        if text is None:
            yield f"{place}: {node}: its article {article} is not among those of articles.jsonl"
        elif SURROGATES.sub("\ufffd", text[int(start) : int(end)]) != quote:
            yield f"{place}: {node}: its quote does not stand at {start} to {end} of the article"


def checks() -> list[Path]:
    """Return the shapes of the ontology as SPARQL, by name."""
    return sorted((data.ontology() / "checks").glob("*.rq"))


def shape_findings(folder: Path) -> Iterator[str]:
    """Yield one line for each node of an export's RDF that breaks a shape of the ontology."""
    try:
        from pyshacl import validate  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise UsageError("the shapes cannot be checked: run pip install pyshacl") from error

    query(
        folder, "ASK { ?any ?thing ?there }"
    )  # a file that is no Turtle is refused here, in one line
    path = folder / "graph.ttl"
    _, report, _ = validate(
        str(path), shacl_graph=str(data.ontology() / "shapes.ttl"), data_graph_format="turtle"
    )
    yield from sorted(f"{path}: {node}: {message}" for node, message in report.query(BROKEN))
