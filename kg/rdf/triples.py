"""Events as an RDF graph. Knows our terms and what they say; never knows files or how claims are found.

Two layers: a claim is what a sentence says, a ``sem:Event`` is what an article asserts in its own voice. Everything that an event
has (type, actors, date, place, direct edges) comes from its asserted claims alone, so nothing else can become a plain fact.
Only sets of triples with content-hashed names are written: the graph of two collections is the union of their graphs.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from math import isfinite
from typing import TYPE_CHECKING
from typing import Literal as Choice

from rdflib import namespace

from kg import ontology
from kg.events.edges import Edge, asserted_edges, asserted_part
from kg.events.labels import label
from kg.ontology import QUAD_CLASSES, SCHEME, codes
from kg.rdf.origin import about_reading, reading
from kg.rdf.places import Sites, about_sites, of_country, place_node
from kg.rdf.terms import (
    LANGUAGE,
    TRUE,
    Terms,
    Triple,
    coded,
    count,
    day,
    decimal,
    digest,
    named,
    plain,
    to_rdflib,
    url,
    words,
)
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Group,
    Join,
    Kind,
    Place,
    Reason,
    each_actor,
)

if TYPE_CHECKING:
    from rdflib import Graph

Profile = Choice["full", "lean"]

DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, TIME = (
    Terms(getattr(namespace, name)) for name in "DCTERMS FOAF ORG PROV RDF RDFS SKOS TIME".split()
)
KG, OA, PLOVER, REL, SCHEMA, SEM = (
    Terms(getattr(ontology, name)) for name in "KG OA PLOVER REL SCHEMA SEM".split()
)
CAMEO = Terms(ontology.CAMEO + "C")  # codes are digits, names begin with a letter
WIKIDATA = Terms(ontology.WIKIDATA)
CLASSES: dict[Kind, str] = {
    "person": FOAF.Person,
    "country": SCHEMA.Country,
    "government": SCHEMA.GovernmentOrganization,
    "organisation": ORG.Organization,
    "igo": ORG.Organization,
    "party": ORG.Organization,
    "military": ORG.Organization,
    "armed group": ORG.Organization,
    "media": ORG.Organization,
    "court": ORG.Organization,
    "civilians": FOAF.Group,
    "protesters": FOAF.Group,
}
QUAD_CLASS_TERMS = {name: f"<{term}>" for term, name in QUAD_CLASSES.items()}
CONTEXT = 32  # characters of text before and after a quote, as in the Web Annotation Recommendation's examples
MANY = 20_000  # actors that are remembered; of more, some are told again
QID = re.compile(r"Q[1-9][0-9]*", re.ASCII)


def triples(collection: Collection, profile: Profile = "full") -> "Graph":
    """Return the RDF graph of a collection, for users of rdflib."""
    return to_rdflib(statements(collection, profile))


def statements(collection: Collection, profile: Profile = "full") -> Iterator[Triple]:
    """Yield the triples of a collection; some come more than once.

    ``lean`` leaves out articles' details, evidence, words and confidence: for very large graphs.
    """
    full = profile == "full"
    articles = {article.id: article for article in collection.articles}
    for article in collection.articles:
        yield from about_article(article, full)
        if full:
            yield from about_reading(article, collection.seeds)
    yield from printed_again(collection)
    actors: set[Actor] = set()
    used: set[tuple[Terms, str]] = set()
    sites = Sites()
    for act in collection.events:
        for event in act.parts or (act,):
            yield from about_event(event, sites)
            for claim in event.claims:
                told_in = articles.get(claim.evidence.article)
                yield from about_claim(claim, event, told_in, full, sites)
                used.add((PLOVER, claim.action))
                if claim.cameo:
                    used.add((CAMEO, claim.cameo))
                actors.update(each_actor(claim.mentions))
        for join in act.joins:
            yield from about_join(join)
        for edge in asserted_edges((act,)):
            yield from about_edge(edge)
        if len(actors) > MANY:
            yield from about_actors(actors, sites)
            actors.clear()
    yield from about_actors(actors, sites)
    yield from about_sites(sites)
    for space, name in used:
        yield from about_code(space, name)


def about_actors(actors: Iterable[Actor], sites: Sites) -> Iterator[Triple]:
    """Yield who some actors are."""
    return (triple for actor in actors for triple in about_actor(actor, sites))


def compared(collection: Collection) -> Iterator[Triple]:
    """Yield what only several articles together show: that two are one text, or tell of one act."""
    yield from printed_again(collection)
    for join in (join for event in collection.events for join in event.joins):
        yield from about_join(join)


def printed_again(collection: Collection) -> Iterator[Triple]:
    """Yield which articles are the text of an earlier one."""
    for article, first in collection.reprints:
        yield named("article", article), KG.reprintOf, named("article", first)


def about_article(article: Article, full: bool) -> Iterator[Triple]:
    """Yield where and when an article appeared, and the digest of the text that offsets refer to."""
    node = named("article", article.id)
    yield node, RDF.type, SCHEMA.NewsArticle
    if article.title:
        yield node, DCTERMS.title, words(article.title, article.language)
    if article.published:
        yield node, DCTERMS.issued, day(article.published)
    if address := url(article.url):
        yield node, SCHEMA.url, address
    if not full:
        return
    if article.origin:
        yield node, DCTERMS.identifier, plain(article.origin)
    yield (
        node,
        KG.textDigest,
        plain("sha256:" + sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()),
    )
    yield node, KG.textLength, count(len(article.text))
    if LANGUAGE.fullmatch(article.language):
        yield node, DCTERMS.language, plain(article.language)
    if article.license:
        address = url(article.license)
        yield (
            node,
            DCTERMS.license if address else DCTERMS.rights,
            address or plain(article.license),
        )
    if article.publisher:
        publisher = named("publisher", "p" + digest(article.publisher))
        yield from about_agent(node, DCTERMS.publisher, publisher, article.publisher)
    if article.author:
        creator = named("creator", "c" + digest(article.author))
        yield from about_agent(node, DCTERMS.creator, creator, article.author)
    for name, told in article.more:
        detail = named("detail", "d" + digest(article.id, name))
        yield node, SCHEMA.additionalProperty, detail
        yield detail, RDF.type, SCHEMA.PropertyValue
        yield detail, SCHEMA.name, plain(name)
        yield detail, SCHEMA.value, plain(told)


def about_agent(node: str, role: str, agent: str, name: str) -> Iterator[Triple]:
    """Yield who published or wrote an article: nobody who acts in it."""
    yield node, role, agent
    yield agent, RDF.type, DCTERMS.Agent
    yield agent, SKOS.prefLabel, plain(name)


def about_claim(
    claim: Claim, event: Event, article: Article | None, full: bool, sites: Sites
) -> Iterator[Triple]:
    """Yield what a sentence claims and, in the full profile, where it stands."""
    node = named("claim", claim.id)
    yield node, RDF.type, KG.Claim
    yield node, KG.describes, named("event", event.id)
    yield node, KG.claimedAction, coded(PLOVER, claim.action)
    yield node, KG.polarity, coded(KG, claim.polarity.capitalize())
    yield node, KG.modality, coded(KG, claim.modality.capitalize())
    yield node, PROV.wasDerivedFrom, named("article", claim.evidence.article)
    for role, mentions in (
        (KG.claimedSource, claim.sources),
        (KG.claimedTarget, claim.targets),
        (KG.speaker, claim.speakers),
    ):
        for actor in each_actor(mentions):
            yield node, role, named("actor", actor.id)
    if claim.doubted:
        yield node, KG.doubted, TRUE
    if full:
        if article:
            yield node, PROV.wasGeneratedBy, reading(article)
        language = article.language if article else ""
        yield from about_words(node, claim, language, sites)
        yield from about_evidence(node, claim, article, language)


def about_words(node: str, claim: Claim, language: str, sites: Sites) -> Iterator[Triple]:
    """Yield the words of a claim, and what was made of them."""
    for proposer in claim.by:
        yield node, KG.proposedBy, plain(proposer)
    if claim.because:
        yield node, KG.because, plain("\n".join(map(told, claim.because)))
    for role, span in (
        (KG.trigger, claim.trigger),
        (KG.cue, claim.cue),
        (KG.condition, claim.condition),
    ):
        if span:
            yield node, role, words(span.text, language)
    if isfinite(claim.confidence):
        yield node, KG.confidence, decimal(Decimal(f"{claim.confidence:.4f}"))
    if claim.cameo:
        yield node, KG.claimedCode, coded(CAMEO, claim.cameo)
    if claim.date:
        yield from about_time(node, KG.claimedTime, claim.date)
    if claim.place:
        yield from about_place(node, KG.claimedPlace, claim.place, sites)
        yield node, KG.placePrecision, plain(claim.place.precision)


def told(reason: Reason) -> str:
    """Return a reason as a line: step, rule, what it says."""
    return f"{reason.step}: {reason.rule}: {reason.says}"


def about_evidence(
    node: str, claim: Claim, article: Article | None, language: str
) -> Iterator[Triple]:
    """Yield the annotation that ties a claim to characters of its article; every part has an IRI."""
    evidence = claim.evidence
    name = "n" + claim.id.removeprefix("c")
    annotation, target = named("evidence", name), named("evidence", name + "-t")
    position, quoted = named("evidence", name + "-p"), named("evidence", name + "-q")
    yield annotation, RDF.type, OA.Annotation
    yield annotation, OA.motivatedBy, OA.identifying
    yield annotation, OA.hasBody, node
    yield annotation, OA.hasTarget, target
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, named("article", evidence.article)
    yield target, OA.hasSelector, position
    yield target, OA.hasSelector, quoted
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, count(evidence.start)
    yield position, OA.end, count(evidence.end)
    yield quoted, RDF.type, OA.TextQuoteSelector
    yield quoted, OA.exact, words(evidence.quote, language)
    if article:
        yield (
            quoted,
            OA.prefix,
            words(article.text[max(evidence.start - CONTEXT, 0) : evidence.start], language),
        )
        yield (
            quoted,
            OA.suffix,
            words(article.text[evidence.end : evidence.end + CONTEXT], language),
        )


def about_event(event: Event, sites: Sites) -> Iterator[Triple]:
    """Yield what happened, by the asserted claims alone; nothing at all if there are none."""
    asserted = asserted_part(event)
    node = named("event", event.id)
    if asserted.claims:
        yield node, RDFS.label, plain(label(asserted))
    for claim in asserted.claims:
        yield node, KG.reportedBy, named("claim", claim.id)
        yield node, RDF.type, SEM.Event
        yield node, SEM.eventType, coded(PLOVER, claim.action)
        if claim.cameo:
            yield node, KG.code, coded(CAMEO, claim.cameo)
        if claim.place:
            yield from about_place(node, SEM.hasPlace, claim.place, sites)
        for source in each_actor(claim.sources):
            yield node, KG.actor, named("actor", source.id)
        for target in each_actor(claim.targets):
            yield node, KG.target, named("actor", target.id)
    if asserted.date:
        yield from about_time(node, SEM.hasTimeStamp, asserted.date)
        yield node, SEM.hasBeginTimeStamp, day(asserted.date.start)
        yield node, SEM.hasEndTimeStamp, day(asserted.date.end)
    if asserted.claims and event.latest:
        yield node, KG.latest, day(event.latest)


def about_join(join: Join) -> Iterator[Triple]:
    """Yield that two articles tell of one act, and why."""
    event, other = named("event", join.event), named("event", join.same_as)
    merging = named("merging", "m" + digest(join.event, join.same_as))
    yield event, KG.sameEvent, other
    yield merging, RDF.type, KG.Merging
    yield merging, KG.merges, event
    yield merging, KG.merges, other
    yield merging, KG.because, plain(told(join.because))


def about_edge(edge: Edge) -> Iterator[Triple]:
    """Yield the direct edges between two actors; a symmetric act gives both directions."""
    for source, target in edge.directions:
        yield (
            named("actor", source.id),
            coded(REL, edge.event.action.lower()),
            named("actor", target.id),
        )


def about_actor(actor: Actor, sites: Sites) -> Iterator[Triple]:
    """Yield who somebody is."""
    node = named("actor", actor.id)
    yield node, RDF.type, SEM.Actor
    yield node, SKOS.prefLabel, plain(actor.name)
    yield node, KG.kind, plain(actor.kind)
    if actor.kind in CLASSES:
        yield node, RDF.type, CLASSES[actor.kind]
    for alias in actor.aliases:
        if alias != actor.name:
            yield node, SKOS.altLabel, plain(alias)
    if actor.country:
        yield from of_country(node, actor.country, sites)
    if actor.role:
        yield node, KG.role, plain(actor.role)
    if actor.country_from:
        yield node, KG.countryFrom, plain(actor.country_from)
    yield from about_group(node, actor, sites)
    if actor.wikidata and QID.fullmatch(actor.wikidata):
        yield node, SCHEMA.sameAs, coded(WIKIDATA, actor.wikidata)


def about_group(node: str, member: Actor | Group, sites: Sites) -> Iterator[Triple]:
    """Yield to what somebody belongs, and to what that does."""
    group = member.group if isinstance(member, Actor) else member.of
    if group is None or group.id == member.id:
        if isinstance(member, Actor) and group is not None and group.of is not None:
            yield from about_group(node, group, sites)
        return
    whole = named("actor", group.id)
    yield node, KG.partOf, whole
    yield whole, RDF.type, KG.Group
    yield whole, RDF.type, CLASSES[group.kind]
    yield whole, SKOS.prefLabel, plain(group.name)
    yield whole, KG.kind, plain(group.kind)
    if group.country:
        yield from of_country(whole, group.country, sites)
    yield from about_group(whole, group, sites)


def about_time(node: str, role: str, dates: DateRange) -> Iterator[Triple]:
    """Yield a day, or an interval of OWL-Time that is named by its ends."""
    if dates.start == dates.end:
        yield node, role, day(dates.start)
        return
    interval = named("when", f"i{dates.start}-to-{dates.end}")
    yield node, role, interval
    yield interval, RDF.type, TIME.ProperInterval
    for end, moment in ((TIME.hasBeginning, dates.start), (TIME.hasEnd, dates.end)):
        instant = named("when", f"d{moment}")
        yield interval, end, instant
        yield instant, RDF.type, TIME.Instant
        yield instant, TIME.inXSDDate, day(moment)


def about_place(node: str, role: str, place: Place, sites: Sites) -> Iterator[Triple]:
    """Yield where: a node of its own for each place that GeoNames or the words tell apart."""
    where, stated = place_node(place, sites)
    yield node, role, where
    yield from stated


def about_code(space: Terms, notation: str) -> Iterator[Triple]:
    """Yield a code with all wider ones, so that the graph explains itself."""
    known = codes().cameo if space is CAMEO else codes().actions
    if notation not in known:
        return
    code = known[notation]
    node = coded(space, notation)
    yield node, RDF.type, SKOS.Concept
    yield node, SKOS.inScheme, f"<{SCHEME.cameo if space is CAMEO else SCHEME.plover}>"
    yield node, SKOS.notation, plain(code.notation)
    yield node, SKOS.prefLabel, words(code.label, "en")
    yield from about_quad_class(node, code.quad_class)
    if code.goldstein is not None:
        yield node, KG.goldstein, decimal(Decimal(str(code.goldstein)))
    if code.parent:
        yield node, SKOS.broader, coded(CAMEO, code.parent)
        yield from about_code(CAMEO, code.parent)
    if code.plover:
        yield node, SKOS.broadMatch, coded(PLOVER, code.plover)
        yield from about_code(PLOVER, code.plover)


def about_quad_class(node: str, name: str) -> Iterator[Triple]:
    """Yield the quad class of a code, and what it is."""
    term = QUAD_CLASS_TERMS[name]
    yield node, KG.quadClass, term
    yield term, RDF.type, KG.QuadClass
    yield term, RDF.type, SKOS.Concept
    yield term, SKOS.inScheme, f"<{SCHEME.quad_classes}>"
    yield term, SKOS.notation, plain(str(list(QUAD_CLASS_TERMS).index(name) + 1))
    yield term, SKOS.prefLabel, words(name, "en")
