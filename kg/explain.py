"""Why a claim was made, an event joined, an actor known: in words for people. Knows the records; asks the steps for reasons."""

from collections.abc import Iterable, Iterator
from datetime import date

from kg.events.labels import label
from kg.events.nearly import Near
from kg.events.profile import Known
from kg.lexicon.actors import ActorIndex
from kg.lexicon.load import Lexicon, load
from kg.ontology import codes
from kg.resolve.groups import why
from kg.resolve.judged import Judged
from kg.resolve.nearest import nearest
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    Event,
    Judgement,
    Mention,
    Place,
    each_actor,
)


def explain(
    sentence: str,
    published: date | None = None,
    pipeline: str | None = None,
    lexicon: Lexicon | None = None,
) -> str:
    """Return how a text is read: its tokens, actors, and each claim with what it rests on."""
    from kg.claims import read  # noqa: PLC0415
    from kg.english.load import load as load_english  # noqa: PLC0415  # spaCy takes a second

    article = Article("a" + "0" * 24, sentence, published=published)
    reading = read(load_english(pipeline)(sentence), article, lexicon or load())
    lines = ["tokens"]
    for token in reading.doc:
        if not token.is_space:
            entity = token.ent_type_ or ""
            forms = f"{token.text:18} {token.lemma_:16} {token.tag_:5}"
            lines.append(
                f"  {token.i:3} {forms} {token.dep_:14} {token.head.text:16} {entity}".rstrip()
            )
    lines.append("actors")
    lines += [
        f"  {described(mention)}" for _, mention in sorted(reading.mentions.by_head.items())
    ] or ["  none"]
    lines += [
        "claims",
        *(
            indented(reading.claims)
            or ["  none: no pattern of seeds/actions found a trigger with an actor that is known"]
        ),
    ]
    return "\n".join(lines) + "\n"


def explain_event(
    event: Event, judgements: Iterable[Judgement] = (), near: Iterable[Near] = ()
) -> str:
    """Return what an event rests on: why reports of several articles are one, and each claim with its sentence.

    Of the judgements, those are told that are about the event or its actors; of other acts, what keeps ``near`` ones apart.
    """
    about = {event.id, *(part.id for part in event.parts)}
    actors = each_actor(mention for claim in event.claims for mention in claim.mentions)
    about |= {name.casefold() for actor in actors for name in (actor.id, actor.name)}
    lines = [
        f"event {event.id}: {label(event)}",
        f"  {event.status}, {'asserted' if event.asserted else 'not asserted by any article'}",
        *(f"  {join.event}: {join.because.says}" for join in event.joins),
        *(
            f"  judged {one.verdict} by {one.by}: {one.one} and {one.other} ({one.why})"
            for one in judgements
            if about & {one.one.casefold(), one.other.casefold()}
        ),
    ]
    lines += ["nearly one with it", *map(kept_apart, near)] if (near := tuple(near)) else []
    return "\n".join([*lines, "claims", *indented(event.claims)]) + "\n"


def kept_apart(near: Near) -> str:
    """Return an act that is another one, and why."""
    return f"  {label(near.event)} ({near.event.id}): {'; '.join(near.apart)}"


def explain_actor(actor: Actor, graph: Collection, index: ActorIndex, known: Known) -> str:
    """Return who somebody is: which words mean him, his country and group, with whom he is one, and who is nearest."""
    claims = [(claim, one) for claim in graph.claims for one in claim.mentions if means(one, actor)]
    others = known.judged.others(actor.id)
    same = [one for one in graph.actors if one.id in others]
    rest = [one for one in graph.actors if one.id not in others]
    lines = [
        f"actor {actor.id}: {introduced(actor)}",
        *(f"  also called {', '.join(actor.aliases)}" for _ in actor.aliases[:1]),
        f"  country {country_of(actor, claims, index)}",
        f"  {standing(actor)}: {why(actor, index)}",
        f"words of the articles that mean {actor.name}",
        *words_for(actor, claims, index),
        *section("one with", ((one, why_one(actor, one, known.judged)) for one in same)),
        *section(
            "nearest others, who are not the same", nearest(actor, rest, index, graph.judgements)
        ),
    ]
    return "\n".join(lines) + "\n"


def standing(actor: Actor) -> str:
    """Return as whom an actor counts where groups and countries are counted."""
    group, whole = actor.at("group"), actor.at("country")
    if group.id == whole.id == actor.id:
        return "counts as itself at all levels"
    return f"counts as {group.name} at level group, as {whole.name} at level country"


def why_one(one: Actor, other: Actor, judged: Judged) -> str:
    """Return why two actors count as one."""
    says = judged.says((one.id, one.name, other.id, other.name))
    return says or "spellings of one name (aliases/spellings.csv), or each the same as a third"


def section(title: str, told: Iterable[tuple[Actor, str]]) -> list[str]:
    """Return the lines of some actors under a title, each with a reason; without any, nothing."""
    lines = [f"  {introduced(one)}, {one.id}: {says}" for one, says in told]
    return [title, *lines] if lines else []


def means(mention: Mention, actor: Actor) -> bool:
    """Return whether a mention means an actor."""
    return any(one.id == actor.id for one in mention.actors)


def words_for(
    actor: Actor, claims: Iterable[tuple[Claim, Mention]], index: ActorIndex
) -> Iterator[str]:
    """Yield the words that mean an actor, the most frequent first: how often, and why, by an example."""
    found: dict[tuple[str, str], list[tuple[Claim, Mention]]] = {}
    for claim, mention in claims:
        found.setdefault((mention.text, mention.resolved), []).append((claim, mention))
    for (text, resolved), told in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        claim, mention = told[0]
        says = [
            reason.says
            for reason in claim.because
            if reason.step == "actor" and reason.words == mention.span
        ]
        if how := index.known_as(text, actor.id):
            says = [how, *(one for one in says if not one.endswith(f"by {resolved}"))]
        times = f"{len(told)} time{'' if len(told) == 1 else 's'}"
        yield f"  “{text}” {times}, by {resolved}: {'; '.join(says) or claim.evidence.quote}"


def country_of(actor: Actor, claims: Iterable[tuple[Claim, Mention]], index: ActorIndex) -> str:
    """Return an actor's country, and how it is known."""
    if not actor.country:
        return "not known"
    if actor.country_from:
        told = (reason for claim, _ in claims for reason in claim.because)
        rule = f"country by {actor.country_from}"
        says = next((reason.says for reason in told if reason.rule == rule), rule)
        return f"{actor.country}: {says}"
    listed = "by kg's lists" if index.find(actor.id) else "told by the words for it"
    return f"{actor.country}: {listed}"


def indented(claims: Iterable[Claim]) -> list[str]:
    """Return the lines of some claims."""
    return [f"  {line}" for claim in claims for line in lines_of(claim)]


def lines_of(claim: Claim) -> Iterator[str]:
    """Yield what a claim says, and why."""
    code = codes().actions[claim.action]
    yield f"{code.notation} {claim.status}: {names(claim.sources) or '?'} → {names(claim.targets) or '?'}"
    yield f"  quote      {claim.evidence.quote}"
    yield f"  trigger    “{claim.trigger.text}” at {claim.trigger.start}, {', '.join(claim.by)}, confidence {claim.confidence}"
    yield f"  code       {code.notation} ({code.label})" + (
        f", CAMEO {claim.cameo}" if claim.cameo else ""
    )
    for role, mentions in (("source", claim.sources), ("target", claim.targets)):
        for mention in mentions:
            yield f"  {role:10} {described(mention)}"
    yield f"  reality    {claim.polarity}, {claim.modality}" + (
        f", because of “{claim.cue.text}”" if claim.cue else ""
    )
    if claim.condition:
        yield f"  condition  {claim.condition.text}"
    for mention in claim.speakers:
        yield f"  speaker    {described(mention)}"
    if not claim.speakers:
        yield "  speaker    the article itself"
    if claim.date:
        yield f"  date       {claim.date.start} to {claim.date.end} ({claim.date.precision}: “{claim.date.text}”)"
    if claim.place:
        yield f"  place      {located(claim.place)}"
    for number, reason in enumerate(claim.because, start=1):
        yield f"  {'because' if number == 1 else '':10} {number}. {reason.says}"


def located(place: Place) -> str:
    """Return a place with its country, how exactly it is told, and degrees north and east."""
    country = f" ({place.country})" if place.country else ""
    if place.latitude is None:
        return f"{place.name}{country}"
    return f"{place.name}{country}, {place.precision}: {place.latitude} {place.longitude}"


def names(mentions: Iterable[Mention]) -> str:
    """Return the names of some actors."""
    return ", ".join(actor.name for actor in each_actor(mentions))


def described(mention: Mention) -> str:
    """Return a mention with whom it means and how that was found."""
    return f"“{mention.text}” is {' and '.join(map(introduced, mention.actors))}, by {mention.resolved}"


def introduced(actor: Actor) -> str:
    """Return an actor with what is known of him."""
    facts = [actor.kind, *(fact for fact in (actor.country, actor.role, actor.wikidata) if fact)]
    return f"{actor.name} ({', '.join(facts)})"
