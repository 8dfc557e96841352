"""A small collection made by hand: two articles, every status, every shape of event."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from kg.gazetteer.table import named
from kg.rdf.terms import ntriples
from kg.rdf.triples import statements
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Evidence,
    Mention,
    Place,
    Reason,
    Span,
)

FRANCE = Actor("wd-Q142", "France", "country", "FRA", wikidata="Q142", aliases=("French Republic",))
MALI = Actor("wd-Q912", "Mali", "country", "MLI", wikidata="Q912")
POLAND = Actor("wd-Q36", "Poland", "country", "POL", wikidata="Q36")
LITHUANIA = Actor("wd-Q37", "Lithuania", "country", "LTU", wikidata="Q37")
LATVIA = Actor("wd-Q211", "Latvia", "country", "LVA", wikidata="Q211")
RUSSIA = Actor(
    "wd-Q159", "Russia", "country", "RUS", wikidata="Q159", aliases=("Russian Federation",)
)
KREMLIN = Actor("gov-RUS", "Russian government", "government", "RUS", aliases=("the Kremlin",))
BELARUS = Actor("wd-Q184", "Belarus", "country", "BLR", wikidata="Q184")
GERMANY = Actor("wd-Q183", "Germany", "country", "DEU", wikidata="Q183")
TURKEY = Actor("wd-Q43", "Turkey", "country", "TUR", wikidata="Q43")
GREECE = Actor("wd-Q41", "Greece", "country", "GRC", wikidata="Q41")
UKRAINE = Actor("wd-Q212", "Ukraine", "country", "UKR", wikidata="Q212")
MOLDOVA = Actor("wd-Q217", "Moldova", "country", "MDA", wikidata="Q217")
SERBIA = Actor("wd-Q403", "Serbia", "country", "SRB", wikidata="Q403")
KOSOVO = Actor("wd-Q1246", "Kosovo", "country", "XKX", wikidata="Q1246")
ENVOY = Actor(
    "person-xxx-5f1d0c2ab7e94433a6d20917", "Maria Sandoval", "person", None, role="EU envoy"
)
PROTESTERS = Actor("protesters-BLR-93ab2c07de51f6480b1e7c3d", "protesters", "protesters", "BLR")


def identifier(letters: str, *parts: str) -> str:
    """Return letters and a hash of the parts, 96 bits long."""
    return letters + sha256("\n".join(parts).encode()).hexdigest()[:24]


def article(
    text: str, title: str, published: date, url: str | None = None, publisher: str | None = None
) -> Article:
    name = identifier("a", text, url or "")
    return Article(
        name,
        text,
        f"samples/{name}.txt",
        title,
        published,
        url,
        publisher,
        license="CC-BY-4.0" if url else None,
    )


BORDERS = article(
    "France accused Mali of breaking the deal on Monday. "
    "Ministers from Poland and Lithuania held talks in Vilnius last week. "
    "The Kremlin denied that Russia had sent troops to Belarus. "
    "Maria Sandoval urged Russia to withdraw. "
    "Germany will send aid to Mali next year. "
    "Turkey will impose sanctions on Greece if drilling continues. "
    "Poland may cut ties with Belarus. "
    "Two protesters were detained in Minsk. "
    "Thousands of protesters marched in Minsk on 30 August. "
    "Ukraine said Russia had attacked Moldova. "
    "Turkey threatened Greece with force. "
    "Belarus expelled a Latvian diplomat.",
    "Tension at the borders",
    date(2020, 8, 31),
    "https://news.example/2020/08/31/borders",
    "Example News",
)
REPLIES = article(
    "France accused Mali of breaking the deal on Monday, again. "
    "Belarus did not expel any Latvian diplomat, Minsk said. "
    "Greece accused Turkey of provocation. "
    "Serbia and Kosovo plan to hold talks.",
    "Replies",
    date(2020, 9, 1),
)

MONDAY = DateRange(date(2020, 8, 31), date(2020, 8, 31), "day", "on Monday")
LAST_WEEK = DateRange(date(2020, 8, 24), date(2020, 8, 30), "week", "last week")
NEXT_YEAR = DateRange(date(2021, 1, 1), date(2021, 12, 31), "year", "next year")
SUNDAY = DateRange(date(2020, 8, 30), date(2020, 8, 30), "day", "on 30 August")

Named = tuple[Actor, str]


class Sentence:
    """One sentence of an article, in which words are found by their text."""

    def __init__(self, source: Article, quote: str) -> None:
        self.article, self.quote, self.start = source, quote, source.text.index(quote)

    def span(self, words: str) -> Span:
        start = self.start + self.quote.index(words)
        return Span(words, start, start + len(words))

    def mention(self, actor: Actor, words: str) -> Mention:
        found = self.span(words)
        return Mention(
            (actor,), words, found.start, found.end, "name" if actor.name == words else "alias"
        )

    def place(self, name: str, country: str) -> Place:
        found = self.span(name)
        site = next(
            (one for one in named(name) if one.country == country and one.sort == "town"), None
        )
        if site is None:
            return Place(name, country, name, found.start, found.end)
        degrees = site.latitude, site.longitude, site.id
        return Place(name, country, name, found.start, found.end, "town", *degrees)

    def reasons(self, action: str, trigger: str, cue: str | None) -> tuple[Reason, ...]:
        """Return why there is a claim of this sentence."""
        proposed = Reason("propose", "pattern", f"“{trigger}” is {action}", self.span(trigger), 0.9)
        heard = (Reason("guard", "cue", f"“{cue}” says so", self.span(cue)),) if cue else ()
        return (proposed, *heard)

    def claim(
        self,
        action: str,
        trigger: str,
        sources: Sequence[Named] = (),
        targets: Sequence[Named] = (),
        *,
        speaker: Named | None = None,
        cue: str | None = None,
        condition: str | None = None,
        **more: object,
    ) -> Claim:
        """Return a claim of this sentence; ``more`` are plain fields of the record."""
        return Claim(
            id=identifier("c", self.article.id, self.quote, action),
            action=action,
            sources=tuple(self.mention(*named) for named in sources),
            targets=tuple(self.mention(*named) for named in targets),
            trigger=self.span(trigger),
            evidence=Evidence(
                self.article.id, self.start, self.start + len(self.quote), self.quote
            ),
            by=(f"pattern {action.lower()}-{trigger.partition(' ')[0].lower()}",),
            speakers=(self.mention(*speaker),) if speaker else (),
            cue=self.span(cue) if cue else None,
            condition=self.span(condition) if condition else None,
            because=self.reasons(action, trigger, cue),
            **more,  # type: ignore[arg-type]
        )


def event(*claims: Claim) -> Event:
    """Return the event of claims that all name the same actors."""
    first = claims[0]
    sources = tuple(
        sorted((mention.first for mention in first.sources), key=lambda actor: actor.id)
    )
    targets = tuple(
        sorted((mention.first for mention in first.targets), key=lambda actor: actor.id)
    )
    parts = (
        first.action,
        *(actor.id for actor in sources),
        "/",
        *(actor.id for actor in targets),
        repr(first.date),
    )
    return Event(
        identifier("ev", *parts),
        first.action,
        sources,
        targets,
        claims,
        first.cameo,
        first.date,
        first.place,
    )


def sample() -> Collection:
    """Return the collection: 15 events, 17 claims, two articles."""
    talks = Sentence(
        BORDERS, "Ministers from Poland and Lithuania held talks in Vilnius last week."
    )
    both = [(POLAND, "Poland"), (LITHUANIA, "Lithuania")]
    plan = Sentence(REPLIES, "Serbia and Kosovo plan to hold talks.")
    two = [(SERBIA, "Serbia"), (KOSOVO, "Kosovo")]
    urged = Sentence(BORDERS, "Maria Sandoval urged Russia to withdraw.")
    detained = Sentence(BORDERS, "Two protesters were detained in Minsk.")
    marched = Sentence(BORDERS, "Thousands of protesters marched in Minsk on 30 August.")
    envoy, russia = (ENVOY, "Maria Sandoval"), (RUSSIA, "Russia")
    events = (
        # occurred, in two articles
        event(
            Sentence(BORDERS, "France accused Mali of breaking the deal on Monday.").claim(
                "ACCUSE", "accused", [(FRANCE, "France")], [(MALI, "Mali")], cameo="112", date=MONDAY
            ),
            Sentence(REPLIES, "France accused Mali of breaking the deal on Monday, again.").claim(
                "ACCUSE", "accused", [(FRANCE, "France")], [(MALI, "Mali")], cameo="112", date=MONDAY
            ),
        ),
        # occurred and symmetric, with a week and a place
        event(talks.claim("CONSULT", "talks", both, both, cameo="046", date=LAST_WEEK, place=talks.place("Vilnius", "LTU"))),
        # denied by a speaker
        event(
            Sentence(BORDERS, "The Kremlin denied that Russia had sent troops to Belarus.").claim(
                "MOBILIZE", "sent troops", [russia], [(BELARUS, "Belarus")],
                cameo="154", polarity="negative", speaker=(KREMLIN, "The Kremlin"), cue="denied",
            )
        ),
        # occurred: a speech act; and requested, without a target: what it is about
        event(urged.claim("REQUEST", "urged", [envoy], [russia], cameo="0256")),
        event(urged.claim("RETREAT", "withdraw", [russia], modality="requested", speaker=envoy, cue="urged")),
        # planned, with a year
        event(
            Sentence(BORDERS, "Germany will send aid to Mali next year.").claim(
                "AID", "send aid", [(GERMANY, "Germany")], [(MALI, "Mali")], modality="planned", cue="will", date=NEXT_YEAR
            )
        ),
        # conditional
        event(
            Sentence(BORDERS, "Turkey will impose sanctions on Greece if drilling continues.").claim(
                "COERCE", "impose sanctions", [(TURKEY, "Turkey")], [(GREECE, "Greece")],
                cameo="163", modality="conditional", cue="if", condition="if drilling continues",
            )
        ),
        # possible
        event(
            Sentence(BORDERS, "Poland may cut ties with Belarus.").claim(
                "SANCTION", "cut ties", [(POLAND, "Poland")], [(BELARUS, "Belarus")], cameo="161", modality="possible", cue="may", doubted=True
            )
        ),
        # occurred, no source: a passive without agent
        event(
            detained.claim(
                "COERCE", "detained", [], [(PROTESTERS, "protesters")], cameo="173", place=detained.place("Minsk", "BLR")
            )
        ),
        # occurred, no target
        event(
            marched.claim(
                "PROTEST", "marched", [(PROTESTERS, "protesters")], cameo="141", date=SUNDAY, place=marched.place("Minsk", "BLR")
            )
        ),
        # only a speaker says that it occurred
        event(
            Sentence(BORDERS, "Ukraine said Russia had attacked Moldova.").claim(
                "ASSAULT", "attacked", [russia], [(MOLDOVA, "Moldova")], cameo="190", speaker=(UKRAINE, "Ukraine"), cue="said"
            )
        ),
        # occurred, answered by an act the other way round
        event(
            Sentence(BORDERS, "Turkey threatened Greece with force.").claim(
                "THREATEN", "threatened", [(TURKEY, "Turkey")], [(GREECE, "Greece")], cameo="138"
            )
        ),
        event(
            Sentence(REPLIES, "Greece accused Turkey of provocation.").claim(
                "ACCUSE", "accused", [(GREECE, "Greece")], [(TURKEY, "Turkey")], cameo="112"
            )
        ),
        # asserted by one article, denied in another
        event(
            Sentence(BORDERS, "Belarus expelled a Latvian diplomat.").claim(
                "SANCTION", "expelled", [(BELARUS, "Belarus")], [(LATVIA, "Latvian")], cameo="166"
            ),
            Sentence(REPLIES, "Belarus did not expel any Latvian diplomat, Minsk said.").claim(
                "SANCTION", "expel", [(BELARUS, "Belarus")], [(LATVIA, "Latvian")],
                cameo="166", polarity="negative", speaker=(BELARUS, "Minsk"), cue="not",
            ),
        ),
        # planned and symmetric
        event(plan.claim("CONSULT", "talks", two, two, modality="planned", cue="plan")),
    )  # fmt: skip
    return Collection((BORDERS, REPLIES), tuple(sorted(events, key=lambda item: item.id)))


def sample_graph() -> bytes:
    """Return the triples of the collection, as a source for queries."""
    return ntriples(statements(sample()))
