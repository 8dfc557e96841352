"""Who is meant by "the two", "each other", "they", "others": words for several at once. Knows mentions and their order."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.mentions.antecedents import (
    PLURAL,
    STATES,
    candidates,
    definite,
    is_called,
    renamed,
    sentences_before,
)
from kg.mentions.book import Mentions
from kg.mentions.descriptions import PARTITIVES, SHARES
from kg.sentence.clauses import objects, subjects
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    CONJUNCT,
    DETERMINER,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    PRECONJUNCTION,
    PREDETERMINER,
    SUBJECT,
    TITLE,
)
from kg.sentence.phrases import phrases
from kg.sentence.tree import children, preposition
from kg.sentence.words import counted
from kg.types import Kind, Mention

CROWDS: frozenset[Kind] = frozenset(
    {
        "protesters",
        "civilians",
        "military",
        "armed group",
        "government",
        "organisation",
        "party",
        "country",
        "igo",
        "other",
        "media",
    }
)
GROUPS: frozenset[Kind] = frozenset({"armed group", "organisation", "party", "igo"})
PAIR_NOUNS: dict[str, frozenset[Kind]] = {
    "leader": frozenset({"person"}), "president": frozenset({"person"}), "minister": frozenset({"person"}), "man": frozenset({"person"}),
    "country": STATES, "nation": STATES, "state": STATES, "side": STATES | GROUPS | {"person"}, "neighbor": STATES, "neighbour": STATES,
    "government": STATES, "group": GROUPS, "party": GROUPS | STATES, "": STATES | GROUPS | {"person"},
}  # fmt: skip
STATE_NOUNS = frozenset("country nation state".split())


def one_of_two(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Mention | None:
    """Return whom "the former" or "the latter" means: one of the last two that are named together."""
    words = (
        word
        for part in [sentence, *reversed(before)]
        for word in part
        if word.i < token.i and word.dep_ != CONJUNCT
    )
    pair = next((group for word in words if len(group := mentions.all_of(word)) == 2), None)
    return renamed(pair[token.lower_ == "latter"], token, "description") if pair else None


MEETING = frozenset("meet negotiate confer clash talk".split())
BARE = frozenset("country nation neighbor neighbour president".split())


def pair_kinds(token: Token) -> frozenset[Kind] | None:
    """Return what the members of "the two", "both countries", "the two leaders" can be, or none for other phrases."""
    some = any(
        token.lower_ == "two" or word.tag_ != "PRP" for word in counted(token)
    )  # "two of his guards"; not "both of them"
    if (
        token.lower_ in ("two", "both")
        and token.dep_ not in (NUMERAL, DETERMINER, PREDETERMINER, PRECONJUNCTION, ADVERB)
        and not some
    ):
        return PAIR_NOUNS[""]
    number = next(
        (
            word
            for word in children(token, NUMERAL, DETERMINER, PREDETERMINER)
            if word.lower_ in ("two", "both", "each")
        ),
        None,
    )
    if (
        number is None
        and token.dep_ == POSSESSOR
        and token.i > 0
        and token.nbor(-1).lower_ == "two"
    ):
        number = token.nbor(-1)  # "the two leaders' call"
    lemma = token.lemma_.lower()
    if (
        number is None
        and lemma in BARE
        and token.tag_ == "NNS"
        and definite(token)
        and len(list(token.lefts)) == 1
    ):
        return PAIR_NOUNS[lemma]  # "the countries", where only two have been spoken of
    if number is None or lemma not in PAIR_NOUNS:
        return None
    return (
        PAIR_NOUNS[lemma]
        if number.lower_ in ("both", "each") or definite(token) or token.dep_ == POSSESSOR
        else None
    )


def antecedents(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Iterator[Token]:
    """Yield the words that a plural pronoun can stand for, subjects first, those with two actors ("the two presidents") too."""
    for part in [sentence, *reversed(before)]:
        pairs = [
            word
            for word in part
            if mentions.means_several(word) and word.i < token.i and word.dep_ in NOMINAL_SUBJECTS
        ]
        yield from pairs
        yield from (
            word
            for word, _ in candidates(token, part, [], mentions)
            if not mentions.means_several(word)
        )


def who_met(before: list[Span], mentions: Mentions) -> list[Mention]:
    """Return the two people of the sentence before, subject and object of its verb: "Modi met Xi. They agreed"."""
    verb = before[-1].root if before else None
    if verb is None:
        return []
    words = [
        word
        for word in [*subjects(verb)[:1], *objects(verb)[:1], *phrases(verb, "with")[:1]]
        if mentions.of(word)
    ]
    together = verb.lemma_ in MEETING
    people = [
        mention
        for word in words
        for mention in mentions.all_of(word)
        if together or mention.first.kind == "person"
    ]
    return people if len(people) == len(words) == 2 else []


def is_reciprocal(token: Token) -> bool:
    """Return whether a word heads "each other" or "one another"."""
    if (
        token.lower_ == "other" and token.dep_ == OBJECT and definite(token)
    ):  # "both sides accused the other"
        return any(
            word.lower_ in ("both", "each")
            for doer in subjects(token.head)
            for word in doer.children
        )
    return any(
        {token.lower_, word.lower_} in ({"each", "other"}, {"one", "another"})
        for word in token.children
    )


def is_shared(token: Token, mentions: Mentions) -> bool:
    """Return whether a pronoun tells of whom a part is meant: "several of them"."""
    counted = (
        token.dep_ == NOMINAL_MODIFIER
        and preposition(token) == "of"
        and token.head.lemma_.lower() in SHARES | PARTITIVES
    )
    return counted and token.tag_ == "PRP" and token.head.i not in mentions.by_head


def rest_of(token: Token, sentence: Span, mentions: Mentions) -> Mention | None:
    """Return whom "others" means after "some of the attackers": more of the same."""
    parts = [
        word
        for word in sentence
        if word.i < token.i
        and word.i in mentions.by_head
        and word.lemma_.lower() in SHARES | PARTITIVES
    ]
    parts = [
        word
        for word in parts
        if any(preposition(phrase) == "of" for phrase in children(word, NOMINAL_MODIFIER))
    ]
    alone = token.dep_ in (*NOMINAL_SUBJECTS, OBJECT) and not children(
        token, NOMINAL_MODIFIER, ADJECTIVE
    )
    return mentions.of(parts[-1]) if parts and alone else None


def fits_plural(word: Token, mentions: Mentions) -> bool:
    """Return whether a word can be meant by "they": several actors, or a crowd."""
    group = mentions.all_of(word)
    return len(group) > 1 or any(mention.first.kind in CROWDS for mention in group)


def of_kinds(
    word: Token, mention: Mention, kinds: frozenset[Kind], mentions: Mentions
) -> Mention | None:
    """Return a mention that can be one of "the two": itself, or its country where only countries are meant."""
    if (
        kinds == STATES
        and mention.first.kind == "government"
        and (land := mentions.lexicon.country(mention.first.country or ""))
    ):
        return Mention((land,), mention.text, mention.start, mention.end, mention.resolved)
    if mention.first.kind in kinds:
        return mention
    titles = [
        below for title in (word, *children(word, TITLE)) for below in children(title, ADJECTIVE)
    ]
    named = [
        mentions.nationalities[below.i] for below in titles if below.i in mentions.nationalities
    ]
    country = named[0] if named else mentions.lexicon.country(mention.first.country or "")
    return (
        Mention((country,), mention.text, mention.start, mention.end, mention.resolved)
        if country and kinds == STATES
        else None
    )


def both(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> list[Mention]:
    """Return the actors of a word for several: "each other", "others", "they", "the two"."""
    if is_reciprocal(token):
        acting = [mention for word in subjects(token.head)[:1] for mention in mentions.all_of(word)]
        return acting if len({mention.first.id for mention in acting}) > 1 else []
    if token.lower_ == "others" and (named := rest_of(token, sentence, mentions)) is not None:
        return [named]
    if token.lower_ in PLURAL and token.tag_ in ("PRP", "PRP$"):
        return of_plural(token, sentence, before, mentions)
    kinds = pair_kinds(token)
    return last_two(token, kinds, sentence, before, mentions) if kinds is not None else []


def of_plural(
    token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> list[Mention]:
    """Return the actors of "they": those of a coordination, or the two who met in the sentence before."""
    subject = token.dep_ == SUBJECT
    if (
        subject
        and before
        and before[-1].root.lemma_ in MEETING
        and (met := who_met(before, mentions))
    ):
        return met
    word = next(
        (
            word
            for word in antecedents(token, sentence, before, mentions)
            if fits_plural(word, mentions)
        ),
        None,
    )
    group = mentions.all_of(word) if word is not None and word.dep_ != CONJUNCT else []
    if word is None and subject:
        group = who_met(before, mentions)
    return group if len({mention.first.id for mention in group}) > 1 else []


def is_beside(word: Token, token: Token) -> bool:
    """Return whether a word is the subject of another clause of the sentence: "Russia offered help, and the UN urged both governments"."""
    apart = (
        word.sent.start == token.sent.start
        and word.dep_ in NOMINAL_SUBJECTS
        and not word.head.is_ancestor(token)
    )
    return apart and not children(word, CONJUNCT)


def last_two(
    token: Token, kinds: frozenset[Kind], sentence: Span, before: list[Span], mentions: Mentions
) -> list[Mention]:
    """Return the last two actors of a kind that are named before a word such as "both countries"."""
    last: dict[str, Mention] = {}
    lemma = token.lemma_.lower()
    titled = mentions.lexicon.group(lemma) == "person" and lemma not in ("leader", "man")
    earlier = reversed(sentences_before(sentence.start, mentions) if titled else before)
    for part in [sentence, *earlier]:
        for word in reversed(
            [
                word
                for word in part
                if word.i in mentions.by_head and word.i < token.i and not is_beside(word, token)
            ]
        ):
            said = [
                mention
                for mention in mentions.all_of(word)
                if not (lemma in STATE_NOUNS and mention.resolved == "description")
            ]
            group = [
                fitting for mention in said if (fitting := of_kinds(word, mention, kinds, mentions))
            ]
            group = [
                mention
                for mention in group
                if not titled or is_called(mention.first, lemma, mentions)
            ]
            if kinds == frozenset({"person"}) and word.tag_ in ("NNS", "NNPS") and len(group) < 2:
                continue  # "observers" are no leader
            if (
                len({mention.first.id for mention in group}) == 2
                and len({mention.first.kind for mention in group}) == 1
            ):
                return group[:2]
            for mention in group[:1]:
                last.setdefault(mention.first.id, mention)
        if len(last) > 1:
            break
    found = list(last.values())
    alike = (
        [mention for mention in found if mention.first.kind == found[0].first.kind] if found else []
    )
    return alike if len(alike) == 2 else []  # of three, no two can be told apart
