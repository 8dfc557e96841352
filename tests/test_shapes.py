"""Each shape catches a poisoned graph, as SHACL and as SPARQL, with the same words."""

import re
from dataclasses import replace
from functools import cache

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph

from kg import data
from kg.check import checks
from kg.ontology import BASE, PREFIXES
from kg.query.engine import opened, rows
from kg.rdf.triples import triples
from kg.types import Claim, Collection, Group, Join, Reason
from tests.samples import BORDERS, REPLIES, sample

Finding = tuple[str, str]  # a node, and what is wrong with it
ACCUSATION, TALKS, DENIAL = (
    "kg:claimedAction plover:ACCUSE",
    "kg:claimedAction plover:CONSULT",
    "kg:claimedAction plover:MOBILIZE",
)


def on_claim(which: str, change: str, more: str = "") -> str:
    """An update of the claims of an action, ``?c``, which describe ``?e``."""
    return f"{change} WHERE {{ ?c {which} ; kg:describes ?e . {more} }}"


def on_evidence(change: str, more: str = "") -> str:
    """An update of the evidence of the denial: annotation ``?n``, span ``?t``, position ``?p``, quote ``?q``, article ``?a``."""
    span = "?n oa:hasBody ?c ; oa:hasTarget ?t . ?t oa:hasSource ?a ; oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end ."
    return on_claim(DENIAL, change, f"{span} ?q oa:exact ?quote . {more}")


DAYS = "?e sem:hasBeginTimeStamp ?x ; sem:hasEndTimeStamp ?y"
GONE = "DELETE { ?c prov:wasDerivedFrom ?a } INSERT { ?c prov:wasDerivedFrom article:gone }"
NO_SPEAKER = "DELETE { ?c kg:polarity ?p ; kg:speaker ?s } INSERT { ?c kg:polarity kg:Positive }"
TURNED = "DELETE { ?x time:hasBeginning ?y ; time:hasEnd ?z } INSERT { ?x time:hasBeginning ?z ; time:hasEnd ?y }"

POISONS: tuple[tuple[str, str], ...] = (
    ("DirectEdge", "INSERT DATA { actor:wd-Q159 rel:mobilize actor:wd-Q184 }"),
    ("DirectEdge", "INSERT DATA { actor:wd-Q912 rel:accuse actor:wd-Q142 }"),
    ("DirectEdge", "INSERT DATA { actor:wd-Q159 rel:befriend actor:wd-Q184 }"),
    ("DirectEdge", "INSERT DATA { actor:nobody rel:accuse actor:no-one }"),
    ("DirectEdge", "INSERT DATA { actor:wd-Q159 rel:interactsWith actor:wd-Q184 }"),
    ("DirectEdge", on_claim(ACCUSATION, "INSERT { ?c kg:speaker actor:wd-Q159 }")),
    ("DirectEdge", on_claim(ACCUSATION, "DELETE { ?c kg:modality kg:Actual } INSERT { ?c kg:modality kg:Possible }")),
    ("DirectEdge", on_claim(ACCUSATION, "DELETE { ?c kg:polarity kg:Positive } INSERT { ?c kg:polarity kg:Negative }")),
    ("EventActor", on_claim(ACCUSATION, "INSERT { ?e kg:actor actor:wd-Q159 }")),
    ("EventActor", on_claim(ACCUSATION, "INSERT { ?e kg:target actor:wd-Q159 }")),
    ("Assertion", on_claim(ACCUSATION, "DELETE { ?e a sem:Event }")),
    ("Assertion", on_claim(ACCUSATION, "DELETE { ?e kg:actor ?x }", "?e kg:actor ?x")),
    ("Assertion", on_claim(ACCUSATION, "DELETE { ?e kg:target ?x }", "?e kg:target ?x")),
    ("Assertion", "DELETE DATA { actor:wd-Q142 rel:accuse actor:wd-Q912 }"),
    ("Assertion", on_claim(DENIAL, NO_SPEAKER, "?c kg:polarity ?p ; kg:speaker ?s")),
    ("Event", on_claim(DENIAL, "INSERT { ?e a sem:Event ; kg:actor actor:wd-Q159 ; sem:eventType plover:MOBILIZE }")),
    ("Event", on_claim(ACCUSATION, "DELETE { ?e sem:eventType plover:ACCUSE }")),
    ("Event", on_claim(ACCUSATION, "INSERT { ?e sem:eventType plover:CONSULT }")),
    ("Event", on_claim(ACCUSATION, "DELETE { ?e sem:eventType plover:ACCUSE } INSERT { ?e sem:eventType plover:NOTHING }")),
    ("Event", on_claim(ACCUSATION, "DELETE { ?e kg:actor ?x ; kg:target ?y }", "?e kg:actor ?x ; kg:target ?y")),
    ("Event", on_claim(ACCUSATION, 'INSERT { ?e sem:hasBeginTimeStamp "2020-01-01"^^xsd:date }')),
    ("Event", on_claim(ACCUSATION, 'INSERT { ?e sem:hasEndTimeStamp "2020-12-31"^^xsd:date }')),
    ("EventTime", on_claim(TALKS, "DELETE { ?e sem:hasBeginTimeStamp ?x ; sem:hasEndTimeStamp ?y } INSERT { ?e sem:hasBeginTimeStamp ?y ; sem:hasEndTimeStamp ?x }", DAYS)),
    ("Event", on_claim(TALKS, 'DELETE { ?e sem:hasBeginTimeStamp ?x } INSERT { ?e sem:hasBeginTimeStamp "soon" }', DAYS)),
    ("Event", on_claim(TALKS, 'DELETE { ?e sem:hasEndTimeStamp ?y } INSERT { ?e sem:hasEndTimeStamp "2020-02-30"^^xsd:date }', DAYS)),
    ("Event", on_claim(ACCUSATION, 'INSERT { ?e kg:latest "2020-01-01"^^xsd:date }')),
    ("Event", on_claim(ACCUSATION, 'DELETE { ?e kg:latest ?x } INSERT { ?e kg:latest "late" }', "?e kg:latest ?x")),
    ("EventTime", on_claim(ACCUSATION, 'INSERT { ?e sem:hasTimeStamp "2020-01-01"^^xsd:date }')),
    ("EventTime", on_claim(ACCUSATION, "DELETE { ?e sem:hasBeginTimeStamp ?x }", DAYS)),
    ("EventTime", on_claim(ACCUSATION, "DELETE { ?e sem:hasEndTimeStamp ?y }", DAYS)),
    ("EventTime", on_claim(TALKS, 'DELETE { ?e sem:hasBeginTimeStamp ?x } INSERT { ?e sem:hasBeginTimeStamp "2020-08-25"^^xsd:date }', DAYS)),
    ("EventTime", on_claim(TALKS, 'DELETE { ?e sem:hasEndTimeStamp ?y } INSERT { ?e sem:hasEndTimeStamp "2020-08-31"^^xsd:date }', DAYS)),
    ("OnlyEvents", on_claim(DENIAL, "INSERT { ?e kg:actor actor:wd-Q159 }")),
    ("OnlyEvents", on_claim(DENIAL, "INSERT { ?e sem:eventType plover:MOBILIZE }")),
    ("OnlyEvents", on_claim(DENIAL, 'INSERT { ?e sem:hasTimeStamp "2020-01-01"^^xsd:date }')),
    ("OnlyEvents", on_claim(DENIAL, "INSERT { ?e sem:hasActor actor:wd-Q159 }")),
    ("OnlyEvents", on_claim(DENIAL, 'INSERT { ?e sem:hasBeginTimeStamp "2020-01-01"^^xsd:date }')),
    ("OnlyEvents", on_claim(DENIAL, 'INSERT { ?e sem:hasEndTimeStamp "2020-01-01"^^xsd:date }')),
    ("OnlyEvents", on_claim(DENIAL, 'INSERT { ?e kg:latest "2020-01-01"^^xsd:date }')),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:polarity kg:Negative }")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:polarity kg:Positive }")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:polarity kg:Negative } INSERT { ?c kg:polarity kg:Unknown }")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:modality kg:Actual }")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:modality kg:Possible }")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:modality kg:Actual } INSERT { ?c kg:modality kg:Likely }")),
    ("Claim", on_claim(DENIAL, f"DELETE {{ ?c {DENIAL} }}")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:claimedAction plover:ACCUSE }")),
    ("Claim", on_claim(DENIAL, f"DELETE {{ ?c {DENIAL} }} INSERT {{ ?c kg:claimedAction plover:NOTHING }}")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:claimedCode cameo:C999 }")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:claimedSource ?x ; kg:claimedTarget ?y }", "?c kg:claimedSource ?x ; kg:claimedTarget ?y")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:describes ?e }")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:describes event:other }")),
    ("Claim", on_claim(DENIAL, 'DELETE { ?c kg:describes ?e } INSERT { ?c kg:describes "an act" }')),
    ("Claim", on_claim(DENIAL, "DELETE { ?c prov:wasDerivedFrom ?a }", "?c prov:wasDerivedFrom ?a")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c prov:wasDerivedFrom ?a }", "?a a schema:NewsArticle")),
    ("Claim", on_claim(DENIAL, GONE, "?c prov:wasDerivedFrom ?a")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c prov:wasGeneratedBy reading:gone }")),
    ("Claim", on_claim(DENIAL, "INSERT { ?c kg:confidence 0.1 }")),
    ("Claim", on_claim(DENIAL, "DELETE { ?c kg:confidence ?x } INSERT { ?c kg:confidence 1.5 }", "?c kg:confidence ?x")),
    ("Claim", on_claim(DENIAL, 'DELETE { ?c kg:confidence ?x } INSERT { ?c kg:confidence "high" }', "?c kg:confidence ?x")),
    ("Claim", on_claim(DENIAL, 'INSERT { ?c kg:doubted "perhaps" }')),
    ("NoEvent", on_claim(DENIAL, "INSERT { ?c a sem:Event }")),
    ("Evidence", on_evidence("DELETE { ?n oa:hasBody ?c }")),
    ("Evidence", on_evidence("DELETE { ?n a oa:Annotation }")),
    ("Annotation", on_evidence("INSERT { ?n oa:hasBody ?other }", f"?other {ACCUSATION}")),
    ("Annotation", on_evidence("DELETE { ?n oa:hasBody ?c } INSERT { ?n oa:hasBody claim:gone }")),
    ("Annotation", on_evidence("DELETE { ?n oa:hasTarget ?t }")),
    ("Annotation", on_evidence("INSERT { ?n oa:hasTarget evidence:gone }")),
    ("Span", on_evidence("DELETE { ?t oa:hasSource ?a }")),
    ("Span", on_evidence("INSERT { ?t oa:hasSource ?other }", "?other a schema:NewsArticle")),
    ("Span", on_evidence("DELETE { ?t oa:hasSource ?a } INSERT { ?t oa:hasSource article:gone }")),
    ("Span", on_evidence("DELETE { ?t oa:hasSelector ?p }")),
    ("Span", on_evidence("DELETE { ?t oa:hasSelector ?q }")),
    ("Span", on_evidence("INSERT { ?t oa:hasSelector ?more }", "?more a oa:TextPositionSelector")),
    ("Span", on_evidence("INSERT { ?t oa:hasSelector ?more }", "?more a oa:TextQuoteSelector")),
    ("Position", on_evidence("DELETE { ?p oa:start ?start }")),
    ("Position", on_evidence("DELETE { ?p oa:end ?end }")),
    ("Position", on_evidence("INSERT { ?p oa:start 1 }")),
    ("Position", on_evidence("INSERT { ?p oa:end 1000 }")),
    ("Position", on_evidence('DELETE { ?p oa:start ?start } INSERT { ?p oa:start "there" }')),
    ("Position", on_evidence('DELETE { ?p oa:end ?end } INSERT { ?p oa:end "here" }')),
    ("Position", on_evidence("DELETE { ?p oa:start ?start } INSERT { ?p oa:start -1 }")),
    ("Position", on_evidence("DELETE { ?p oa:start ?start } INSERT { ?p oa:start ?end }")),
    ("Quote", on_evidence("DELETE { ?q oa:exact ?quote }")),
    ("Quote", on_evidence('INSERT { ?q oa:exact "and more" }')),
    ("Quote", on_evidence('DELETE { ?q oa:exact ?quote } INSERT { ?q oa:exact "" }')),
    ("Quoted", on_evidence('DELETE { ?q oa:exact ?quote } INSERT { ?q oa:exact "something else" }')),
    ("Quoted", on_evidence("DELETE { ?a kg:textLength ?size } INSERT { ?a kg:textLength 10 }", "?a kg:textLength ?size")),
    (
        "Quoted",
        on_evidence("DELETE { ?t oa:hasSource ?a } INSERT { ?t oa:hasSource ?b }", "?b a schema:NewsArticle FILTER(?a != ?b)"),
    ),
    ("Article", 'INSERT { ?a dcterms:title "One", "Two" } WHERE { ?a a schema:NewsArticle }'),
    ("Article", 'INSERT { ?a dcterms:issued "1999-01-01"^^xsd:date } WHERE { ?a a schema:NewsArticle }'),
    ("Article", 'DELETE { ?a dcterms:issued ?x } INSERT { ?a dcterms:issued "today" } WHERE { ?a dcterms:issued ?x }'),
    ("Article", 'DELETE { ?a dcterms:issued ?x } INSERT { ?a dcterms:issued "2020-02-30"^^xsd:date } WHERE { ?a dcterms:issued ?x }'),
    ("Article", "DELETE { ?a schema:url ?x } INSERT { ?a schema:url <javascript:alert(1)> } WHERE { ?a schema:url ?x }"),
    ("Article", 'DELETE { ?a schema:url ?x } INSERT { ?a schema:url "https://news.example" } WHERE { ?a schema:url ?x }'),
    ("Article", "INSERT { ?a schema:url <https://news.example/2> } WHERE { ?a schema:url ?x }"),
    ("Article", 'DELETE { ?a kg:textDigest ?x } INSERT { ?a kg:textDigest "md5:0" } WHERE { ?a kg:textDigest ?x }'),
    ("Article", "INSERT { ?a kg:textLength 99999 } WHERE { ?a kg:textLength ?x }"),
    ("Article", "DELETE { ?a kg:textLength ?x } INSERT { ?a kg:textLength -1 } WHERE { ?a kg:textLength ?x }"),
    ("Actor", "DELETE { actor:wd-Q142 skos:prefLabel ?x } WHERE { actor:wd-Q142 skos:prefLabel ?x }"),
    ("Actor", 'INSERT DATA { actor:wd-Q142 skos:prefLabel "" }'),
    ("Actor", "DELETE { actor:wd-Q142 kg:kind ?x } WHERE { actor:wd-Q142 kg:kind ?x }"),
    ("Actor", 'INSERT DATA { actor:wd-Q142 kg:kind "planet" }'),
    ("Actor", "INSERT DATA { actor:wd-Q142 schema:sameAs <https://evil.example/Q142> }"),
    ("Actor", 'INSERT DATA { actor:wd-Q142 schema:sameAs "Q142" }'),
    ("Actor", 'INSERT DATA { [] a sem:Actor ; skos:prefLabel "nobody" ; kg:kind "person" }'),
    ("Somebody", "DELETE DATA { actor:wd-Q142 a sem:Actor }"),
    ("Somebody", on_claim(DENIAL, "DELETE { ?c kg:speaker ?x } INSERT { ?c kg:speaker actor:nobody }", "?c kg:speaker ?x")),
    ("Place", "DELETE { ?x a sem:Place } WHERE { ?x a sem:Place }"),
    ("Place", "DELETE { ?x skos:prefLabel ?name } WHERE { ?x a sem:Place ; skos:prefLabel ?name }"),
    ("Place", "INSERT { ?x wgs84:lat 90.5 } WHERE { ?x wgs84:lat ?y }"),
    ("Place", 'INSERT { ?x wgs84:lat "north" } WHERE { ?x wgs84:lat ?y }'),
    ("Place", "INSERT { ?x wgs84:long 181.0 } WHERE { ?x wgs84:lat ?y }"),
    ("Place", 'INSERT { ?x geo:asWKT "POINT(1 2)" } WHERE { ?x a sf:Point }'),
    ("Place", "DELETE { ?x a sem:Place } WHERE { ?y schema:containedInPlace ?x }"),
    ("Place", "INSERT DATA { actor:wd-Q142 kg:ofCountry place:gone }"),
    ("Group", "DELETE { actor:wd-Q159 skos:prefLabel ?x } WHERE { actor:wd-Q159 skos:prefLabel ?x }"),
    ("Group", 'INSERT DATA { actor:wd-Q159 skos:prefLabel "" }'),
    ("Group", "DELETE { actor:wd-Q159 kg:kind ?x } WHERE { actor:wd-Q159 kg:kind ?x }"),
    ("Group", 'INSERT DATA { actor:wd-Q159 kg:kind "planet" }'),
    ("PartOf", "DELETE DATA { actor:wd-Q159 a kg:Group }"),
    ("PartOf", "INSERT DATA { actor:wd-Q142 kg:partOf actor:wd-Q912 }"),
    ("PartOf", "INSERT DATA { actor:wd-Q159 kg:partOf actor:wd-Q159 }"),
    ("PartOf", "INSERT DATA { actor:wd-Q159 kg:partOf actor:gov-RUS . actor:gov-RUS a kg:Group }"),
    ("SameEvent", on_claim(TALKS, "INSERT { ?e kg:sameEvent event:gone }")),
    ("SameEvent", on_claim(TALKS, "INSERT { event:gone kg:sameEvent ?e }")),
    ("SameEvent", on_claim(TALKS, "INSERT { ?e kg:sameEvent ?e }")),
    ("SameEvent", "INSERT { ?y kg:sameEvent ?x } WHERE { ?x kg:sameEvent ?y }"),
    ("SameEvent", "DELETE { ?x kg:merges ?y } WHERE { ?x kg:merges ?y }"),
    ("Merging", "DELETE { ?x kg:merges ?y } WHERE { ?y kg:sameEvent ?z . ?x kg:merges ?y }"),
    ("Merging", "INSERT { ?x kg:merges event:gone } WHERE { ?x a kg:Merging }"),
    ("Merging", "DELETE { ?x kg:because ?y } WHERE { ?x a kg:Merging ; kg:because ?y }"),
    ("Merging", 'INSERT { ?x kg:because "so it is" } WHERE { ?x a kg:Merging }'),
    ("Merging", 'DELETE { ?x kg:because ?y } INSERT { ?x kg:because "" } WHERE { ?x a kg:Merging ; kg:because ?y }'),
    ("Reprint", "INSERT { ?x kg:reprintOf article:gone } WHERE { ?x kg:reprintOf ?y }"),
    ("Reprint", "INSERT { ?y kg:reprintOf ?x } WHERE { ?x kg:reprintOf ?y }"),
    ("Detail", "INSERT { ?x schema:additionalProperty detail:gone } WHERE { ?x a schema:NewsArticle }"),
    ("Detail", 'INSERT { ?x schema:additionalProperty detail:x . detail:x schema:name "a" } WHERE { ?x a schema:NewsArticle }'),
    ("Detail", 'INSERT { ?x schema:additionalProperty detail:x . detail:x schema:value "a" ; schema:name "a", "b" } WHERE { ?x a schema:NewsArticle }'),
    ("Detail", 'INSERT { ?x schema:additionalProperty detail:x . detail:x schema:value "a", "b" ; schema:name "a" } WHERE { ?x a schema:NewsArticle }'),
    ("Reading", "DELETE { ?x prov:used ?y } WHERE { ?x prov:used ?y }"),
    ("Reading", "INSERT { ?x prov:used ?z } WHERE { ?x prov:used ?y . ?z a schema:NewsArticle }"),
    ("Reading", "DELETE { ?x prov:used ?y } INSERT { ?x prov:used article:gone } WHERE { ?x prov:used ?y }"),
    ("Reading", "DELETE { ?x prov:wasAssociatedWith ?y } WHERE { ?x prov:wasAssociatedWith ?y }"),
    ("Reading", "DELETE { ?x a prov:SoftwareAgent } WHERE { ?x a prov:SoftwareAgent }"),
    ("Time", on_claim(DENIAL, 'INSERT { ?c kg:claimedTime "soon" }')),
    ("Time", on_claim(DENIAL, 'INSERT { ?c kg:claimedTime "2020-13-01"^^xsd:date }')),
    ("Time", on_claim(DENIAL, "INSERT { ?c kg:claimedTime when:never }")),
    ("Interval", "DELETE { ?x time:hasBeginning ?y } WHERE { ?x time:hasBeginning ?y }"),
    ("Interval", "DELETE { ?x time:hasEnd ?y } WHERE { ?x time:hasEnd ?y }"),
    ("Interval", "INSERT { ?x time:hasBeginning ?z } WHERE { ?x time:hasEnd ?z }"),
    ("Interval", "INSERT { ?x time:hasEnd ?z } WHERE { ?x time:hasBeginning ?z }"),
    ("Interval", 'DELETE { ?y time:inXSDDate ?z } INSERT { ?y time:inXSDDate "late" } WHERE { ?y time:inXSDDate ?z }'),
    ("IntervalOrder", TURNED + " WHERE { ?x time:hasBeginning ?y ; time:hasEnd ?z }"),
    ("Code", 'DELETE DATA { plover:ACCUSE skos:notation "ACCUSE" }'),
    ("Code", 'INSERT DATA { plover:ACCUSE skos:notation "BLAME" }'),
    ("Code", 'DELETE DATA { plover:ACCUSE skos:notation "ACCUSE" } ; INSERT DATA { plover:ACCUSE skos:notation 11 }'),
    ("Code", "DELETE { ?x skos:prefLabel ?y } WHERE { ?x a skos:Concept ; skos:prefLabel ?y }"),
    ("Code", "DELETE { ?x skos:inScheme ?y } WHERE { ?x skos:inScheme ?y }"),
    ("Code", "INSERT DATA { plover:ACCUSE kg:goldstein 0.0 }"),
    ("Code", "DELETE { ?x kg:goldstein ?y } INSERT { ?x kg:goldstein 11.0 } WHERE { ?x kg:goldstein ?y }"),
    ("Code", 'DELETE { ?x kg:goldstein ?y } INSERT { ?x kg:goldstein "much" } WHERE { ?x kg:goldstein ?y }'),
)  # fmt: skip


RUSSIAS = Group("wd-Q159", "Russia", "country", "RUS")


@cache
def shapes() -> Graph:
    return Graph().parse(data.ontology() / "shapes.ttl")


@cache
def small() -> Collection:
    """An accusation in two articles, talks in a week and at a place, and a denial by a speaker who belongs to a group."""
    events = [
        event
        for event in sample().events
        if {event.action, event.claims[0].status} & {"CONSULT", "MOBILIZE", "occurred"}
    ]
    wanted = {("ACCUSE", "FRA"), ("CONSULT", "LTU"), ("CONSULT", "POL"), ("MOBILIZE", "RUS")}
    kept = tuple(
        replace(event, claims=tuple(map(grouped, event.claims)), latest=BORDERS.published)
        for event in events
        if {(event.action, actor.country) for actor in event.sources} & wanted
    )
    assert [event.status for event in kept].count("denied") == 1
    accusation, talks = (
        next(event for event in kept if event.action == action) for action in ("ACCUSE", "CONSULT")
    )
    join = Join(accusation.id, talks.id, Reason("merge", "same", "one act, for this test"))
    joined = tuple(replace(one, joins=(join,)) if one is talks else one for one in kept)
    return Collection(sample().articles, joined, ((REPLIES.id, BORDERS.id),))


def grouped(claim: Claim) -> Claim:
    """Return a claim whose speakers, Russia's government, are part of Russia."""
    return replace(
        claim,
        speakers=tuple(
            replace(one, actors=(replace(one.first, group=RUSSIAS),)) for one in claim.speakers
        ),
    )


def poisoned(update: str) -> Graph:
    graph = triples(small())
    before = set(graph)
    graph.update(update, initNs=dict(PREFIXES))
    assert set(graph) != before
    return graph


def by_shacl(graph: Graph) -> set[Finding]:
    """What pyshacl finds; a rule over the whole graph names the node as its value."""
    _, report, _ = validate(graph, shacl_graph=shapes())
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        whole = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        node = report.value(result, SH.value if whole else SH.focusNode)
        found.add((named(node), str(report.value(result, SH.resultMessage))))
    return found


def named(node: object) -> str:
    """A node as both engines write it; the name of a blank one is each engine's own."""
    return "blank" if re.fullmatch(r"(_:)?[Nn]?[0-9a-f]{24,}\w*", str(node)) else str(node)


def by_sparql(graph: Graph) -> dict[str, set[Finding]]:
    """What each check finds, by its name."""
    store = opened(graph)
    return {
        path.stem: {
            (named(node), problem) for node, problem in rows(store, path.read_text("utf-8"))
        }
        for path in checks()
    }


@pytest.mark.parametrize("profile", ["full", "lean"])
def test_a_sound_graph_keeps_to_every_shape(profile) -> None:
    graph = triples(sample(), profile)
    assert by_shacl(graph) == set()
    assert set().union(*by_sparql(graph).values()) == set()


@pytest.mark.parametrize(("shape", "update"), POISONS)
def test_a_poisoned_graph_is_caught_by_its_shape_in_both_forms(shape: str, update: str) -> None:
    graph = poisoned(update)
    found = by_sparql(graph)
    assert found[shape]
    assert by_shacl(graph) == set().union(*found.values())


def test_each_shape_has_a_twin_in_sparql() -> None:
    names = {
        str(shape).removeprefix(f"{BASE}shape/")
        for shape in shapes().subjects(RDF.type, SH.NodeShape)
    }
    assert names - {"Asserted"} == {path.stem for path in checks()}


def test_every_message_of_the_shapes_is_provoked() -> None:
    told = {
        problem
        for _, update in POISONS
        for found in by_sparql(poisoned(update)).values()
        for _, problem in found
    }
    for message in {str(text) for text in shapes().objects(None, SH.message)}:
        pattern = re.compile(re.sub(r"\\\{\\\?\w+\\\}", r"\\S+", re.escape(message)))
        assert any(pattern.fullmatch(problem) for problem in told), message
