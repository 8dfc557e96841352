"""Where a story plays: a country in which something happens, or that acts in it.

Not one that is only dealt with: "expelled Iran's ambassador", "a man wanted by France". Never
knows acts.
"""

from kg.mentions.book import Mentions
from kg.places.acts import THROUGH
from kg.sentence.labels import NOMINAL_SUBJECTS
from kg.sentence.tree import preposition
from kg.types import Kind

BODIES: tuple[Kind, ...] = ("government", "military", "court")


def played_in(country: str, mentions: Mentions) -> bool:
    """Return whether a story plays in a country, by where its names and its bodies stand."""
    doc, abroad = mentions.doc, mentions.lexicon.abroad
    inside = (doc[at] for at, (_, land) in mentions.places.items() if land == country)
    if any(preposition(word) in THROUGH for word in inside):
        return True
    for at, mention in mentions.by_head.items():
        actor, word = mention.first, doc[at]
        if actor.country != country:
            continue
        if actor.kind in BODIES and not abroad(word.lemma_.lower()):
            return True
        stands = word.dep_ in NOMINAL_SUBJECTS or preposition(word) in THROUGH
        if actor.kind == "country" and stands:
            return True
    return False
