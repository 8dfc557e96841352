"""Times merging and export of made-up claims: ``python benchmarks/merging.py [CLAIMS …]``.

Claims are drawn with a fixed seed, about eight an article, in the shares that news showed: a third
tells of acts that other articles tell too, one in ten repeats its own article, one article in forty
prints another again, a third has a date, a fifth a place, four in ten assert nothing. Every size
runs in a process of its own, which is given the claims one article after the other, as a build
gives them. Shown are CPU seconds and the largest memory, after merging, and after each file of an
export. With ``--shuffled``, articles come in another order: the digest of what comes out is the same.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from kg.events.collect import collection_of
from kg.events.kept import Records
from kg.events.plain import People
from kg.export.folder import counts, files, store
from kg.lexicon.actors import ActorIndex, unknown
from kg.lexicon.load import load
from kg.types import (
    Actor,
    Article,
    Claim,
    DateRange,
    Evidence,
    Kind,
    Mention,
    Modality,
    Place,
    Reason,
    Span,
)

SIZES = (100_000, 200_000, 1_000_000)
AN_ARTICLE = 8
AGAIN = 40
Side = tuple[str, Actor | None, Kind]
Act = tuple[str, Side, Side, int, Place | None, int]
FIRST = date(2015, 1, 1)
DAYS = 2000
VERBS = {
    "ACCUSE": ("accused", "blamed", "denounced"),
    "ASSAULT": ("attacked", "bombed", "shelled", "killed"),
    "CONSULT": ("met", "visited", "phoned"),
    "SUPPORT": ("praised", "backed"),
    "REQUEST": ("urged", "asked"),
    "COERCE": ("arrested", "detained", "expelled"),
    "SANCTION": ("sanctioned",),
    "AID": ("aided", "supplied"),
    "THREATEN": ("threatened", "warned"),
    "REJECT": ("rebuffed", "refused"),
    "COOPERATE": ("joined",),
    "PROTEST": ("defied",),
}
WEIGHTS = (20, 18, 16, 10, 10, 9, 4, 4, 4, 2, 2, 1)
CROWDS: tuple[tuple[str, Kind], ...] = (
    ("police", "government"),
    ("protesters", "protesters"),
    ("rebels", "armed group"),
    ("villagers", "civilians"),
    ("soldiers", "military"),
    ("gunmen", "armed group"),
)
MODALITIES: tuple[Modality, ...] = ("planned", "possible", "requested", "conditional")
WORDS = """over near with after before border talks prisoners oil gas aid election vote budget
troops rockets tanks bridges hospitals schools grain trade visas journalists courts ministers dams
pipelines harbours islands ships drones radio cities markets roads taxes deals""".split()


@cache
def places() -> tuple[Place, ...]:
    """Return places as claims tell them."""
    names = ("Mosul", "Goma", "Kyiv", "Gaza", "Lima", "Kunduz", "Juba", "Minsk", "Osh", "Tripoli")
    lands = ("IRQ", "COD", "UKR", "PSE", "PER", "AFG", "SSD", "BLR", "KGZ", "LBY")
    return tuple(
        Place(name, land, name, 0, 0, "town", 10.0 + at, 20.0 + at, 1000 + at)
        for at, (name, land) in enumerate(zip(names, lands, strict=True))
    )


class Maker:
    """Draws articles with their claims; each by its number, whatever was drawn before."""

    def __init__(self, index: ActorIndex, claims: int) -> None:
        self.articles = max(claims // AN_ARTICLE, 1)
        chance = random.Random(1)
        lands = {entry.id for entry in index.seeds.countries.values()}
        others = sorted(index.seeds.entries.keys() - lands)
        drawn = chance.sample(sorted(lands), len(lands)) + chance.sample(others, 750)
        found = map(index.find, drawn)
        self.known: Sequence[Actor] = [actor for actor in found if actor is not None]
        self.acts = [self.act(chance) for _ in range(max(claims // 9, 1))]

    def who(self, chance: random.Random) -> Side:
        """Return a known actor, few of them often, or the word for an unnamed one."""
        if chance.random() < 0.35:
            name, kind = chance.choice(CROWDS)
            return name, None, kind
        at = min(int(chance.paretovariate(0.7)) - 1, len(self.known) - 1)
        return self.known[at].name, self.known[at], self.known[at].kind

    def act(self, chance: random.Random) -> Act:
        """Return an act of the world: action, two sides, day, place, a number of its own."""
        action = chance.choices(tuple(VERBS), WEIGHTS)[0]
        day, number = chance.randrange(DAYS), chance.randrange(2, 900)
        place = chance.choice(places()) if chance.random() < 0.2 else None
        return action, self.who(chance), self.who(chance), day, place, number

    def all(self, shuffled: bool) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Yield each article with its claims."""
        order = list(range(self.articles))
        if shuffled:
            random.Random(9).shuffle(order)
        for number in order:
            if number % AGAIN == AGAIN - 1:
                yield printed_again(*self.article(number - 1))
            else:
                yield self.article(number)

    def article(self, number: int) -> tuple[Article, tuple[Claim, ...]]:
        """Return an article of some sentences, each with a claim."""
        chance = random.Random(number)
        day = chance.randrange(DAYS)
        name = f"a{chance.getrandbits(96):024x}"
        text, claims, own = "", [], []
        for _ in range(chance.randint(1, 2 * AN_ARTICLE - 1)):
            kind = chance.random()
            if kind < 0.33:
                act = self.acts[chance.randrange(len(self.acts))]
            elif kind < 0.43 and own:
                act = chance.choice(own)
            else:
                act = self.act(chance)
            own.append(act)
            sentence, claim = self.sentence(chance, name, act, len(text))
            text += sentence + "\n"
            claims.append(claim)
        outlet = chance.randrange(40)
        article = Article(
            name, text, f"news/{name[1:9]}.txt", text[:60], FIRST + timedelta(days=day + 1),
            f"https://outlet{outlet}.example/{name}", f"Outlet {outlet}",
        )  # fmt: skip
        return article, tuple(claims)

    def sentence(
        self, chance: random.Random, article: str, act: Act, begin: int
    ) -> tuple[str, Claim]:
        """Return a sentence that tells of an act, and its claim."""
        action, (source, one, kind), (target, other, whose), day, place, number = act
        verb = chance.choice(VERBS[action])
        when = FIRST + timedelta(days=day)
        dated = chance.random() < 0.35
        by = chance.random() < 0.15
        more = " ".join(chance.choices(WORDS, k=9))
        where = f" in {place.name}" if place else ""
        on = f" on {when:%B} {when.day}" if dated else ""
        said = ", officials said" if by else ""
        sentence = f"{source} {verb} {target}{where}{on} with {number} {more}{said}."

        def span(words: str) -> Span:
            start = begin + sentence.index(words)
            return Span(words, start, start + len(words))

        def mention(name: str, actor: Actor | None, sort: Kind) -> Mention:
            found = actor or unknown(name, sort, None, article)
            at = span(name)
            return Mention((found,), name, at.start, at.end, "name" if actor else "description")

        trigger = Span(verb, begin + len(source) + 1, begin + len(source) + 1 + len(verb))
        after = trigger.end + 1
        sources = (mention(source, one, kind),)
        told = mention(target, other, whose)
        targets = (replace(told, start=after, end=after + len(target)),)
        modality = chance.choice(MODALITIES) if chance.random() < 0.25 else "actual"
        rule = f"pattern {action.lower()}-{verb}"
        because = [
            Reason("propose", rule, f"“{verb}” is {action} by the {rule} of seeds/actions", trigger, 0.65),
            Reason("propose", "reader 03b85734", f"“{verb}” is {action} by the reader 03b85734, of an act 0.98", trigger, 0.98),
            Reason("actor", "name", f"“{source}” means {source}, by name", span(source)),
            Reason("actor", "name", f"“{target}” means {target}, by name", span(target)),
        ]  # fmt: skip
        dates = None
        if dated:
            dates = DateRange(when, when, "day", f"{when:%B} {when.day}")
            because.append(
                Reason("date", "own clause", f"“{dates.text}” stands with “{verb}”", trigger)
            )
        if modality != "actual":
            because.append(Reason("guard", "plan", f"{modality}: “{verb}” (cue plan)", trigger))
        spot = span(place.name) if place else None
        claim = Claim(
            f"c{chance.getrandbits(96):024x}", action, sources, targets, trigger,
            Evidence(article, begin, begin + len(sentence), sentence), (rule, "reader 03b85734"),
            polarity="negative" if chance.random() < 0.06 else "positive", modality=modality,
            speakers=(mention("officials", None, "government"),) if by else (),
            date=dates,
            place=replace(place, start=spot.start, end=spot.end) if place and spot else None,
            confidence=0.65, because=tuple(because),
        )  # fmt: skip
        return sentence, claim


def printed_again(article: Article, claims: Sequence[Claim]) -> tuple[Article, tuple[Claim, ...]]:
    """Return an article as another outlet prints it."""

    def other(name: str) -> str:
        return name[0] + sha256(name.encode()).hexdigest()[:24]

    copy = replace(
        article, id=other(article.id), origin=f"again/{article.id[1:9]}.txt",
        url=f"{article.url}/again", publisher="Another outlet",
    )  # fmt: skip
    return copy, tuple(
        replace(one, id=other(one.id), evidence=replace(one.evidence, article=copy.id))
        for one in claims
    )


def told(what: str, began: float) -> None:
    """Print CPU seconds since a moment, and the largest memory until now."""
    spent, largest = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{what:28} {spent:8.1f} s {largest / 1024:8.0f} MB", flush=True)


def measure(claims: int, shuffled: bool, export: bool) -> None:
    """Merge, and write every file of an export."""
    index, people = load().actors, People()
    stored = Records(people.claim, people.claim_made)  # as shards keep claims on the disk
    stored.move()
    articles: list[Article] = []
    for article, own in Maker(index, claims).all(shuffled):
        articles.append(article)
        for one in own:
            stored.add(one)
    began = time.process_time()
    told(f"{len(stored):,} claims, before", began)
    given = map(stored.__getitem__, range(len(stored)))
    found = collection_of(articles, given, index)
    told("merged", began)
    digest, joined = sha256(), 0
    for event in found.events:
        digest.update(json.dumps([event.id, [claim.id for claim in event.claims]]).encode())
        joined += len(event.joins)
    print(f"{len(found.events):,} events, {joined:,} joined, {digest.hexdigest()[:16]}", flush=True)
    if export:
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files(found).items():
                began = time.process_time()
                store(content, Path(folder) / name)
                told(f"{name}, {(Path(folder) / name).stat().st_size / 1e6:,.0f} MB", began)
            began = time.process_time()
            counts(found)
            told("run.json", began)


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--shuffled", action="store_true")
    parser.add_argument("--export", action="store_true", help="write the files of an export too")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    for size in asked.claims:
        if asked.here:
            measure(size, asked.shuffled, asked.export)
        else:
            command = [sys.executable, __file__, "--here", str(size)]
            command += [f"--{name}" for name in ("shuffled", "export") if getattr(asked, name)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
