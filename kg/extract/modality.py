"""What words say about the reality of an act: those that stand with it, and those that govern it. Knows cues; never knows the way up."""

from spacy.tokens import Token

from kg.extract.governors import governor, is_negated
from kg.extract.grammar import child, children, is_noun, is_passive, is_verb, preposition
from kg.extract.path import Path
from kg.extract.voices import listen
from kg.lexicon.cues import Cue
from kg.types import Span

FORBIDDING = frozenset(("forbid", "prohibit"))
IS_TO = Cue("is-to", modality="planned")


def own_words(token: Token, path: Path) -> None:
    """Take in what stands with the act itself: auxiliaries, negation, adjectives, a condition."""
    around(token, path)
    if is_verb(token):
        denied_arguments(token, path)
        planned_forms(token, path)
        if not path.aside:
            predicate_phrase(token, path)
    elif is_noun(token) and (case := child(token, "case")) is not None:
        mark = path.cues.mark.get(preposition(token))
        if mark is not None:
            path.hear(mark, case)


def around(token: Token, path: Path) -> None:
    """Take in auxiliaries, adverbs, adjectives and conditions; an event noun inherits these from the verb that carries it."""
    for word in token.children:
        lower = word.lower_
        if word.dep_ in ("aux", "cop") and lower in path.cues.auxiliary:
            path.hear(path.cues.auxiliary[lower], word)
        elif word.dep_ in ("advmod", "amod", "det", "cc:preconj", "compound"):
            cue = path.cues.modifier.get(word.lemma_.lower()) or path.cues.modifier.get(lower)
            if cue is not None and not (cue.id == "coming" and word.dep_ == "advmod"):  # "further pledged" has pledged
                path.hear(cue, word)
        elif word.dep_ == "advcl":
            note_condition(word, path)


def denied_arguments(verb: Token, path: Path) -> None:
    """Take in a subject or object that denies the act: "nobody attacked", "sent no troops", "neither A nor B attacked"."""
    for word in children(verb, "nsubj", "nsubj:pass", "obj", "csubj"):
        denier = next((below for below in children(word, "det", "cc:preconj") if below.lower_ in ("no", "neither")), None)
        if word.lower_ in ("nobody", "none", "nothing"):
            denier = word
        if denier is not None:
            path.hear(path.cues.modifier["no"], denier)


def planned_forms(verb: Token, path: Path) -> None:
    """Take in "are to be freed", and the infinitive of headlines: "Kerry to meet Lavrov"."""
    finite = [word for word in children(verb, "aux", "aux:pass", "cop") if word.lemma_ == "be" and word.tag_ in ("VBZ", "VBP", "VBD")]
    to = [word for word in children(verb, "mark", "aux") if word.lower_ == "to"]
    if finite and any(word.i > finite[0].i for word in to) and not path.aside:
        path.hear(IS_TO, finite[0])
    elif to and verb.tag_ == "VB" and verb.dep_ in ("root", "ROOT", "parataxis"):
        path.hear(IS_TO, to[0])


def note_condition(clause: Token, path: Path) -> None:
    """Take in an if-clause under the act."""
    cue = path.cues.mark.get(" ".join(word.lower_ for word in children(clause, "mark", "advmod")[:1]))
    promised = clause.head.tag_ == "VBD" and not children(clause.head, "aux")  # "promised help if": the promise itself was made
    if cue is None or cue.id != "condition" or promised:
        return
    words = sorted(clause.subtree, key=lambda word: word.i)
    path.hear(cue, children(clause, "mark", "advmod")[0])
    text = clause.doc[words[0].i : words[-1].i + 1]
    path.condition = Span(text.text, text.start_char, text.end_char)


def predicate_phrase(token: Token, path: Path) -> None:
    """Take in fixed words of a predicate such as "out of the question"."""
    text = " ".join(word.lower_ for word in sorted(token.subtree, key=lambda word: word.i))
    for words, cue in path.cues.phrase.items():
        if f" {words} " in f" {text} " and words.split()[-1] != token.lower_ and path.modality == "actual" and not path.negative:
            path.cue = token
            path.hear(cue, token)
            return


def govern(token: Token, above: Token, through: str, to_infinitive: bool, path: Path) -> None:
    """Take in a governing word: its cue, turned round where it is itself negated."""
    cue = governor(above, through, preposition(token) if through == "phrase" else "", path)
    if cue is not None and cue.id == "reporting" and to_infinitive:
        cue = spoken_infinitive(token, above, cue, path)
    if cue is not None and cue.id == "prevention" and to_infinitive and above.lemma_ not in FORBIDDING:
        cue = None
    if cue is not None and cue.id == "factive":
        cue = Cue("infinitive", modality="planned") if to_infinitive else cue  # "glad to meet"
    if not path.aside:
        negated = is_negated(above, token, path)
        if cue is None:
            unknown_governor(token, above, to_infinitive, negated, path)
        elif negated and cue.id != "factive":
            turned(cue, above, path)
        elif not cue.actual:
            path.hear(cue, above)
        if (cue is not None and (cue.actual or cue.modality == "planned")) or cue is None:
            mood(above, path)
    if through == "clause" or (cue is not None and cue.speaker and not path.aside):
        listen(above, path)


def spoken_infinitive(token: Token, above: Token, cue: Cue, path: Path) -> Cue:
    """Return what an infinitive under a verb of saying means: "claims to have won", "told them to leave", "says to return"."""
    if any(word.lemma_ == "have" for word in children(token, "aux")) or (is_passive(above) and above.lemma_ not in ("tell", "warn")):
        return cue
    told = is_passive(above) or bool(children(above, "obj", "iobj"))
    return path.cues.governor["urge" if told else "promise", "clause"]


def mood(above: Token, path: Path) -> None:
    """Take in the auxiliaries and the doubts of a governing verb: "may agree to withdraw", "perhaps agreed to withdraw"."""
    for word in children(above, "aux", "advmod"):
        cue = path.cues.auxiliary.get(word.lower_) if word.dep_ == "aux" else path.cues.modifier.get(word.lower_)
        if cue is not None and (word.dep_ == "aux" or cue.id == "maybe"):
            path.hear(cue, word)


def unknown_governor(token: Token, above: Token, to_infinitive: bool, negated: bool, path: Path) -> None:
    """Take in a governing word that no table knows: what stands in the infinitive has not happened yet."""
    if to_infinitive and token.dep_ in ("xcomp", "advcl", "acl", "csubj", "ccomp"):
        path.hear(Cue("infinitive", modality="planned"), above)
    if negated:
        path.hear(path.cues.modifier["not"], above)


def turned(cue: Cue, word: Token, path: Path) -> None:
    """Take in a negated governor: "did not rule out" leaves it possible, "did not agree to" denies it."""
    if cue.polarity == "negative" or (cue.speaker and cue.modality == "actual"):
        path.hear(Cue(cue.id, modality="possible"), word)
    else:
        path.hear(path.cues.modifier["not"], word)
