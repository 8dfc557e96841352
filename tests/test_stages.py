"""Scores stage by stage on the annotated sample articles, and what a malformed folder gets."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.annotations import part_of, texts
from kg.errors import UsageError
from kg.stages import report

SAMPLES = Path(__file__).parent / "annotated"
TRAIN = Path(__file__).parents[2] / "shared" / "train"


def figures(table: str) -> dict[str, dict[str, float]]:
    """Return a printed table by column and row."""
    lines = table.splitlines()
    columns = lines[2].split()
    rows = [re.fullmatch(r"(.{16})(.*)", line) for line in lines[3:]]
    return {
        column: {row[1].strip(): float(row[2].split()[at]) for row in rows if row}
        for at, column in enumerate(columns)
    }


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, folder / "annotated"))


def test_the_sample_articles_are_read_by_both_better_than_by_either():
    found = figures(report(SAMPLES))
    assert set(found) == {"patterns", "reader", "both"}
    assert found["both"]["trigger F"] >= max(
        found[name]["trigger F"] for name in ("patterns", "reader")
    )
    assert found["both"]["both actors F"] >= 0.5
    assert found["both"]["false"] == 0


def test_annotations_are_read_by_the_characters_of_their_story():
    found = {text.name: text for text in texts(SAMPLES)}
    text = found["2023-11-22-israel-hamas-truce.0"]
    assert text.published == date(2023, 11, 22)
    act = next(one for one in text.acts if one.event == "e10")
    assert text.text[act.start : act.end] == "attacked"
    (source,) = act.roles["source"]
    assert (text.text[source.start : source.end], source.meaning) == ("The group", ("Hamas",))
    assert act.core


def test_words_of_another_sentence_are_found_there():
    text = next(one for one in texts(SAMPLES) if one.name.startswith("2023-08-11"))
    act = next(one for one in text.acts if one.event == "e14")
    (target,) = act.roles["target"]
    assert target.text == "ECOWAS"
    assert target.start < act.start


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("e1 | 0 | send | MOBILIZE | denied | Russia | Belarus", "not 10 fields"),
        ("e1 | 0 | sang | MOBILIZE | denied | - | - | - | - | -", "do not stand in the sentence"),
    ],
)
def test_a_malformed_line_is_named(tmp_path, line, says):
    folder = copied(tmp_path)
    (folder / "acts" / "2020-08-31-kremlin-belarus.txt").write_text(
        f"# 2020-08-31-kremlin-belarus\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(UsageError, match=rf"kremlin-belarus\.txt:2: .*{says}"):
        list(texts(folder))


def test_a_missing_file_is_named(tmp_path):
    folder = copied(tmp_path)
    (folder / "acts" / "2020-08-31-kremlin-belarus.txt").unlink()
    with pytest.raises(UsageError, match="missing"):
        list(texts(folder))
    (folder / "metadata.json").write_text(json.dumps({"id": 1}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"metadata\.json"):
        list(texts(folder))


def test_parts_are_settled_by_name_alone():
    parts = [part_of(f"article-{number}") for number in range(2000)]
    assert 0.12 < parts.count("test") / 2000 < 0.18
    assert 0.07 < parts.count("dev") / 2000 < 0.13
    assert parts[:3] == [part_of(f"article-{number}") for number in range(3)]


@pytest.mark.skipif(not TRAIN.is_dir(), reason="no annotated documents beside this checkout")
def test_the_test_part_is_read_as_well_as_the_readme_says():
    found = figures(report(TRAIN, "test"))
    assert found["both"]["trigger F"] >= 0.595
    assert found["both"]["both actors F"] >= 0.355
    assert found["both"]["both actors F"] > found["patterns"]["both actors F"]
