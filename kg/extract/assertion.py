"""What a sentence says about the reality of an act: polarity, modality, and in whose words. Knows cues and trees; never knows actions.

The way goes from the trigger up to the root of its sentence. Every word passed may tell something: an auxiliary ("will"), a
governing verb ("refused to"), a conjunction ("unless"). Above a relative or adverbial clause only the speaker still matters.
"""

from spacy.tokens import Token

from kg.extract.governors import governor, is_governor, verb_words
from kg.extract.grammar import children, is_noun, is_verb, preposition
from kg.extract.mentions import Mentions
from kg.extract.modality import around, govern, own_words, unknown_governor
from kg.extract.path import Assertion, Path, concluded
from kg.extract.quotations import Quotation
from kg.extract.roles import accusing, is_accused_act, subjects
from kg.extract.voices import attributed, listen, quoted, voice
from kg.lexicon.cues import Cue, Cues

GERUND = Cue("gerund", modality="planned")
AGAINST = Cue("against", polarity="negative", modality="requested")
GENERAL = Cue("gerund-subject", modality="possible")
CLAUSAL = ("xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "acl:relcl", "advcl:relcl", "parataxis")
ASIDE = ("acl:relcl", "advcl:relcl")
ASIDE_MARKS = frozenset("after before since when while as because although though amid despite following".split())
CONTENT = frozenset(("of", "for", "from", "into"))
NAMING = frozenset(("on", "about", "at", "toward", "towards"))
RANKED = frozenset(("first", "second", "third", "latest", "last", "only"))
GOVERNED = ("obj", "obl:agent", "nsubj:pass", "nmod", "compound", "iobj", "acl")


def assess(trigger: Token, mentions: Mentions, cues: Cues, quotations: tuple[Quotation, ...], speech: bool = False) -> Assertion:
    """Return polarity, modality and speaker of the act that a trigger reports.

    ``speech``: the act is itself one of speaking; "rejected the demand" denies no demand.
    """
    path = Path(mentions, cues, speech=speech)
    own_words(trigger, path)
    token = trigger
    for _ in range(40):
        if token.head.i == token.i:
            break
        climb(token, token.head, path)
        token = token.head
    if path.speaker is None:
        path.speaker = attributed(trigger, path) or quoted(trigger, path, quotations)
    elif not path.speech:
        answered(trigger, path)
    return concluded(path)


def answered(trigger: Token, path: Path) -> None:
    """Take in a denial of what a speaker claims, set after it: "accused B of spying, a charge B denies", "which B denies"."""
    for verb in trigger.sent[trigger.i - trigger.sent.start + 1 :]:
        reply = path.cues.governor.get((verb.lemma_.lower(), "clause")) if is_verb(verb) else None
        if reply is None or reply.id != "denial" or path.negative or verb.is_ancestor(trigger):
            continue
        about = [word for word in (*children(verb, "nsubj", "obj"), verb.head) if word.i > trigger.i and is_claim(word, path)]
        who = [word for word in subjects(verb) if word not in about]
        said = voice(who[0], path) if about and who else None
        if said is not None and path.speaker is not None and said.actor.id != path.speaker.actor.id:
            path.hear(reply, verb)
            path.speaker = said


def is_claim(word: Token, path: Path) -> bool:
    """Return whether a word stands for something said: "a charge", "the allegation", the "which" of a clause."""
    cue = path.cues.noun.get((word.lemma_.lower(), "clause"))
    return (word.lower_ == "which" and word.dep_ == "obj") or (cue is not None and cue.speaker)


def climb(token: Token, above: Token, path: Path) -> None:
    """Take in what the word above says about the act below."""
    relation = token.dep_
    if relation == "conj":
        shared(token, above, path)
        return
    clausal = relation in CLAUSAL and (
        is_verb(token) or relation in ("xcomp", "ccomp", "csubj", "csubj:pass", "parataxis") or children(token, "cop")
    )
    if clausal:
        through_clause(token, above, relation, path)
    else:
        through_phrase(token, above, relation, path)


def shared(token: Token, first: Token, path: Path) -> None:
    """Take in auxiliaries that a coordinated verb shares with the first: "will meet and discuss"."""
    bare = is_verb(token) and token.tag_ in ("VB", "VBN", "VBG") and not children(token, "aux", "aux:pass", "nsubj", "nsubj:pass")
    if bare and is_verb(first) and not path.aside:
        own_words(first, path)
    elif is_noun(token) and is_noun(first) and not path.aside:
        denied = [word for word in children(first, "det") if word.lower_ == "no"]
        for word in denied:
            path.hear(path.cues.modifier["no"], word)


def through_clause(token: Token, above: Token, relation: str, path: Path) -> None:
    """Take in a clause boundary: its conjunction, then the verb, noun or adjective that governs it."""
    for mark in children(token, "mark", "advmod", "case"):
        cue = path.cues.mark.get(" ".join(word.lower_ for word in (mark, *children(mark, "fixed"))))
        if cue is not None and (not path.aside or cue.modality == "conditional"):
            path.hear(cue, mark)
    if relation == "advcl" and inverted(token):
        path.hear(Cue("condition", modality="conditional"), token)
    to_infinitive = any(word.lower_ == "to" for word in children(token, "mark", "aux")) and token.tag_ == "VB"
    if is_accused_act(token):
        govern(token, above.head, "clause", False, path)
        return
    if relation == "acl" and to_infinitive and any(word.lower_ in RANKED for word in children(above, "amod")):
        path.aside = True  # "the latest country to recall its envoy"
        return
    reduced = relation == "acl" and token.tag_ in ("VBN", "VBG") and not children(token, "mark", "case", "nsubj", "nsubj:pass")
    if relation in ASIDE or reduced or (relation == "acl" and not to_infinitive and not is_governor(above, "clause", path)):
        if relation == "acl" and token.tag_ == "VBG" and children(token, "mark", "case") and not path.aside:
            path.hear(GERUND, above)  # "an interest in attacking", "a draft on lifting sanctions": named, not done
        path.aside = True
        return
    if relation.startswith("csubj") and token.tag_ == "VBG" and not path.aside:
        path.hear(GENERAL, token)  # "killing civilians is a crime"
    if relation == "advcl":
        adverbial(token, above, to_infinitive, path)
        return
    if relation == "parataxis":
        path.aside = True
        listen(above, path)
        return
    govern(token, above, "clause", to_infinitive, path)
    if relation == "acl" and not is_governor(above, "clause", path):
        path.aside = True  # "blocked a road to protest": what becomes of the road is not what becomes of the protest


def inverted(clause: Token) -> bool:
    """Return whether a clause is a condition by its order of words: "had they attacked", "should they attack"."""
    first = next(iter(children(clause, "aux")), None)
    subject = next(iter(children(clause, "nsubj", "nsubj:pass")), None)
    return (
        first is not None
        and subject is not None
        and first.i < subject.i
        and first.lower_ in ("had", "should", "were")
        and not children(clause, "mark")
    )


def adverbial(token: Token, above: Token, to_infinitive: bool, path: Path) -> None:
    """Take in an adverbial clause: a purpose is planned; "after attacking" stands alone; "by firing" shares the main clause's mood."""
    mark = preposition(token)
    cue = governor(above, "clause", "", path)
    if cue is not None and (mark in CONTENT or (mark in NAMING and cue.id != "reporting" and token.tag_ == "VBG")):
        govern(token, above, "clause", False, path)
    elif mark == "including" or (mark in NAMING and token.tag_ == "VBG"):
        if not path.aside:
            path.hear(GERUND, above)  # "tasks, including freeing the town", "worked on lifting sanctions": named, not done
        path.aside = True
    elif not marks_of(token) and token.tag_ == "VBG" and is_governor(above, "clause", path) and token.i - above.i <= 3:
        govern(token, above, "clause", False, path)  # "rules out deploying", read as an adverbial clause
    elif mark == "against" and token.tag_ == "VBG" and not path.aside:
        path.hear(AGAINST, above)  # "warned against intervening"
    elif mark == "as" and token.lemma_ == "say":
        path.aside = True
    elif to_infinitive and mark.split(" ")[0] in ("to", "in", "so"):
        if (cue is None or cue.polarity == "negative" or cue.actual) and not path.aside:
            unknown_governor(token, above, True, False, path)  # a purpose: "blocked roads to protest"
        else:
            govern(token, above, "clause", True, path)
    elif mark.split(" ")[0] in ASIDE_MARKS or children(token, "nsubj", "nsubj:pass"):
        path.aside = True
    elif not path.aside and token.tag_ == "VBG" and mark == "by":
        own_words(above, path)
    else:
        path.aside = True
    listen(above, path)


def marks_of(token: Token) -> list[Token]:
    """Return what introduces a clause: its conjunctions, its prepositions ("instead of"), its subject."""
    return children(token, "mark", "case", "nsubj", "nsubj:pass") + [word for word in children(token, "advmod") if children(word, "fixed")]


def through_phrase(token: Token, above: Token, relation: str, path: Path) -> None:
    """Take in the verb or noun that an event noun depends on."""
    marker = preposition(token)
    mark = path.cues.mark.get(f"{preposition(above)} {above.lower_} {marker}")
    if mark is not None:
        path.hear(mark, above)  # "in case of unrest"
    accuser = accusing(token)
    if accuser is not None:
        govern(token, accuser, "clause", False, path)
        return
    named = (f"{above.lemma_.lower()} {marker}", "phrase") in path.cues.governor
    reached = relation in GOVERNED or measured(token, relation)
    found = governor(above, "phrase", marker, path) if reached else None
    if found is not None and found.id == "topic" and is_definite(token):
        found = None  # "talks on the invasion of Kuwait"
    if path.speech and found is not None and found.id == "denial":
        path.aside = True
        return
    if (named and relation in ("obl", "nmod")) or found is not None:
        govern(token, above, "phrase", False, path)
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
        around(above, path)  # "may hold talks"; "will develop cooperation": what is not yet done has no cooperation yet
    elif not (relation in ("flat", "compound", "amod") or measured(token, relation)):
        path.aside = True


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
