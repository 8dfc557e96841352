"""Varies training sentences the way news varies them. Knows words, tags and heads; never knows the network.

Headlines drop articles and "be" and write capitals; full stops get lost, and with them where a sentence begins; names come from
everywhere. What is left of a varied sentence keeps the labels it had.
"""

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from training.treebanks import Sentence

LONGEST = 160
HEADLINE_LENGTH = range(4, 20)
ARTICLES = frozenset({"the", "a", "an"})
BE = frozenset({"is", "are", "was", "were", "'s", "has", "have", "been"})
SURE = 0.95
KEPT = "K|0|"  # the rule of a lemma that is the form itself
Names = dict[str, list[str]]


class Variety(NamedTuple):
    """How often, per sentence, something is changed."""

    merging: float = 0.0  # the sentence runs on into the next one, so that the network learns where sentences begin
    unstopped: float = 0.0  # the final full stop is missing
    headline: float = 0.0
    renaming: float = 0.0  # names are exchanged for others; a pronoun that receives something becomes a name three times as often
    disguise: float = 0.03  # ALL CAPITALS; twice as often Title Case


def name_pools(sentences: Iterable[Sentence]) -> Names:
    """Return the names of one word that the sentences have, by type; a teacher's only where it is sure."""
    pools: dict[str, set[str]] = {"PER": set(), "LOC": set(), "ORG": set()}
    for sentence in sentences:
        tags = sentence["entity"] or []
        sure = (
            sentence["soft"]["entity"].max(-1) > SURE
            if "soft" in sentence
            else np.ones(len(tags), dtype=bool)
        )
        for place, tag in enumerate(tags):
            if (
                alone(tags, place)
                and sure[place]
                and sentence["words"][place].isalpha()
                and sentence["words"][place].istitle()
            ):
                pools[tag[2:]].add(sentence["words"][place])
    return {name: sorted(pool) for name, pool in pools.items()}


def alone(tags: list[str], place: int) -> bool:
    """Return whether the word is a name of one word."""
    return tags[place].startswith("B-") and (
        place + 1 == len(tags) or not tags[place + 1].startswith("I-")
    )


def without(sentence: Sentence, places: set[int]) -> Sentence:
    """Return the sentence without some words on which nothing hangs."""
    kept = [place for place in range(len(sentence["words"])) if place not in places]
    number = {place + 1: new for new, place in enumerate(kept, start=1)} | {0: 0}
    shorter = {
        name: [value[place] for place in kept] if isinstance(value, list) else value
        for name, value in sentence.items()
    }
    shorter["head"] = [number[head] for head in shorter["head"]]
    if "soft" in sentence:
        soft = {name: value[kept] for name, value in sentence["soft"].items()}
        arc = soft["arc"][:, [0, *(place + 1 for place in kept)]].astype(np.float32)
        shorter["soft"] = soft | {"arc": (arc / arc.sum(-1, keepdims=True)).astype(np.float16)}
    return shorter


def is_whole(sentence: Sentence) -> bool:
    """Return whether the sentence is parsed, and was not too long to be kept whole."""
    return "head" in sentence and len(sentence["head"]) == len(sentence["words"])


def last_stop(sentence: Sentence) -> set[int]:
    """Return the place of the final punctuation, if nothing hangs on it."""
    last = len(sentence["words"])
    bare = last > 2 and sentence["upos"][-1] == "PUNCT" and last not in sentence["head"]
    return {last - 1} if bare else set()


def without_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without its final punctuation."""
    return without(sentence, last_stop(sentence)) if is_whole(sentence) else sentence


def headline(sentence: Sentence) -> Sentence:
    """Return the sentence as a headline: no articles, no "be", no full stop, "to" for "will", mostly in other capitals."""
    words = [word.lower() for word in sentence["words"]]
    governs = set(sentence["head"])
    leaves = [place for place in range(len(words)) if place + 1 not in governs]
    bare = {
        place
        for place in leaves
        if (sentence["relation"][place] == "det" and words[place] in ARTICLES)
        or (sentence["relation"][place] in ("aux", "aux:pass", "cop") and words[place] in BE)
    }
    short = without(sentence, bare | last_stop(sentence))
    for place, word in enumerate(short["words"]):
        if word.lower() == "will" and short["relation"][place] == "aux" and "soft" not in short:
            for name, value in {
                "words": "to",
                "upos": "PART",
                "xpos": "TO",
                "feats": "_",
                "lemma": KEPT,
                "relation": "mark",
            }.items():
                short[name][place] = value
    drawn = random.random()
    if drawn < 0.2:
        return short | {"shape": [word.upper() for word in short["words"]]}
    if drawn < 0.7:
        return short | {"shape": [word[:1].upper() + word[1:] for word in short["words"]]}
    return short


def renamed(sentence: Sentence, names: Names) -> Sentence:
    """Return the sentence with other names of one word, and with names for pronouns that receive something ("gave them tanks")."""
    tags = sentence["entity"] or []
    words, classes, entities = list(sentence["words"]), list(sentence.get("upos") or []), list(tags)
    for place, tag in enumerate(tags):
        if alone(tags, place) and words[place].istitle() and random.random() < 0.5:
            words[place] = random.choice(names[tag[2:]])
        elif (
            tag == "O"
            and classes
            and sentence["relation"][place] == "iobj"
            and classes[place] == "PRON"
            and "soft" not in sentence
        ):
            kind = random.choice(("LOC", "LOC", "PER", "ORG"))
            words[place], classes[place], entities[place] = (
                random.choice(names[kind]),
                "PROPN",
                f"B-{kind}",
            )
    changed = sentence | {"words": words, "entity": sentence["entity"] and entities}
    if classes != sentence.get("upos", []):
        was = sentence["upos"]
        other = [place for place in range(len(words)) if classes[place] != was[place]]
        for name, value in {"xpos": "NNP", "feats": "Number=Sing", "lemma": KEPT}.items():
            changed[name] = [
                value if place in other else label for place, label in enumerate(sentence[name])
            ]
        changed["upos"] = classes
    return changed


def run_together(left: Sentence, right: Sentence) -> Sentence:
    """Return two sentences as one, as they stand where nothing but sense divides them."""
    size = len(left["words"])
    both: Sentence = {
        name: left[name] + right[name]
        for name in ("words", "upos", "xpos", "feats", "lemma", "relation")
    }
    both["head"] = left["head"] + [head + size if head else 0 for head in right["head"]]
    both["entity"] = (
        left["entity"] + right["entity"] if left["entity"] and right["entity"] else None
    )
    both["begins"] = [*["within"] * size, "begins", *["within"] * (len(right["words"]) - 1)]
    return both | {"corpus": left["corpus"]}


def varied(sentences: list[Sentence], variety: Variety, names: Names) -> Iterator[Sentence]:
    """Yield the sentences, some of them changed."""
    waiting: Sentence | None = None
    for sentence in sentences:
        if waiting is not None:
            fits = is_whole(sentence) and sentence["corpus"] == waiting["corpus"]
            if fits and len(waiting["words"]) + len(sentence["words"]) <= LONGEST:
                yield run_together(
                    without_stop(waiting) if random.random() < 0.5 else waiting, sentence
                )
                waiting = None
                continue
            yield waiting
            waiting = None
        if is_whole(sentence) and "soft" not in sentence and random.random() < variety.merging:
            waiting = sentence
        else:
            yield changed(sentence, variety, names)
    if waiting is not None:
        yield waiting


def changed(sentence: Sentence, variety: Variety, names: Names) -> Sentence:
    """Return the sentence, perhaps changed."""
    receives = "iobj" in sentence.get("relation", ()) and random.random() < 3 * variety.renaming
    if receives or random.random() < variety.renaming:
        sentence = renamed(sentence, names)
    if (
        is_whole(sentence)
        and len(sentence["words"]) in HEADLINE_LENGTH
        and random.random() < variety.headline
    ):
        return headline(sentence)
    if random.random() < variety.unstopped:
        sentence = without_stop(sentence)
    return disguised(sentence, variety.disguise)


def disguised(sentence: Sentence, chance: float) -> Sentence:
    """Return the sentence, now and then written like a headline, so that capitals alone decide nothing."""
    drawn = random.random()
    if drawn < chance:
        return sentence | {"shape": [word.upper() for word in sentence["words"]]}
    if drawn < 3 * chance:
        return sentence | {"shape": [word[:1].upper() + word[1:] for word in sentence["words"]]}
    return sentence
