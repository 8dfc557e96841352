"""Turns annotated acts into what the learned reader is to say of each sentence.

Never knows the network. The pipeline that is shipped reads the texts, so that trees and mentions
are what the reader will see.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotations import Act, Filler, Text
from kg.claims import read as read_claims
from kg.claims import story_of
from kg.english.component import VIEW
from kg.english.heads import Heads
from kg.english.slots import ROLES
from kg.lexicon.load import Lexicon
from kg.propose.features import about, between, candidates, known_acts
from kg.propose.patterns.proposer import patterns
from kg.propose.proposal import Story
from kg.types import Article, Claim

SECOND_TYPE = 0.3
QUIET_SEED, QUIET_TIMES, SLOT = 1830, 6, re.compile(r"\{(\w+)\}")
OPEN = 0.15  # how likely a word must be to tell of an act for a teacher to be asked of it


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word that heads some characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None


def read(text: Text, nlp: Language, lexicon: Lexicon) -> Story:
    """Return a story as the program reads it."""
    found = Article(text.name, text.text, published=text.published)
    return story_of(nlp(found.text), found, lexicon)


def rows(text: Text, story: Story, lexicon: Lexicon) -> list[dict[str, Any]]:
    """Return what is to be learned of each sentence of a story, by the places of its words.

    ``known`` is what the seeds know of each word, ``candidates`` the words that can fill a role,
    ``acts`` what is to be found.
    """
    doc = story.doc
    acts: dict[int, list[tuple[Token, Act]]] = {}
    for one in text.acts:
        trigger = head_of(doc, one.start, one.end)
        if trigger is not None:
            acts.setdefault(trigger.sent.start, []).append((trigger, one))
    made = []
    for sentence in doc.sents:
        words = [word for word in sentence if not word.is_space]
        if not words:
            continue
        at = {word.i: number for number, word in enumerate(words)}
        open_to = candidates(sentence, story)
        made.append(
            {
                "words": [word.text for word in words],
                "known": [list(known_acts(word, lexicon.actions)) for word in words],
                "candidates": [at[word.i] for word in open_to],
                "start": sentence.start,
                "end": sentence.end,
                "acts": [
                    act_row(trigger, one, open_to, at, story)
                    for trigger, one in acts.get(sentence.start, ())
                    if trigger.i in at
                ],
            }
        )
    return made


def seed_rows(nlp: Language, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Yield what the patterns read in the examples and counterexamples of the seeds."""
    for pattern in lexicon.actions.patterns:
        for marked in (*pattern.examples, *pattern.counterexamples):
            text = marked.replace("[", "").replace("]", "")
            article = Article("a" + "0" * 24, text)
            doc = nlp(text)
            told = story_of(doc, article, lexicon)
            claims = read_claims(doc, article, lexicon, (patterns(lexicon),)).claims
            acts = tuple(map(as_act, claims))
            yield from rows(Text("seed", None, text, {}, {}, acts, "train"), told, lexicon)


def quiet_rows(nlp: Language, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Yield sentences without any political act: templates, each filled in several ways."""
    chance = random.Random(QUIET_SEED)
    names = {
        slot: [name.strip() for name in told.split("|")]
        for slot, _, told in (line.partition(":") for line in lines_of("names.txt"))
    }
    for template in lines_of("no_politics.txt"):
        for _ in range(QUIET_TIMES if "{" in template else 2):
            text = SLOT.sub(lambda slot: chance.choice(names[slot[1]]), template)
            text = text[0].upper() + text[1:]
            quiet = Text("quiet", None, text, {}, {}, (), "train")
            yield from rows(quiet, read(quiet, nlp, lexicon), lexicon)


def lines_of(name: str) -> list[str]:
    """Return the lines of one of our own files, without remarks."""
    text = (Path(__file__).parent / "annotations" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def as_act(claim: Claim) -> Act:
    """Return a claim as if it were annotated."""
    sides = {"source": claim.sources, "target": claim.targets, "speaker": claim.speakers}
    told = {
        role: tuple(Filler(one.text, one.start, one.end) for one in mentions)
        for role, mentions in sides.items()
    }
    words = {"when": claim.date, "where": claim.place}
    at = claim.trigger.end - len(claim.trigger.text.split()[-1])
    told |= {
        role: tuple(spans(claim, one.text)) if one is not None else ()
        for role, one in words.items()
    }
    return Act("e0", False, at, claim.trigger.end, (claim.action,), claim.status, told)


def spans(claim: Claim, words: str) -> Iterator[Filler]:
    """Yield where some words stand in the sentence of a claim."""
    at = claim.evidence.quote.find(words)
    if at >= 0:
        start = claim.evidence.start + at
        yield Filler(words, start, start + len(words))


def open_rows(
    name: str, text: str, nlp: Language, lexicon: Lexicon, heads: Heads
) -> Iterator[dict[str, Any]]:
    """Yield the sentences of a plain text, each with the words that may well tell of acts."""
    told = read(Text(name, None, text, {}, {}, (), "train"), nlp, lexicon)
    known = [list(known_acts(word, lexicon.actions)) for word in told.doc]
    codes = heads.acts(told.doc.user_data[VIEW], known)
    nobody: dict[str, tuple[Filler, ...]] = dict.fromkeys(ROLES, ())
    acts = tuple(
        Act("e0", False, word.idx, word.idx + len(word), ("AGREE",), "occurred", nobody)
        for word in told.doc
        if not word.is_space and 1 - codes[word.i, heads.nothing] >= OPEN
    )
    yield from rows(Text(name, None, text, {}, {}, acts, "train"), told, lexicon)


def act_row(
    trigger: Token, one: Act, candidates: list[Token], at: dict[int, int], story: Story
) -> dict[str, Any]:
    """Return an act by the places of words: for each role who fills it, and if one does from afar."""
    doc = trigger.doc
    places = [word.i for word in candidates]
    filled: dict[str, list[int]] = {}
    afar: dict[str, list[int]] = {}
    for role, fillers in one.roles.items():
        heads = [nearest(doc, filler, places, story) for filler in fillers]
        filled[role] = [places.index(head) for head in heads if head in places]
        afar[role] = [head for head in heads if head is not None and head not in at]
    return {
        "word": at[trigger.i],
        "types": types_of(one),
        "status": one.status,
        "core": one.core,
        "filled": filled,
        "afar": afar,
        "pairs": [[*between(trigger, word, story), *about(word, story)] for word in candidates],
    }


def types_of(one: Act) -> dict[str, float]:
    """Return how much each type of an act counts, in sum 1."""
    weight = SECOND_TYPE / max(1, len(one.types) - 1)
    first = 1.0 if len(one.types) == 1 else 1 - SECOND_TYPE
    return dict.fromkeys(one.types, weight) | {one.types[0]: first}


def nearest(doc: Doc, filler: Filler, places: list[int], story: Story) -> int | None:
    """Return the word of a filler that can fill a role: its head, or what stands for it."""
    span = doc.char_span(filler.start, filler.end, alignment_mode="expand")
    if span is None:
        return None
    inside = [word.i for word in span if word.i in places]
    if span.root.i in places or not inside:
        return span.root.i
    named = [place for place in inside if place in story.mentions.by_head]
    return (named or inside)[0]
