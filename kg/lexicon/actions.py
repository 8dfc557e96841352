"""Which words report which action. Knows the format of ``seeds/actions/*.toml``; never knows a sentence."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import combinations
from typing import Any

from kg.errors import SeedError
from kg.lexicon.layers import Layer
from kg.types import KINDS

Words = tuple[str, ...]
Rank = tuple[int, bool, bool, bool, bool]

PREPOSITIONS = frozenset({
    "about", "across", "after", "against", "along", "among", "around", "at", "before", "behind", "between", "by", "for", "from",
    "in", "into", "near", "of", "off", "on", "onto", "out", "outside", "over", "through", "to", "toward", "towards", "under",
    "upon", "with",
})  # fmt: skip
ROLES = (
    frozenset({"subject", "object", "indirect", "possessor", "modifier", "nobody"}) | PREPOSITIONS
)
KINDS_OF_OBJECT = frozenset({"@actor", "@human", *(f"@{kind}" for kind in KINDS)})

VERB_SOURCE = ("subject",)
VERB_TARGET = ("object",)
NOUN_SOURCE = ("by", "subject", "possessor", "modifier")
NOUN_TARGET = ("against", "on", "of", "at", "with")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that report one action, and where its source and target stand.

    ``verbs`` hold adjectives too that are said with "be": "is willing to leave".
    ``objects`` and ``not_objects`` speak of the head of the object; of a noun, of what its target prepositions lead to.
    ``subjects`` speaks of who acts: soldiers who leave withdraw, tourists do not.
    ``complement`` speaks of what stands below a verb as a predicate: an "infinitive", "clause", "obligation", "subjunctive", "offence",
    "against" or a lemma; "plain" where it has no noun or adjective said of its object.
    ``always``: the act stands whatever the learned reader thinks of it, as with all patterns of the user's own.
    ``implied`` names the source that the word itself tells of where the text names none: of a riot, rioters.
    ``source`` and ``target`` are the roles beside a verb, ``noun_source`` and ``noun_target`` beside a noun; a pattern
    that has only nouns has the same roles in both.
    """

    id: str
    action: str
    cameo: str | None
    verbs: tuple[Words, ...]
    nouns: tuple[Words, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    objects: frozenset[str]
    not_objects: frozenset[str]
    symmetric: bool
    needs_target: bool
    confidence: float
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    file: str
    noun_source: tuple[str, ...] = NOUN_SOURCE
    noun_target: tuple[str, ...] = NOUN_TARGET
    complement: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    implied: str = ""
    always: bool = False

    def specificity(self, words: Words) -> Rank:
        """Return how much this pattern asks for where it matches these words: of several patterns, the greatest wins."""
        return (
            len(words),
            bool(self.complement),
            bool(self.objects),
            bool(self.subjects),
            bool(self.not_objects),
        )


@dataclass(frozen=True, slots=True)
class ActionIndex:
    """All patterns, found by the lemma of a verb or by the head of a noun phrase."""

    patterns: tuple[Pattern, ...]
    by_verb: Mapping[str, tuple[Pattern, ...]]
    by_noun: Mapping[str, tuple[Pattern, ...]]

    @classmethod
    def load(
        cls, layers: Iterable[Layer], actions: Collection[str], cameo: Collection[str]
    ) -> "ActionIndex":
        """Return the patterns of some folders, or raise one error with every slip in them.

        A pattern takes the place of the one with its id in a folder before.
        """
        slips: list[str] = []
        known: dict[str, Pattern] = {}
        for layer in layers:
            found = [
                pattern
                for file in layer.files("actions/*.toml")
                for pattern in read(layer, file, actions, cameo, slips)
            ]
            slips += duplicates(found)
            for pattern in found:
                old = known.pop(pattern.id, None)  # so that a conflict is told of the later folder
                copied = old and replace(pattern, file=old.file, always=old.always) == old
                known[pattern.id] = replace(pattern, always=False) if copied else pattern
        slips += conflicts(known.values())
        if slips:
            raise SeedError(slips)
        return cls.of(known.values())

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> "ActionIndex":
        """Return the index of some patterns."""
        known = tuple(sorted(patterns, key=lambda pattern: pattern.id))
        return cls(known, by_lemma(known, verb_keys, "verbs"), by_lemma(known, noun_keys, "nouns"))

    def verb(self, lemma: str) -> tuple[Pattern, ...]:
        """Return the patterns with a verb that begins with this lemma, each with that verb alone, the most specific first."""
        return self.by_verb.get(lemma, ())

    def noun(self, lemma: str) -> tuple[Pattern, ...]:
        """Return the patterns with a noun whose last word is this lemma, each with that noun alone, the most specific first."""
        return self.by_noun.get(lemma, ())

    def reports(self, lemma: str, action: str) -> bool:
        """Return whether a verb can report an action by itself, whatever its object is."""
        alone = [pattern for pattern in self.verb(lemma) if pattern.verbs == ((lemma,),)]
        bare = [pattern for pattern in alone if not pattern.objects and not pattern.complement]
        return any(pattern.action == action for pattern in bare)


def verb_keys(pattern: Pattern) -> list[tuple[str, Words]]:
    """Return each verb under its first word."""
    return [(words[0], words) for words in pattern.verbs]


def noun_keys(pattern: Pattern) -> list[tuple[str, Words]]:
    """Return each noun under its last word."""
    return [(words[-1], words) for words in pattern.nouns]


def by_lemma(
    patterns: Iterable[Pattern], keys: Callable[[Pattern], list[tuple[str, Words]]], part: str
) -> Mapping[str, tuple[Pattern, ...]]:
    """Return for each lemma its patterns, one for each phrase, the most specific first, then by id and phrase."""
    ranks: dict[str, list[tuple[Rank, Words, Pattern]]] = {}
    for pattern in patterns:
        for lemma, words in keys(pattern):
            phrase: dict[str, Any] = {part: (words,)}
            ranks.setdefault(lemma, []).append(
                (pattern.specificity(words), words, replace(pattern, **phrase))
            )
    return {lemma: in_order(same) for lemma, same in ranks.items()}


def in_order(ranked: Iterable[tuple[Rank, Words, Pattern]]) -> tuple[Pattern, ...]:
    """Return patterns by falling rank, then by id and phrase."""
    named = sorted(ranked, key=lambda entry: (entry[2].id, entry[1]))
    return tuple(
        pattern for _, _, pattern in sorted(named, key=lambda entry: entry[0], reverse=True)
    )


# The format of a file: which keys a pattern may have, and what their values look like.

FORMS: dict[str, Callable[[Any], bool]] = {
    "a text": lambda value: isinstance(value, str) and bool(value.strip()),
    "a list of texts": lambda value: (
        isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
    ),
    "true or false": lambda value: isinstance(value, bool),
    "a number from 0 to 1": lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    ),
}
TEXT, TEXTS, FLAG, NUMBER = FORMS
KEYS = {
    "id": TEXT, "action": TEXT, "cameo": TEXT, "verbs": TEXTS, "nouns": TEXTS, "source": TEXTS, "target": TEXTS,
    "noun_source": TEXTS, "noun_target": TEXTS, "objects": TEXTS, "not_objects": TEXTS, "complement": TEXTS, "subjects": TEXTS,
    "implied": TEXT, "symmetric": FLAG, "needs_target": FLAG, "always": FLAG, "confidence": NUMBER, "examples": TEXTS,
    "not": TEXTS,
}  # fmt: skip
ROLE_KEYS = ("source", "target", "noun_source", "noun_target")


def read(
    layer: Layer, file: str, actions: Collection[str], cameo: Collection[str], slips: list[str]
) -> Iterator[Pattern]:
    """Yield the patterns of a file that have no slip; the slips of the others are kept in ``slips``."""
    shown = layer.name(file)
    for name, table in tables(layer, file, slips):
        found = list(slips_in(table, actions, cameo))
        slips += [f"{shown}: {name}: {slip}" for slip in found]
        if not found:
            yield pattern_from({"always": layer.own, **table}, shown)


def tables(layer: Layer, file: str, slips: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the patterns of a file as written, each with its name; what is no pattern becomes a slip."""
    try:
        content = layer.tables(file)
    except SeedError as error:
        slips += error.slips
        return
    shown = layer.name(file)
    slips += [
        f"{shown}: unknown table '{key}'{hint(key, ['pattern'])}"
        for key in content
        if key != "pattern"
    ]
    found = content.get("pattern", [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        slips.append(f"{shown}: each pattern begins with [[pattern]]")
        return
    for number, table in enumerate(found, start=1):
        yield str(table.get("id", f"pattern {number}")), table


def slips_in(
    table: dict[str, Any], actions: Collection[str], cameo: Collection[str]
) -> Iterator[str]:
    """Give what is wrong with one pattern as written."""
    yield from (f"unknown key '{key}'{hint(key, KEYS)}" for key in table if key not in KEYS)
    malformed = [key for key, form in KEYS.items() if key in table and not FORMS[form](table[key])]
    yield from (f"{key} must be {KEYS[key]}" for key in malformed)
    if malformed:
        return
    yield from (f"missing {key}" for key in ("id", "action") if key not in table)
    if "action" in table and table["action"] not in actions:
        yield f"unknown action '{table['action']}'{hint(table['action'], actions)}"
    if "cameo" in table and table["cameo"] not in cameo:
        yield f"unknown CAMEO code '{table['cameo']}'{hint(table['cameo'], cameo)}"
    if not table.get("verbs") and not table.get("nouns"):
        yield "neither verbs nor nouns"
    roles = [role for key in ROLE_KEYS for role in table.get(key, [])]
    yield from (f"unknown role '{role}'{hint(role, ROLES)}" for role in roles if role not in ROLES)
    kinds = [
        word
        for key in ("objects", "not_objects", "subjects")
        for word in table.get(key, [])
        if word.startswith("@")
    ]
    if table.get("complement") and not table.get("verbs"):
        yield "complement is for verbs only"
    yield from (
        f"unknown kind '{kind}'{hint(kind, KINDS_OF_OBJECT)}"
        for kind in kinds
        if kind not in KINDS_OF_OBJECT
    )
    yield from slips_in_examples(table.get("examples", []))


def slips_in_examples(examples: list[str]) -> Iterator[str]:
    """Give what is wrong with the examples: none at all, or one that shows no actor."""
    if not examples:
        yield "missing example"
    for example in examples:
        if not re.search(r"\[[^\[\]]+\]", example):
            yield f"no [actor] in the example '{example}'"


def hint(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, as the end of a message."""
    folded = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), folded, n=1)
    return f", did you mean {folded[close[0]]}?" if close else ""


def pattern_from(table: dict[str, Any], file: str) -> Pattern:
    """Return the pattern that a table without slips describes."""
    verbs, nouns = words_of(table.get("verbs", [])), with_parts(words_of(table.get("nouns", [])))
    source, target = table.get("source"), table.get("target")
    noun_source = table.get("noun_source") or (not verbs and source) or NOUN_SOURCE
    noun_target = table.get("noun_target") or (not verbs and target) or NOUN_TARGET
    return Pattern(
        id=table["id"],
        action=table["action"],
        cameo=table.get("cameo"),
        verbs=verbs,
        nouns=nouns,
        source=tuple(source or VERB_SOURCE if verbs else noun_source),
        target=tuple(target or VERB_TARGET if verbs else noun_target),
        objects=frozenset(table.get("objects", [])),
        not_objects=frozenset(table.get("not_objects", [])),
        symmetric=table.get("symmetric", False),
        needs_target=table.get("needs_target", False),
        confidence=float(table.get("confidence", 0.9)),
        examples=tuple(table["examples"]),
        counterexamples=tuple(table.get("not", [])),
        file=file,
        noun_source=tuple(noun_source),
        noun_target=tuple(noun_target),
        complement=frozenset(table.get("complement", [])),
        subjects=frozenset(table.get("subjects", [])),
        implied=table.get("implied", ""),
        always=table.get("always", False),
    )


def words_of(phrases: Iterable[str]) -> tuple[Words, ...]:
    """Return each phrase as its words."""
    return tuple(tuple(phrase.split()) for phrase in phrases)


def with_parts(nouns: tuple[Words, ...]) -> tuple[Words, ...]:
    """Return the nouns, those with a hyphen also in the parts that the tokeniser makes of them: "sit - in"."""
    parts = (tuple(" ".join(words).replace("-", " - ").split()) for words in nouns)
    return tuple(dict.fromkeys((*nouns, *parts)))


def duplicates(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Give each id that is used again."""
    first: dict[str, Pattern] = {}
    for pattern in patterns:
        if pattern.id in first:
            yield f"{pattern.file}: {pattern.id}: this id is already used in {first[pattern.id].file}"
        first.setdefault(pattern.id, pattern)


def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether something can be in both; an empty set asks for nothing, so it holds everything."""
    return not one or not other or bool(one & other)


def conflicts(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Give each two patterns that read the same words, with the same object and complement, as two actions."""
    alike: dict[tuple[str, Words, Rank], list[Pattern]] = {}
    for pattern in patterns:
        for part, phrases in (("verb", pattern.verbs), ("noun", pattern.nouns)):
            for words in phrases:
                alike.setdefault((part, words, pattern.specificity(words)), []).append(pattern)
    for (part, words, _), same in alike.items():
        for one, other in combinations(same, 2):
            if one.action != other.action and all(
                overlap(*pair)
                for pair in (
                    (one.objects, other.objects),
                    (one.complement, other.complement),
                    (one.subjects, other.subjects),
                )
            ):
                yield (
                    f"{other.file}: {other.id}: the {part} '{' '.join(words)}' is {other.action} here "
                    f"and {one.action} in {one.id} ({one.file})"
                )
