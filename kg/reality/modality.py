"""What words say about the reality of an act: those that stand with it, and those that govern it. Knows cues; never knows the way up."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.governors import conjunction, denied_noun, denier, denying, first_word, governor
from kg.reality.path import Path
from kg.reality.voices import MINDS, listen
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import OBLIGING, is_verb
from kg.types import Span

FORBIDDING = frozenset(("forbid", "prohibit"))
MEANT = Cue("infinitive", modality="planned")
THOUGHT = Cue("thought", modality="possible")
IMPERATIVE = Cue("imperative", modality="requested")
IS_TO = Cue("is-to", modality="planned")


def own_words(token: Token, path: Path) -> None:
    """Take in what stands with the act itself: auxiliaries, negation, adjectives, a condition."""
    around(token, path)
    if is_verb(token):
        denied_arguments(token, path)
        planned_forms(token, path)
        if not path.aside:
            predicate_phrase(token, path)


def around(token: Token, path: Path) -> None:
    """Take in auxiliaries, adverbs, adjectives and conditions; an event noun inherits these from the verb that carries it."""
    for word in token.children:
        if word.dep_ in ("aux", "cop") and word.lower_ in path.cues.auxiliary:
            path.hear(auxiliary(word, path), word)
        elif word.dep_ in ("advmod", "amod", "det", "cc:preconj", "compound", "cc"):
            modified(word, path)
    if not is_narrated(token):
        for clause in clauses_below(token):
            note_condition(clause, path)


def auxiliary(word: Token, path: Path) -> Cue:
    """Return what an auxiliary says; "must have attacked" is a guess."""
    cue = path.cues.auxiliary[word.lower_]
    perfect = any(other.lemma_ == "have" and other.i > word.i for other in children(word.head, "aux"))
    return path.cues.auxiliary["may"] if perfect and word.lower_ == "must" else cue


def modified(word: Token, path: Path) -> None:
    """Take in an adverb, adjective or determiner."""
    found = denying(word, path) if word.dep_ != "amod" else None
    if found is not None:
        path.hear(path.cues.modifier[found.lower_], found)
        return
    cue = path.cues.modifier.get(word.lemma_.lower()) or path.cues.modifier.get(word.lower_)
    if cue is not None and cue.id != "negation" and not (cue.id == "coming" and word.dep_ == "advmod"):  # "further pledged" has pledged
        path.hear(cue, word)


def denied_arguments(verb: Token, path: Path) -> None:
    """Take in a subject or object that denies the act: "nobody attacked", "sent no troops", "neither A nor B attacked"."""
    for word in children(verb, "nsubj", "nsubj:pass", "obj", "csubj"):
        found = denied_noun(word, path)
        if found is not None:
            path.hear(path.cues.modifier["no"], found)


def planned_forms(verb: Token, path: Path) -> None:
    """Take in "are to be freed", "is due to free", and the infinitive of headlines: "Kerry to meet Lavrov"."""
    finite = [word for word in children(verb, "aux", "aux:pass", "cop") if word.lemma_ == "be" and word.tag_ in ("VBZ", "VBP", "VBD")]
    to = [word for mark in children(verb, "mark", "aux") for word in (mark, *children(mark, "fixed")) if word.lower_ == "to"]
    if finite and any(word.i > finite[0].i for word in to) and not path.aside:
        path.hear(IS_TO, finite[0])
    elif to and verb.tag_ == "VB" and verb.dep_ in ("root", "ROOT", "parataxis"):
        path.hear(IS_TO, to[0])
    elif is_imperative(verb):
        path.hear(IMPERATIVE, verb)


def is_imperative(verb: Token) -> bool:
    """Return whether a verb is an order: "Free the prisoners!", "“Do not attack us,” he said"."""
    bare = verb.tag_ == "VB" and not children(verb, "nsubj", "nsubj:pass", "mark", "expl", "aux:pass")
    helpers = children(verb, "aux")
    first = next((word for word in verb.subtree if not word.is_punct and not word.is_quote), verb)
    said = verb.dep_ in ("root", "parataxis") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    return bare and said and first.i in (verb.i, *(word.i for word in helpers if word.lower_ == "do"))


def opened(token: Token, path: Path) -> None:
    """Take in the words that open a clause: "if", "whether", "provided that", the order of a condition."""
    cues = [path.cues.mark.get(word.lower_) for word in children(token, "advmod") if word.i < token.i]
    cues += [path.cues.mark["if"] if is_inverted(token) else conjunction(token, path)]
    for cue in cues:
        if cue is not None and (not path.aside or (cue.modality == "conditional" and not path.given)):
            path.hear(cue, first_word(token))
            path.aside = path.aside or cue.id == "instead"  # what was not done stands outside the mood of what was


def is_narrated(verb: Token) -> bool:
    """Return whether a verb tells of the past: "promised help if" has promised."""
    return is_verb(verb) and tense(verb) in ("past", "perfect")


def clauses_below(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the clauses that can hold the condition of an act, also where the parser hung them on an object or a "provided"."""
    for word in token.children:
        if word.dep_ in ("advcl", "acl", "acl:relcl") or (word.dep_ == "ccomp" and depth):
            yield word
        if depth < 2 and (word.dep_ in ("obl", "obj", "advmod") or (word.dep_ in ("acl", "advcl") and word.tag_ in ("VBN", "VBG"))):
            yield from clauses_below(word, depth + 1)


def note_condition(clause: Token, path: Path) -> None:
    """Take in an if-clause under the act."""
    cue = path.cues.mark["if"] if is_inverted(clause) else conjunction(clause, path)
    if cue is None or cue.id != "condition":
        return
    words = sorted(clause.subtree, key=lambda word: word.i)
    path.hear(cue, words[0])
    text = clause.doc[words[0].i : words[-1].i + 1]
    path.condition = Span(text.text, text.start_char, text.end_char)


def is_inverted(clause: Token) -> bool:
    """Return whether a clause is a condition by its order of words: "had they attacked", "should they attack", "were they to attack"."""
    helpers = [word for word in children(clause, "aux", "mark", "cop") if word.lower_ in ("had", "should", "were")]
    subject = next(iter(children(clause, "nsubj", "nsubj:pass")), None)
    if not helpers or clause.dep_ not in ("advcl", "acl", "parataxis", "ccomp"):
        return False
    first = clause.left_edge
    return subject is not None and helpers[0].i < subject.i and helpers[0].i == (first.i if not first.is_punct else first.i + 1)


def predicate_phrase(token: Token, path: Path, whole: bool = False) -> None:
    """Take in fixed words of a predicate such as "out of the question"; ``whole``: the predicate itself may be one of them."""
    text = " ".join(word.lower_ for word in sorted(near(token), key=lambda word: word.i))
    for words, cue in path.cues.phrase.items():
        if (
            f" {words} " in f" {text} "
            and (whole or words.split()[-1] != token.lower_)
            and not path.negative
            and (path.modality == "actual" or cue.polarity == "negative")
        ):
            path.cue = token
            path.hear(cue, token)
            return


def near(token: Token) -> Iterator[Token]:
    """Yield the words under a predicate, not entering other clauses."""
    yield token
    for below in token.children:
        if below.dep_ not in ("advcl", "acl", "acl:relcl", "advcl:relcl", "ccomp", "csubj", "conj", "parataxis"):
            yield from near(below)


def govern(token: Token, above: Token, through: str, to_infinitive: bool, path: Path) -> None:
    """Take in a governing word: its cue, turned round where it is itself negated."""
    cue = known_governor(token, above, through, to_infinitive, path)
    if not path.aside:
        denied = denier(above, token, path)
        if cue is None:
            unknown_governor(token, above, to_infinitive, denied, path)
        elif denied is not None and (cue.id != "factive" or to_infinitive):
            turned(cue, above, denied, path)
        elif not cue.actual:
            path.hear(cue, above)
        if cue is None or cue.actual or cue.modality == "planned" or cue.id in ("omission", "forgetting"):
            mood(above, path)
    asked = any(word.tag_ in ("WRB", "WP", "WDT") or word.lower_ == "whether" for word in children(token, "advmod", "mark", "obj"))
    if cue is None and through == "clause" and token.dep_ == "ccomp" and not (to_infinitive or asked or path.aside):
        listen(above, path, path.cues.governor["say", "clause"])  # what an unknown verb tells of is its subject's word
    elif cue is not None and (cue.id == "oath" or (cue.id == "criticism" and path.aside)):
        return  # who vows to act tells of nothing yet
    elif cue is not None and cue.id == "denial" and denier(above, token, path) is not None:
        return  # "has not ruled out": nobody says so
    elif cue is not None and cue.id == "factive":
        path.aside = True  # "may regret that they attacked": they did
    elif cue not in (THOUGHT, MEANT) and (through == "clause" or (cue is not None and cue.speaker and not path.aside)):
        listen(above, path)


def known_governor(token: Token, above: Token, through: str, to_infinitive: bool, path: Path) -> Cue | None:
    """Return the cue of a governing word over this act, or none where it has none, or not over an act of this form."""
    cue = governor(above, through, preposition(token), path)
    if cue is None or to_infinitive:
        return over_infinitive(token, above, cue, path) if cue is not None else None
    if above.lemma_ == "suggest" and told(token):
        return path.cues.governor["suspect", "clause"]  # "suggested that they attacked"
    if above.lemma_ == "ask" and through == "clause" and (token.tag_ == "VBD" or children(token, "aux", "mark")):
        return path.cues.mark["whether"]  # "asked whether they attacked"
    thought = cue.id == "conviction" and token.tag_ == "VBG" and not children(token, "aux")
    return THOUGHT if thought else cue  # "thought of leaving"


def over_infinitive(token: Token, above: Token, cue: Cue, path: Path) -> Cue | None:
    """Return what a governing word says of an infinitive."""
    if cue.id == "reporting":
        return spoken_infinitive(token, above, cue, path)
    if cue.id == "prevention" and above.lemma_ not in FORBIDDING:
        return None
    perfect = any(word.lemma_ == "have" for word in children(token, "aux"))
    meant = cue.id == "factive" or (is_verb(above) and above.lemma_ in MINDS)
    return MEANT if meant and not perfect else cue  # "glad to meet", "persuaded to meet"


def told(token: Token) -> bool:
    """Return whether a clause tells what is so, not what should be: "suggests they may leave"."""
    helpers = children(token, "aux", "aux:pass", "cop")
    finite = {word.tag_ for word in helpers} or {token.tag_}
    return bool(finite & {"VBD", "VBZ"}) or any(word.tag_ == "MD" and word.lower_ not in OBLIGING for word in helpers)


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


def unknown_governor(token: Token, above: Token, to_infinitive: bool, denied: Token | None, path: Path) -> None:
    """Take in a governing word that no table knows: what stands in the infinitive has not happened yet, or may have happened."""
    if to_infinitive and token.dep_ in ("xcomp", "advcl", "acl", "csubj", "ccomp"):
        perfect = any(word.lemma_ == "have" for word in children(token, "aux"))
        path.hear(Cue("infinitive", modality="possible" if perfect else "planned"), above)
    if denied is not None:
        path.hear(path.cues.modifier["not"], denied)


def turned(cue: Cue, word: Token, denied: Token, path: Path) -> None:
    """Take in a negated governor: "did not rule out" leaves it possible, "did not agree to" denies it."""
    if cue.id in ("doubt", "omission", "forgetting"):
        return  # "nobody doubts that", "did not fail to"
    if cue.polarity == "negative" or cue.id == "certainty" or (cue.speaker and cue.modality == "actual"):
        path.hear(Cue(cue.id, modality="possible"), word)
    else:
        path.hear(path.cues.modifier["not"], denied)
