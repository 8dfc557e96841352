"""Countries that are only where something happens: "Syria's civil war killed …", "Mali's coup".

Also "Iraq car bomb kills 20" in a headline, but not "Taliban car bomb". Knows trees and mentions.
"""

from spacy.tokens import Token

from kg.sentence.labels import ADJECTIVE, COMPOUND
from kg.sentence.tree import children
from kg.types import Mention

AT_HOME = frozenset(
    """coup putsch uprising revolt rebellion revolution insurgency unrest turmoil crisis violence
    conflict fighting election famine epidemic""".split()
)  # done by nobody knows whom
CIVIL = frozenset("civil drug gang turf".split())  # wars of no state
PLANTED = frozenset("car truck roadside suicide parcel letter nail pipe motorcycle".split())


def only_there(noun: Token) -> bool:
    """Return whether what a noun names is not the doing of the country whose it is."""
    lemma = noun.lemma_.lower()
    before = {word.lower_ for word in children(noun, COMPOUND, ADJECTIVE)}
    civil = lemma in ("war", "warfare") and not before.isdisjoint(CIVIL)
    return civil or lemma in AT_HOME or not before.isdisjoint(PLANTED)


def is_state(mention: Mention) -> bool:
    """Return whether somebody is a country or its government."""
    return mention.first.kind in ("country", "government")


def is_scene_of(mention: Mention, noun: Token) -> bool:
    """Return whether a country stands before the noun of what only happens in it."""
    before = noun.left_edge.idx <= mention.start < noun.idx
    return before and is_state(mention) and only_there(noun)
