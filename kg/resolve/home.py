"""Whose people the unnamed are: "police", "protesters", "rebels".

Knows records and seeds; never knows sentences, nor what tells a country. With a country, a plural
or a body is one actor for all articles that call it the same; one human being stays in his article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.lexicon.actors import ActorIndex, unknown
from kg.lexicon.names import is_former
from kg.resolve.called import calls, is_single, stripped, uncapitalised
from kg.resolve.lands import ELSEWHERE, PEOPLE, country_of
from kg.resolve.nouns import head, last
from kg.resolve.whereabouts import Whereabouts
from kg.types import Actor, Claim, CountryFrom, Kind, Mention, Reason, each_actor

ROAMING: frozenset[Kind] = ELSEWHERE | {"armed group"}
"""Those who keep their name where a place alone tells their country."""
DATELINE = re.compile(
    r"(?:\A|\n)[ \t]*(?P<place>[A-Z][A-Z'’.\- ]{2,40})(?:, (?P<land>[A-Z][\w.’' ]{2,30}))?"
    r"(?: ?\([A-Z][\w .]{1,20}\))?(?: -| ?(?:--|–|—)) ?(?=\S)"
)
TOLD: dict[CountryFrom, str] = {
    "place": "it acts in {country}",
    "dateline": "the story is written in {country}",
    "story": "around it the story plays in {country} alone",
}


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


def at_home(claims: Sequence[Claim], story: Whereabouts, index: ActorIndex) -> tuple[Claim, ...]:
    """Return the claims of a story, their unnamed actors with the countries that are known."""
    called: dict[str, tuple[Actor, Mention]] = {}
    for mention in (mention for claim in claims for mention in claim.mentions):
        for actor in mention.actors:
            better = actor.id not in called or not calls(called[actor.id][1], actor)
            if is_local(actor, story.article) and better:
                called[actor.id] = as_inside(actor, mention, claims, index), mention
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        for name in {actor.id for actor in each_actor((*claim.sources, *claim.targets))}:
            own.setdefault(name, []).append(claim)

    def homes(claim: Claim) -> dict[str, Home]:
        names = dict.fromkeys(actor.id for actor in each_actor(claim.mentions))
        return {
            name: home(*called[name], claim, own.get(name, []), story, index)
            for name in names
            if name in called
        }

    return tuple(moved(claim, homes(claim)) for claim in claims)


def is_local(actor: Actor, article: str) -> bool:
    """Return whether an actor is known by what it is alone, in one article."""
    return actor.kind in PEOPLE and actor.id == (
        unknown(actor.name, actor.kind, actor.country, article).id
    )


def as_inside(actor: Actor, mention: Mention, claims: Sequence[Claim], index: ActorIndex) -> Actor:
    """Return an actor that is called at the start of a sentence as it is called inside one."""
    if not any(mention.start - claim.evidence.start in (0, 4) for claim in claims):
        return actor
    first, _, rest = actor.name.partition(" in ")  # "Police in Minsk"
    name = f"{uncapitalised(first, index)} in {rest}" if rest else uncapitalised(first, index)
    return replace(actor, name=name)


def home(
    actor: Actor,
    mention: Mention,
    claim: Claim,
    own: Sequence[Claim],
    story: Whereabouts,
    index: ActorIndex,
) -> Home:
    """Return who somebody unnamed is, with the country that its words or the story give it.

    ``own``: the claims in which he takes part.
    """
    if actor.country is not None:
        return Home(common(actor, actor.country, story, index))
    found = country_of(actor, claim, own, story, index) if calls(mention, actor) else None
    if found is None:
        return Home(actor)
    country, by = found
    known = common(actor, country, story, index)
    if actor.kind in ROAMING:  # "militants" who act in Egypt need not be Egyptian
        known = replace(known, name=actor.name)
    if by is None:
        return Home(known)
    known = replace(known, country_from=by)
    land = index.country(country)
    where = TOLD[by].format(country=land.name if land else country)
    says = f"“{actor.name}” is taken for {known.name} of {land.name if land else country}: {where}"
    return Home(known, Reason("actor", f"country by {by}", says, mention.span))


def common(actor: Actor, country: str, story: Whereabouts, index: ActorIndex) -> Actor:
    """Return the people of a country, one actor for all articles; a human being stays apart."""
    bare = stripped(actor.name, country, index)
    noun = head(bare)
    if actor.kind == "person" or is_single(bare, index):
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
