"""A collection of claims and articles: actors resolved, judgements followed, reprints found, reports of one act joined.

Knows the order of these steps; never knows how one works.
"""

from collections.abc import Iterable

from kg.events.merge import merge
from kg.events.profile import Known
from kg.lexicon.actors import ActorIndex
from kg.resolve.actors import Resolver
from kg.resolve.judged import Judged, judged
from kg.resolve.regroup import regrouped
from kg.resolve.reprints import firsts, reprints
from kg.types import Article, Claim, Collection, Judgement, each_actor


def collection_of(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    index: ActorIndex,
    judgements: Iterable[Judgement] = (),
    seeds: str = "",
) -> Collection:
    """Return the events of the claims, with their articles in a fixed order; judgements overrule all else.

    ``seeds``: the digest of the files that the index was made from.
    Raises SeedError where two judgements contradict one another.
    """
    read = tuple(sorted(articles, key=lambda article: (article.origin, article.id)))
    copies = reprints(read)
    lands = frozenset(entry.name for entry in index.seeds.countries.values())
    days = {article.id: article.published for article in read}
    resolved: Iterable[Claim] = Resolver(index, read).claims(claims)
    ruled = Judged()
    if given := tuple(sorted(set(judgements))):
        resolved = list(resolved)
        ruled = judged(given, (one for claim in resolved for one in each_actor(claim.mentions)))
        resolved = regrouped(resolved, ruled)
    events = merge(resolved, Known(days, firsts(copies), lands, ruled))
    return Collection(read, events, tuple(sorted(copies.items())), given, seeds)
