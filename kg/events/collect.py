"""A collection of claims and articles: actors resolved, spellings of a name joined, judgements followed, reprints found, reports of one act joined.

Knows the order of these steps; never knows how one works.
"""

from collections.abc import Iterable, Iterator, Sequence

from kg.events.kept import Kept, briefly
from kg.events.merge import merge
from kg.events.profile import Known
from kg.lexicon.actors import ActorIndex
from kg.resolve.actors import Resolver
from kg.resolve.judged import judged
from kg.resolve.namesakes import goes_by_name, namesakes
from kg.resolve.regroup import groups_of, is_about, regrouped
from kg.resolve.reprints import firsts, reprints
from kg.types import Actor, Article, Claim, Collection, Judgement, Watch, each_actor, unwatched

NOW_AND_THEN = 1_000


def collection_of(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    index: ActorIndex,
    judgements: Iterable[Judgement] = (),
    seeds: str = "",
    watch: Watch = unwatched,
) -> Collection:
    """Return the events of the claims, with their articles in a fixed order; judgements overrule all else.

    Claims are looked at twice: who is one with whom must be known before anything is joined.
    ``seeds``: the digest of the files that the index was made from.
    Raises SeedError where two judgements contradict one another.
    """
    read = tuple(sorted(articles, key=lambda article: (article.origin, article.id)))
    copies = reprints(read)
    told = claims if isinstance(claims, Sequence) else Kept(claims).all
    given = tuple(sorted(set(judgements)))
    actors = {
        (one.id, one.name): one
        for claim in briefly(told)
        for one in each_actor(claim.mentions)
        if given or goes_by_name(one)
    }
    known = known_of(read, copies, tuple(actors.values()), index, given)
    resolver = Resolver(index, read)
    about = (claim for claim in briefly(told) if is_about(claim, known.judged))
    groups = groups_of(
        each_actor(one for claim in resolver.claims(about) for one in claim.mentions), known.judged
    )
    resolved = regrouped(resolver.claims(watched(told, watch)), groups)
    events = merge(resolved, known, watch)
    return Collection(read, events, tuple(sorted(copies.items())), given, seeds)


def watched(claims: Sequence[Claim], watch: Watch) -> Iterator[Claim]:
    """Yield claims, and tell now and then how many there were."""
    for number, claim in enumerate(claims, start=1):
        if number % NOW_AND_THEN == 0:
            watch("claims resolved", number, len(claims), claim.evidence.article)
        yield claim


def known_of(
    articles: Iterable[Article],
    copies: dict[str, str],
    actors: Sequence[Actor],
    index: ActorIndex,
    judgements: Iterable[Judgement],
) -> Known:
    """Return what reports are compared with: the days of articles, ``copies`` of a text, who is one with whom."""
    ruled = judged(judgements, actors)
    for people in namesakes(actors, index):
        ruled.unite(people)
    lands = frozenset(entry.name for entry in index.seeds.countries.values())
    return Known({one.id: one.published for one in articles}, firsts(copies), lands, ruled)
