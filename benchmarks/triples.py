"""Scores subject-verb-object triples beside kg: ``python benchmarks/triples.py GOLD`` (with ``pip install -e '.[benchmark]'``).

``GOLD`` is a gold folder with its scorer, as for ``kg score``. Three ways to read the same parses of the same articles:

- kg: the whole program;
- textacy: its ``subject_verb_object_triples``. It knows ClearNLP's labels only, so it gets a copy of each parse with the labels
  renamed: objects, passives, names; and an agent hung below its "by", where textacy looks for it;
- spaCy: the script that one finds everywhere, ten lines, on the labels as they are.

Neither rival knows politics or names. So the lemma of a triple's verb is looked up in kg's own table of actions, which gives
each verb one; a triple whose verb is not there is left out, passives are turned over, and an actor goes by the words of the triple
or by the noun phrase around them, whichever the scorer accepts. A triple says that something occurred: it has no other status,
no speaker and no date.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kg.claims import read
from kg.english.load import load as load_english
from kg.lexicon.load import load as load_lexicon
from kg.score import gold_articles, prediction, scorer_of

Triple = tuple[list[Token], Token, list[Token]]  # who, the verb, whom
RENAMED = {
    "obj": "dobj",
    "iobj": "dative",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
    "flat": "compound",
    "compound:prt": "prt",
    "acl:relcl": "relcl",
    "nmod:poss": "poss",
}
FIGURES: dict[str, Callable[[dict[str, Any]], str]] = {
    "predictions": lambda report: str(report["predictions"]),
    "core events found, with source and target": lambda report: percent(
        report["core_recall_strict"]
    ),
    "all events: precision": lambda report: percent(report["event_strict"]["P"]),
    "all events: recall": lambda report: percent(report["event_strict"]["R"]),
    "all events: F1": lambda report: percent(report["event_strict"]["F1"]),
    "F1, whatever the target": lambda report: percent(report["event_lenient_no_target"]["F1"]),
    "action right, where the actors are": lambda report: percent(report["type_accuracy"]),
    "source and target exchanged": lambda report: str(report["direction_errors"]),
    "status right": lambda report: percent(report["status_accuracy"]),
    "status right, of what did not occur": lambda report: percent(
        report["status_accuracy_non_occurred"]
    ),
    "asserted although the text says otherwise": lambda report: (
        f"{report['false_assertions']} of {report['asserted_as_occurred']}"
    ),
    "speaker right, where there is one": lambda report: percent(
        report["speaker_accuracy_where_gold_has_one"]
    ),
    "date right, where there is one": lambda report: percent(report["date_accuracy"]),
}


def percent(share: float | None) -> str:
    """Return a share as it is printed."""
    return "-" if share is None else f"{share:.0%}"


def spacy_triples(doc: Doc) -> Iterator[Triple]:
    """Yield the subject, verb and object of each clause: the script that one finds everywhere."""
    for verb in doc:
        if verb.pos_ == "VERB":
            subjects = [word for word in verb.children if word.dep_ == "nsubj"]
            objects = [word for word in verb.children if word.dep_ in ("obj", "nsubj:pass")]
            agents = [word for word in verb.children if word.dep_ == "obl:agent"]
            sources, targets = (
                [word for top in words for word in (top, *top.conjuncts)]
                for words in (subjects + agents, objects)
            )
            if sources and targets:
                yield sources, verb, targets


def textacy_triples(doc: Doc) -> Iterator[Triple]:
    """Yield textacy's triples; where the verb is passive, its "object" is who acts."""
    from textacy.extract import subject_verb_object_triples

    for found in subject_verb_object_triples(renamed(doc)):
        verb = next(word for word in reversed(found.verb) if word.pos_ == "VERB")
        passive = any(word.dep_ == "auxpass" for word in verb.children)
        sources, targets = (
            (found.object, found.subject) if passive else (found.subject, found.object)
        )
        yield [doc[word.i] for word in sources], doc[verb.i], [doc[word.i] for word in targets]


def renamed(doc: Doc) -> Doc:
    """Return a copy of a parse with the labels that textacy looks for."""
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes(exclude=["user_data"]))
    for token in copy:
        by = next((word for word in token.children if word.dep_ == "case"), None)
        if token.dep_ == "obl:agent" and by is not None:
            verb = token.head
            by.head, by.dep_ = verb, "agent"
            token.head, token.dep_ = by, "pobj"
        else:
            token.dep_ = RENAMED.get(token.dep_, token.dep_)
    return copy


def actors(words: list[Token]) -> list[dict[str, Any]]:
    """Return the actors that the words of one side name: each unbroken run of words, and the noun phrase that it ends."""
    runs: list[list[Token]] = []
    for word in sorted(words, key=lambda word: word.i):
        if runs and word.i == runs[-1][-1].i + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        {"canonical": " ".join(word.text for word in run), "aliases": [phrase(run)]} for run in runs
    ]


def phrase(run: list[Token]) -> str:
    """Return the noun phrase around some words, from its first modifier to the last of the words or of the name."""
    top = next((word for word in run if word.head not in run), run[0])
    first = next(word.i for word in top.subtree if word.dep_ not in ("case", "mark", "cc", "punct"))
    last = max([run[-1].i, *(word.i for word in top.children if word.dep_ == "flat")])
    return top.doc[min(first, run[0].i) : last + 1].text


def table_of_actions() -> dict[str, str]:
    """Return one action for each verb: that of a pattern which asks nothing else, or else the one that most of its patterns have."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for pattern in load_lexicon().actions.patterns:
        for words in pattern.verbs:
            if len(words) == 1:
                found.setdefault(words[0], []).append(
                    (not pattern.objects and not pattern.complement, pattern.action)
                )
    return {
        verb: commonest(
            [action for free, action in coded if free] or [action for _, action in coded]
        )
        for verb, coded in found.items()
    }


def commonest(actions: list[str]) -> str:
    """Return the action named most often, of several the first by name."""
    return min(actions, key=lambda action: (-actions.count(action), action))


def predicted(
    article: str, triples: Iterable[Triple], actions: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the triples whose verb is in the table, in the form that the scorer reads."""
    for sources, verb, targets in triples:
        if verb.lemma_.lower() in actions:
            yield {
                "article": article,
                "sentence": verb.sent.text.strip(),
                "trigger": verb.text,
                "type": actions[verb.lemma_.lower()],
                "sources": actors(sources),
                "targets": actors(targets),
                "status": "occurred",
                "speaker": None,
                "date": None,
            }


def report(gold: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the gold folder's scorer says of some predictions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
        )
        command = [sys.executable, str(scorer_of(gold)), str(path), "--gold", str(gold), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score subject-verb-object triples beside kg.")
    parser.add_argument("gold", type=Path, help="a gold folder")
    gold = parser.parse_args().gold
    rivals: dict[str, Callable[[Doc], Iterator[Triple]]] = {
        "textacy": textacy_triples,
        "spaCy": spacy_triples,
    }
    if importlib.util.find_spec("textacy") is None:
        print("textacy is not installed (pip install -e '.[benchmark]'): left out")
        del rivals["textacy"]
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("kg", *rivals)}
    actions, lexicon = table_of_actions(), load_lexicon()
    for name, article in gold_articles(gold):
        doc = load_english()(article.text)
        rows["kg"] += [prediction(name, claim) for claim in read(doc, article, lexicon).claims]
        for rival, triples in rivals.items():
            rows[rival] += predicted(name, triples(doc), actions)
    reports = {name: report(gold, found) for name, found in rows.items()}
    print(f"{'':42}" + "".join(f"{name:>12}" for name in reports))
    for title, figure in FIGURES.items():
        print(f"{title:42}" + "".join(f"{figure(found):>12}" for found in reports.values()))


if __name__ == "__main__":
    main()
