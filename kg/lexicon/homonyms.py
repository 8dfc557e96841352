"""Homonyms: other bearers of a name, and the words that tell them apart. Never knows sentences."""

from dataclasses import dataclass

Key = tuple[str, str, str]
"""Name, country and actor: what makes two rows the same one."""


@dataclass(frozen=True, slots=True)
class Homonym:
    """Another bearer of a name: the Georgia of Atlanta, the Tripoli of Lebanon, the DA of South Africa.

    ``actor`` is who acts under the name, empty where it is only a place. ``titles`` are nouns that stand at the name ("Georgia's
    governor"), ``beside`` names and phrases that an article about the homonym has somewhere.
    """

    name: str
    country: str
    actor: str
    titles: frozenset[str]
    beside: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What makes two rows the same one."""
        return self.name, self.country, self.actor
