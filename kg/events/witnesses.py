"""How many independent voices tell of an act. Knows articles and reprints; never knows a format."""

from collections.abc import Mapping

from kg.types import Article, Event


def witnesses(event: Event, articles: Mapping[str, Article], reprints: Mapping[str, str]) -> int:
    """Return how many publishers tell of an act, each text once, whoever prints it.

    An article without a publisher counts for itself. ``reprints``: of which earlier article one is.
    """
    told = {claim.evidence.article for claim in event.claims}
    first = {name for name in told if not is_told_before(name, told, reprints)}
    return len({publisher(name, articles) for name in first})


def is_told_before(name: str, told: set[str], reprints: Mapping[str, str]) -> bool:
    """Return whether an article only prints again what an earlier one of these says."""
    while name in reprints:
        name = reprints[name]
        if name in told:
            return True
    return False


def publisher(name: str, articles: Mapping[str, Article]) -> str:
    """Return who publishes an article."""
    article = articles.get(name)
    return (article.publisher or name) if article else name
