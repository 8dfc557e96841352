"""What the verb, noun or adjective above an event noun says about the act it names. Knows cues and trees; never knows clauses.

"Denied the attack", "plans for an attack", "an attack is likely", "talks failed to take place".
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.governors import governor, verb_words
from kg.reality.modality import around, govern, opened, predicate_phrase
from kg.reality.path import Path
from kg.reality.voices import listen
from kg.sentence.control import accusing
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_infinitive, is_noun, is_verb

GERUND = Cue("gerund", modality="planned")
GOVERNED = ("obj", "obl:agent", "nsubj:pass", "nmod", "compound", "iobj", "acl")
JUDGEMENTS = frozenset(("possibility", "certainty", "untruth"))


def through_phrase(token: Token, above: Token, relation: str, path: Path) -> None:
    """Take in the verb or noun that an event noun depends on."""
    marker = preposition(token)
    opened(token, path)  # "in case of unrest"
    accuser = accusing(token)
    if accuser is not None:
        govern(token, accuser, "clause", False, path)
        return
    named = (f"{above.lemma_.lower()} {marker}", "phrase") in path.cues.governor
    reached = relation in GOVERNED or measured(token, relation)
    found = governor(above, "phrase", marker, path) if reached else None
    if found is not None and found.id in ("topic", "naming") and is_definite(token):
        found, named = None, False  # "talks on the invasion of Kuwait", "called the killing a crime"
    if found is not None and found.id == "telling" and children(token, "nmod:poss"):
        found = None  # "reported last week's attack"
    if found is not None and found.id == "stress" and path.modality != "actual":
        listen(above, path)
        path.aside = True
        return
    if found is not None and found.id == "denial" and (path.speech or is_wanted(token, path)):
        path.aside = True  # who rejects a demand does not say that what was demanded did not take place
        return
    if (named and relation in ("obl", "nmod")) or found is not None:
        govern(token, above, "phrase", False, path)
        return
    if relation in ("nsubj", "nsubj:pass") and (event := happening(above, path)) is not None and not path.aside:
        around(event, path)
        govern(event, above, "clause", True, path)
        return
    if relation == "nsubj" and (said := judged(above, is_definite(token), path)) is not None and not path.aside:
        govern(token, said, "phrase", False, path)
        around(above, path)
        return
    if token.tag_ == "VBG" and relation == "nmod" and not path.aside:
        path.hear(GERUND, above)
    lemma = verb_words(above)
    light = lemma & path.cues.light or lemma & path.cues.occurring
    carries = (
        (relation in ("obj", "nsubj:pass") and light)
        or (relation == "nsubj" and (lemma & path.cues.occurring or not is_verb(above)))
        or relation == "xcomp"
    )
    thing = relation in ("obj", "nsubj", "nsubj:pass") and is_verb(above) and is_noun(token) and not is_definite(token)
    if (carries or thing) and not path.aside:
        if not is_verb(above):
            predicate_phrase(above, path, whole=True)  # "talks are out of the question"
        around(above, path)  # "may hold talks"; "will develop cooperation": what is not yet done has no cooperation yet
    elif not (relation in ("flat", "compound", "amod") or measured(token, relation)):
        path.given = path.given or (not path.aside and is_definite(token))
        path.aside = True


def is_wanted(noun: Token, path: Path) -> bool:
    """Return whether a noun names what is demanded or planned: "demand", "proposal"."""
    cue = path.cues.noun.get((noun.lemma_.lower(), "clause"))
    return cue is not None and cue.modality in ("requested", "planned")


def happening(above: Token, path: Path) -> Token | None:
    """Return the infinitive that tells whether an act takes place: "the talks failed to take place", "are expected to resume"."""
    below = [word for word in children(above, "xcomp", "advcl") if word.i > above.i and is_infinitive(word)]
    return next((word for word in below if verb_words(word) & path.cues.occurring), None)


def judged(above: Token, given: bool, path: Path) -> Token | None:
    """Return the adjective that says of an act, its subject, whether it is so: "an attack is possible", "the report proved false"."""
    words = [above, *children(above, "xcomp")] if is_verb(above) else [above]
    cues = (
        (word, path.cues.governor.get((word.lower_, "phrase"))) for word in words if word.pos_ in ("ADJ", "VERB") and word.tag_ != "VBD"
    )
    wanted = JUDGEMENTS if given else (*JUDGEMENTS, "necessity")
    return next((word for word, cue in cues if cue is not None and cue.id in wanted), None)


def measured(token: Token, relation: str) -> bool:
    """Return whether the word above only measures the act: "millions in aid" (wherever the parser hangs it), "a wave of arrests"."""
    bare = not is_definite(token) and not children(token, "nmod:poss")
    if relation == "obl":
        return bare and preposition(token) == "in" and not children(token, "det")
    return bare and relation == "nmod" and preposition(token) in ("in", "of") and is_noun(token.head)


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase takes its act for granted: "the attack", "his arrest", "these talks"."""
    return any(word.lower_ in ("the", "this", "that", "these", "those") for word in children(noun, "det")) or bool(
        children(noun, "nmod:poss")
    )
