"""The spaCy component ``kg_mend``: mends a Doc's trees before anything reads them.

Knows spaCy; never knows what is mended.
"""

from spacy.language import Language
from spacy.tokens import Doc

from kg.english import charges, clauses, gerunds, relatives, repairs, sayings, titles

FACTORY = "kg_mend"


@Language.factory(FACTORY, assigns=["token.dep", "token.head", "token.tag"])
def create(nlp: Language, name: str) -> "Mender":  # spaCy calls it so
    """Return the component that mends each Doc; it has no settings and nothing to save."""
    return Mender()


class Mender:
    """``mend`` as a component of a pipeline; a class, so that workers can be sent it."""

    def __call__(self, doc: Doc) -> Doc:
        """Mend one Doc."""
        return mend(doc)


def mend(doc: Doc) -> Doc:
    """Return a Doc whose trees are mended, in place: each repair in order, on each word."""
    words = tuple(doc)  # once, not for each repair
    for repair in (
        *titles.REPAIRS,
        *gerunds.REPAIRS,
        *repairs.REPAIRS,
        *charges.REPAIRS,
        *relatives.REPAIRS,
        *clauses.REPAIRS,
        *sayings.REPAIRS,
    ):
        for word in words:
            repair(word)
    return doc
