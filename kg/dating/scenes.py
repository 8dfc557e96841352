"""The scene that a text is telling, and which acts continue it. Knows tense and the order of telling; never knows the calendar."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.dating.acts import Act, Acts, stem
from kg.dating.attached import BACK, Stated, is_near
from kg.dating.retold import TIMES
from kg.dating.within import AROUND, FIRST_PERSON, Clauses, has_when, told_apart
from kg.sentence.clauses import objects, predicate_of, subjects
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.words import counted, is_noun, is_predicate, is_verb
from kg.types import DateRange

FORCE = frozenset(("ASSAULT", "PROTEST"))  # what a text tells several times, or in many parts, of one day
NEWS_ON = 4
PRONOUNS = frozenset("he she it they we i".split())
MEMORY, NEAR, AFTER_LEAD = 8, 2, 3


@dataclass(frozen=True, slots=True)
class Scene:
    """The day of which the text is telling, since which sentence, who and what was named in it, and whether only a clause told of it."""

    dates: DateRange
    sentence: int
    aloof: bool
    inner: bool = False
    things: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


class Scenes:
    """The scenes of an article, sentence by sentence."""

    def __init__(self, doc: Doc, known: Acts, stated: Stated, clauses: Clauses) -> None:
        """Follow the scenes of a Doc."""
        self.known, self.stated, self.clauses = known, stated, clauses
        self.scene: Scene | None = None
        self.deeds: Scene | None = None
        self.behind: Scene | None = None  # what a clause recalled, while the text tells of another day
        self.scenes: dict[int, tuple[Scene, ...]] = {}
        self.begun: list[Scene] = []
        stated.last = None
        for sentence in doc.sents:
            self.follow(sentence)

    def follow(self, sentence: Span) -> None:
        """Remember the scene in which a sentence stands, and take it on to the next."""
        number, scene = self.known.numbers[sentence.start], self.scene
        self.scenes[sentence.start] = tuple(
            each for each in (scene, self.deeds if scene is None or scene.aloof else None, self.behind) if each is not None
        )
        verbs = sorted((word for word in sentence if is_main(word)), key=lambda word: (word.dep_ != "root", word.i))
        nouns = [word for verb in verbs for word in children(verb, "nsubj", "obl", "obj") if self.is_told_of(word, verb)]
        words = [word for word in verbs if tense(word) in BACK] + nouns
        told = [(word, dates) for word in words if (dates := self.clauses.of(word)) and self.known.is_past(dates)]
        here = [entry for entry in told if entry[1].precision == "day"]
        here = here or [entry for entry in told if entry[0] not in nouns and is_near(entry[1])]
        latest = max(told, key=lambda entry: entry[0].i)[1] if told else self.stated.last
        self.stated.last = self.stated.last_of(sentence) or latest
        acts = [self.known.acts[word.i] for word in sentence if word.i in self.known.acts]
        recalled = self.inner_scene(acts, number)
        if here:
            word, dates = here[0]
            same = scene if scene is not None and scene.dates.start == dates.start else None
            scene = Scene(dates, number, self.is_aloof(word) and (same is None or same.aloof))
            if same is not None:
                scene = replace(scene, things=same.things, actors=same.actors, kinds=same.kinds)
            done = {self.known.kind(event) for event, own in told if own.start == dates.start and self.known.is_deed(event)}
            scene = replace(scene, kinds=scene.kinds | done)
            scene = replace(scene, actors=scene.actors.union(*(self.known.keys(event.subtree) for event, _ in told if event in nouns)))
        elif scene is None and recalled:
            self.scene = recalled
            return
        elif self.behind is not None and any(self.of_scene(act) == self.behind.dates for act in acts):
            scene = replace(self.behind, sentence=number, inner=False, aloof=False)
        elif scene is not None and any(self.of_scene(act) for act in acts):
            scene = replace(scene, sentence=number, aloof=scene.aloof and not any(act.deed for act in acts))
        if recalled is not None and (scene is None or recalled.dates.start != scene.dates.start):
            self.behind = recalled
        if scene is not None and scene.sentence == number:
            people = self.known.keys(word for verb in verbs for word in subjects(verb))
            scene = replace(scene, things=scene.things | self.known.keys(sentence), actors=scene.actors | people)
            if not scene.aloof:
                self.deeds = scene
            if here:
                self.begun.append(scene)
        self.scene = scene

    def inner_scene(self, acts: list[Act], number: int) -> Scene | None:
        """Return the scene of a deed that only a clause tells of: "the trial of officers accused of killing a rebel in March"."""
        for act in acts:
            dates = self.clauses.of(act.token) if act.deed else None
            if dates is not None and dates.precision in ("day", "month", "year") and self.known.is_past(dates):
                return Scene(dates, number, aloof=True, inner=True, actors=frozenset(self.people(act.token)))
        return None

    def people(self, word: Token) -> set[str]:
        """Return whom a verb or an event noun names, with what else they are called."""
        named = [*subjects(word), *objects(word)] if is_verb(word) else children(word, "nmod", "nmod:poss")
        again = [other for noun in named for other in children(noun, "appos", "flat", "nmod:desc")]
        return self.known.keys([*named, *again, *(noun.head for noun in named if noun.dep_ == "appos")])

    def is_told_of(self, noun: Token, verb: Token) -> bool:
        """Return whether an event noun tells of the time of its sentence: "the blasts killed ten", but not "the killing shocked many"."""
        later = noun.dep_ == "nsubj" and verb.lemma_.lower() in self.known.cues.aftermath
        answered = noun.dep_ == "obj" and self.is_aloof(verb)  # "condemned the attack"
        return self.known.is_event(noun) and not later and not answered

    def of_scene(self, act: Act) -> DateRange | None:
        """Return the day of the scene that an act continues: told in the simple past, of somebody or something named there."""
        verb = predicate_of(act.carrier or act.token)
        while is_side(verb) and verb.head.i != verb.i:
            verb = predicate_of(verb.head)
        if is_noun(act.token) and act.carrier is None:
            return None
        first = verb
        while first.dep_ == "conj" and is_predicate(first.head):
            first = first.head
        after = first.dep_ == "advcl" and preposition(first) == "after" and act.deed and is_predicate(first.head)
        found = self.scene_of(act, verb)
        return self.scene_of(act, first.head) if found is None and after and self.is_told(verb) else found

    def scene_of(self, act: Act, verb: Token) -> DateRange | None:
        """Return the day of the scene that a verb continues with an act."""
        if not self.is_told(verb):
            return None
        scenes = self.scenes.get(verb.sent.start, ())
        known = [scene for scene in scenes if scene.inner and self.undergoes(verb, scene)]
        return next((scene.dates for scene in (*known, *scenes) if self.continues(act, verb, scene)), None)

    def undergoes(self, verb: Token, scene: Scene) -> bool:
        """Return whether what was done to somebody in a scene is told again or further: "the mayor who was killed", "he was beaten"."""
        return bool(self.known.keys([*objects(verb), *children(verb, "nsubj:pass")]) & scene.actors)

    def continues(self, act: Act, verb: Token, scene: Scene) -> bool:
        """Return whether an act belongs to a scene; what took weeks or months goes on for a sentence or two, and holds deeds alone."""
        distance = self.known.numbers[verb.sent.start] - scene.sentence
        coarse = scene.dates.precision != "day"
        again = act.deed and self.undergoes(verb, scene)
        if distance > (NEAR if coarse and not again else MEMORY) or (coarse and (not act.deed or preposition(verb) in AROUND)):
            return False
        if (scene.inner and not act.deed) or (scene.dates.precision == "year" and not self.known.keys(subjects(verb)) & scene.actors):
            return False
        if any(word.lower_ == "then" for word in children(verb, "advmod")):
            return True
        return self.has_deed(act, verb, scene, distance) if act.deed else self.has_speaker(verb, scene, distance)

    def of_news(self, act: Act) -> DateRange | None:
        """Return the day of the scene that a lead opens: "Gunmen have attacked a bank. The attackers fled on Monday"."""
        verb = predicate_of(act.carrier or act.token)
        number = self.known.numbers[verb.sent.start]
        if number > 1 or not act.deed or tense(verb) not in (*BACK, "present") or verb.sent.start in self.stated.dated:
            return None
        who = self.known.keys([*subjects(verb), *objects(verb)]) | {stem(verb.lemma_.lower())}
        near = [scene for scene in self.begun if number < scene.sentence <= number + AFTER_LEAD and not scene.aloof]
        days = [scene for scene in near if scene.dates.precision == "day" and (who & scene.actors or act.kind in scene.kinds & FORCE)]
        return days[0].dates if days else None

    def is_told(self, verb: Token) -> bool:
        """Return whether a verb can continue a scene: words of the moment, or the simple past without a time of its own."""
        if self.uttering(verb):
            return True
        timed = verb.sent.start in self.stated.dated or told_apart(verb) or verb.lemma_.lower() in self.known.cues.undergoing
        on_the_day_of = any(word.lemma_.lower() in TIMES and counted(word) for word in children(verb, "obl", "obl:unmarked"))
        return is_verb(verb) and tense(verb) == "past" and not timed and not on_the_day_of

    def has_deed(self, act: Act, verb: Token, scene: Scene, distance: int) -> bool:
        """Return whether a deed belongs to a scene; to one of words and answers only where its people act or are acted on."""
        who = subjects(verb)
        near = [*who, *objects(verb), *children(verb, "obl")]
        if self.known.keys(near) & scene.actors:
            return True
        if scene.aloof:
            return False
        pronoun = any(word.lower_ in PRONOUNS and word.i not in self.known.names for word in who)
        along = [word for inner in children(verb, "advcl") for word in subjects(inner)]
        things = self.known.keys([*near, *along, *objects(predicate_of(act.carrier or act.token))])
        again = distance <= NEWS_ON and is_main(verb) and scene.dates.precision == "day" and act.kind in scene.kinds & FORCE
        return distance <= 1 or pronoun or again or bool(things & scene.things)

    def has_speaker(self, verb: Token, scene: Scene, distance: int) -> bool:
        """Return whether words belong to a scene: they are those of somebody who acts in it."""
        who = subjects(verb)
        heads: set[str] = set()
        for word in who:
            named = self.known.names.get(word.i)
            heads |= named or ({stem(word.lemma_.lower())} if is_noun(word) else set())
        return bool(heads & scene.actors) or (distance <= 1 and any(word.lower_ in PRONOUNS for word in who))

    def uttering(self, verb: Token) -> bool:
        """Return whether somebody speaks for himself in a quotation."""
        return any(word.lower_ in FIRST_PERSON for word in subjects(verb)) and tense(verb) in ("present", "perfect")

    def is_aloof(self, word: Token) -> bool:
        """Return whether a word tells of words on deeds, or of an answer to them, and not of deeds: "confirmed", "sentenced"."""
        if word.i in self.known.acts and self.known.acts[word.i].answer:
            return True
        cue = self.known.cues.governor.get((word.lemma_.lower(), "clause"))
        return is_verb(word) and cue is not None and cue.speaker


def is_main(word: Token) -> bool:
    """Return whether a predicate carries the tale: the root, what is coordinated with it, what it reports."""
    while is_predicate(word) and word.dep_ in ("conj", "ccomp", "parataxis") and word.head.i != word.i:
        word = word.head
    return word.dep_ == "root"


def is_side(verb: Token) -> bool:
    """Return whether a verb tells what goes with the act of the verb above it."""
    bare = tense(verb) in ("participle", "infinitive") and verb.dep_ in ("advcl", "xcomp", "acl")
    return bare or (verb.dep_ == "advcl" and (has_when(verb) or preposition(verb) in ("as", "while", "when")))
