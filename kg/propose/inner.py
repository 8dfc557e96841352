"""Acts inside other acts: who belongs to which, and what only tells of another act.

"Vetoed sanctions against Russia" rejects nothing of Russia's; "stopped short of condemning it" is
no act beside the condemning. Knows proposals and trees; never knows reality.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from kg.lexicon.cues import Cues
from kg.ontology import kinds
from kg.propose.bystanders import above
from kg.propose.proposal import Story
from kg.sentence.clauses import subjects
from kg.sentence.labels import CONJUNCT, OBJECT, OPEN_COMPLEMENT
from kg.sentence.words import OBLIGING
from kg.types import Filler, Proposal

HOSTILE = frozenset(("ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "SANCTION", "THREATEN"))
ABOUT = frozenset(("ACCUSE", "CONSULT", "REJECT", "REQUEST", "SUPPORT"))  # acts about acts
Acts = Mapping[int, Proposal]


def apart(told: Sequence[Proposal], story: Story, cues: Cues) -> Iterator[Proposal]:
    """Yield proposals, each with its own people alone, and none that only tells of another."""
    words = {story.word(one.trigger).i: one for one in told}
    acts = {place: one for place, one in words.items() if one.sources or one.targets}
    for one in told:
        word = story.word(one.trigger)
        asked = one.action == "REQUEST" and is_asked_above(word, acts)
        if one.likely is not None and (asked or is_told_of(word, one, acts, cues)):
            continue
        kept = one.targets
        if one.action in ABOUT:
            whom = ((filler, story.word(filler.mention.span)) for filler in kept)
            kept = tuple(who for who, head in whom if not is_inner(who, head, word, one, words))
        yield replace(one, targets=kept)


def is_inner(filler: Filler, word: Token, act: Token, found: Proposal, acts: Acts) -> bool:
    """Return whether an act between somebody and another is done to him: "vetoed a ban of B".

    Of whom a proposer is certain, as patterns are, stays.
    """
    if filler.score == 1:
        return False
    inner = (acts[one.i] for one in above(word, act) if one.i in acts)
    near = acts.get(word.head.i) if word.dep_ == OBJECT and word.head.i != act.i else None
    done = (one for one in inner if one is near or undergoes(filler, one))
    return any(is_apart(found, one) for one in done)


def is_apart(outer: Proposal, inner: Proposal) -> bool:
    """Return whether whom an act is done to has no part in what is said of it."""
    if outer.action == inner.action:
        return False
    if outer.action == "REQUEST":  # not "called a meeting of the council", "its bid to join them"
        own = any(has(one, outer.sources) for one in inner.sources)
        return inner.action in HOSTILE or (inner.action != "CONSULT" and not own)
    return outer.action == "CONSULT" or inner.action in HOSTILE


def undergoes(filler: Filler, found: Proposal) -> bool:
    """Return whether an act is done to somebody, and not also by him."""
    return has(filler, found.targets) and not has(filler, found.sources)


def has(filler: Filler, others: Sequence[Filler]) -> bool:
    """Return whether somebody is among others."""
    return any(filler.mention.span == one.mention.span for one in others)


def is_told_of(word: Token, found: Proposal, acts: Acts, cues: Cues) -> bool:
    """Return whether a word that only a reader takes for an act tells of another that is found.

    Of what came of it ("the arrest angered Paris"), whether it was ("stopped short of condemning
    B"), or the same by a part ("found B | guilty").
    """
    below = [acts[one.i] for one in word.subtree if one.i != word.i and one.i in acts]
    if any(one.i in acts for one in subjects(word)) and "force" not in kinds(found.action):
        return True
    if is_governor(word, cues) and found.targets and found.action != "REQUEST":
        return all(any(has(one, act.targets) for act in below) for one in found.targets)
    part = word.dep_ in (OBJECT, OPEN_COMPLEMENT) and word.head.i in acts
    return part and is_same(found, acts[word.head.i], whole=word.dep_ == OBJECT)


def is_asked_above(word: Token, acts: Acts) -> bool:
    """Return whether a verb of saying is known to ask what "must" or "needs" below it asks."""
    obliging = word.lower_ in OBLIGING or word.lemma_ == "need"
    way = takewhile(lambda one: one.dep_ != CONJUNCT, word.ancestors)
    return obliging and any(one.i in acts and acts[one.i].action == "REQUEST" for one in way)


def is_governor(word: Token, cues: Cues) -> bool:
    """Return whether a word tells of the reality of what it governs."""
    lemma = word.lemma_.lower()
    return any((lemma, through) in cues.governor for through in ("clause", "phrase"))


def is_same(found: Proposal, other: Proposal, whole: bool) -> bool:
    """Return whether a word that the patterns know tells the same act, ``whole`` as it is.

    "Signed the deal" is one act whoever has it; else the same people take part.
    """
    if found.action != other.action or other.likely is not None:
        return False
    fillers = (*found.sources, *found.targets)
    return whole or all(has(one, (*other.sources, *other.targets)) for one in fillers)
