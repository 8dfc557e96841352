"""Where each sentence of a story plays: a country in which something happens, or that acts in it.

Not one that is only dealt with: "expelled Iran's ambassador", "a man wanted by France". Never
knows acts.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.mentions.book import Mentions
from kg.mentions.definites import NEIGHBOURS
from kg.places.acts import THROUGH
from kg.sentence.labels import ADJECTIVE, NOMINAL_SUBJECTS
from kg.sentence.tree import children, preposition
from kg.types import Kind, Mention, Setting

TALKS = frozenset(
    """talk round hold negotiation meeting conference summit forum visit trip tour embassy
    ambassador""".split()
)
"""What is held or stands in one country for others."""
BODIES: tuple[Kind, ...] = ("government", "military", "court")


def settings(mentions: Mentions) -> tuple[Setting, ...]:
    """Return what each sentence tells of where a story plays, in order.

    A body of many countries that acts counts as a country: its committees are of none.
    """
    doc = mentions.doc
    spoken = {start: set(countries) for start, countries in mentions.told.items()}
    acting: dict[int, set[str]] = {start: set() for start in spoken}
    for at, mention in told_by_name(mentions):
        sentence, first = doc[at].sent.start, mention.first
        acts = doc[at].dep_ in NOMINAL_SUBJECTS
        countries = {one.country for one in mention.actors if one.country and one.kind != "media"}
        if first.kind == "igo" and acts:
            countries = {first.id}
        spoken[sentence] |= countries
        if acts and first.kind in (*BODIES, "igo"):
            acting[sentence] |= countries
    played: dict[int, set[str]] = {start: set() for start in spoken}
    for at, country in playing(mentions):
        played[doc[at].sent.start].add(country)
    return tuple(
        Setting(doc[start].idx, *(frozenset(told[start]) for told in (spoken, played, acting)))
        for start in sorted(spoken)
    )


def told_by_name(mentions: Mentions) -> Iterator[tuple[int, Mention]]:
    """Yield the mentions that need no guess: not "the country", which may be another one."""
    for at, mention in mentions.by_head.items():
        if mention.first.kind != "country" or mention.resolved not in ("description", "pronoun"):
            yield at, mention


def playing(mentions: Mentions) -> Iterator[tuple[int, str]]:
    """Yield the words by which names and bodies tell that a story plays in a country."""
    doc, abroad = mentions.doc, mentions.lexicon.abroad
    for at, (name, land) in mentions.places.items():
        stands_for = mentions.lexicon.capital(name)  # Brussels is the EU's
        if land and is_site(doc[at]) and (stands_for is None or stands_for.country):
            yield at, land
    for at, mention in told_by_name(mentions):
        actor, word = mention.first, doc[at]
        home = actor.kind in (*BODIES, "party") and not abroad(word.lemma_.lower())
        home = home or (actor.kind == "person" and mentions.lexicon.leads(actor, None))
        acts = actor.kind in ("country", "armed group") and word.dep_ in NOMINAL_SUBJECTS
        site = actor.kind == "country" and is_site(word)
        if actor.country and (home or acts or site):
            yield at, actor.country


def is_site(place: Token) -> bool:
    """Return whether something happens in a place: not "talks in Bern", "in neighbouring Mali"."""
    guests = place.head.lemma_.lower() in TALKS
    beside = any(word.lower_ in NEIGHBOURS for word in children(place, ADJECTIVE))
    return preposition(place) in THROUGH and not (guests or beside)
