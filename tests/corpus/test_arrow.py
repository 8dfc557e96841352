"""Articles and claims as Arrow tables: the same claims in one process, by Ray Data, and by Spark."""

import re
import shutil
import sys
import time
from dataclasses import replace
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest

from kg import cli
from kg.corpus import arrow
from kg.corpus import ray as by_ray
from kg.corpus.arrow import ARTICLES, CLAIMS, SPARK, TableReader, articles_in, articles_table, graph
from kg.corpus.reader import Reader
from kg.corpus.shards import Broken, Finished
from kg.errors import InputError, UsageError
from kg.lines import claim_line
from kg.pipeline import claims_of
from kg.types import Article

TEXTS = (
    "Chad accused Peru of shelling a village on Monday.",
    "Nepal and Fiji did not sign the agreement, Oman said on Tuesday.",
    "It rained.",
    "On Friday, Cuban soldiers attacked a convoy in Togo. Police arrested three protesters.",
    "Kenya will send troops to Mali, ministers told reporters.",
)


@pytest.fixture(scope="module")
def news(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for number, text in enumerate(TEXTS):
        front = f"---\ndate: 2019-03-{number + 5:02}\nsection: World\nauthor: A. Cooper\n---\n"
        (folder / f"{number}.txt").write_text(f"{front}\n{text}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(news) -> dict[str, bytes]:
    assert cli.main(["build", str(news), "-o", str(news.parent / "built")]) == 0
    return content(news.parent / "built")


@pytest.fixture(scope="module")
def table(news) -> pa.Table:
    return articles_table(str(news))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def same_bytes(found: pa.Table, table: pa.Table, built: dict[str, bytes], folder: Path) -> None:
    assert content(graph(table, found).save(folder)) == built


def test_a_table_of_articles_holds_all_that_is_known_of_them(table, news):
    assert list(table.column_names) == list(ARTICLES)
    again = list(articles_in(table))
    assert [one.text for one in again] == list(TEXTS)
    assert again[0].published == date(2019, 3, 5)
    assert again[0].author == "A. Cooper"
    assert again[0].more == (("section", "World"),)
    assert again[0].origin == str(news / "0.txt")


def test_claims_are_those_of_the_articles(table):
    found = TableReader()(table)
    assert list(found.column_names) == list(CLAIMS)
    plain = [claim for _, claims in claims_of(articles_in(table)) for claim in claims]
    assert found["line"].to_pylist() == [claim_line(claim) for claim in plain]
    assert found["status"].to_pylist() == [claim.status for claim in plain]
    denied = [one for one in found.to_pylist() if one["status"] == "denied"]
    assert denied and not any(one["asserted"] for one in denied)


def test_a_loop_over_parts_gives_the_bytes_of_a_build(table, built, tmp_path):
    read = TableReader()
    parts = [read(table.slice(at, 2)) for at in (4, 0, 2)]
    same_bytes(pa.concat_tables(parts), table, built, tmp_path / "out")


def test_the_lines_of_the_documentation_give_the_bytes_of_a_build(
    news, built, tmp_path, monkeypatch
):
    page = Path(__file__).parents[2] / "docs" / "many-machines.md"
    first = re.search(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)[1]
    monkeypatch.chdir(tmp_path)
    exec(first.replace("news/", str(news)), {})
    assert content(tmp_path / "out") == built


def test_only_the_text_of_an_article_must_be_there():
    (found,) = articles_in(pa.table({"text": [TEXTS[0]], "mine": [1]}))
    assert found.text == TEXTS[0] and found.id == found.origin and found.published is None
    when = pa.table({"text": ["a", "b"], "published": [datetime(2020, 1, 2, 3), None]})
    assert [one.published for one in articles_in(when)] == [date(2020, 1, 2), None]
    as_text = pa.table({"text": ["a"], "published": ["2020-01-02"]})
    assert [one.published for one in articles_in(as_text)] == [date(2020, 1, 2)]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"body": ["a"]}, "no column 'text'; its columns are: body"),
        ({"text": ["a", None]}, "row 2 .* has no text"),
        ({"text": ["a"], "published": ["soon"]}, "row 1 .*soon"),
        ({"text": [7]}, "row 1 .*text: unexpected int"),
        ({"text": ["a"], "more": ["{"]}, "row 1"),
    ],
)
def test_what_is_no_article_is_told_by_its_row(columns, says):
    with pytest.raises(InputError, match=says):
        list(articles_in(pa.table(columns)))


def test_what_is_left_out_has_a_row_of_its_own(table, monkeypatch):
    once = Reader.read

    def read(self: Reader, name: str, article: Article) -> Finished:
        while article.text == TEXTS[3]:
            time.sleep(0.01)
        found = once(self, name, article)
        return replace(found, broken=(Broken("broke", "T"),)) if name == "0" else found

    monkeypatch.setattr(Reader, "read", read)
    found = TableReader(seconds=1)(table)
    noted = [one for one in found.to_pylist() if one["line"] is None]
    assert [(one["note"], one["left_out"]) for one in noted] == [
        ("broke", None),
        (None, "takes longer than 1 seconds and is left out"),
    ]
    made = graph(table, found)
    assert len(made.articles) == len(TEXTS) - 1
    assert [one.reason for one in made.left_out] == [noted[1]["left_out"]]


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch):
    monkeypatch.setattr(arrow, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'polkg\[parquet\]'"):
        TableReader()


def test_a_missing_ray_is_named_with_the_command_that_brings_it(monkeypatch):
    monkeypatch.setattr(by_ray, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'polkg\[ray\]'"):
        by_ray.claims(None, 2)


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray Data is not installed: polkg[ray]")
def test_two_workers_of_ray_give_the_bytes_of_a_build(table, built, tmp_path):
    import ray  # noqa: PLC0415  # may not be there

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    try:
        given = ray.data.from_arrow([table.slice(at, 2) for at in (0, 2, 4)])
        found = pa.concat_tables(ray.get(by_ray.claims(given, workers=2).to_arrow_refs()))
    finally:
        ray.shutdown()
    same_bytes(found, table, built, tmp_path / "out")


@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark is not installed: pyspark, and Java",
)
def test_two_workers_of_spark_give_the_bytes_of_a_build(table, built, tmp_path, monkeypatch):
    from pyspark.sql import SparkSession  # noqa: PLC0415  # may not be there

    def claims(frames):
        read = TableReader()
        for frame in frames:
            yield read(pa.Table.from_pandas(frame)).to_pandas()

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    asked = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"}
    spark = SparkSession.builder.master("local[2]").config(map=asked).getOrCreate()
    try:
        given = spark.createDataFrame(table).repartition(2)
        found = given.mapInPandas(claims, SPARK).toArrow()
    finally:
        spark.stop()
    same_bytes(found, table, built, tmp_path / "out")
