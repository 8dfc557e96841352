"""A collection of claims and articles: actors resolved, reprints found, reports of one act joined.

Knows the order of these steps; never knows how one works.
"""

from collections.abc import Iterable

from kg.events.merge import merge
from kg.events.profile import Known
from kg.lexicon.actors import ActorIndex
from kg.resolve.actors import Resolver
from kg.resolve.reprints import firsts, reprints
from kg.types import Article, Claim, Collection


def collection_of(
    articles: Iterable[Article], claims: Iterable[Claim], index: ActorIndex
) -> Collection:
    """Return the events of the claims, with their articles in a fixed order."""
    read = tuple(sorted(articles, key=lambda article: (article.origin, article.id)))
    copies = reprints(read)
    lands = frozenset(entry.name for entry in index.seeds.countries.values())
    days = {article.id: article.published for article in read}
    resolved = Resolver(index, read).claims(claims)
    events = merge(resolved, Known(days, firsts(copies), lands))
    return Collection(read, events, tuple(sorted(copies.items())))
