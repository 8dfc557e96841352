"""Which country somebody unnamed is of at a claim, and what tells it.

Knows records and seeds; never knows sentences. The country is that of his words, else of the places
of his acts, else the only one in which the story plays there, else of the dateline; none where two
would do.
"""

import re
from collections.abc import Iterable, Sequence

from kg.lexicon.actors import ActorIndex
from kg.resolve.called import is_away, is_foreign, is_single, lands_in, lands_told
from kg.resolve.groups import is_official
from kg.resolve.nouns import head, last
from kg.resolve.whereabouts import BESIDE, Whereabouts, lands_of
from kg.types import KINDS, Actor, Claim, CountryFrom, Kind

PEOPLE: frozenset[Kind] = frozenset(KINDS) - {"country", "igo", "other"}
ELSEWHERE: frozenset[Kind] = frozenset(("civilians", "organisation", "person"))
"""Those who may be of any country wherever they are; where they are harmed they mostly live."""
SETTLED: frozenset[Kind] = frozenset(("government", "military", "court", "media", "party"))
"""Those whose home a dateline or a story tells: whom an army fights may be anybody's."""
LOCALS = frozenset(
    """resident villager voter citizen local inhabitant townspeople leader politician candidate
    guard bodyguard commander chief elder""".split()
)
"""Civilians and people of office whom a story tells to be at home."""
GUESTS = frozenset("mercenary legionnaire contingent drone coalition patrol".split())
"""Forces of which no story tells the country."""
BODIES: tuple[Kind, ...] = ("government", "court")
STATE: tuple[Kind, ...] = ("country", "government", "military")
RULERS = frozenset("government cabinet parliament ministry administration regime junta".split())
"""Those who act abroad as well as at home."""
SEVERAL = re.compile(
    r" (?:from|of|for|representing) (?:[\w,-]+ ){1,3}(?:nations|countries|states|sides)\b"
)


def country_of(
    actor: Actor, claim: Claim, own: Sequence[Claim], story: Whereabouts, index: ActorIndex
) -> tuple[str, CountryFrom | None] | None:
    """Return the country of somebody unnamed at a claim, and what tells it, if not its own words.

    ``own``: the claims in which he takes part.
    """
    official = actor.kind == "person" and is_official(actor.name, index)
    anybody = (
        is_foreign(actor, index) or are_of_several(actor, claim) or serve_several(actor, claim)
    )
    if actor.kind not in PEOPLE or anybody:
        return None
    away, noun = is_away(actor, index), head(actor.name)
    worded = set() if away else lands_told(actor.name, index)
    if worded:
        return (worded.pop(), None) if len(worded) == 1 else None
    shown = set() if away else lands_shown(actor.name, own) or lands_in(actor.name, index)
    if shown:
        return (shown.pop(), "place") if len(shown) == 1 else None
    roams = away or official or noun in RULERS
    if actor.kind in ELSEWHERE:  # "people" here are not those of the next paragraph
        own = story.near(claim, own, BESIDE)
    acts = [one for one in own if actor.kind not in ELSEWHERE or is_harmed(actor, one)]
    places = set() if roams else places_at(claim, acts, story, index)
    if places:
        return (places.pop(), "place") if len(places) == 1 else None
    alone = is_single(actor.name, index) and actor.kind in ("media", "party", "military")
    known = official or actor.kind not in ELSEWHERE or noun in LOCALS or bool(acts)
    leans = actor.name.lower().startswith(("pro-", "anti-"))  # so may anybody, anywhere
    guests = away and (actor.kind != "military" or "peacekeep" in actor.name or noun in GUESTS)
    if guests or alone or not known or (leans and not official):
        return None
    return told_by_story(actor, claim, own, story, index)


def places_at(
    claim: Claim, own: Sequence[Claim], story: Whereabouts, index: ActorIndex
) -> set[str]:
    """Return where somebody acts at a claim, else near it, else in the story.

    Another claim tells it only if nothing said here gainsays.
    """
    told = story.told(claim)
    found = lands_of([one for one in own if one is claim], index) or {
        land
        for land in lands_of(story.near(claim, own), index) or lands_of(own, index)
        if told is None or land in told.spoken
    }
    return {land for land in found if land in story.countries or not story.countries}


def told_by_story(
    actor: Actor, claim: Claim, own: Sequence[Claim], story: Whereabouts, index: ActorIndex
) -> tuple[str, CountryFrom] | None:
    """Return the country that a story gives to somebody at a claim, and how."""
    near = story.near(claim, own) or [claim]
    lands = {story.alone(one, body=actor.kind in (*BODIES, "person")) for one in near} - {None}
    alone, told = lands.pop() if len(lands) == 1 else None, story.told(claim)
    talks = all(one.action == "CONSULT" for one in near)  # guests, as often as hosts
    strange = talks or (told is not None and alone not in told.spoken)
    strange = strange or (alone != story.dateline and story.dateline in story.countries)
    if alone and not strange and not any(faces(actor, alone, one) for one in near):
        return alone, "story"
    if actor.kind not in (*SETTLED, "person"):
        return None
    met = {other.country for one in own for other in others(actor, one) if other.country}
    here = told is None or told.spoken == {story.dateline}
    if story.dateline and here and met <= {story.dateline} and not is_away(actor, index):
        return story.dateline, "dateline"
    return None


def faces(actor: Actor, country: str, claim: Claim) -> bool:
    """Return whether somebody deals with a state that a story speaks of alone: he need not be its.

    Whom a state itself arrests is mostly its own: "Turkey arrested lawmakers"; so are those with
    whom its police and officials deal, but not all whom it, or its army, attacks.
    """
    held = any(one.id == actor.id for mention in claim.targets for one in mention.actors)
    if held and claim.action == "COERCE":
        return False
    ends = (one for mention in (*claim.sources, *claim.targets) for one in mention.actors)
    met = {other.kind for other in ends if other.id != actor.id and other.country == country}
    return not met.isdisjoint(STATE if actor.kind in SETTLED else ("country", "military"))


def lands_shown(name: str, claims: Iterable[Claim]) -> set[str]:
    """Return the countries of places that are words of a name: "police in Lebanon, Ohio"."""
    words = f" {name.replace(',', ' ')} "
    places = (one.place for one in claims if one.place and one.place.precision != "near")
    return {place.country for place in places if place.country and f" {place.text} " in words}


def are_of_several(actor: Actor, claim: Claim) -> bool:
    """Return whether a claim says of people that they are of several countries."""
    named = (one for one in claim.mentions if any(who.id == actor.id for who in one.actors))
    ends = (one.end - claim.evidence.start for one in named)
    several = last(actor.name).lower() in ("governments", "sides", "nations")
    return several or any(SEVERAL.match(claim.evidence.quote, end) for end in ends if end >= 0)


def serve_several(actor: Actor, claim: Claim) -> bool:
    """Return whether soldiers may be an alliance's: "NATO says that troops died"."""
    voices = (one for mention in claim.speakers for one in mention.actors)
    allied = ("igo", "military", "organisation")
    return actor.kind == "military" and any(
        one.kind in allied and one.country is None and one.name[:1].isupper() for one in voices
    )


def is_harmed(actor: Actor, claim: Claim) -> bool:
    """Return whether somebody is harmed, or helped; who is arrested may be a stranger."""
    undergoes = any(one.id == actor.id for mention in claim.targets for one in mention.actors)
    return undergoes and claim.action in ("ASSAULT", "AID")


def others(actor: Actor, claim: Claim) -> Iterable[Actor]:
    """Yield everybody else whom a claim names."""
    return (one for mention in claim.mentions for one in mention.actors if one.id != actor.id)
