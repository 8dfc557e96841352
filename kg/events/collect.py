"""A collection of claims and articles: actors resolved, spellings of a name joined, judgements followed, reprints found, reports of one act joined.

Knows the order of these steps; never knows how one works.
"""

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from kg.events.kept import Kept
from kg.events.merge import merge
from kg.events.profile import Known
from kg.lexicon.actors import ActorIndex
from kg.resolve.actors import Resolver
from kg.resolve.judged import judged
from kg.resolve.namesakes import goes_by_name, namesakes
from kg.resolve.regroup import groups_of, regrouped
from kg.resolve.reprints import firsts, reprints
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    Event,
    Judgement,
    Watch,
    each_actor,
    unwatched,
)


def collection_of(
    articles: Iterable[Article],
    claims: Iterable[Claim] | Kept,
    index: ActorIndex,
    judgements: Iterable[Judgement] = (),
    seeds: str = "",
    watch: Watch = unwatched,
) -> Collection:
    """Return the events of the claims, with their articles in a fixed order; judgements overrule all else.

    Claims are looked at twice: who is one with whom must be known before anything is joined. Those
    that are kept already are resolved where they are.
    ``seeds``: the digest of the files that the index was made from.
    Raises SeedError where two judgements contradict one another.
    """
    read = tuple(sorted(articles, key=lambda article: (article.origin, article.id)))
    copies = reprints(read)
    kept = claims if isinstance(claims, Kept) else Kept(claims)
    given = tuple(sorted(set(judgements)))
    with undisturbed():
        events = joined(read, kept, copies, given, index, watch)
    return Collection(read, events, tuple(sorted(copies.items())), given, seeds)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Python look for no cycles: merging makes none, and the search takes an eighth of its time."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


def joined(
    read: Sequence[Article],
    kept: Kept,
    copies: dict[str, str],
    given: Sequence[Judgement],
    index: ActorIndex,
    watch: Watch,
) -> Sequence[Event]:
    """Return the events of claims, once it is known who is one with whom."""
    actors: dict[tuple[str, str], Actor] = {}
    about = array("L")
    for done, (article, numbers) in enumerate(kept.articles.items()):
        watch("articles looked through", done, len(kept.articles), article)
        for number in numbers:
            found = [one for one in kept.actors(number) if given or goes_by_name(one)]
            if found:
                actors.update({(one.id, one.name): one for one in found})
                about.append(number)
    known = known_of(read, copies, tuple(actors.values()), index, given)
    resolver = Resolver(index, read)
    named = (resolver.claim(kept.brief(number)) for number in about)
    groups = groups_of(each_actor(one for claim in named for one in claim.mentions), known.judged)
    kept.resolve(lambda claim: regrouped(resolver.claim(claim), groups))
    return merge(kept, known, watch)


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
