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


TALKS = "Ministers from Poland and Lithuania held talks in Vilnius last week."
ACTS = {  # of each event, who acts in it as told, what, and its label
    "talks": ("Poland", "CONSULT", "Poland and Lithuania hold talks, Vilnius, 24 August 2020 to 30 August 2020"),
    "urged": ("Maria Sandoval", "REQUEST", "Maria Sandoval makes a request of Russia, by 31 August 2020"),
    "envoy": ("Greece", "SANCTION", "Greece sanctions Mali, by 6 March 2021"),
    "deal": ("France", "ACCUSE", "France accuses Mali, 31 August 2020"),
    "aid": ("Germany", "AID", "Germany aids Mali, 5 March 2021"),
    "boats": ("Turkey", "ASSAULT", "Turkey attacks Greece, Kastellorizo, by 6 March 2021"),
    "diplomat": ("Belarus", "SANCTION", "Belarus sanctions Latvia, by 31 August 2020"),
    "march": ("protesters", "PROTEST", "protesters protest, Minsk, 30 August 2020"),
    "force": ("Turkey", "THREATEN", "Turkey threatens Greece, by 31 August 2020"),
    "provocation": ("Greece", "ACCUSE", "Greece accuses Turkey, by 1 September 2020"),
}  # fmt: skip


def act(name: str) -> tuple[str, str]:
    """Return the name of an event in the graph, and its label."""
    source, action, label = ACTS[name]
    (found,) = (
        one.id
        for one in collection().events
        if one.asserted and one.action == action and source in {side.name for side in one.sources}
    )
    return f"{BASE}event/{found}", label


def paper(title: str) -> str:
    """Return the name of an article in the graph."""
    (found,) = (one.id for one in collection().articles if one.title == title)
    return f"{BASE}article/{found}"


OUTLETS = sorted(
    (*act(name), actor, outlet, day)
    for name, actor, outlet, day in (
        ("talks", "Lithuania", "Example News", "2020-08-31"), ("talks", "Poland", "Example News", "2020-08-31"),
        ("urged", "Maria Sandoval", "Example News", "2020-08-31"), ("envoy", "Greece", "Other News", "2021-03-06"),
        ("deal", "France", "Example News", "2020-08-31"), ("deal", "France", "Other News", "2021-03-06"),
        ("aid", "Germany", "Other News", "2021-03-06"), ("boats", "Turkey", "Other News", "2021-03-06"),
        ("diplomat", "Belarus", "Example News", "2020-08-31"), ("march", "protesters", "Example News", "2020-08-31"),
        ("force", "Turkey", "Example News", "2020-08-31"),
    )
)  # fmt: skip
TOLD_ONCE = sorted(
    (*act(name), actor, paper(title))
    for name, actor, title in (
        ("talks", "Lithuania", "Tension at the borders"), ("talks", "Poland", "Tension at the borders"),
        ("urged", "Maria Sandoval", "Tension at the borders"), ("envoy", "Greece", "What came of it"),
        ("aid", "Germany", "What came of it"), ("provocation", "Greece", "Replies"), ("boats", "Turkey", "What came of it"),
        ("diplomat", "Belarus", "Tension at the borders"), ("march", "protesters", "Tension at the borders"),
        ("force", "Turkey", "Tension at the borders"),
    )
)  # fmt: skip
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
    "sentences": [
        ("2020-08-31", "Belarus", "SANCTION", "Latvia", "Belarus expelled a Latvian diplomat."),
        ("2020-08-31", "France", "ACCUSE", "Mali", "France accused Mali of breaking the deal on Monday."),
        ("2020-08-31", "Lithuania", "CONSULT", "Poland", TALKS),
        ("2020-08-31", "Maria Sandoval", "REQUEST", "Russia", "Maria Sandoval urged Russia to withdraw."),
        ("2020-08-31", "Poland", "CONSULT", "Lithuania", TALKS),
        ("2020-08-31", "Turkey", "THREATEN", "Greece", "Turkey threatened Greece with force."),
        ("2020-09-01", "France", "ACCUSE", "Mali", "France accused Mali of breaking the deal on Monday, again."),
        ("2020-09-01", "Greece", "ACCUSE", "Turkey", "Greece accused Turkey of provocation."),
        ("2021-03-06", "France", "ACCUSE", "Mali", "France accused Mali of breaking the deal on Monday, too."),
        ("2021-03-06", "Germany", "AID", "Mali", "Germany sent aid to Mali on 5 March."),
        ("2021-03-06", "Greece", "SANCTION", "Mali", "Greece expelled a Malian envoy."),
        ("2021-03-06", "Turkey", "ASSAULT", "Greece", "Turkish ships fired on Greek boats off Kastellorizo."),
    ],
    "outlets": OUTLETS,
    "told-once": TOLD_ONCE,
    "most-active": [
        ("Belarus", "SANCTION", 1), ("France", "ACCUSE", 1), ("Germany", "AID", 1), ("Greece", "ACCUSE", 1), ("Greece", "SANCTION", 1),
        ("Lithuania", "CONSULT", 1), ("Maria Sandoval", "REQUEST", 1), ("Poland", "CONSULT", 1), ("Turkey", "ASSAULT", 1),
        ("Turkey", "THREATEN", 1), ("protesters", "PROTEST", 1),
    ],
    "most-targeted": [
        ("Greece", "ASSAULT", 1), ("Greece", "THREATEN", 1), ("Latvia", "SANCTION", 1), ("Lithuania", "CONSULT", 1), ("Mali", "ACCUSE", 1),
        ("Mali", "AID", 1), ("Mali", "SANCTION", 1), ("Poland", "CONSULT", 1), ("Russia", "REQUEST", 1), ("Turkey", "ACCUSE", 1),
        ("protesters", "COERCE", 1),
    ],
    "dyads": [
        ("BLR", "SANCTION", "LVA", 1), ("DEU", "AID", "MLI", 1), ("FRA", "ACCUSE", "MLI", 1), ("GRC", "ACCUSE", "TUR", 1),
        ("GRC", "SANCTION", "MLI", 1), ("LTU", "CONSULT", "POL", 1), ("POL", "CONSULT", "LTU", 1), ("TUR", "ASSAULT", "GRC", 1),
        ("TUR", "THREATEN", "GRC", 1),
    ],
    "dated": [
        ("2020-08-24", "2020-08-30", *act("talks")), ("2020-08-30", "2020-08-30", *act("march")),
        ("2020-08-31", "2020-08-31", *act("deal")), ("2021-03-05", "2021-03-05", *act("aid")),
    ],
    "deeds-by-country": [
        ("BLR", "https://w3id.org/polkg/ns#MaterialConflict", 2), ("GRC", "https://w3id.org/polkg/ns#MaterialConflict", 1),
        ("LTU", "https://w3id.org/polkg/ns#VerbalCooperation", 1),
    ],
    "partners": [("Germany", "Mali", *act("aid"))],
    "meetings": [("Lithuania", "Poland", "2020-08-31"), ("Poland", "Lithuania", "2020-08-31")],
}  # fmt: skip
