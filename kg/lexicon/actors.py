"""Actors: who a name, a nationality, a title or a bare noun means. Knows the seed files; never knows sentences."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import cast

from kg.lexicon.actor_files import Area, Entry, Seeds, read, together
from kg.lexicon.homonyms import Homonym
from kg.lexicon.layers import Layer
from kg.lexicon.names import NameTable, fold, proper
from kg.lexicon.offices import Tenure, held
from kg.lexicon.sounds import BySound
from kg.lexicon.spellings import Spellings
from kg.types import KINDS, Actor, Kind

HUMAN = ("person", "civilians", "protesters", "media")
NAMED = ("person", "organisation", "company", "media", "other")  # what a bare name can be
KINDS_IN_IDS = {kind.replace(" ", "-"): kind for kind in KINDS}
UNKNOWN = re.compile(r"(?P<kind>[a-z-]+)-(?P<country>[A-Z]{3}|xxx)-[0-9a-f]{24}")
GOVERNMENT = re.compile(r"gov-(?P<country>[A-Z]{3})")
SURNAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "HKG", "VNM", "KHM"})
NUMBERS = frozenset(
    "jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split()
)
PATRONYMIC = frozenset(("bin", "ibn", "bint"))
HEADING = (
    "secretary_general",
    "director_general",
    "commission_president",
    "council_president",
    "high_commissioner",
)
LEADING = frozenset({"head_of_state", "head_of_government"})
RANK = ("head_of_state", "head_of_government", "secretary_general")


class ActorIndex:
    """All actors of the seeds, and every way to find one."""

    def __init__(self, layers: Sequence[Seeds]) -> None:
        """Index what the files of some folders say, each laid over those before it."""
        self.seeds = together(layers)
        self.built: dict[str, Actor] = {}
        self.extra: dict[str, list[str]] = {}
        self.table = NameTable()
        for place, layer in enumerate(layers, start=1):
            self.add(
                layer, {identifier for later in layers[place:] for identifier in later.entries}
            )
        self.settled = {fold(alias) for layer in layers[1:] for alias, _ in layer.aliases}
        self.demonyms = {fold(word): iso3 for word, iso3 in self.seeds.nationalities.items()}
        self.capitals = {fold(name): actor for name, actor in self.seeds.capitals.items()}
        self.titles = {
            (fold(title), country): office
            for (title, country), office in self.seeds.offices.items()
        }

    @classmethod
    def load(cls, layers: Iterable[Layer]) -> "ActorIndex":
        """Return the index of some folders; raises SeedError with every slip of their files."""
        return cls(read(layers))

    def add(self, layer: Seeds, replaced: Container[str]) -> None:
        """Let the actors of a folder bear their names; its aliases mean nobody but whom this folder says."""
        for alias, _ in layer.aliases:
            self.table.forget(alias)
        for entry in layer.entries.values():
            for name in (entry.name, *entry.aliases):
                if entry.id not in replaced and (entry.kind != "person" or " " in name):
                    self.table.add(name, entry.id)
        for alias, actor in layer.aliases:
            self.table.add(alias, actor)
            self.extra.setdefault(actor, []).append(alias)

    def find(self, identifier: str) -> Actor | None:
        """Return the actor with that id."""
        if identifier not in self.built and identifier in self.seeds.entries:
            entry = self.seeds.entries[identifier]
            names = {*entry.aliases, *self.extra.get(identifier, ())} - {entry.name}
            aliases = tuple(sorted(name for name in names if not self.is_taken(name, identifier)))
            kind = cast("Kind", entry.kind)
            self.built[identifier] = Actor(
                identifier,
                entry.name,
                kind,
                entry.country or None,
                None,
                entry.wikidata or None,
                aliases,
            )
        return self.built.get(identifier)

    def is_taken(self, name: str, identifier: str) -> bool:
        """Return whether a folder laid over the others has given an actor's name to somebody else."""
        bearers = self.table.find(name) if fold(name) in self.settled else ()
        return bool(bearers) and identifier not in bearers

    def all(self, identifiers: Iterable[str]) -> tuple[Actor, ...]:
        """Return the actors with these ids, by id."""
        return tuple(
            actor for identifier in sorted(identifiers) if (actor := self.find(identifier))
        )

    def named(self, name: str) -> tuple[Actor, ...]:
        """Return every actor with that name, alias or metonym, by id; capitals and bare surnames are no names of actors."""
        return self.all(self.table.find(name))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Actor, ...]] | None:
        """Return how many words the longest name that begins at ``words[start]`` has, and whom it names."""
        found = self.table.longest(words, start)
        return (found[0], self.all(found[1])) if found else None

    def nationality(self, word: str) -> Actor | None:
        """Return the country of an adjective or noun of nationality ("Russian", "Poles"; never "polish")."""
        iso3 = self.demonyms.get(fold(word))
        return self.country(iso3) if iso3 and proper(word.split()) else None

    def country(self, iso3: str) -> Actor | None:
        """Return a country."""
        entry = self.seeds.countries.get(iso3)
        return self.find(entry.id) if entry else None

    def government(self, iso3: str) -> Actor | None:
        """Return the government of a country."""
        return self.find(f"gov-{iso3}")

    def capital(self, name: str) -> Actor | None:
        """Return whom a capital stands for where it acts: the government ("Moscow said …"), the EU for Brussels."""
        actor = self.capitals.get(fold(name))
        return self.find(actor) if actor and proper(name.split()) else None

    def seat(self, iso3: str) -> str | None:
        """Return the capital of a country."""
        seats = self.seeds.capitals.items()
        return next((name for name, actor in seats if actor == f"gov-{iso3}"), None)

    def homonyms(self, name: str) -> tuple[Homonym, ...]:
        """Return the other bearers of a name."""
        return self.namesakes.get(fold(name), ()) if proper(name.split()) else ()

    @cached_property
    def namesakes(self) -> dict[str, tuple[Homonym, ...]]:
        """Other bearers by folded name."""
        found: dict[str, tuple[Homonym, ...]] = {}
        for homonym in self.seeds.homonyms.values():
            found[fold(homonym.name)] = (*found.get(fold(homonym.name), ()), homonym)
        return found

    def place(self, name: str) -> tuple[str, str] | None:
        """Return name and country of a place: a country, a capital, a large city or a known region."""
        found = self.places.get(fold(name))
        return found if found and (proper(name.split()) or self.table.find(name)) else None

    @cached_property
    def places(self) -> dict[str, tuple[str, str]]:
        """Places by folded name; a country wins over a city of its name."""
        placed = (
            (key, area) for key, areas in self.areas.items() for area in areas if area.country
        )
        places = {key: (area.name, area.country) for key, area in placed}
        places |= {fold(name): (name, iso3) for name, iso3 in self.seeds.places.items()}
        for iso3, entry in self.seeds.countries.items():
            for name in (entry.name, *self.extra.get(entry.id, ())):
                places[fold(name)] = entry.name, iso3
        return places

    @cached_property
    def areas(self) -> dict[str, tuple[Area, ...]]:
        """Places that the seeds give degrees, by folded name."""
        found: dict[str, tuple[Area, ...]] = {}
        for area in self.seeds.areas.values():
            for name in (area.name, *area.aliases):
                found[fold(name)] = (*found.get(fold(name), ()), area)
        return found

    def sex(self, actor: Actor) -> str | None:
        """Return whether a person's given name is a man's or a woman's; none where it is neither for certain."""
        return (
            self.seeds.given.get(fold(actor.name).partition(" ")[0]) if " " in actor.name else None
        )

    def given(self, name: str) -> bool:
        """Return whether a word is a given name."""
        return fold(name) in self.seeds.given

    def place_word(self, word: str) -> str | None:
        """Return where a word stands at the name of a place: "first" ("Cape Ann"), "last" ("Mischief Reef"), as "verb" or "preposition"; or as a verb of what is done to "human" beings."""
        return self.seeds.place_words.get(word)

    def people(self, surname: str) -> tuple[Actor, ...]:
        """Return all known people with that surname, by id."""
        return self.all(self.surnames.get(fold(surname), ())) if proper(surname.split()) else ()

    @cached_property
    def surnames(self) -> dict[str, set[str]]:
        """Ids of people by folded surname."""
        found: dict[str, set[str]] = {}
        for entry in self.seeds.entries.values():
            if entry.kind == "person":
                for surname in surnames(entry, self.extra.get(entry.id, ())):
                    found.setdefault(surname, set()).add(entry.id)
        return found

    def spelled(self, name: str) -> Actor | None:
        """Return the one known person whose name this is in another spelling; none where two may be meant."""
        found = self.by_sound.bearer(name) if proper(name.split()) else None
        return self.find(found) if found else None

    def known_as(self, name: str, actor: str) -> str | None:
        """Return in words what ties a name to an actor by itself: the lists, a nationality, a capital, a spelling."""
        ways = {
            "a name in kg's lists": self.named(name),
            "an adjective or noun of nationality": (self.nationality(name),),
            "a capital or region, for those who rule there": (self.capital(name),),
            "another spelling of a name in kg's lists": (self.spelled(name),),
            "a surname in kg's lists": self.people(name),
        }
        return next(
            (how for how, who in ways.items() if actor in {one.id for one in who if one}), None
        )

    @cached_property
    def spellings(self) -> Spellings:
        """How names are spelled."""
        return Spellings(self.seeds.spellings)

    @cached_property
    def by_sound(self) -> BySound:
        """Known people by the sound of their names."""
        people = (one for one in self.seeds.entries.values() if one.kind == "person")
        named = [(one, (one.name, *one.aliases, *self.extra.get(one.id, ()))) for one in people]
        return BySound(named, self.spellings, self.seeds.given)

    def stranger(self, name: str, country: str | None, article: str) -> Actor:
        """Return a person whom no seed knows, named as in the text; spellings of one name are one person.

        Who goes by one word alone stays in the article: a surname is everybody's.
        """
        usual = self.spellings.usual(name)
        alone = " " not in usual
        found = unknown(
            f"surname {usual}" if alone else usual, "person", country, article if alone else None
        )
        return replace(found, name=name)

    @cached_property
    def tenures(self) -> dict[tuple[str, str], list[Tenure]]:
        """Tenures by country or organisation, and office."""
        found: dict[tuple[str, str], list[Tenure]] = {}
        for tenure in self.seeds.tenures:
            found.setdefault((tenure.of, tenure.office), []).append(tenure)
        return found

    @cached_property
    def careers(self) -> dict[str, list[Tenure]]:
        """Tenures by person."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.seeds.tenures:
            found.setdefault(tenure.person, []).append(tenure)
        return found

    def office(self, title: str, country: str | None = None) -> str | None:
        """Return the office that a title means, in a country where that matters (the British chancellor is no premier)."""
        key = fold(title.replace("-general", " general"))
        return self.titles.get((key, country or "")) or self.titles.get((key, ""))

    def officeholder(self, country: str, office: str, on: date | None) -> Actor | None:
        """Return who held the office of a country (ISO3) or organisation (actor id) that day; none if unknown or not unique.

        Where a country has no head of government at all, the head of state is it: presidential systems.
        """
        if on is None or office in self.seeds.shared:
            return None
        people = {tenure.person for tenure in held(self.tenures.get((country, office), ()), on)}
        if office == "head_of_government" and (country, office) not in self.tenures:
            return self.officeholder(country, "head_of_state", on)
        return self.find(people.pop()) if len(people) == 1 else None

    def head(self, organisation: str, on: date | None) -> Actor | None:
        """Return who leads an organisation (actor id) that day; none if unknown or not unique."""
        offices = [self.tenures.get((organisation, office), ()) for office in HEADING]
        people = (
            {tenure.person for career in offices for tenure in held(career, on)} if on else set()
        )
        return self.find(people.pop()) if len(people) == 1 else None

    def role(self, actor: Actor, on: date | None) -> str | None:
        """Return the title of the office that the actor held that day, the highest if there are several."""
        return next((tenure.title for tenure in self.offices_held(actor, on)), None)

    def offices_held(self, actor: Actor, on: date | None) -> list[Tenure]:
        """Return the offices that the actor held that day, the highest first."""
        return sorted(held(self.careers.get(actor.id, ()), on), key=rank) if on else []

    def leads(self, actor: Actor, on: date | None) -> bool:
        """Return whether a person is head of state or of government that day; without a day, whether ever."""
        career = self.careers.get(actor.id, ())
        return any(tenure.office in LEADING for tenure in (held(career, on) if on else career))

    def of_country(self, iso3: str, noun: str) -> str:
        """Return a noun with the country's adjective: "Kenyan police"; the bare noun where no adjective is known."""
        government = self.government(iso3)
        adjective = government.name.removesuffix(" government") if government else ""
        return f"{adjective} {noun}" if government and adjective != government.name else noun

    def body(self, iso3: str, noun: str) -> Actor | None:
        """Return the one body of a country that goes by its adjective and a noun: Russia's "forces" are the "Russian forces"."""
        named = self.named(self.of_country(iso3, noun))
        return named[0] if len(named) == 1 else None

    def group(self, noun: str) -> Kind | None:
        """Return the kind of a bare group or role noun, given as lemma."""
        kind = self.seeds.groups.get(noun.lower()) or self.seeds.groups.get(
            noun.lower().replace("-", " ")
        )
        return cast("Kind", kind[0]) if kind else None

    def private(self, noun: str) -> bool:
        """Return whether a noun names people who act for themselves alone: "the Kenyan runner" is not Kenya."""
        return noun.lower() in self.seeds.private

    def abroad(self, noun: str) -> bool:
        """Return whether those whom a noun names are often not at home where they act: "peacekeeper", "tourist"."""
        return noun.lower() in self.seeds.abroad

    def human(self, noun: str) -> bool:
        """Return whether a noun is one human being who bears no arms for anybody: "minister", "poet"."""
        return self.single(noun) and self.group(noun) in HUMAN

    def single(self, noun: str) -> bool:
        """Return whether a group or role noun is one human being ("soldier"), not a body of them ("army")."""
        return self.seeds.groups.get(noun.lower(), ("", ""))[1] == "one"


def rank(tenure: Tenure) -> tuple[int, int, str]:
    """Sort tenures: the highest office first, then the latest."""
    return (
        RANK.index(tenure.office) if tenure.office in RANK else len(RANK),
        -tenure.start.toordinal(),
        tenure.title,
    )


def surnames(person: Entry, aliases: Iterable[str]) -> set[str]:
    """Return the folded surnames of a person: the last word, the last two of a longer name, the first one in East Asia.

    A patronymic counts with its "bin" ("bin Salman" is no Salman); a monarch goes by the name before the number or the country.
    """
    found: set[str] = set()
    for name in (person.name, *person.aliases, *aliases):
        first, *rest = fold(name).partition(" of ")[0].split()
        parts = [first, *(part for part in rest if part not in NUMBERS)]
        patronymics = [
            place
            for place, part in enumerate(parts)
            if part in PATRONYMIC and 0 < place < len(parts) - 1
        ]
        if patronymics:
            found.update(" ".join(parts[place : place + 2]) for place in patronymics[:1])
            continue
        found.update(parts[-1:])
        if len(parts) > 2:
            found.add(" ".join(parts[-2:]))
        if person.country in SURNAME_FIRST:
            found.update(parts[:1])
    return found


def unknown(name: str, kind: Kind, country: str | None, article: str | None) -> Actor:
    """Return an actor that no seed knows, named as in the text; ``article`` keeps bare nouns of two articles apart.

    "Russia's allies" are countries, but not that one.
    """
    country = None if kind == "country" else country
    told = "\n".join((fold(name), kind, country or "", article or ""))
    digest = sha256(told.encode()).hexdigest()[:24]
    return Actor(f"{kind.replace(' ', '-')}-{country or 'xxx'}-{digest}", name, kind, country)


def is_unheard(actor: Actor) -> bool:
    """Return whether nothing is known of an actor but a name: no seed, no country, no office."""
    return (
        actor.kind in NAMED
        and actor.country is None
        and actor.role is None
        and UNKNOWN.fullmatch(actor.id) is not None
    )


def is_national(actor: Actor) -> bool:
    """Return whether an actor is a country or its government, and not that of one of its states or an agency."""
    return actor.kind == "country" or GOVERNMENT.fullmatch(actor.id) is not None


def kind_of(actor_id: str) -> tuple[Kind, str | None]:
    """Return kind and country, as far as an id tells them.

    >>> kind_of(unknown("rebels", "armed group", "COL", None).id)
    ('armed group', 'COL')
    """
    if government := GOVERNMENT.fullmatch(actor_id):
        return "government", government["country"]
    parsed = UNKNOWN.fullmatch(actor_id)
    if parsed is None or parsed["kind"] not in KINDS_IN_IDS:
        return "other", None
    return KINDS_IN_IDS[parsed["kind"]], None if parsed["country"] == "xxx" else parsed["country"]
