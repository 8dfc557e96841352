"""Whom the text names only as a suspect: "suspected rebels", "men thought to be soldiers". Never knows acts.

That somebody did it may stand, who it was may not. So a hedged phrase means an actor of its own, tied to no group and no country;
and whoever is named inside one ("a suspected US strike") is hedged with it.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.lexicon.cues import Cues
from kg.mentions.antecedents import renamed
from kg.mentions.book import Mentions
from kg.mentions.wording import phrase_text
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    APPOSITION,
    COMPOUND,
    COORDINATOR,
    COPULA,
    FLAT,
    MARKER,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    NOUN_CLAUSES,
    POSSESSOR,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    TITLE,
)
from kg.sentence.tree import children
from kg.sentence.words import is_noun
from kg.types import Kind, Mention, Reason, Span

NEAR = 60  # words back in which suspects must be spoken of
PARTS = (COMPOUND, ADJECTIVE, POSSESSOR, TITLE, FLAT)


def set_apart(mentions: Mentions, cues: Cues) -> None:
    """Let each hedged phrase mean an actor of its own, and remember that this one is only suspected."""
    for place, mention in list(mentions.by_head.items()):
        head = mentions.doc[place]
        word = hedge_on(head, cues)
        if word is None or not is_noun(head) or mention.first.kind == "country":
            continue
        kind = mention.first.kind
        actor = unknown(phrase_text(head), kind, None, mentions.article)
        says = f"“{word.text}” leaves open who “{mention.text}” are"
        because = (
            Reason("actor", "hedge", says, Span(word.text, word.idx, word.idx + len(word.text))),
        )
        mentions.by_head[place] = Mention(
            (actor,), mention.text, mention.start, mention.end, "description", because
        )
        mentions.suspected[actor.id] = word


def carry_on(mentions: Mentions) -> None:
    """Let "the fighters" mean suspects that were spoken of just before; they are no surer for being named again."""
    last: dict[Kind, tuple[int, Mention]] = {}
    for place, mention in sorted(mentions.by_head.items()):
        head, kind = mentions.doc[place], mention.first.kind
        if mention.first.id in mentions.suspected:
            last[kind] = (place, mention)
        elif kind in last and is_bare(head, mention) and place - last[kind][0] <= NEAR:
            mentions.by_head[place] = renamed(last[kind][1], head, "description")


def is_bare(head: Token, mention: Mention) -> bool:
    """Return whether a phrase says nothing but "the" and a plural noun."""
    said = [
        word.lower_
        for word in head.lefts
        if word.dep_ not in (PUNCTUATION, ADPOSITION, COORDINATOR, MARKER)
    ]
    return (
        mention.resolved == "description"
        and head.tag_ == "NNS"
        and said == ["the"]
        and not children(head, NOMINAL_MODIFIER, RELATIVE_CLAUSE)
    )


def hedge_of(mention: Mention, head: Token, mentions: Mentions, cues: Cues) -> Token | None:
    """Return the word that leaves open who somebody is, on his phrase or on one that he is named in; or none."""
    known = (mentions.suspected.get(actor.id) for actor in mention.actors)
    around = (hedge_on(noun, cues) for noun in phrases_around(head))
    return next((word for word in (*known, *around) if word is not None), None)


def phrases_around(noun: Token) -> Iterator[Token]:
    """Yield a noun, and the nouns that it is only a part of: "US", "strike" of "a US drone strike"."""
    yield noun
    while noun.dep_ in PARTS and is_noun(noun.head):
        noun = noun.head
        yield noun


def hedge_on(noun: Token, cues: Cues) -> Token | None:
    """Return the word that makes a noun phrase one of suspects, or none."""
    if noun.lemma_.lower() in cues.hedges:
        return noun
    before = [word for word in noun.children if word.i < noun.i and word.lower_ in cues.hedges]
    return next(iter([*before, *supposed_by(noun, cues), *told_after(noun, cues)]), None)


def is_reduced(verb: Token) -> bool:
    """Return whether a participle stands for a passive clause: "men | thought | to be soldiers"."""
    return verb.dep_ == NOUN_CLAUSE and verb.tag_ in ("VBN", "VBD")


def tells_what_is(verb: Token) -> bool:
    """Return whether a verb tells what somebody is, not what he did: "who police say | are | from the front"."""
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else verb
    return verb.dep_ == RELATIVE_CLAUSE and after.lemma_ == "be"


def supposed_by(noun: Token, cues: Cues) -> Iterator[Token]:
    """Yield the verb of supposing right before a predicate: "fighters who officials | say | are rebels"."""
    for copula in children(noun, COPULA):
        before = copula.nbor(-1) if copula.i > copula.sent.start else copula
        if before.lemma_.lower() in cues.supposing:
            yield before


def told_after(noun: Token, cues: Cues) -> Iterator[Token]:
    """Yield the verbs after a noun that only suppose what it is: "thought to be soldiers", "who police say are rebels"."""
    for verb in children(noun, *NOUN_CLAUSES):
        if verb.lemma_.lower() in cues.supposing and (is_reduced(verb) or tells_what_is(verb)):
            yield verb
    for word in children(noun, APPOSITION):
        yield from (part for part in word.children if part.lower_ in cues.hedges)
