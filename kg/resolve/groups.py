"""What an actor rolls up to: its state or that state's forces, its organisation, its kind.

Knows the seeds and what actors are called; never knows sentences. A state, its capital and its
government by any name, its ministries, officials and courts are one group, but not those of former
times; so are its army and its police. Who is known by name and stands for no body stays alone.
Unnamed people of one kind and country are one group, those of no known country are one by kind.
"""

from collections.abc import Iterator
from datetime import date

from kg.lexicon.actors import ActorIndex
from kg.lexicon.names import fold, is_former, proper
from kg.resolve.nouns import head
from kg.types import Actor, Group, Kind

STATE: tuple[Kind, ...] = ("country", "government", "court")
BODIES: tuple[Kind, ...] = ("igo", "organisation", "party", "armed group", "media", "military")
POLICE = frozenset(
    "police policeman policemen policewoman policewomen gendarmerie gendarmes constabulary".split()
)
OFFICIALS = frozenset(
    """ambassador attache commissioner congressman congresswoman consul councillor councilman
    deputy diplomat envoy lawmaker legislator mayor minister mp negotiator official
    parliamentarian secretary senator sheriff spokesman spokesperson spokeswoman undersecretary
    officials diplomats envoys lawmakers legislators ministers senators deputies""".split()
)
ARMY = ("army", "military", "forces", "troops")
PEOPLE: dict[Kind, str] = {
    "armed group": "armed groups",
    "media": "media",
    "civilians": "civilians",
    "protesters": "protesters",
    "person": "people",
    "organisation": "organisations",
    "party": "parties",
    "military": "forces",
    "government": "authorities",
    "court": "courts",
}


def group_of(actor: Actor, index: ActorIndex, on: date | None) -> Group | None:
    """Return what an actor rolls up to on a day; none for who stands alone."""
    if actor.kind == "person":
        return group_of_person(actor, index, on)
    if is_force(actor, index):
        return forces(actor.country, index) if actor.country else people("military", None, index)
    if actor.kind in STATE and actor.country and not is_former(actor.name):
        return state(actor.country, index)
    if index.find(actor.id) is not None or is_named(actor, index):
        return own(actor, index) if actor.kind in BODIES else None
    return owner(actor, index) or people(actor.kind, actor.country, index)


def group_of_person(actor: Actor, index: ActorIndex, on: date | None) -> Group | None:
    """Return the state or organisation whose office a person holds, else people of a country."""
    for tenure in index.offices_held(actor, on):
        served = index.country(tenure.of) or index.find(tenure.of)
        if served is not None:
            return group_of(served, index, on)
    if index.find(actor.id) is not None or is_named(actor, index):
        return None
    body = owner(actor, index)
    official = is_official(actor.name, index) and not is_former(actor.name)
    if body is None and actor.country and official:
        return state(actor.country, index)
    return body or people("person", actor.country, index)


def why(actor: Actor, index: ActorIndex) -> str:
    """Return in words why an actor, once resolved, rolls up to its group, or to none."""
    return next(reasons(actor, index))


def reasons(actor: Actor, index: ActorIndex) -> Iterator[str]:
    """Yield why an actor rolls up to its group, in the order in which ``group_of`` asks."""
    group = actor.group
    if group is None:
        yield "goes by a name, and holds no office that kg knows"
    elif group.id == actor.id:
        yield "a body of its own, or one of a name in several spellings"
    elif actor.kind == "igo":
        yield f"an organ of {group.name}"
    if is_force(actor, index):
        yield "the army and the police of a country are one group"
    if actor.kind in STATE and not is_former(actor.name):
        yield "a state, its capital, government, ministries and courts are one group"
    if actor.kind == "person" and actor.role:
        yield f"holds an office: {actor.role}"
    body = owner(actor, index)
    if body is not None and group is not None and body.id == group.id:
        yield f"{body.name} stands in the words for it"
    if actor.kind == "person" and is_official(actor.name, index):
        yield "an office of that state stands in the words for it"
    if is_named(actor, index):
        yield "one name in several spellings, or judged the same"
    yield "unnamed people of one kind and country are one group"


def is_official(name: str, index: ActorIndex) -> bool:
    """Return whether what somebody is called is an office of a state: "a US diplomat"."""
    words = fold(name).split()
    return not OFFICIALS.isdisjoint(words) or any(index.office(title) for title in titles(name))


def titles(name: str) -> Iterator[str]:
    """Yield the ends of a name that may be a title: "foreign minister", "minister"."""
    words = name.split()
    yield from (" ".join(words[place:]).lower() for place in range(len(words)))


def is_named(actor: Actor, index: ActorIndex) -> bool:
    """Return whether an actor goes by a name, not by what it is."""
    return proper(actor.name.split()) and not index.group(head(actor.name))


def is_force(actor: Actor, index: ActorIndex) -> bool:
    """Return whether somebody is a state's army or police, or a part of them."""
    words = fold(actor.name).split()
    if actor.kind == "government":
        return not POLICE.isdisjoint(words)
    if actor.kind != "military":
        return False
    if index.find(actor.id) is None:
        return owner(actor, index) is None
    return bool(actor.country) and any(
        body is not None and body.id == actor.id
        for body in (index.body(actor.country or "", noun) for noun in ARMY)
    )


def own(actor: Actor, index: ActorIndex) -> Group:
    """Return a body as a group of its own; of a state, unless it fights on its own account.

    An organ of an organisation of states is that: "U.N. Security Council", "ASEAN Regional Forum".
    """
    whole = organisation_of(actor, index) if actor.kind == "igo" else None
    if whole is not None:
        return own(whole, index)
    country = state(actor.country, index) if actor.country and is_of_state(actor.kind) else None
    return Group(actor.id, actor.name, actor.kind, actor.country, country)


def organisation_of(organ: Actor, index: ActorIndex) -> Actor | None:
    """Return the organisation with whose name that of its organ begins."""
    for name in (organ.name, *organ.aliases):
        words = name.split()
        for size in range(len(words) - 1, 0, -1):
            named = index.named(" ".join(words[:size])) if words[size] != "of" else ()
            if len(named) == 1 and named[0].kind == "igo" and named[0].id != organ.id:
                return named[0]
    return None


def owner(actor: Actor, index: ActorIndex) -> Group | None:
    """Return the body that somebody unnamed is of: "Boko Haram gunmen", "fighters of the PKK"."""
    words = actor.name.split()
    for place in range(len(words)):
        found = index.longest(words, place)
        named = found[1] if found else ()
        if len(named) == 1 and named[0].kind in BODIES:
            return own(named[0], index)
    return None


def state(country: str, index: ActorIndex) -> Group | None:
    """Return a state."""
    known = index.country(country)
    return Group(known.id, known.name, "country", country) if known else None


def forces(country: str, index: ActorIndex) -> Group:
    """Return the army and the police of a country."""
    name = index.of_country(country, "forces")
    return Group(f"forces-{country}", name, "military", country, state(country, index))


def is_of_state(kind: Kind) -> bool:
    """Return whether what these do may be told of their country: not of militants who are in it."""
    return kind != "armed group"


def people(kind: Kind, country: str | None, index: ActorIndex) -> Group | None:
    """Return the unnamed people of one kind in a country, or in none that is known."""
    word = PEOPLE.get(kind)
    if word is None:
        return None
    name = index.of_country(country, word) if country else word
    of = state(country, index) if country and is_of_state(kind) else None
    return Group(f"{kind.replace(' ', '-')}-{country or 'xxx'}", name, kind, country, of)
