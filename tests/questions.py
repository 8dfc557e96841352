"""A graph for the named questions: the sample, and an article in which plans come true and others agree."""

from datetime import date
from functools import cache

from kg.events.merge import merge
from kg.events.profile import Known
from kg.ontology import BASE
from kg.rdf.terms import ntriples
from kg.rdf.triples import statements
from kg.types import Collection, DateRange
from tests.samples import FRANCE, GERMANY, GREECE, MALI, MONDAY, TURKEY, Sentence, article, sample

LATER = article(
    "Germany sent aid to Mali on 5 March. "
    "France accused Mali of breaking the deal on Monday, too. "
    "Turkish ships fired on Greek boats off Kastellorizo. "
    "Turkey denied that its ships had fired on Greek boats. "
    "Greece expelled a Malian envoy.",
    "What came of it",
    date(2021, 3, 6),
    "https://other.example/2021/03/06/later",
    "Other News",
)
FIFTH_OF_MARCH = DateRange(date(2021, 3, 5), date(2021, 3, 5), "day", "on 5 March")


@cache
def collection() -> Collection:
    """Every modality, both polarities, speakers, days and intervals, places, two publishers, and a plan that came true."""
    fired = Sentence(LATER, "Turkish ships fired on Greek boats off Kastellorizo.")
    claims = (
        Sentence(LATER, "Germany sent aid to Mali on 5 March.").claim(
            "AID", "sent aid", [(GERMANY, "Germany")], [(MALI, "Mali")], cameo="070", date=FIFTH_OF_MARCH
        ),
        Sentence(LATER, "France accused Mali of breaking the deal on Monday, too.").claim(
            "ACCUSE", "accused", [(FRANCE, "France")], [(MALI, "Mali")], cameo="112", date=MONDAY
        ),
        fired.claim("ASSAULT", "fired", [(TURKEY, "Turkish")], [(GREECE, "Greek")], cameo="190", place=fired.place("Kastellorizo", "GRC")),
        Sentence(LATER, "Turkey denied that its ships had fired on Greek boats.").claim(
            "ASSAULT", "fired", [(TURKEY, "its")], [(GREECE, "Greek")],
            cameo="190", polarity="negative", speaker=(TURKEY, "Turkey"), cue="denied",
        ),
        Sentence(LATER, "Greece expelled a Malian envoy.").claim(
            "SANCTION", "expelled", [(GREECE, "Greece")], [(MALI, "Malian")], cameo="166"
        ),
    )  # fmt: skip
    articles = (*sample().articles, LATER)
    known = Known({one.id: one.published for one in articles})
    return Collection(articles, merge((*sample().claims, *claims), known))


@cache
def graph() -> bytes:
    """Return its triples, as a source for queries."""
    return ntriples(statements(collection()))


IN_PLACES = {
    ("ASSAULT", "Kastellorizo"): [("Turkey", "ASSAULT", "Greece")],
    ("COERCE", "Minsk"): [(None, "COERCE", "protesters")],
    ("PROTEST", "Minsk"): [("protesters", "PROTEST", None)],
    ("CONSULT", "Vilnius"): [
        ("Lithuania", "CONSULT", "Poland"),
        ("Poland", "CONSULT", "Lithuania"),
    ],
}
EXPECTED = {
    "alleged": [("Ukraine", "Russia", "ASSAULT", "Moldova", "Ukraine said Russia had attacked Moldova.")],
    "balance": [
        ("Turkey", "Greece", 2, -12.5),
        ("Belarus", "Latvia", 1, -6),
        ("Greece", "Mali", 1, -6),
        ("France", "Mali", 1, -3),
        ("Greece", "Turkey", 1, -3),
        ("Maria Sandoval", "Russia", 1, 0),
        ("Lithuania", "Poland", 1, 2.5),
        ("Poland", "Lithuania", 1, 2.5),
        ("Germany", "Mali", 1, 10),
    ],
    "between": [
        ("Lithuania", "CONSULT", "Poland", "2020-08-24", "2020-08-30", "told"),
        ("Poland", "CONSULT", "Lithuania", "2020-08-24", "2020-08-30", "told"),
        ("Belarus", "SANCTION", "Latvia", "2020-08-31", "2020-08-31", "by"),
        ("France", "ACCUSE", "Mali", "2020-08-31", "2020-08-31", "told"),
        ("Maria Sandoval", "REQUEST", "Russia", "2020-08-31", "2020-08-31", "by"),
        ("Turkey", "THREATEN", "Greece", "2020-08-31", "2020-08-31", "by"),
        ("Greece", "ACCUSE", "Turkey", "2020-09-01", "2020-09-01", "by"),
        ("Germany", "AID", "Mali", "2021-03-05", "2021-03-05", "told"),
        ("Greece", "SANCTION", "Mali", "2021-03-06", "2021-03-06", "by"),
        ("Turkey", "ASSAULT", "Greece", "2021-03-06", "2021-03-06", "by"),
    ],
    "by-month": [
        ("2020-08", "ACCUSE", 1, 0),
        ("2020-08", "COERCE", 1, 1),
        ("2020-08", "CONSULT", 1, 0),
        ("2020-08", "PROTEST", 1, 0),
        ("2020-08", "REQUEST", 1, 1),
        ("2020-08", "SANCTION", 1, 1),
        ("2020-08", "THREATEN", 1, 1),
        ("2020-09", "ACCUSE", 1, 1),
        ("2021-03", "AID", 1, 0),
        ("2021-03", "ASSAULT", 1, 1),
        ("2021-03", "SANCTION", 1, 1),
    ],
    "come-true": [("Germany", "AID", "Mali", "planned", "2020-08-31", "2021-03-05", 186)],
    "conflict-within-two-steps": [
        ("Belarus", None, "Latvia"),
        ("Greece", None, "Mali"),
        ("Turkey", None, "Greece"),
        ("Turkey", "Greece", "Mali"),
    ],
    "contested": [
        (
            "Turkey", "ASSAULT", "Greece", "Turkey",
            "Turkish ships fired on Greek boats off Kastellorizo.", "Turkey denied that its ships had fired on Greek boats.",
        ),
    ],
    "corroborated": [("France", "ACCUSE", "Mali", 2)],
    "from-article": sorted(
        (f"{BASE}article/{name}", licence, f"{BASE}claim/{claim.id}", f"{BASE}event/{part.id}", len(articles) == 1)
        for event in collection().events
        for articles in [{claim.evidence.article for claim in event.claims}]
        for part in event.parts or (event,)
        for claim in part.claims
        for name, licence in {(one.id, one.license) for one in collection().articles if one.id == claim.evidence.article}
    ),
    "in-country": [
        ("BLR", "Minsk", None, "COERCE", "protesters"),
        ("BLR", "Minsk", "protesters", "PROTEST", None),
        ("GRC", "Kastellorizo", "Turkey", "ASSAULT", "Greece"),
        ("LTU", "Vilnius", "Lithuania", "CONSULT", "Poland"),
        ("LTU", "Vilnius", "Poland", "CONSULT", "Lithuania"),
    ],
    "in-place": [
        (given, place, f"{BASE}event/{event.id}", *sides)
        for given, place in (
            ("Belarus", "Minsk"), ("Greece", "Kastellorizo"), ("Horad Minsk", "Minsk"), ("Kastellorizo", "Kastellorizo"),
            ("Lithuania", "Vilnius"), ("Minsk", "Minsk"), ("Vilnius", "Vilnius"), ("Vilnius County", "Vilnius"),
        )
        for event in sorted(collection().events, key=lambda one: one.id)
        for sides in IN_PLACES.get((event.action, place), ())
        if event.asserted and event.place and event.place.name == place
    ],
    "licences": [("CC-BY-4.0", 2, 18)],
    "requested": [("Maria Sandoval", "Russia", "RETREAT", None, "Maria Sandoval urged Russia to withdraw.")],
    "speakers": [
        ("(the articles)", 17, 0),
        ("Belarus", 1, 1),
        ("Maria Sandoval", 1, 0),
        ("Russian government", 1, 1),
        ("Turkey", 1, 1),
        ("Ukraine", 1, 0),
    ],
}  # fmt: skip
