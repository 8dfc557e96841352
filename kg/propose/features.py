"""What the learned reader is told beside what the encoder knows: candidates, paths, kinds, seeds.

Training and reading use this same file, so that they cannot drift apart. Knows Docs and mentions;
never knows a network.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.lexicon.actions import ActionIndex, Words
from kg.propose.proposal import Story
from kg.sentence.paths import path, preposition_near
from kg.sentence.voice import is_passive

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
LONGEST_PATH = 5
DISTANCES = (1, 2, 3, 5, 8, 13, 21)


def candidates(sentence: Span, story: Story) -> list[Token]:
    """Return the words of a sentence that may fill a role: nouns, names, pronouns, times."""
    return [word for word in sentence if is_candidate(word, story)]


def is_candidate(word: Token, story: Story) -> bool:
    """Return whether a word may fill a role."""
    mentions = story.mentions
    if word.pos_ in NOMINAL or word.i in story.times or word.i in mentions.by_head:
        return True
    return word.i in mentions.places or word.i in mentions.nationalities


def about(word: Token, story: Story) -> Iterator[str]:
    """Yield what a candidate is, wherever the act stands."""
    mentions = story.mentions
    mention = mentions.of(word)
    yield f"kind {mention.first.kind if mention else 'nobody'}"
    yield f"way {mention.resolved if mention else ''}"
    yield f"class {word.pos_} {word.dep_}"
    if mention and len(mention.actors) > 1:
        yield "several"
    if mention and mention.first.country:
        yield "of a country"
    if word.i in mentions.places:
        yield "place"
    if word.i in mentions.nationalities:
        yield "nationality"
    if word.i in story.times:
        yield "time"
    if word.i in mentions.quoted:
        yield "quoted"


def between(act: Token, word: Token, story: Story) -> Iterator[str]:
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
    mention = story.mentions.of(word)
    if mention is not None and len(downs) + len(ups) <= 2:
        yield f"path {way} {mention.first.kind}"
    same = (act.i in story.mentions.quoted) == (word.i in story.mentions.quoted)
    yield f"quoted alike {same}"


def bucket(distance: int) -> int:
    """Return how far, in steps that grow."""
    return sum(distance > step for step in DISTANCES)


def known_acts(word: Token, actions: ActionIndex) -> Iterator[str]:
    """Yield what the seeds know of a word as the word of an act."""
    lemma = word.lemma_.lower()
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        yield from told_of("verb", ((one.action, one.verbs) for one in actions.verb(lemma)))
    if word.pos_ in ("NOUN", "PROPN", "VERB"):
        yield from told_of("noun", ((one.action, one.nouns) for one in actions.noun(lemma)))


def told_of(part: str, patterns: Iterable[tuple[str, tuple[Words, ...]]]) -> Iterator[str]:
    """Yield the codes of a word's patterns, and whether it needs others beside it."""
    alone: dict[str, bool] = {}
    for code, phrases in patterns:
        alone[code] = alone.get(code, False) or any(len(words) == 1 for words in phrases)
    for code, bare in sorted(alone.items()):
        yield f"{part} {code}" if bare else f"{part} {code} with more"
