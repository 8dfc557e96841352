"""What this room is told about actors: in whose words something may be told, never who they are."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.types import Mention


@dataclass(frozen=True, slots=True)
class People:
    """Three questions that whoever knows the actors of an article answers.

    ``who``: whom a word means as a speaker, or none where a pronoun means nobody that is known;
    ``names``: whether a word heads a mention of somebody;
    ``can_sign``: whether a name may be that of a speaker, and is not the city of a dateline.
    """

    who: Callable[[Token], Mention | None]
    names: Callable[[Token], bool]
    can_sign: Callable[[Token], bool]
