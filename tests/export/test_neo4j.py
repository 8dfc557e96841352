"""Read back as the documentation of neo4j-admin says that headers and fields are read."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.events.edges import asserted_edges
from kg.events.merge import merge
from kg.export.neo4j import HEADERS, neo4j
from kg.types import Actor, Collection
from tests.samples import BORDERS, sample

TYPES = {
    "string": str,
    "int": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}
COLUMN = re.compile(
    r"(?P<name>[a-z_]*)(:(?P<kind>ID|LABEL|START_ID|END_ID|TYPE|int|double|boolean|date|string\[\]))?"
)
Row = dict[str, object]


def rows(text: str) -> list[Row]:
    """Return the rows of a file, read as the importer does: a line is a record, an empty field is no value."""
    header, *lines = text.split("\n")[:-1]
    columns = [COLUMN.fullmatch(column) for column in header.split(",")]
    assert all(columns)
    found = []
    for line in lines:
        (cells,) = csv.reader([line], strict=True)
        assert len(cells) == len(columns)
        found.append(
            dict(
                value(column, cell)
                for column, cell in zip(columns, cells, strict=True)
                if column and cell
            )
        )
    return found


def value(column: re.Match[str], cell: str) -> tuple[str, object]:
    name, kind = column["name"], column["kind"] or "string"
    if kind.isupper():
        return kind, cell.split(";") if kind == "LABEL" else cell
    return name, cell.split(";") if kind == "string[]" else TYPES[kind](cell)


def nodes(files: dict[str, str]) -> dict[str, Row]:
    """Return all nodes by id; no id may occur twice."""
    found = [
        row
        for name, text in files.items()
        if name != "neo4j-relationships.csv"
        for row in rows(text)
    ]
    assert len({row["ID"] for row in found}) == len(found)
    assert all(row["ID"] and row["LABEL"] for row in found)
    return {str(row["ID"]): row for row in found}


def ties(files: dict[str, str]) -> list[Row]:
    """Return all relationships; each end must be a node."""
    known, found = nodes(files), rows(files["neo4j-relationships.csv"])
    assert all(row["TYPE"] and row["START_ID"] in known and row["END_ID"] in known for row in found)
    return found


def between(found: list[Row], start: str, end: str) -> list[Row]:
    return [
        row
        for row in found
        if str(row["START_ID"]).startswith(start) and str(row["END_ID"]).startswith(end)
    ]


def test_every_record_is_a_node():
    found = nodes(neo4j(sample()))
    labels = {
        label: sum(label in row["LABEL"] for row in found.values())
        for label in ("Actor", "Article", "Claim")
    }
    assert labels == {"Actor": len(sample().actors), "Article": 2, "Claim": len(sample().claims)}
    assert found["actor/wd-Q142"]["LABEL"] == ["Actor", "Country"]
    assert found["actor/wd-Q142"]["aliases"] == ["French Republic"]
    assert found["actor/wd-Q912"] == {
        "ID": "actor/wd-Q912", "id": "wd-Q912", "name": "Mali", "kind": "country", "country": "MLI", "wikidata": "Q912",
        "LABEL": ["Actor", "Country"],
    }  # fmt: skip


def test_between_actors_there_is_only_what_articles_assert():
    found = between(ties(neo4j(sample())), "actor/", "actor/")
    expected = {
        (f"actor/{edge.source.id}", edge.event.action, f"actor/{edge.target.id}", edge.event.id)
        for edge in asserted_edges(sample().events)
    }
    assert {
        (row["START_ID"], row["TYPE"], row["END_ID"], row["event"]) for row in found
    } == expected
    assert all(row["asserted"] is True for row in found)


def test_an_act_that_is_not_asserted_is_no_event_and_has_no_source_and_no_target():
    files = neo4j(sample())
    found = nodes(files)
    for event in sample().events:
        row = found[f"event/{event.id}"]
        assert row["LABEL"] == (["Event"] if event.asserted else ["UnassertedEvent"])
        assert (row["asserted"], row["status"]) == (event.asserted, event.status)
        roles = {tie["TYPE"] for tie in between(ties(files), f"event/{event.id}", "actor/")}
        assert (
            roles
            <= ({"SOURCE", "TARGET"} if event.asserted else {"CLAIMED_SOURCE", "CLAIMED_TARGET"})
            and roles
        )


def test_a_claim_leads_to_its_article_its_actors_and_its_event():
    files = neo4j(sample())
    found, kinds = nodes(files), ties(files)
    for event in sample().events:
        for claim in event.claims:
            row = found[f"claim/{claim.id}"]
            assert (row["quote"], row["start"], row["end"]) == (
                claim.evidence.quote,
                claim.evidence.start,
                claim.evidence.end,
            )
            assert (row["confidence"], row["polarity"], row["modality"]) == (
                claim.confidence,
                claim.polarity,
                claim.modality,
            )
            own = {(tie["TYPE"], tie["END_ID"]) for tie in kinds if tie["START_ID"] == row["ID"]}
            assert {
                ("DESCRIBES", f"event/{event.id}"),
                ("DERIVED_FROM", f"article/{claim.evidence.article}"),
            } <= own
            assert {end for kind, end in own if kind == "SPEAKER"} == {
                f"actor/{one.first.id}" for one in claim.speakers
            }


def test_dates_are_dates_and_what_is_not_known_is_no_field():
    found = nodes(neo4j(sample()))
    assert found[f"article/{BORDERS.id}"]["published"] == date(2020, 8, 31)
    for event in sample().events:
        row = found[f"event/{event.id}"]
        assert (row.get("date"), row.get("date_end")) == (
            (event.date.start, event.date.end) if event.date else (None, None)
        )


@pytest.mark.parametrize("name", HEADERS)
def test_pandas_reads_every_file(name):
    frame = pd.read_csv(io.StringIO(neo4j(sample())[name]), dtype=str, keep_default_na=False)
    assert (
        ",".join(frame.columns) == HEADERS[name]
        and len(frame) == len(rows(neo4j(sample())[name])) > 0
    )


def test_claims_of_a_missing_article_still_lead_to_a_node():
    assert between(ties(neo4j(replace(sample(), articles=()))), "claim/", "article/")


def test_the_order_of_events_changes_no_byte():
    assert neo4j(Collection(sample().articles[::-1], sample().events[::-1])) == neo4j(sample())


def test_no_events_are_headers_alone():
    assert neo4j(Collection()) == {name: header + "\n" for name, header in HEADERS.items()}


@given(st.text(st.characters(codec=None), min_size=1))
@settings(max_examples=100, deadline=None)
def test_any_text_reads_back_on_one_line(text):
    claim = next(claim for claim in sample().claims if claim.speakers)
    actor = Actor(text + "x", text, "person", None, text, None, (text, text + "2"))
    source, evidence = (
        replace(claim.sources[0], actors=(actor,)),
        replace(claim.evidence, quote=text),
    )
    article = replace(BORDERS, title=text, url=text, publisher=text)
    files = neo4j(
        Collection((article,), merge([replace(claim, sources=(source,), evidence=evidence)]))
    )
    assert len(ties(files)) == files["neo4j-relationships.csv"].count("\n") - 1
    plain = text.replace("\n", " ").replace("\r", " ")
    (row,) = rows(files["neo4j-claims.csv"])
    assert row["quote"] == plain
    (person,) = [row for row in rows(files["neo4j-actors.csv"]) if row["kind"] == "person"]
    assert (person["name"], person["aliases"]) == (
        plain,
        [plain.replace(";", ","), plain.replace(";", ",") + "2"],
    )


def test_each_claim_event_and_article_names_the_file_of_its_article():
    files = neo4j(sample())
    origins = {row["id"]: row["origin"] for row in rows(files["neo4j-articles.csv"])}
    assert origins == {article.id: article.origin for article in sample().articles}
    told = {claim.id: origins[claim.evidence.article] for claim in sample().claims}
    assert {row["id"]: row["article"] for row in rows(files["neo4j-claims.csv"])} == told
    events = {row["id"]: row["article"] for row in rows(files["neo4j-events.csv"])}
    assert all(
        events[one.id] in {told[claim.id] for claim in one.claims} for one in sample().events
    )
