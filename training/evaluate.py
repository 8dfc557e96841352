"""Scores the embedded pipeline as it ships: ``python -m training.evaluate DATA MODEL``. Knows the test parts; never trains.

Gold sentences and words; attachment without punctuation; entities by exact span; lemmas of verbs and of all words. Sentence boundaries
on raw text, twice: each sentence a text of its own (so that only wrong cuts count), and whole documents, one line per sentence
or all in one line (harder than any article: headlines and lists lose the line break that tells them apart).
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from spacy.language import Language

from kg.english.component import EnglishParser
from kg.english.network import Analysis, Network
from training.treebanks import Sentence, ewt, gum, spans_of

GROUP = 20
JOINTS = {"alone": None, "lines": "\n", "no line breaks": " "}


def percent(right: int, whole: int) -> float:
    """Return a share in per cent."""
    return 100 * right / max(1, whole)


def analysed(network: Network, sentences: list[Sentence]) -> list[Analysis]:
    """Return the analysis of each sentence; as in an article, some twenty are read together."""
    found: list[Analysis] = []
    for start in range(0, len(sentences), GROUP):
        found += network.analyse(
            [sentence["words"] for sentence in sentences[start : start + GROUP]]
        )
    return found


def scores(sentences: list[Sentence], found: list[Analysis]) -> dict[str, float]:
    """Return percentages."""
    count: Counter[str] = Counter()
    for gold, answer in zip(sentences, found, strict=True):
        heads = [0 if head == place else head + 1 for place, head in enumerate(answer.heads)]
        for place, word_class in enumerate(gold["upos"]):
            lemma = answer.lemmas[place].lower() == gold["lemma"][place].lower()
            count.update({"words": 1, "UPOS": answer.classes[place] == word_class, "lemma": lemma})
            count.update(
                {
                    "XPOS": answer.tags[place] == gold["xpos"][place],
                    "features": answer.features[place] == gold["feats"][place],
                }
            )
            if word_class == "VERB":
                count.update({"verbs": 1, "verb lemma": lemma})
            if word_class != "PUNCT":
                attached = heads[place] == gold["head"][place]
                count.update(
                    {
                        "attached": 1,
                        "UAS": attached,
                        "LAS": attached and answer.relations[place] == gold["relation"][place],
                    }
                )
    share = {
        name: percent(count[name], count["words"]) for name in ("UPOS", "XPOS", "features", "lemma")
    }
    share["verb lemma"] = percent(count["verb lemma"], count["verbs"])
    return share | {name: percent(count[name], count["attached"]) for name in ("UAS", "LAS")}


def name_scores(sentences: list[Sentence], found: list[Analysis]) -> dict[str, float]:
    """Return precision, recall and F1 of names, and F1 by type, in per cent."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, answer in zip(sentences, found, strict=True):
        if gold["entities"]:
            here, there = set(spans_of(gold["entities"])), set(spans_of(answer.entities))
            for kind, spans in (("gold", here), ("found", there), ("both", here & there)):
                for span in spans:
                    counts["all"][kind] += 1
                    counts[span[2]][kind] += 1

    def f1(count: Counter[str]) -> float:
        return percent(2 * count["both"], count["gold"] + count["found"])

    every = counts.pop("all", Counter())
    share = {
        "P": percent(every["both"], every["found"]),
        "R": percent(every["both"], every["gold"]),
        "F": f1(every),
    }
    return share | {name: f1(count) for name, count in sorted(counts.items())}


def boundary_f(nlp: Language, sentences: list[Sentence], joint: str | None) -> float:
    """Return the F1 of sentences, in per cent, on the raw text of documents; ``joint`` none: each sentence alone."""
    texts: dict[object, list[str]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        texts[number if joint is None else sentence["document"]].append(sentence["text"])
    count: Counter[str] = Counter()
    for parts in texts.values():
        gold: set[tuple[int, int]] = set()
        start = 0
        for part in parts:
            gold.add((start, start + len(part)))
            start += len(part) + len(joint or "")
        doc = nlp((joint or "").join(parts))
        words = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        found = {(part[0].idx, part[-1].idx + len(part[-1])) for part in words if part}
        count.update({"gold": len(gold), "found": len(found), "both": len(gold & found)})
    return percent(2 * count["both"], count["gold"] + count["found"])


def line(name: str, number: int, shares: dict[str, float]) -> str:
    """Return one row of a table."""
    return f"{name:22} {number:5}  " + "  ".join(
        f"{measure} {value:.1f}" for measure, value in shares.items()
    )


def report(data: Path, model: Path) -> None:
    """Print the tables of the model card."""
    nlp = spacy.load(model)
    parser = nlp.get_pipe("kg_english")
    assert isinstance(parser, EnglishParser)
    assert parser.network is not None
    parts = {
        "EWT test": list(ewt(data / "ud-ewt", data / "uner-ewt", "test")),
        "GUM-open test": list(gum(data / "gum-open" / "test.conllu")),
    }
    found = {name: analysed(parser.network, sentences) for name, sentences in parts.items()}
    open_gum = list(zip(parts["GUM-open test"], found["GUM-open test"], strict=True))
    for genre in sorted({sentence["corpus"] for sentence, _ in open_gum}):
        parts[genre] = [sentence for sentence, _ in open_gum if sentence["corpus"] == genre]
        found[genre] = [answer for sentence, answer in open_gum if sentence["corpus"] == genre]
    for name, sentences in parts.items():
        print(line(name, len(sentences), scores(sentences, found[name])), flush=True)
    for name in ("EWT test", "GUM-open test"):
        print(
            line(f"names, {name}", len(parts[name]), name_scores(parts[name], found[name])),
            flush=True,
        )
    for name in ("EWT test", "GUM-open test", "gum-news"):
        shares = {title: boundary_f(nlp, parts[name], joint) for title, joint in JOINTS.items()}
        print(line(f"sentences, {name}", len(parts[name]), shares), flush=True)


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("model", type=Path)
    chosen = arguments.parse_args()
    report(chosen.data, chosen.model)


if __name__ == "__main__":
    main()
