"""What the learned reader is told beside what the encoder knows: candidates, paths, kinds, seeds.

Training and reading use this same file, so that they cannot drift apart. Knows Docs and mentions;
never knows a network.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.lexicon.actions import ActionIndex, Pattern
from kg.mentions.book import Mentions
from kg.sentence.paths import path, preposition_near
from kg.sentence.voice import is_passive

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
LONGEST_PATH = 5
DISTANCES = (1, 2, 3, 5, 8, 13, 21)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the words of a story: who is mentioned, and which words head a time."""

    mentions: Mentions
    times: frozenset[int]

    def candidates(self, sentence: Span) -> list[Token]:
        """Return the words of a sentence that may fill a role: nouns, names, pronouns, times."""
        return [word for word in sentence if self.is_candidate(word)]

    def is_candidate(self, word: Token) -> bool:
        """Return whether a word may fill a role."""
        if word.pos_ in NOMINAL or word.i in self.times or word.i in self.mentions.by_head:
            return True
        return word.i in self.mentions.places or word.i in self.mentions.nationalities

    def about(self, word: Token) -> Iterator[str]:
        """Yield what a candidate is, wherever the act stands."""
        mention = self.mentions.of(word)
        kind = mention.first.kind if mention else "nobody"
        yield f"kind {kind}"
        yield f"way {mention.resolved if mention else ''}"
        yield f"class {word.pos_} {word.dep_}"
        if mention and len(mention.actors) > 1:
            yield "several"
        if mention and mention.first.country:
            yield "of a country"
        if word.i in self.mentions.places:
            yield "place"
        if word.i in self.mentions.nationalities:
            yield "nationality"
        if word.i in self.times:
            yield "time"
        if word.i in self.mentions.quoted:
            yield "quoted"


def between(act: Token, word: Token, around: Surroundings) -> Iterator[str]:
    """Yield how a word of the same sentence stands to the word of an act."""
    ups, downs = path(act, word)
    way = ">".join(ups) + "<" + "<".join(downs) if len(ups) + len(downs) <= LONGEST_PATH else "far"
    case = preposition_near(word)
    voice = "passive" if act.pos_ == "VERB" and is_passive(act) else act.pos_
    yield f"path {way}"
    yield f"path {way} {voice}"
    yield f"path {way} {case}"
    yield f"case {case} {voice}"
    yield from (f"up {label}" for label in ups[:LONGEST_PATH])
    yield from (f"down {label}" for label in downs[:LONGEST_PATH])
    side = "before" if word.i < act.i else "behind"
    yield f"{side} {bucket(abs(word.i - act.i))}"
    yield f"{side} {voice}"
    if word.i == act.i:
        yield "itself"
    mention = around.mentions.of(word)
    if mention is not None and len(downs) + len(ups) <= 2:
        yield f"path {way} {mention.first.kind}"
    same = (act.i in around.mentions.quoted) == (word.i in around.mentions.quoted)
    yield f"quoted alike {same}"
    yield from around.about(word)


def bucket(distance: int) -> int:
    """Return how far, in steps that grow."""
    return sum(distance > step for step in DISTANCES)


def known_acts(word: Token, actions: ActionIndex) -> Iterator[str]:
    """Yield what the seeds know of a word as the word of an act."""
    lemma = word.lemma_.lower()
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        yield from told_of("verb", actions.verb(lemma), 1)
    if word.pos_ in ("NOUN", "PROPN", "VERB"):
        yield from told_of("noun", actions.noun(lemma), 1)


def told_of(part: str, patterns: Iterable[Pattern], alone: int) -> Iterator[str]:
    """Yield the codes of a word's patterns; whether the word needs others beside it."""
    codes: Mapping[str, bool] = {}
    for pattern in patterns:
        phrases = pattern.verbs if part == "verb" else pattern.nouns
        bare = any(len(words) == alone for words in phrases)
        codes = {**codes, pattern.action: codes.get(pattern.action, False) or bare}
    for code, bare in sorted(codes.items()):
        yield f"{part} {code}" if bare else f"{part} {code} with more"
