"""Scores the embedded pipeline as it ships: ``python -m training.evaluate DATA MODEL``. Knows the test parts; never trains.

Gold sentences and words; attachment without punctuation; entities by exact span; lemmas of verbs and of all words.
"""

import argparse
from collections import Counter
from pathlib import Path

from kg.english.network import Analysis, Network
from training.treebanks import Sentence, ewt, gum, spans_of

GROUP = 20


def analysed(network: Network, sentences: list[Sentence]) -> list[Analysis]:
    """Return the analysis of each sentence; as in an article, some twenty are read together."""
    found: list[Analysis] = []
    for start in range(0, len(sentences), GROUP):
        found += network.analyse([sentence["words"] for sentence in sentences[start : start + GROUP]])
    return found


def scores(sentences: list[Sentence], found: list[Analysis]) -> dict[str, float]:
    """Return percentages."""
    count: Counter[str] = Counter()
    for gold, answer in zip(sentences, found, strict=True):
        heads = [0 if head == place else head + 1 for place, head in enumerate(answer.heads)]
        for place, word_class in enumerate(gold["upos"]):
            lemma = answer.lemmas[place].lower() == gold["lemma"][place].lower()
            count.update({"words": 1, "UPOS": answer.classes[place] == word_class, "lemma": lemma})
            if word_class == "VERB":
                count.update({"verbs": 1, "verb lemma": lemma})
            if word_class != "PUNCT":
                attached = heads[place] == gold["head"][place]
                count.update({"attached": 1, "UAS": attached, "LAS": attached and answer.relations[place] == gold["relation"][place]})
        if gold["entities"]:
            here, there = set(spans_of(gold["entities"])), set(spans_of(answer.entities))
            count.update({"gold": len(here), "found": len(there), "both": len(here & there)})
    share = {
        "UPOS": count["UPOS"] / count["words"],
        "lemma": count["lemma"] / count["words"],
        "verb lemma": count["verb lemma"] / count["verbs"],
    }
    share |= {name: count[name] / count["attached"] for name in ("UAS", "LAS")}
    share["entity F"] = 2 * count["both"] / max(1, count["gold"] + count["found"])
    return {name: round(100 * value, 1) for name, value in share.items()}


def main() -> None:
    """Print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("model", type=Path)
    chosen = arguments.parse_args()
    network = Network.read(chosen.model / "kg_english")
    parts = {"EWT test": list(ewt(chosen.data / "ud-ewt", chosen.data / "uner-ewt", "test"))}
    open_gum = list(gum(chosen.data / "gum-open" / "test.conllu"))
    parts |= {"GUM-open test": open_gum, "GUM-open news": [sentence for sentence in open_gum if sentence["corpus"] == "gum-news"]}
    for name, sentences in parts.items():
        line = "  ".join(f"{measure} {value}" for measure, value in scores(sentences, analysed(network, sentences)).items())
        print(f"{name:14} {len(sentences):5} sentences  {line}", flush=True)


if __name__ == "__main__":
    main()
