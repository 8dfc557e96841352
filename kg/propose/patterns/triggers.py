"""Triggers: which words of a sentence report an action. Knows patterns and the words around a trigger; never knows actors' names."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.english.lemmas import VERB_ENDINGS, candidates
from kg.lexicon.actions import PREPOSITIONS, ActionIndex, Pattern
from kg.lexicon.cues import Cues
from kg.mentions.book import Mentions
from kg.propose.patterns.arguments import heads_of_object, light_verb, noun_role
from kg.sentence.clauses import subjects
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AGENT,
    AUXILIARIES,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    COPULA,
    DETERMINER,
    FLAT,
    INDIRECT_OBJECT,
    MARKER,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OBLIQUES,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PARTICLE,
    PASSIVE_SUBJECT,
    SUBJECT,
    TIMES,
    TITLE,
    UNMARKED_OBLIQUE,
)
from kg.sentence.phrases import phrases
from kg.sentence.tree import children, preposition, spelled
from kg.sentence.valency import ASPECTS
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import CALENDAR, OBLIGING, counted, is_infinitive, is_noun, is_verb, particle

OFFENCES = frozenset(("ASSAULT", "COERCE", "ACCUSE", "THREATEN"))
PREDICATES = (
    OPEN_COMPLEMENT,
    COMPLEMENT_CLAUSE,
    ADVERBIAL_CLAUSE,
    OBLIQUE,
    CLAUSAL_SUBJECT,
    PARATAXIS,
)
HUMAN = frozenset(("person", "civilians", "protesters", "media"))
FORETELLING = frozenset(("will", "may", "might", "could", "wo", "'ll"))
STATES = frozenset(
    ("have", "know", "understand", "realize", "realise", "expect", "think", "believe")
)  # "must know that": no deed is asked
ENTITLING = frozenset(("power", "right", "authority", "mandate"))


PHRASAL = frozenset((  # prepositions of several words that are none of their words
    "according to", "due to", "owing to", "thanks to", "prior to", "next to", "contrary to", "because of", "ahead of", "instead of",
    "as of", "in addition to", "in front of", "in spite of", "in response to", "on behalf of", "with regard to", "in terms of",
))  # fmt: skip
UNNAMED = frozenset("ask want decline request wish refuse prefer insist demand".split())


class Trigger(NamedTuple):
    """A word that reports an action: the pattern, the preposition that belongs to its verb, the verb that carries its noun."""

    token: Token
    pattern: Pattern
    last: str
    carrier: Token | None
    noun: bool


def find(
    sentence: Iterator[Token], mentions: Mentions, actions: ActionIndex, cues: Cues
) -> Iterator[Trigger]:
    """Yield the triggers of a sentence, from left to right."""
    for token in sentence:
        found = verb_trigger(token, mentions, actions) if acts(token) else None
        found = found or (
            noun_trigger(token, mentions, actions, cues) if names_act(token, mentions) else None
        )
        if found is not None:
            yield found


def acts(token: Token) -> bool:
    """Return whether a word can be a verb trigger: a verb form that is no mere modifier, or an adjective said with "be"."""
    if token.pos_ == "ADJ":
        return bool(children(token, COPULA))
    verb = (
        is_verb(token)
        and token.pos_ == "VERB"
        and token.dep_ not in (ADJECTIVE, COMPOUND, ADPOSITION, MARKER, COORDINATOR, FLAT)
    )
    return verb and not is_proviso(token) and not is_naming(token) and not is_entitled(token)


def names_act(token: Token, mentions: Mentions) -> bool:
    """Return whether a word can be a noun trigger: a common noun outside names."""
    gerund = token.tag_ == "VBG" and token.dep_ in (
        OBJECT,
        OBLIQUE,
        NOMINAL_MODIFIER,
        *NOMINAL_SUBJECTS,
    )
    loose = (
        token.dep_ not in (FLAT, COMPOUND, TITLE, ADJECTIVE)
        and not token.ent_type_
        and not is_titled(token)
    )
    return (
        (is_noun(token) or gerund)
        and loose
        and token.i not in mentions.by_head
        and token.i not in mentions.places
    )


def is_titled(noun: Token) -> bool:
    """Return whether an event noun is the name of a thing: "the Free Trade Agreement"; in a headline capitals tell nothing."""
    named = (
        noun.tag_ in ("NNP", "NNPS")
        and noun.text[:1].isupper()
        and noun.i > noun.sent.start
        and noun.nbor(-1).text[:1].isupper()
    )
    return named and any(
        word.is_alpha and word.text.islower() and len(word.text) > 4 for word in noun.sent
    )


def verb_trigger(verb: Token, mentions: Mentions, actions: ActionIndex) -> Trigger | None:
    """Return the most specific pattern that a verb and the words around it match."""
    lemma = base_form(verb, actions)
    for pattern in actions.verb(lemma):
        for words in sorted(
            (words for words in pattern.verbs if words[0] == lemma), key=len, reverse=True
        ):
            last = rest_matches(verb, words[1:])
            if last is None:
                continue
            heads = list(heads_of_object(verb, None, last, (), noun=False))
            fits = objects_fit(heads, pattern, mentions) and not declines(verb, pattern)
            fits = fits and (
                not pattern.subjects or subjects_fit(subjects(verb), pattern, mentions)
            )
            if (
                fits
                and complement_fits(verb, pattern, actions, mentions)
                and transitive(verb, heads, pattern, last)
            ):
                return Trigger(verb, pattern, last, None, noun=False)
    return None


def base_form(verb: Token, actions: ActionIndex) -> str:
    """Return the lemma of a verb, with the part before its hyphen where the two are a verb of their own: "test-fire".

    Of a form whose lemma no pattern has, the base form that one has: "besieged" is of "besiege".
    """
    lemma = verb.lemma_.lower()
    if verb.tag_ not in ("VB", "VBP") and not actions.verb(lemma):
        lemma = next(
            (base for base in candidates(verb.lower_, VERB_ENDINGS) if actions.verb(base)), lemma
        )
    if verb.i < 2 or verb.nbor(-1).text != "-":
        return lemma
    whole = f"{verb.nbor(-2).lower_}-{lemma}"
    return whole if actions.verb(whole) else lemma


def rest_matches(verb: Token, rest: tuple[str, ...]) -> str | None:
    """Return the preposition that ends a multiword verb (empty if it ends in a particle), or none if the words are not there."""
    last = ""
    part = particle(verb)
    inner = verb
    if len(rest) > 1 and set(rest) <= PREPOSITIONS and not follow(verb, rest):
        return None
    if verb.lemma_ == "call" and rest == ("for",) and children(verb, OBJECT):
        return None  # "called the junta a liar for its claims"
    for word in rest:
        phrased = children(
            verb, OBJECT, OPEN_COMPLEMENT, OBLIQUE, UNMARKED_OBLIQUE, PASSIVE_SUBJECT
        )
        below = next((below for below in phrased if word in named_as(below)), None)
        if below is not None and spelled(below, ("not",), ADVERB):
            return None  # "found not guilty"
        if (
            word == part
            or below is not None
            or any(other.lower_ == word for other in children(verb, ADVERB, PARTICLE))
        ):
            last = ""
            inner = below or inner
        elif (governed(verb, word) and not is_deadly(verb)) or any(
            preposition(phrase) == word for phrase in children(inner, NOMINAL_MODIFIER)
        ):
            last = word
        else:
            return None
    return None if part and part not in rest else last  # "back up" is not "back"


def follow(verb: Token, rest: tuple[str, ...]) -> bool:
    """Return whether these words follow a verb at once: "called in on"; not "called on B, in a letter"."""
    after = verb.doc[verb.i + 1 : verb.i + 1 + len(rest)]
    return tuple(word.lower_ for word in after) == rest


def is_deadly(verb: Token) -> bool:
    """Return whether a verb tells of death, so that no phrase aims it: "shot dead at a market"."""
    return any(word.lower_ in ("dead", "death") for word in children(verb, OPEN_COMPLEMENT, ADVERB))


def named_as(word: Token) -> set[str]:
    """Return the words that a verb's phrase can name an object by: its lemma, itself, what is compounded with it."""
    parts = [part.lemma_.lower() for part in children(word, COMPOUND, ADJECTIVE)]
    return {word.lemma_.lower(), word.lower_, *parts}


def governed(verb: Token, word: str) -> bool:
    """Return whether the verb has a phrase or clause with this preposition, also a stranded one; "on May 2 he called" is no call on."""
    under = children(verb, *OBLIQUES, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)
    below = [child for child in under if child.i > verb.i or child.tag_ in ("WP", "WDT")]
    marked = [
        child for child in below if child.text not in CALENDAR and preposition(child) not in PHRASAL
    ]
    if any(word in preposition(child).split(" ") for child in marked):
        return True
    return (is_passive(verb) and any(child.lower_ == word for child in verb.children)) or any(
        preposition(inner) == word
        for child in children(verb, OBJECT)
        for inner in children(child, NOMINAL_MODIFIER)
    )


def objects_fit(heads: list[Token], pattern: Pattern, mentions: Mentions) -> bool:
    """Return whether the object is what a pattern asks for, and nothing it rules out."""
    if any(described(head, mentions) & pattern.not_objects for head in heads):
        return False
    return not pattern.objects or any(described(head, mentions) & pattern.objects for head in heads)


def declines(verb: Token, pattern: Pattern) -> bool:
    """Return whether what completes a verb is what a pattern rules out: "declined to comment", "was named player of the year"."""
    completing = (*children(verb, OPEN_COMPLEMENT), *phrases(verb, "as"))
    return any(below.lemma_.lower() in pattern.not_objects for below in completing)


def subjects_fit(acting: list[Token], pattern: Pattern, mentions: Mentions) -> bool:
    """Return whether who acts is what a pattern asks for: soldiers who leave withdraw."""
    words = [word for head in acting for word in (head, *counted(head), *conjuncts(head))]
    return any(described(word, mentions) & pattern.subjects for word in words)


def transitive(verb: Token, heads: list[Token], pattern: Pattern, last: str) -> bool:
    """Return whether a verb whose target is its object has one: "seized on his words" is no seizure."""
    others = [role for role in pattern.target if role in PREPOSITIONS]
    if (
        heads
        or last
        or "object" not in pattern.target
        or pattern.symmetric
        or any(phrases(verb, role) for role in others)
    ):
        return True
    return is_passive(verb) or any(
        word.dep_ in (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT, PARTICLE) for word in verb.children
    )


def complement_fits(
    verb: Token, pattern: Pattern, actions: ActionIndex, mentions: Mentions
) -> bool:
    """Return whether the verb has below it the clause or predicate that a pattern asks for."""
    if not pattern.complement:
        return True
    below = [
        word
        for word in verb.children
        if word.dep_ in PREDICATES and (word.i > verb.i or word.dep_ == COMPLEMENT_CLAUSE)
    ]
    below += [thing for thing in children(verb, OBJECT) if is_doubled(thing)]
    below += [
        deed
        for word in below
        if word.lemma_ in ASPECTS
        for deed in children(word, OPEN_COMPLEMENT, OBJECT)
    ]  # "vowed to continue fighting"
    affirmed = [head for head in below if not children(head, COPULA) or not is_negated(head)]
    kinds = [
        kind for head in affirmed if not is_verb(head) for kind in phrases(head, "of")
    ]  # "an act of aggression"
    said = [word for head in affirmed for word in (head, *children(head, ADJECTIVE))] + kinds
    forms = {form for word in said for form in (word.lemma_.lower(), word.lower_)}
    forms |= {preposition(head) for head in affirmed if children(head, COPULA)}
    forms |= {
        "infinitive"
        for word in below
        if word.dep_ in (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE)
        and any(mark.lower_ == "to" for mark in children(word, MARKER, AUXILIARY))
        and not children(word, COPULA)  # "told the crowd that his goal is to win"
    }
    forms |= {"against"} if any(preposition(word) == "against" for word in below) else set()
    clauses = children(verb, COMPLEMENT_CLAUSE)
    forms |= {"clause"} if clauses else set()
    called = (
        any(word.dep_ == OPEN_COMPLEMENT and not is_verb(word) for word in below)
        or len(children(verb, OBJECT)) > 1
    )
    forms |= set() if called else {"plain"}  # not "whom they call a rebel"
    forms |= {"obligation" for first in clauses for word in conjuncts(first) if obliges(word)}
    forms |= {"permission" for word in clauses if permits(word)}
    forms |= {"subjunctive" for word in clauses if is_bidden(word)}
    others = [word for word in clauses if not is_own_deed(verb, word, mentions)]
    deeds = {other.action for word in others for other in actions.verb(word.lemma_.lower())}
    forms |= {"offence"} if deeds and deeds <= OFFENCES else set()
    return bool(forms & pattern.complement)


def is_doubled(thing: Token) -> bool:
    """Return whether an object holds another, with what it is called: "branded [the rebels terrorists]"."""
    return bool(children(thing.head, INDIRECT_OBJECT)) or any(
        word.tag_ == "NNS" for word in children(thing, COMPOUND)
    )


def is_negated(word: Token) -> bool:
    """Return whether a word is denied: "is not a threat", "is no threat"."""
    return any(
        below.lower_ in ("not", "n't", "n’t", "never", "no")
        for below in children(word, ADVERB, DETERMINER)
    )


def is_bidden(verb: Token) -> bool:
    """Return whether a clause has the bare verb of a demand: "insisted that Chad leave"."""
    bare = verb.tag_ in ("VB", "VBP") and not children(verb, *AUXILIARIES)
    return bare and any(
        word.tag_ in ("NN", "NNP") and not children(word, CONJUNCT)
        for word in children(verb, SUBJECT)
    )


def permits(word: Token) -> bool:
    """Return whether a clause says what somebody may do: "could reopen"; "could not" permits nothing."""
    return not is_negated(word) and any(
        helper.lower_ in ("can", "could", "may") for helper in children(word, AUXILIARY)
    )


def obliges(word: Token) -> bool:
    """Return whether a clause says what somebody must do: "must leave", "needs to leave"."""
    helpers = children(word, AUXILIARY)
    if any(helper.lower_ in OBLIGING for helper in helpers):
        blamed = any(helper.lower_ == "have" for helper in helpers)  # "should have left"
        return is_verb(word) and word.lemma_ not in STATES and not blamed
    if is_negated(word) or any(helper.lower_ in FORETELLING for helper in helpers):
        return False  # "does not need to", "will need to sell the deal"
    return word.lower_ in ("need", "needs", "has", "have", "had") and any(
        is_infinitive(below) for below in children(word, OPEN_COMPLEMENT)
    )


def is_own_deed(verb: Token, deed: Token, mentions: Mentions) -> bool:
    """Return whether a clause under a verb of claiming tells of the claimant's own side: "the group claims that it killed"."""
    claimants = {
        mention.first.id
        for word in subjects(verb)
        for inner in word.subtree
        if (mention := mentions.of(inner)) is not None
    }
    doers = subjects(deed)[:1]
    return any(
        word.tag_ == "PRP"
        or ((known := mentions.of(word)) is not None and known.first.id in claimants)
        for word in doers
    )


def is_naming(word: Token) -> bool:
    """Return whether a participle only tells a name: "rebels called the Front for Peace", "asked not to be named"."""
    if (
        word.lemma_ == "name"
        and word.dep_ == OPEN_COMPLEMENT
        and word.head.lemma_ in UNNAMED
        and is_passive(word)
    ):
        return True
    return (
        word.lemma_ in ("call", "name", "dub")
        and word.dep_ == NOUN_CLAUSE
        and word.tag_ == "VBN"
        and not agents(word)
    )


def is_entitled(word: Token) -> bool:
    """Return whether an infinitive tells only what somebody is free to do: "gave the army powers to arrest and shoot"."""
    first = word.head if word.dep_ == CONJUNCT and is_verb(word.head) else word
    free = (
        first.dep_ == NOUN_CLAUSE
        and first.head.lemma_.lower() in ENTITLING
        and is_infinitive(first)
    )
    return free and first.head.head.lemma_ not in ("use", "exercise", "invoke")


def is_proviso(word: Token) -> bool:
    """Return whether a participle is a conjunction: "provided that B leaves"."""
    return (
        word.lower_ in ("provided", "providing")
        and word.dep_ in (NOUN_CLAUSE, ADVERBIAL_CLAUSE)
        and not children(word, OBJECT, AGENT, AUXILIARY)
    )


def described(head: Token, mentions: Mentions) -> set[str]:
    """Return what patterns can call an object: its lemma, its compound, the kind of actor it is."""
    lemma = head.lemma_.lower()
    things = (
        meant_things(head, mentions)
        if head.tag_ == "PRP" and lemma in ("it", "they", "them")
        else set()
    )
    names = {
        lemma,
        *things,
        *kinds_of(head, mentions),
        *(f"{part.lemma_.lower()} {lemma}" for part in children(head, COMPOUND, ADJECTIVE)),
    }
    if head.i in mentions.places:
        names.add("city")
    return names


def kinds_of(head: Token, mentions: Mentions) -> set[str]:
    """Return what kinds of actor a noun means: any, its own, and whether it is human beings."""
    mention = mentions.of(head)
    if mention is None:
        return set()
    human = mention.first.kind in HUMAN or mentions.lexicon.single(head.lemma_)
    return {"@actor", f"@{mention.first.kind}"} | ({"@human"} if human else set())


def meant_things(pronoun: Token, mentions: Mentions) -> set[str]:
    """Return the two things before a pronoun that "it" can stand for: no actors, no times, none that governs its clause."""
    above = {word.i for word in pronoun.ancestors}
    things = [
        word
        for word in pronoun.sent
        if word.i < pronoun.i and is_noun(word) and word.i not in above and word.dep_ not in TIMES
    ]
    return {
        word.lemma_.lower()
        for word in [word for word in things if word.i not in mentions.by_head][-2:]
    }


def noun_trigger(
    noun: Token, mentions: Mentions, actions: ActionIndex, cues: Cues
) -> Trigger | None:
    """Return the most specific pattern that a noun and the words before it match."""
    carrier = light_verb(noun, cues)
    for lemma in dict.fromkeys((noun.lower_, noun.lemma_.lower())):
        for pattern in actions.noun(lemma):
            for words in sorted(
                (words for words in pattern.nouns if words[-1] == lemma), key=len, reverse=True
            ):
                before = [
                    noun.doc[place].lemma_.lower()
                    for place in range(max(0, noun.i - len(words) + 1), noun.i)
                ]
                surface = [
                    noun.doc[place].lower_
                    for place in range(max(0, noun.i - len(words) + 1), noun.i)
                ]
                if list(words[:-1]) not in (before, surface):
                    continue
                heads = list(heads_of_object(noun, carrier, "", pattern.noun_target, noun=True))
                acting = [
                    word
                    for role in pattern.noun_source
                    if pattern.subjects
                    for word in noun_role(noun, role, carrier)
                ]
                if objects_fit(heads, pattern, mentions) and (
                    not pattern.subjects or subjects_fit(acting, pattern, mentions)
                ):
                    return Trigger(noun, pattern, "", carrier, noun=True)
    return None
