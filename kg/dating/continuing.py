"""Which acts continue a scene. Knows tense and who is named; never knows how scenes are followed.

A scene passes its day on only to the simple past: to deeds of those it names, and to the words of
its own people. What others say about it stays without a date.
"""

from spacy.tokens import Token

from kg.dating.above import has_when, is_told_apart, speaks_for_himself
from kg.dating.acts import Act, stem_of
from kg.dating.clauses import Clauses, is_main
from kg.dating.dated import Dated
from kg.dating.scene import Scene
from kg.dating.stated import BACK
from kg.dating.verbs import AROUND
from kg.sentence.clauses import objects, predicate_of, subjects
from kg.sentence.labels import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    NOUN_CLAUSE,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    RELATIVE_CLAUSE,
    UNMARKED_OBLIQUE,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has_word, is_root, preposition
from kg.sentence.words import counted, is_noun, is_verb

FORCE = frozenset(("ASSAULT", "PROTEST"))
"""What a text tells several times, or in many parts, of one day."""
FORCE_REACHES = 4
PRONOUNS = frozenset("he she it they we i".split())
MEMORY, NEAR, AFTER_LEAD = 8, 2, 3
SIDES = (ADVERBIAL_CLAUSE, OPEN_COMPLEMENT, NOUN_CLAUSE)
ALONG = ("as", "while", "when")


def of_scene(dates: Clauses, act: Act, scenes: tuple[Scene, ...]) -> Dated | None:
    """Return the day of the scene that an act continues: told in the simple past, or spoken."""
    if is_noun(act.token) and act.carrier is None:
        return None
    verb = predicate_of(act.verb)
    while is_side(verb) and not is_root(verb):
        verb = predicate_of(verb.head)
    if not is_told(dates, verb):
        return None
    return scene_of(dates, act, verb, scenes)


def scene_of(dates: Clauses, act: Act, verb: Token, scenes: tuple[Scene, ...]) -> Dated | None:
    """Return the day of the scene that a verb continues with an act.

    One that only a clause told of comes first for what was done to its people.
    """
    known = [scene for scene in scenes if scene.inner and undergoes(dates, verb, scene)]
    for scene in (*known, *scenes):
        if continues(dates, act, verb, scene):
            return scene.dated.via("scene", verb)
    return None


def undergoes(dates: Clauses, verb: Token, scene: Scene) -> bool:
    """Return whether what was done to somebody in a scene is told further: "he was beaten"."""
    sufferers = [*objects(verb), *children(verb, PASSIVE_SUBJECT)]
    return scene.has_actor(dates.acts.keys(sufferers))


def continues(dates: Clauses, act: Act, verb: Token, scene: Scene) -> bool:
    """Return whether an act belongs to a scene."""
    distance = dates.acts.number(verb) - scene.sentence
    if distance > MEMORY or (scene.inner and not act.deed):
        return False
    if not scene.dated.is_day and not continues_coarse(dates, act, verb, scene):
        return False
    if has_word(verb, ("then",), ADVERB):
        return True
    if act.deed:
        return has_deed(dates, act, verb, scene)
    return has_speaker(dates, verb, scene)


def continues_coarse(dates: Clauses, act: Act, verb: Token, scene: Scene) -> bool:
    """Return whether a deed may belong to a scene of weeks or months.

    It goes on for a sentence or two, or as long as its people suffer; a year's scene is that of
    those who act in it.
    """
    if not act.deed or preposition(verb) in AROUND:
        return False
    if scene.dated.dates.precision == "year":
        who = dates.acts.keys(subjects(verb))
        if not scene.has_actor(who):
            return False
    distance = dates.acts.number(verb) - scene.sentence
    return distance <= NEAR or undergoes(dates, verb, scene)


def of_news(dates: Clauses, act: Act, begun: list[Scene]) -> Dated | None:
    """Return the day of the scene that a lead opens.

    "Gunmen have attacked a bank. The attackers fled on Monday"
    """
    verb = predicate_of(act.verb)
    number = dates.acts.number(verb)
    if number > 1 or number in dates.stated.timed:
        return None
    if not act.deed or tense(verb) not in BACK | {"present"}:
        return None
    who = dates.acts.keys([*subjects(verb), *objects(verb)]) | {stem_of(verb)}
    near = (scene for scene in begun if number < scene.sentence <= number + AFTER_LEAD)
    for scene in near:
        if scene.dated.is_day and opens(act, who, scene):
            return scene.dated.via("lead", verb)
    return None


def opens(act: Act, who: set[str], scene: Scene) -> bool:
    """Return whether a lead tells of a scene below: of its people, or of the same force."""
    if scene.aloof:
        return False
    return scene.has_actor(who) or act.kind in scene.kinds & FORCE


def is_told(dates: Clauses, verb: Token) -> bool:
    """Return whether a verb can continue a scene.

    Words of the moment, or the simple past without a time of its own.
    """
    if speaks_for_himself(verb):
        return True
    if not is_verb(verb) or tense(verb) != "past":
        return False
    if dates.acts.number(verb) in dates.stated.timed or is_told_apart(dates, verb):
        return False
    if verb.lemma_.lower() in dates.acts.cues.undergoing or is_recalled(verb):
        return False
    return not on_day_of(dates, verb)


def is_recalled(verb: Token) -> bool:
    """Return whether a relative clause set in commas tells what somebody did before."""
    first = verb.left_edge
    pause = first if first.is_punct or first.i == 0 else first.nbor(-1)
    return verb.dep_ == RELATIVE_CLAUSE and pause.text == ","


def on_day_of(dates: Clauses, verb: Token) -> bool:
    """Return whether a verb is told of the day of something else: "on the day of the vote"."""
    times = dates.acts.cues.times
    below = children(verb, OBLIQUE, UNMARKED_OBLIQUE)
    return any(noun.lemma_.lower() in times and counted(noun) for noun in below)


def has_deed(dates: Clauses, act: Act, verb: Token, scene: Scene) -> bool:
    """Return whether a deed belongs to a scene.

    To one of words and answers only where its people act or are acted on.
    """
    keys, who = dates.acts.keys, subjects(verb)
    near = [*who, *objects(verb), *children(verb, OBLIQUE)]
    if scene.has_actor(keys(near)):
        return True
    if scene.aloof:
        return False
    distance = dates.acts.number(verb) - scene.sentence
    if distance <= 1 or is_more_force(act, verb, scene, distance):
        return True
    along = [word for inner in children(verb, ADVERBIAL_CLAUSE) for word in subjects(inner)]
    return scene.names(keys([*near, *along, *objects(predicate_of(act.verb))]))


def is_more_force(act: Act, verb: Token, scene: Scene, distance: int) -> bool:
    """Return whether more of the same force is told of one day."""
    if act.kind not in scene.kinds & FORCE or not scene.dated.is_day:
        return False
    return distance <= FORCE_REACHES and is_main(verb)


def has_speaker(dates: Clauses, verb: Token, scene: Scene) -> bool:
    """Return whether words belong to a scene: they are those of somebody who acts in it."""
    who = subjects(verb)
    heads: set[str] = set()
    for word in who:
        own = {stem_of(word)} if is_noun(word) else set()
        heads |= dates.acts.names.get(word.i) or own
    if scene.has_actor(heads):
        return True
    near = dates.acts.number(verb) - scene.sentence <= 1
    return near and any(word.lower_ in PRONOUNS for word in who)


def is_side(verb: Token) -> bool:
    """Return whether a verb tells what goes with the act of the verb above it."""
    if verb.dep_ in SIDES and tense(verb) in ("participle", "infinitive"):
        return True
    if verb.dep_ != ADVERBIAL_CLAUSE:
        return False
    return has_when(verb) or preposition(verb) in ALONG
