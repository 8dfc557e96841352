"""The reader that learned: a proposer that stands on the parser's encoder.

It chooses among the mentions, places and expressions of time that the program finds; what it does
not know of a word it is told (``features.py``). Never knows reality or dates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.english.component import VIEW
from kg.english.heads import Heads
from kg.english.slots import ROLES, Array
from kg.lexicon.load import Lexicon
from kg.mentions.book import Mentions
from kg.mentions.speakers import names_somebody, speaker
from kg.propose.bystanders import is_involved, is_no_doer, stands_by, wholes
from kg.propose.cast import NOBODY, cast
from kg.propose.features import known_acts
from kg.propose.patterns.arguments import CONSIDERING
from kg.propose.patterns.there import is_scene_of
from kg.propose.proposal import Proposer, Story
from kg.sentence.clauses import surface_subjects
from kg.sentence.labels import CONJUNCT, OBJECT, OBLIQUE
from kg.sentence.phrases import extent
from kg.sentence.words import is_noun
from kg.types import Chance, Filler, Mention, Proposal, Reason, Span

UNLIKELY = 0.05  # of an act at all: below, nothing is said but of words that the seeds know
OPEN = 0.5  # below, nobody is looked for: it may still confirm what a pattern reads
SURE, LIKELY = 0.5, 0.4  # of who fills a role: several may be sure, one alone is likely
AWAY = 0.65  # of who fills a role from another sentence: less is a guess
HEARD = 0.7  # of who says so: with a speaker nothing is asserted
TOLD = 0.1  # what is less likely is not named as a runner-up
BY = "reader"
JUDGED = (OBJECT, OBLIQUE)
JUDGING = ("ACCUSE", "REJECT", "SUPPORT")
DEEDS = ("ACCUSE", "APPOINT", "ASSAULT", "COERCE", "PROTEST", "SANCTION")
LOOKING_ON = CONSIDERING | frozenset(
    "attend watch witness survive fear mourn face suffer endure".split()
)
"""Verbs of those who do not do what their object names; a judge of talks may well take part."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A story as the reader sees it: of each word, how likely its codes and its status are."""

    story: Story
    heads: Heads
    codes: Array
    status: Array
    known: Sequence[Sequence[str]]

    def likely(self, word: Token) -> float:
        """Return how likely it is that a word tells of an act."""
        return float(1 - self.codes[word.i, self.heads.nothing])

    def code(self, word: Token) -> str:
        """Return of which code an act would be that a word tells of."""
        return self.heads.codes[int(self.codes[word.i, : self.heads.nothing].argmax())]


def learned(lexicon: Lexicon, heads: Heads | None = None) -> Proposer:
    """Return the learned reader; it proposes nothing of a Doc of another pipeline."""
    heads = heads or Heads.shipped()

    def propose(story: Story) -> Iterator[Proposal]:
        view = story.doc.user_data.get(VIEW)
        if heads is None or view is None:
            return
        known = [list(known_acts(word, lexicon.actions)) for word in story.doc]
        codes = heads.acts(view, known)
        sight = Sight(story, heads, codes, heads.status(view), known)
        likely = 1 - codes[:, heads.nothing] >= UNLIKELY
        words = (word for word in story.doc if not word.is_space)
        acts = [word for word in words if likely[word.i] or known[word.i]]
        open_acts = [act for act in acts if sight.likely(act) >= OPEN]
        filled = cast(open_acts, story, heads, view, codes, known)
        for act in acts:
            yield proposal(act, *filled.get(act.i, NOBODY), sight)

    return propose


def proposal(act: Token, words: Sequence[Token], roles: Array, sight: Sight) -> Proposal:
    """Return what the reader says of one act."""
    codes, heads, story = sight.codes[act.i], sight.heads, sight.story
    trigger = Span(act.text, act.idx, act.idx + len(act.text))
    sure = sight.likely(act)
    ranked = sorted(
        zip(heads.codes, codes[:-1].tolist(), strict=True), key=lambda one: (-one[1], one[0])
    )
    actions = tuple((code, round(score, 2)) for code, score in ranked if score >= TOLD)
    actions = actions or ((ranked[0][0], round(ranked[0][1], 2)),)
    start, end = act.sent.start, act.sent.end
    needed = [TOLD if start <= word.i < end else AWAY for word in words]
    filled = {
        role: [
            (word, score)
            for word, score, least in zip(words, roles[:, number].tolist(), needed, strict=True)
            if score >= least
        ]
        for number, role in enumerate(ROLES)
    }
    name = f"{BY} {heads.digest}"
    statuses = tuple(
        (told, round(score, 2))
        for told, score in zip(heads.statuses, sight.status[act.i].tolist(), strict=True)
        if score >= TOLD
    )
    says = f"“{trigger.text}” is {actions[0][0]} by the reader {heads.digest}, of an act {sure:.2f}"
    because = [Reason("propose", name, says, trigger, round(sure, 2))]
    because += runners_up(actions, filled, trigger)
    sources, targets = (
        tuple(
            one
            for one in fillers(filled[role], story)
            if not stands_by(story.word(one.mention.span), act, actions[0][0])
            and not (role == "source" and is_no_source(one.mention, act, sight))
            and not (role == "target" and is_involved(story.word(one.mention.span), act))
            and can_fill(role, story.word(one.mention.span), story.mentions)
            and not is_part_of_act(story.word(one.mention.span), act, sight)
        )
        for role in ("source", "target")
    )
    sources, targets = beside(sources, targets, story), beside(targets, sources, story)
    return Proposal(
        trigger=trigger,
        actions=actions,
        by=(name,),
        sources=sources,
        targets=targets,
        speakers=tuple(one for one in fillers(filled["speaker"], story) if one.score >= HEARD),
        when=words_of(filled["when"]),
        where=words_of(filled["where"]),
        status=statuses,
        likely=round(sure, 2),
        chances=tuple(weighed(words, roles, story)),
        unheard=not sight.known[act.i] and act.pos_ != "AUX",  # "must" is the patterns' too
        passed=any(actions[0][0] in told.split() for told in sight.known[act.i]),
        because=tuple(because),
    )


def weighed(words: Sequence[Token], roles: Array, story: Story) -> Iterator[Chance]:
    """Yield how likely each mention is source and target of an act."""
    for word, (source, target) in zip(words, roles[:, :2].tolist(), strict=True):
        mention = speaker(word, story.mentions)
        if mention is not None:
            yield Chance((mention.start, mention.end), source, target)


def fillers(filled: Sequence[tuple[Token, float]], story: Story) -> Iterator[Filler]:
    """Yield the mentions that fill a role; who is on no list is named as in the text."""
    for word, score in chosen(filled):
        mention = speaker(word, story.mentions)
        if mention is not None and not counts_things(word, mention, story):
            yield Filler(mention, round(score, 2))


def counts_things(word: Token, mention: Mention, story: Story) -> bool:
    """Return whether a number is one of things: "seized hundreds of mortars"."""
    counted = story.word(mention.span)
    return counted.i != word.i and not can_fill("source", counted, story.mentions)


def is_no_source(mention: Mention, act: Token, sight: Sight) -> bool:
    """Return whether an act is done to somebody, or only happens there: "Chad's coup killed …"."""
    word = sight.story.word(mention.span)
    if is_no_doer(word, act) or judges(word, act, sight):
        return True
    return any(is_scene_of(mention, noun) for noun in (act, *surface_subjects(act)))


def judges(word: Token, act: Token, sight: Sight) -> bool:
    """Return whether somebody only judges a deed, or looks on: "Togo opposed the raid on Mali"."""
    verb = act.head
    if not is_noun(act) or act.dep_ not in JUDGED or word not in surface_subjects(verb):
        return False
    judging = sight.likely(verb) >= OPEN and sight.code(verb) in JUDGING
    return sight.code(act) in DEEDS and (judging or verb.lemma_ in LOOKING_ON)


def is_part_of_act(word: Token, act: Token, sight: Sight) -> bool:
    """Return whether somebody seems to be one of some acts, or is told of an act beside this one.

    "Died in clashes, including two B"; "a bombing, and clashes with B".
    """
    if any(sight.likely(whole) >= OPEN for whole in wholes(word) if is_noun(whole)):
        return True
    row = (one for one in word.ancestors if one.dep_ == CONJUNCT and one.i != act.i)
    return any(is_noun(one) and sight.likely(one) >= OPEN and in_row(one, act) for one in row)


def in_row(one: Token, act: Token) -> bool:
    """Return whether two nouns stand in one row."""
    return is_noun(act) and (one.head.i in (act.i, act.head.i) and act.i < one.i)


def beside(
    fillers: tuple[Filler, ...], others: tuple[Filler, ...], story: Story
) -> tuple[Filler, ...]:
    """Return those of a side who are not some of the other: "the ministers, including B"."""
    heads = {story.word(other.mention.span).i for other in others}
    told = ((one, wholes(story.word(one.mention.span))) for one in fillers)
    return tuple(one for one, above in told if not any(whole.i in heads for whole in above))


def can_fill(role: str, word: Token, mentions: Mentions) -> bool:
    """Return whether a word can mean somebody: no town; who acts is no storm, but people."""
    if names_somebody(word, mentions):
        return True
    if word.pos_ == "PROPN" and word.text[:1].isupper():
        return word.i not in mentions.places
    return role == "target" or mentions.lexicon.human(word.lemma_.lower())


def chosen(filled: Sequence[tuple[Token, float]]) -> list[tuple[Token, float]]:
    """Return those who are sure to fill a role; where none is, the likeliest, if likely enough."""
    sure = [(word, score) for word, score in filled if score >= SURE]
    best = max(filled, key=lambda one: (one[1], -one[0].i), default=None)
    return sure or ([best] if best is not None and best[1] >= LIKELY else [])


def words_of(filled: Sequence[tuple[Token, float]]) -> Span | None:
    """Return the words of the surest filler of a role that no actor fills."""
    sure = [(score, -word.i, word) for word, score in filled if score >= SURE]
    if not sure:
        return None
    word = max(sure)[-1]
    start, end = extent(word)
    words = word.doc[start:end]
    return Span(words.text, words.start_char, words.end_char)


def runners_up(
    actions: Sequence[tuple[str, float]],
    filled: dict[str, list[tuple[Token, float]]],
    trigger: Span,
) -> list[Reason]:
    """Return what else was likely: other codes, and for each role other words."""
    told = [("action", [f"{code} {score:.2f}" for code, score in actions[1:]])]
    for role in ROLES:
        kept = chosen(filled[role])
        others = [(word, score) for word, score in filled[role] if (word, score) not in kept]
        told.append((role, [f"“{word.text}” {score:.2f}" for word, score in others]))
    return [
        Reason("propose", "runner-up", f"{slot} might also be {', '.join(words)}", trigger)
        for slot, words in told
        if words
    ]
