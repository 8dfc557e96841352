"""Whose people the unnamed are: "police", "protesters", "rebels".

Knows records and seeds; never knows sentences. Their country is that of their words, else of the
places of their acts, of the dateline, else the only one that the story speaks of; none where two
would do. With a country, a plural or a body is one actor for all articles
that call it the same; one human being stays in his article.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.actors import ActorIndex, unknown
from kg.lexicon.names import is_former
from kg.resolve.called import (
    calls,
    is_away,
    is_foreign,
    is_single,
    lands_in,
    stripped,
    uncapitalised,
)
from kg.resolve.groups import is_official
from kg.resolve.nouns import head, last
from kg.types import Actor, Claim, CountryFrom, Kind, Mention, Reason

PEOPLE: frozenset[Kind] = frozenset(
    ("government", "military", "armed group", "court", "media", "civilians", "protesters")
)
ELSEWHERE: frozenset[Kind] = frozenset(("civilians",))
"""Those who may be of any country wherever they are, so that their words alone tell it."""
SETTLED: frozenset[Kind] = frozenset(("government", "military", "court", "media"))
"""Those whose home a dateline or a story tells: whom an army fights may be anybody's."""
BODIES: tuple[Kind, ...] = ("government", "court")
RULERS = frozenset("government cabinet parliament ministry administration regime junta".split())
"""Those who act abroad as well as at home."""
DATELINE = re.compile(
    r"(?:\A|\n)[ \t]*(?P<place>[A-Z][A-Z'’.\- ]{2,40})(?:, (?P<land>[A-Z][\w.’' ]{2,30}))?"
    r"(?: ?\([A-Z][\w .]{1,20}\))?(?: -| ?(?:--|–|—)) ?(?=\S)"
)
TOLD: dict[CountryFrom, str] = {
    "place": "it acts in {country}",
    "dateline": "the story is written in {country}",
    "story": "the story speaks of {country} alone",
}


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells of where it plays.

    ``countries``: all that it speaks of; ``alone``: the only one, if it plays there; ``dateline``:
    where it was written.
    """

    article: str
    countries: frozenset[str]
    alone: str | None
    dateline: str | None


@dataclass(frozen=True, slots=True)
class Home:
    """Who somebody unnamed is once its country is known, and the reason where no word says it."""

    actor: Actor
    because: Reason | None = None


def dateline(text: str, index: ActorIndex) -> str | None:
    """Return the country in which a story says that it was written: "KAMPALA, Uganda (AP) —".

    Only the first lines are looked at.
    """
    found = DATELINE.search(text[:600])
    if found is None:
        return None
    names = [found["land"], found["place"]] if found["land"] else [found["place"]]
    places = (index.place(name.strip().title()) for name in names)
    return next((country for _, country in filter(None, places)), None)


def at_home(claims: Sequence[Claim], story: Story, index: ActorIndex) -> tuple[Claim, ...]:
    """Return the claims of a story, their unnamed actors with the countries that are known."""
    homes: dict[str, Home] = {}
    for mention in (mention for claim in claims for mention in claim.mentions):
        for actor in mention.actors:
            known = homes.get(actor.id)
            if is_local(actor, story.article) and (known is None or known.actor.id == actor.id):
                homes[actor.id] = home(actor, mention, claims, story, index)
    return tuple(moved(claim, homes) for claim in claims)


def is_local(actor: Actor, article: str) -> bool:
    """Return whether an actor is known by what it is alone, in one article."""
    return actor.kind in (*PEOPLE, "person") and actor.id == (
        unknown(actor.name, actor.kind, actor.country, article).id
    )


def home(
    actor: Actor, mention: Mention, claims: Sequence[Claim], story: Story, index: ActorIndex
) -> Home:
    """Return who somebody unnamed is, with the country that its words or the story give it."""
    if any(mention.start - claim.evidence.start in (0, 4) for claim in claims):
        first, _, rest = actor.name.partition(" in ")  # "Police in Minsk"
        name = f"{uncapitalised(first, index)} in {rest}" if rest else uncapitalised(first, index)
        actor = replace(actor, name=name)
    if actor.country is not None:
        return Home(common(actor, actor.country, story, index))
    found = country_of(actor, claims, story, index) if calls(mention, actor) else None
    if found is None:
        return Home(actor)
    country, by = found
    known = common(actor, country, story, index)
    if by is None:
        return Home(known)
    if actor.kind == "armed group":  # "militants" who act in Egypt need not be Egyptian
        known = replace(known, name=actor.name)
    known = replace(known, country_from=by)
    land = index.country(country)
    where = TOLD[by].format(country=land.name if land else country)
    says = f"“{actor.name}” is taken for {known.name} of {land.name if land else country}: {where}"
    return Home(known, Reason("actor", f"country by {by}", says, mention.span))


def country_of(
    actor: Actor, claims: Sequence[Claim], story: Story, index: ActorIndex
) -> tuple[str, CountryFrom | None] | None:
    """Return the country of somebody unnamed, and what tells it, if not its own words."""
    official = actor.kind == "person" and is_official(actor.name, index)
    if not (official or actor.kind in PEOPLE) or is_foreign(actor, index):
        return None
    own = [claim for claim in claims if takes_part(actor, claim)]
    away = is_away(actor, index)
    worded = set() if away else lands_shown(actor.name, own) or lands_in(actor.name, index)
    roams = away or official or actor.kind in ELSEWHERE or head(actor.name) in RULERS
    places = set() if roams else lands_of(own)
    if worded or places:
        found = worded or places
        return (found.pop(), None if worded else "place") if len(found) == 1 else None
    alone = is_single(actor.name, index) and actor.kind not in BODIES
    if away or alone or not (official or actor.kind in SETTLED):
        return None
    return told_by_story(actor, own, story)


def told_by_story(
    actor: Actor, own: Sequence[Claim], story: Story
) -> tuple[str, CountryFrom] | None:
    """Return the country that a story gives to somebody, and how.

    ``own``: the claims in which he takes part.
    """
    if story.alone and not any(faces(actor, story.alone, claim) for claim in own):
        return story.alone, "story"
    met = {other.country for claim in own for other in others(actor, claim) if other.country}
    if story.dateline in story.countries and story.dateline and met <= {story.dateline}:
        return story.dateline, "dateline"
    return None


def faces(actor: Actor, country: str, claim: Claim) -> bool:
    """Return whether somebody deals with others of a country: "police arrested a Russian spy".

    Whom a state itself arrests is mostly its own: "Turkey arrested lawmakers".
    """
    if not any(other.country == country for other in others(actor, claim)):
        return False
    held = any(one.id == actor.id for mention in claim.targets for one in mention.actors)
    return not (held and claim.action == "COERCE")


def lands_shown(name: str, claims: Iterable[Claim]) -> set[str]:
    """Return the countries of places that are words of a name: "police in Lebanon, Ohio"."""
    words = f" {name.replace(',', ' ')} "
    return lands_of(one for one in claims if one.place and f" {one.place.text} " in words)


def lands_of(claims: Iterable[Claim]) -> set[str]:
    """Return the countries in which acts take place; "near the Syrian border" tells none."""
    places = (claim.place for claim in claims if claim.place and claim.place.precision != "near")
    return {place.country for place in places if place.country}


def takes_part(actor: Actor, claim: Claim) -> bool:
    """Return whether somebody acts in a claim, or is acted upon."""
    sides = (*claim.sources, *claim.targets)
    return any(one.id == actor.id for mention in sides for one in mention.actors)


def others(actor: Actor, claim: Claim) -> Iterable[Actor]:
    """Yield everybody else whom a claim names."""
    return (one for mention in claim.mentions for one in mention.actors if one.id != actor.id)


def common(actor: Actor, country: str, story: Story, index: ActorIndex) -> Actor:
    """Return the people of a country, one actor for all articles; a human being stays apart."""
    bare = stripped(actor.name, country, index)
    noun = head(bare)
    if actor.kind not in PEOPLE or is_single(bare, index):
        return unknown(actor.name, actor.kind, country, story.article)
    if any(word[:1].isupper() for word in bare.split()):  # "Boko Haram gunmen"
        return unknown(actor.name, actor.kind, country, None)
    known = index.body(country, bare)
    if known is not None:
        return known
    singular = bare[: len(bare) - len(last(bare))] + noun
    found = unknown(singular, actor.kind, country, None)
    if actor.country is not None and is_former(bare):
        return replace(found, name=actor.name)  # not "the Iraqi former regime"
    return replace(found, name=index.of_country(country, bare))


def moved(claim: Claim, homes: dict[str, Home]) -> Claim:
    """Return a claim with everybody under the name found for him, and why."""
    met = [homes[one.id] for mention in claim.mentions for one in mention.actors if one.id in homes]
    if not met:
        return claim
    sources, targets, speakers = (
        tuple(rehoused(mention, homes) for mention in side)
        for side in (claim.sources, claim.targets, claim.speakers)
    )
    reasons = dict.fromkeys(found.because for found in met if found.because)
    because = (*claim.because, *reasons)
    return replace(claim, sources=sources, targets=targets, speakers=speakers, because=because)


def rehoused(mention: Mention, homes: dict[str, Home]) -> Mention:
    """Return a mention of those whom its actors were found to be."""
    actors = (homes[one.id].actor if one.id in homes else one for one in mention.actors)
    return replace(mention, actors=tuple(dict.fromkeys(actors)))
