"""The one door through which the program gets a Doc. Knows where pipelines lie; never knows what is done with a Doc."""

import os
from functools import cache

from spacy.language import Language

from kg.data import model
from kg.english.tokeniser import Tokeniser
from kg.errors import PipelineError

EMBEDDED = "embedded"
LONGEST_TEXT = (
    10_000_000  # characters; spaCy's own limit guards parsers that hold a whole text in memory
)


def load(name: str | None = None) -> Language:
    """Return the pipeline of this name or path; none means ``KG_PIPELINE``, else the embedded one.

    Whichever it is, the Docs carry Universal Dependencies and the entity types PER, ORG and LOC. A pipeline with labels of no known
    scheme is refused with a PipelineError.
    """
    return loaded(name or os.environ.get("KG_PIPELINE") or EMBEDDED)


@cache
def loaded(name: str) -> Language:
    """Return a pipeline, loaded once."""
    import spacy  # noqa: PLC0415  # takes a second, and ``kg --help`` does not need it

    import kg.english.component  # noqa: PLC0415  # registers the component where the package is not installed
    import kg.english.mend  # noqa: PLC0415, F401
    from kg.english import bridge  # noqa: PLC0415

    if name == EMBEDDED:
        nlp = spacy.load(model())
        nlp.max_length = LONGEST_TEXT
        return mending(with_own_tokeniser(nlp))
    try:
        nlp = with_own_tokeniser(spacy.load(name))
    except OSError as error:
        raise PipelineError(
            f"pipeline '{name}' is neither an installed spaCy package nor a folder: "
            f"install it (python -m spacy download {name}) or leave --pipeline out"
        ) from error
    if bridge.scheme(nlp) == "clear":
        nlp.add_pipe("kg_universal", last=True)
    return mending(nlp)


def mending(nlp: Language) -> Language:
    """Return a pipeline that mends its trees at the end."""
    if "kg_mend" not in nlp.pipe_names:
        nlp.add_pipe("kg_mend", last=True)
    return nlp


def with_own_tokeniser(nlp: Language) -> Language:
    """Return the pipeline with its tokeniser in one that takes any text in linear time."""
    nlp.tokenizer = Tokeniser(nlp.tokenizer)
    return nlp
