"""Scores the project on sentences coded by hand: ``python benchmarks/plover.py FOLDER``.

``FOLDER`` holds records of one sentence each in ``*.jsonl`` (``id``, ``text``, ``events``) and the ``score.py`` that judges. Each
claim becomes an event of PLOVER with its status folded into the code (``kg.events.single_code``). The coders put statements and appeals
(CAMEO 01 and 02) into a class of their own, which an event without a code gets; PLOVER has no code that keeps an appeal from a demand.
An actor is named by the words of the sentence: one that is meant by a pronoun or left out by the words that name it elsewhere in the text.

``--keep FILE`` keeps the predictions.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.articles.read import article_id
from kg.claims import Reading, read
from kg.english.load import load as load_english
from kg.events.single_code import single_code
from kg.lexicon.load import load as load_lexicon
from kg.types import Article, Claim, Mention

SCORER = "score.py"
STAND_INS = ("pronoun", "pair", "implied")
SPOKEN = ("01", "02")


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the coded sentences of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "events" in record and "text" in record:
                yield record


def predictions(coded: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what the project reads in each sentence, in the form the scorer takes."""
    english, lexicon = load_english(), load_lexicon()
    for record in coded:
        text = record["text"]
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        reading = read(
            english(text), Article(article_id(text, None), text, published=published), lexicon
        )
        yield {"id": record["id"], "events": [event(claim, reading) for claim in reading.claims]}


def event(claim: Claim, reading: Reading) -> dict[str, Any]:
    """Return a claim as an event of PLOVER; the code is left open for statements, appeals, and where none says what the claim says."""
    spoken = claim.cameo is not None and claim.cameo.startswith(SPOKEN)
    return {
        "source": [words(one, reading) for mention in claim.sources for one in mention.singles]
        or None,
        "target": [words(one, reading) for mention in claim.targets for one in mention.singles]
        or None,
        "plover": None if spoken else single_code(claim.action, claim.status),
    }


def words(mention: Mention, reading: Reading) -> str:
    """Return the words that name an actor: those of the mention, or of the first that is no stand-in."""
    if mention.resolved not in STAND_INS:
        return (
            mention.first.name if mention.text in mention.first.name else mention.text
        )  # "ambassadors", "ambassadors of Chad"
    named = (
        other
        for _, other in sorted(reading.mentions.by_head.items())
        if other.resolved not in STAND_INS
    )
    return next(
        (other.text for other in named if mention.first in other.actors), mention.first.name
    )


def main() -> int:
    """Print what the scorer says."""
    parser = argparse.ArgumentParser(description="Score the project on sentences coded by hand.")
    parser.add_argument("folder", type=Path, help=f"a folder with *.jsonl and {SCORER}")
    parser.add_argument("--keep", type=Path, help="where to keep the predictions")
    asked = parser.parse_args()
    scorer = asked.folder / SCORER
    if not scorer.is_file():
        parser.error(f"{asked.folder}: no {SCORER} there")
    with tempfile.TemporaryDirectory() as scratch:
        kept = asked.keep or Path(scratch) / "predictions.jsonl"
        with kept.open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(found) + "\n" for found in predictions(records(asked.folder))
            )
        return subprocess.run(
            [sys.executable, str(scorer), str(kept), "--all", str(asked.folder)], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
