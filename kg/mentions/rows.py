"""Phrases that mean one group for each word of a row: "Saudi and Iranian officials", "rebel and government forces".

Knows who is named before a noun; never knows what stands behind it, nor pronouns or actions.
"""

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.mentions.book import Mentions
from kg.mentions.wording import is_unnaming
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import ADJECTIVE, COMPOUND, NOMINAL_MODIFIER
from kg.sentence.phrases import trimmed
from kg.sentence.tree import children, preposition
from kg.types import Actor, Kind

PARTIES: tuple[Kind, ...] = ("country", "government", "armed group", "party", "igo")
OFFICIALS = frozenset(
    "government official authority administration regime leadership leader representative delegate negotiator diplomat".split()
)


def each_group(
    head: Token, kind: Kind, owner: Actor | None, mentions: Mentions
) -> tuple[Actor, ...]:
    """Return the groups that a phrase of one noun means; nobody where it means one."""
    camps = camps_of(head, kind, owner, mentions)
    nations = [] if camps else nations_of(head, mentions)
    if len(nations) > 1:
        return tuple(of_nation(head, kind, nation, mentions) for nation in nations)
    return camps


def camps_of(head: Token, kind: Kind, owner: Actor | None, mentions: Mentions) -> tuple[Actor, ...]:
    """Return the groups of which each goes by a word of its own: "rebel and government forces"."""
    first = next(iter(children(head, COMPOUND)), None)
    if head.tag_ not in ("NNS", "NNPS") or first is None:
        return ()
    row, start = conjuncts(first), trimmed(head)[0]
    if len(row) < 2 or not all(is_camp(word, mentions) for word in row) or row[-1].i != head.i - 1:
        return ()
    before = [word for word in head.doc[start : row[0].left_edge.i] if not is_unnaming(word)]
    country = owner.country if owner else None
    return tuple(
        unknown(
            " ".join(map(written, (*before, *children(word, ADJECTIVE, COMPOUND), word, head))),
            mentions.lexicon.group(f"{word.lower_} {head.lemma_.lower()}") or kind,
            country,
            mentions.article,
        )
        for word in row
    )


def written(word: Token) -> str:
    """Return a word as it is written inside a sentence."""
    return word.text if word.tag_ in ("NNP", "NNPS", "JJ") else word.lower_


def is_camp(word: Token, mentions: Mentions) -> bool:
    """Return whether a noun before another names people or a body, not a field."""
    mention = mentions.of(word)
    if mention is not None and word.tag_ in ("NNP", "NNPS"):
        return mention.first.kind in ("person", "other") and word.ent_iob_ == "B"
    return word.tag_ == "NN" and mentions.lexicon.group(word.lemma_.lower()) is not None


def nations_of(head: Token, mentions: Mentions) -> list[Actor]:
    """Return the countries or bodies each of which has its own: "Saudi and Iranian officials"."""
    if head.tag_ not in ("NNS", "NNPS"):
        return []
    before = children(head, ADJECTIVE, COMPOUND)
    first = [word for word in before if party_of(word, mentions) is not None]
    if first:
        beside = [word for word in first[1:] if is_listed(word)]
        words = sorted({word for one in (first[0], *beside) for word in conjuncts(one)})
        parties = [one for word in words if (one := party_of(word, mentions)) is not None]
        return parties if len(parties) > 1 or first[0].dep_ == ADJECTIVE else []
    owners = next(
        (word for word in children(head, NOMINAL_MODIFIER) if preposition(word) in ("of", "from")),
        None,
    )
    named = (
        [mentions.by_head[word.i].first for word in conjuncts(owners) if word.i in mentions.by_head]
        if owners is not None
        else []
    )
    return named if all(actor.kind in PARTIES for actor in named) else []


def is_listed(word: Token) -> bool:
    """Return whether a word stands behind a comma or "and", itself or with what belongs to it."""
    first = word.left_edge
    return {first.text, first.nbor(-1).text} & {",", "and", "&"} != set() if first.i else False


def party_of(word: Token, mentions: Mentions) -> Actor | None:
    """Return the country or body of a word before a noun: "Afghan", "U.S.", "NATO", "Hamas"."""
    named = mentions.of(word)
    if named is not None and named.first.kind in PARTIES:
        return named.first
    return mentions.nationalities.get(word.i)


def of_nation(head: Token, kind: Kind, nation: Actor, mentions: Mentions) -> Actor:
    """Return one country's part of a phrase about several: its government, its office-holder, its people of that name."""
    lexicon, lemma = mentions.lexicon, head.lemma_.lower()
    if not nation.country:
        return nation
    if nation.kind not in ("country", "government"):
        return (
            nation
            if lemma in OFFICIALS
            else unknown(f"{nation.name} {head.lower_}", kind, nation.country, mentions.article)
        )
    noun = " ".join(
        [
            *(
                word.lower_
                for word in children(head, COMPOUND, ADJECTIVE)
                if party_of(word, mentions) is None
            ),
            lemma,
        ]
    )
    office = (lexicon.office(noun) or lexicon.office(lemma)) if kind == "person" else None
    holder = lexicon.officeholder(nation.country, office, mentions.published) if office else None
    if holder is not None:
        return mentions.with_role(holder)
    if lemma in OFFICIALS:
        return lexicon.government(nation.country) or nation
    text = f"{noun.removesuffix(lemma)}{head.lower_}"
    return unknown(lexicon.of_country(nation.country, text), kind, nation.country, mentions.article)
