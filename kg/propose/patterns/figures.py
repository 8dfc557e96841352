"""Figures of speech: words of war for quarrels and trade. Knows who takes part and what an act is over; never knows reality.

"The senator attacked the premier over taxes" is criticism, "a price war" is no war, "bombarded with letters" hurts nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import Cues
from kg.mentions.book import Mentions
from kg.propose.patterns.triggers import Trigger
from kg.sentence.clauses import subjects
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    POSSESSOR,
)
from kg.sentence.tree import children, preposition
from kg.types import Kind, Mention, Proposal, Reason

SPEAKING: tuple[Kind, ...] = ("party", "media", "organisation")
ARMED: tuple[Kind, ...] = ("country", "military", "armed group", "igo")
WARFARE = ("ASSAULT", "COERCE")
CRITICISM = ("ACCUSE", "111")
BODY = frozenset("foot heel hand back eye nose head shoulder arm tongue finger muscle".split())
CRITICS = ("critic", "critics")
BACK = ("fire", "shoot", "hit", "strike")


def is_empty(trigger: Trigger, sources: Sequence[Mention], mentions: Mentions, cues: Cues) -> bool:
    """Return whether a word of war means none, nor any other act: "a trade war", "bombarded with questions"."""
    if trigger.noun and is_figure(trigger.token, cues):
        return True
    if trigger.pattern.action not in (*WARFARE, "MOBILIZE"):
        return False
    if not trigger.noun and (
        is_gesture(trigger.token, sources, mentions) or is_averted(trigger, cues)
    ):
        return True
    if trigger.pattern.action not in WARFARE:
        return False
    if not trigger.noun and any(is_figure(word, cues) for word in subjects(trigger.token)):
        return True
    return any(preposition(word) == "with" and is_said(word, cues) for word in around(trigger))


def is_gesture(verb: Token, sources: Sequence[Mention], mentions: Mentions) -> bool:
    """Return whether somebody moves but himself: "dragged its feet", "shot itself in the foot"."""
    if any(word.lower_ == "itself" for word in children(verb, OBJECT)):
        return True
    own = {mention.first.id for mention in sources}
    parts = [word for word in children(verb, OBJECT, OBLIQUE) if word.lemma_.lower() in BODY]
    owners = (mentions.of(word) for part in parts for word in children(part, POSSESSOR))
    return any(owner is not None and owner.first.id in own for owner in owners)


def is_averted(trigger: Trigger, cues: Cues) -> bool:
    """Return whether a verb keeps force from being used: "defused a bomb", "foiled an attack"."""
    cue = cues.governor.get((trigger.token.lemma_.lower(), "phrase"))
    return trigger.pattern.action == "ASSAULT" and cue is not None and cue.behaviour == "preventing"


def is_figure(noun: Token, cues: Cues) -> bool:
    """Return whether a noun means no act with the word before it: "a price war", "in charge"."""
    return noun.i > 0 and f"{noun.nbor(-1).lemma_.lower()} {noun.lemma_.lower()}" in cues.figures


def is_said(word: Token, cues: Cues) -> bool:
    """Return whether a thing is one of words: a letter, a question."""
    return word.lemma_.lower() in cues.utterances


def around(trigger: Trigger) -> Iterator[Token]:
    """Yield the phrases and clauses of a trigger, of the verb that carries it and of their objects."""
    for word in (trigger.token, trigger.carrier):
        if word is not None:
            near = [word, *children(word, OBJECT, OBLIQUE)]
            yield from (
                below
                for one in near
                for below in children(one, OBLIQUE, NOMINAL_MODIFIER, ADVERBIAL_CLAUSE, NOUN_CLAUSE)
            )


def as_criticism(
    found: Proposal, trigger: Trigger, targets: Sequence[Mention], mentions: Mentions, cues: Cues
) -> Proposal:
    """Return a proposal, as one of criticism where those who attack speak, and over some matter: "attacked the premier over taxes"."""
    sides = [filler.mention for filler in found.sources]
    spoken = bool(sides) and all(speaks(mention, mentions) for mention in sides)
    critics = all(mention.text.lower().endswith(CRITICS) for mention in sides)
    unarmed = (critics or bool(targets)) and not any(
        one.first.kind in ARMED for mention in targets for one in mention.singles
    )
    if trigger.pattern.action != "ASSAULT" or not (spoken and unarmed):
        return found
    if is_bloody(trigger.token, cues) or not (
        critics or is_retort(trigger) or is_over_matter(trigger, mentions, cues)
    ):
        return found
    action, cameo = CRITICISM
    score = 1.0  # who speaks and strikes nobody is known, whatever the word means elsewhere
    reason = Reason(
        "propose",
        "figure",
        f"“{trigger.token.text}” is criticism: who does it speaks, and strikes nobody",
        found.trigger,
        score,
    )
    return replace(found, actions=((action, score),), cameo=cameo, because=(*found.because, reason))


def speaks(mention: Mention, mentions: Mentions) -> bool:
    """Return whether somebody fights with words alone: a party, a newspaper, a senator, a known politician."""
    actor = mention.first
    if mention.text.lower().endswith(CRITICS):
        return True
    if actor.kind != "person":
        return actor.kind in SPEAKING
    titles = {*mention.text.lower().split()[-1:], *mentions.titles.get(actor.id, ())}
    return (
        actor.wikidata is not None
        or actor.role is not None
        or any(mentions.lexicon.group(title) == "person" for title in titles)
    )


def is_bloody(word: Token, cues: Cues) -> bool:
    """Return whether a sentence speaks of weapons or of people who are hurt."""
    return any(other.lemma_.lower() in cues.weapons | cues.wounds for other in word.sent)


def is_retort(trigger: Trigger) -> bool:
    """Return whether somebody fires or hits back."""
    token = trigger.token
    return token.lemma_ in BACK and any(word.lower_ == "back" for word in token.children)


def is_over_matter(trigger: Trigger, mentions: Mentions, cues: Cues) -> bool:
    """Return whether an attack is over a matter or in words: "over bus fares", "in a speech", "for lying"; not "over the weekend"."""
    return any(is_matter(word, mentions, cues) for word in around(trigger))


def is_matter(word: Token, mentions: Mentions, cues: Cues) -> bool:
    """Return whether a phrase tells over what, in what words or for what deed somebody is criticised."""
    marker = preposition(word)
    if marker in ("over", "about"):
        return word.lemma_.lower() not in cues.spans and word.i not in mentions.places
    if marker == "for":
        return word.tag_ == "VBG"
    return marker == "in" and is_said(word, cues)
