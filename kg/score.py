"""Accuracy on a gold folder. Knows how a gold folder is laid out; never knows how claims are made.

A gold folder brings its own scorer, ``score_articles.py`` (in it or in the folder above), and that is what judges: this module
makes the predictions in the form the scorer reads, and runs it.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.articles.read import read
from kg.errors import InputError, UsageError
from kg.lexicon.load import Folders, load
from kg.pipeline import claims_of
from kg.types import Article, Claim, Mention

SCORER = "score_articles.py"


def scorer_of(folder: Path) -> Path:
    """Return the scorer of a gold folder."""
    for place in (folder, folder.resolve().parent):
        if (place / SCORER).is_file():
            return place / SCORER
    raise UsageError(
        f"{folder}: no {SCORER} there or in the folder above; a gold folder has texts/, metadata.json, events.jsonl and its scorer"
    )


def gold_articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield the id and the article of each gold text, read as any user's file is."""
    try:
        rows: list[dict[str, Any]] = json.loads(
            (folder / "metadata.json").read_text(encoding="utf-8")
        )
        texts = [
            (
                row["id"],
                folder / row["file"],
                date.fromisoformat(row["date"]) if row.get("date") else None,
            )
            for row in rows
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(
            f"{folder / 'metadata.json'}: no list of objects with id, file and date ({error})"
        ) from error
    for name, path, published in texts:
        for found in read([str(path)], published):
            if isinstance(found, InputError):
                raise found
            yield name, replace(found.article, published=published)


def prediction(article: str, claim: Claim) -> dict[str, Any]:
    """Return a claim in the form that the scorer reads."""
    when = claim.date
    return {
        "article": article,
        "sentence": claim.evidence.quote,
        "trigger": claim.trigger.text,
        "type": claim.action,
        "sources": [named(one) for mention in claim.sources for one in mention.singles],
        "targets": [named(one) for mention in claim.targets for one in mention.singles],
        "status": claim.status,
        "speaker": named(claim.speakers[0]) if claim.speakers else None,
        "date": None
        if when is None
        else when.start.isoformat()
        if when.start == when.end
        else f"{when.start}/{when.end}",
        "by": list(claim.by),
    }


def named(mention: Mention) -> dict[str, Any]:
    """Return an actor by name, by its other names, and by the words of the text unless they are a pronoun."""
    words = [mention.text] if mention.resolved not in ("pronoun", "pair") else []
    return {"canonical": mention.first.name, "aliases": [*words, *mention.first.aliases]}


def predictions(
    folder: Path, pipeline: str | None = None, seeds: Folders = None
) -> list[dict[str, Any]]:
    """Return the predictions for all articles of a gold folder."""
    articles = list(gold_articles(folder))
    found: Iterable[tuple[Article, tuple[Claim, ...]]] = claims_of(
        (article for _, article in articles), pipeline, load(seeds)
    )
    return [
        prediction(name, claim)
        for (name, _), (_, claims) in zip(articles, found, strict=True)
        for claim in claims
    ]


def score(
    folder: Path,
    errors: int = 0,
    as_json: bool = False,
    pipeline: str | None = None,
    seeds: Folders = None,
) -> str:
    """Return the scorer's report on a gold folder."""
    program = scorer_of(folder)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "predictions.jsonl"
        lines = [
            json.dumps(row, ensure_ascii=False) + "\n"
            for row in predictions(folder, pipeline, seeds)
        ]
        path.write_text("".join(lines), encoding="utf-8")
        command = [
            sys.executable,
            str(program),
            str(path),
            "--gold",
            str(folder),
            *(["--json"] if as_json else []),
            "--errors",
            str(errors),
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode:
        raise UsageError(
            f"{program}: the scorer failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}"
        )
    return done.stdout
