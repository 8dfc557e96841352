"""Why a claim was made: every step from the words to the code, for people. Knows the records; never knows how a step works."""

from collections.abc import Iterable, Iterator
from datetime import date

from kg.events.labels import label
from kg.lexicon.load import Lexicon, load
from kg.ontology import codes
from kg.types import Actor, Article, Claim, Event, Judgement, Mention, Place, each_actor


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


def explain_event(event: Event, judgements: Iterable[Judgement] = ()) -> str:
    """Return what an event rests on: why reports of several articles are one, and each claim with its sentence.

    Of the judgements, those are told that are about the event or its actors.
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
        "claims",
    ]
    return "\n".join([*lines, *indented(event.claims)]) + "\n"


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
