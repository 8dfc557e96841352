"""Whether the seeds say what they promise, and whether an export's quotes are true. Knows what must hold; never mends it."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from kg import data
from kg.errors import QueryError, SeedError, UsageError
from kg.graph import Graph
from kg.lexicon.actions import Pattern
from kg.lexicon.load import Lexicon, load
from kg.ontology import triples_of
from kg.query import judged, query, questions
from kg.types import Article, Claim, Mention

BROKEN = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?node ?message { ?result sh:focusNode ?node ; sh:resultMessage ?message }
"""
BRACKETED = re.compile(r"\[([^\]]*)\]")


def seed_findings(pipeline: str | None = None, lexicon: Lexicon | None = None) -> Iterator[str]:
    """Yield one line for each example that does not code as written, and each counter-example that does."""
    from kg.english.load import load as load_english  # noqa: PLC0415  # spaCy takes a second
    from kg.extract.claims import read  # noqa: PLC0415

    words, nlp = lexicon or load(), load_english(pipeline)
    cases = [(pattern, text, True) for pattern in words.actions.patterns for text in pattern.examples]
    cases += [(pattern, text, False) for pattern in words.actions.patterns for text in pattern.counterexamples]
    plain = [BRACKETED.sub(r"\1", text) for _, text, _ in cases]
    for (pattern, text, wanted), sentence, doc in zip(cases, plain, nlp.pipe(plain), strict=True):
        claims = read(doc, Article("a" + "0" * 24, sentence), words).claims
        if wanted:
            problem = example_problem(pattern, text, claims)
        else:
            problem = "a counter-example is coded" if any(claim.pattern == pattern.id for claim in claims) else ""
        if problem:
            yield f"{pattern.file}: {pattern.id}: {problem}: {text}"


def ontology_findings() -> Iterator[str]:
    """Yield one line for each file of the ontology that cannot be read, and each named question that is no SPARQL."""
    for path in sorted(data.ontology().glob("*.ttl")):
        try:
            triples_of(path)
        except SeedError as error:
            yield from error.slips
    for question in questions():
        try:
            judged(question.text)
        except QueryError as error:
            yield f"ontology/queries/{question.name}.rq: {error}"


def example_problem(pattern: Pattern, text: str, claims: tuple[Claim, ...]) -> str:
    """Return what is wrong with an example, or an empty text."""
    own = [claim for claim in claims if claim.pattern == pattern.id]
    if not own:
        return "the example is not coded"
    marked = marks(text)
    for claim in own:
        if pattern.symmetric:
            if all(any(covers(mention, mark) for mention in claim.sources) for mark in marked):
                return ""
        elif all(any(covers(mention, mark) for mention in side) for side, mark in zip(sides(claim, len(marked)), marked, strict=False)):
            return ""
    found = "; ".join(f"[{', '.join(m.text for m in claim.sources)}] → [{', '.join(m.text for m in claim.targets)}]" for claim in own)
    return f"the example has other actors, {found}"


def sides(claim: Claim, number: int) -> tuple[tuple[Mention, ...], ...]:
    """Return where the first and the second bracket must stand; one alone may be either."""
    return (claim.sources, claim.targets) if number > 1 else ((*claim.sources, *claim.targets),)


def marks(text: str) -> list[tuple[int, int]]:
    """Return the bracketed spans, in offsets of the text without brackets."""
    return [(match.start() - 2 * before, match.end() - 2 * before - 2) for before, match in enumerate(BRACKETED.finditer(text))]


def covers(mention: Mention, mark: tuple[int, int]) -> bool:
    """Return whether a mention overlaps a bracketed span."""
    return mention.start < mark[1] and mention.end > mark[0]


def export_findings(folder: Path) -> Iterator[str]:
    """Yield one line for each quote of an export that is not in its article, and for each claim outside its quote."""
    graph = Graph.load(folder)
    place = folder / "claims.jsonl"
    texts = {article.id: article.text for article in graph.articles}
    for claim in graph.claims:
        problem = evidence_problem(claim, texts)
        if problem:
            yield f"{place}: claim {claim.id}: {problem}"
    for before, after in pairwise(graph.events):
        if before.id == after.id:
            yield f"{place}: event {after.id} stands twice"


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


def shape_findings(folder: Path) -> Iterator[str]:
    """Yield one line for each node of an export's RDF that breaks a shape of the ontology."""
    try:
        from pyshacl import validate  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise UsageError("the shapes cannot be checked: run pip install pyshacl") from error

    query(folder, "ASK { ?any ?thing ?there }")  # a file that is no Turtle is refused here, in one line
    path = folder / "graph.ttl"
    _, report, _ = validate(str(path), shacl_graph=str(data.ontology() / "shapes.ttl"), data_graph_format="turtle")
    yield from sorted(f"{path}: {node}: {message}" for node, message in report.query(BROKEN))
