"""What a sentence says about the reality of an act: polarity, modality, and in whose words. Knows cues and trees; never knows actions.

The way goes from the trigger up to the root of its sentence. Every word passed may tell something: an auxiliary ("will"), a
governing verb ("refused to"), a conjunction ("unless"). Above a relative or adverbial clause only the speaker still matters.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.grammar import agents, child, children, extent, is_noun, is_passive, is_verb, particle, preposition, subjects
from kg.extract.mentions import Mentions, phrase_text
from kg.extract.quotations import Quotation
from kg.lexicon.actors import unknown
from kg.lexicon.cues import Cue, Cues
from kg.types import Mention, Modality, Polarity, Span

GERUND = Cue("gerund", modality="planned")
IS_TO = Cue("is-to", modality="planned")
AGAINST = Cue("against", polarity="negative", modality="requested")
GENERAL = Cue("gerund-subject", modality="possible")
CLAUSAL = ("xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "acl:relcl", "advcl:relcl", "parataxis")
ASIDE = ("acl:relcl", "advcl:relcl")
ASIDE_MARKS = frozenset("after before since when while as because although though amid despite following".split())
GOVERNED = ("obj", "obl:agent", "nsubj:pass", "nmod", "compound", "iobj", "acl")


@dataclass(frozen=True, slots=True)
class Assertion:
    """How an act is presented."""

    polarity: Polarity
    modality: Modality
    speaker: Mention | None
    cue: Span | None
    condition: Span | None


@dataclass(slots=True)
class Path:
    """What has been learnt on the way up."""

    mentions: Mentions
    cues: Cues
    negative: bool = False
    modality: Modality = "actual"
    conditional: bool = False
    would: bool = False
    aside: bool = False
    speaker: Mention | None = None
    voiced: bool = False
    cue: Token | None = None
    condition: Span | None = None
    speech: bool = False
    heard: set[int] = field(default_factory=set)

    def hear(self, cue: Cue, word: Token) -> None:
        """Take in what a cue says; the outermost modality wins, a condition outweighs all."""
        if word.i in self.heard:
            return
        self.heard.add(word.i)
        if cue.polarity == "negative":
            self.negative = not self.negative
        if cue.modality == "conditional" and cue.id == "condition":
            self.conditional = True
        if cue.modality != "actual":
            self.modality = cue.modality
        if cue.id == "would":
            self.would = True
        if cue.polarity == "negative" or cue.modality != "actual":
            self.cue = word


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
    return concluded(path)


def concluded(path: Path) -> Assertion:
    """Return the assertion that the path adds up to."""
    modality = path.modality
    if path.conditional:
        modality, negative = "conditional", False if path.would or (path.negative and path.condition) else path.negative
    else:
        negative = path.negative
        if path.would and modality == "conditional" and path.speaker is not None:
            modality = "planned"  # "said it would": future seen from the past
    if path.voiced and path.speaker is None and modality == "actual" and not negative:
        modality = "possible"  # "is said to have": somebody says so, the text does not tell who
    cue = path.cue
    return Assertion(
        "negative" if negative else "positive",
        modality,
        path.speaker,
        Span(cue.text, cue.idx, cue.idx + len(cue.text)) if cue is not None else None,
        path.condition,
    )


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
            if cue is not None:
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
    if relation in ASIDE or (relation == "acl" and not to_infinitive and not is_governor(above, "clause", path)):
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
    if mark in ("of", "for", "from", "into") and is_governor(above, "clause", path):
        govern(token, above, "clause", False, path)
    elif not marks_of(token) and token.tag_ == "VBG" and is_governor(above, "clause", path) and token.i - above.i <= 3:
        govern(token, above, "clause", False, path)  # "rules out deploying", read as an adverbial clause
    elif mark == "against" and token.tag_ == "VBG" and not path.aside:
        path.hear(AGAINST, above)  # "warned against intervening"
    elif mark == "as" and token.lemma_ == "say":
        path.aside = True
    elif to_infinitive and mark.split(" ")[0] in ("to", "in", "so"):
        cue = governor(above, "clause", "", path)
        if cue is None or cue.polarity == "negative" or cue.actual:
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
    """Return what introduces a clause: its conjunctions, its prepositions, its subject."""
    return children(token, "mark", "case", "nsubj", "nsubj:pass")


def through_phrase(token: Token, above: Token, relation: str, path: Path) -> None:
    """Take in the verb or noun that an event noun depends on."""
    marker = preposition(token)
    mark = path.cues.mark.get(f"{preposition(above)} {above.lower_} {marker}")
    if mark is not None:
        path.hear(mark, above)  # "in case of unrest"
    named = (f"{above.lemma_.lower()} {marker}", "phrase") in path.cues.governor
    reached = relation in GOVERNED or measured(token, relation)
    found = governor(above, "phrase", marker, path) if reached else None
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


def is_governor(above: Token, through: str, path: Path) -> bool:
    """Return whether a word is known to say something about a clause below it."""
    return governor(above, through, "", path) is not None


def verb_words(word: Token) -> set[str]:
    """Return the names a verb can have in the tables: its lemma, with its particle, with its noun ("take place")."""
    lemma = word.lemma_.lower()
    names = {lemma}
    if part := particle(word):
        names.add(f"{lemma} {part}")
    names |= {f"{lemma} {below.lemma_.lower()}" for below in word.children if below.dep_ in ("obj", "advmod", "xcomp")}
    return names


def governor(above: Token, through: str, marker: str, path: Path) -> Cue | None:
    """Return the cue of a governing word, with its particle or preposition where the table has that."""
    lemma = above.lemma_.lower()
    prepositions = [marker] if marker else [preposition(phrase) for phrase in children(above, "obl", "advcl")]
    names = [
        f"{lemma} {particle(above)}",
        *(f"{lemma} {word}" for word in prepositions),
        above.lower_ if above.pos_ == "ADJ" else lemma,
        lemma,
    ]
    table = path.cues.noun if is_noun(above) and not is_verb(above) else path.cues.governor
    return next((table[name, through] for name in names if (name, through) in table), None)


def govern(token: Token, above: Token, through: str, to_infinitive: bool, path: Path) -> None:
    """Take in a governing word: its cue, turned round where it is itself negated."""
    cue = governor(above, through, preposition(token) if through == "phrase" else "", path)
    if cue is not None and cue.id == "reporting" and to_infinitive:
        cue = spoken_infinitive(token, above, cue, path)
    if not path.aside:
        negated = is_negated(above, token, path)
        if cue is None:
            unknown_governor(token, above, to_infinitive, negated, path)
        elif negated:
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
    """Take in the auxiliaries of a governing verb: "may agree to withdraw"."""
    for word in children(above, "aux"):
        if word.lower_ in path.cues.auxiliary:
            path.hear(path.cues.auxiliary[word.lower_], word)


def unknown_governor(token: Token, above: Token, to_infinitive: bool, negated: bool, path: Path) -> None:
    """Take in a governing word that no table knows: what stands in the infinitive has not happened yet."""
    if to_infinitive and token.dep_ in ("xcomp", "advcl", "acl", "csubj", "ccomp"):
        path.hear(Cue("infinitive", modality="planned"), above)
    if negated:
        path.hear(path.cues.modifier["not"], above)


def is_negated(word: Token, below_it: Token, path: Path) -> bool:
    """Return whether a governing word is itself denied: "did not say", "no plans to", "never agreed"."""
    own = [below for below in word.children if below.dep_ in ("advmod", "det", "cc:preconj")]
    nothing = [below for noun in children(word, "obj", "nsubj", "nsubj:pass") if noun.i != below_it.i for below in children(noun, "det")]
    return any((cue := path.cues.modifier.get(below.lower_)) is not None and cue.id == "negation" for below in [*own, *nothing])


def turned(cue: Cue, word: Token, path: Path) -> None:
    """Take in a negated governor: "did not rule out" leaves it possible, "did not agree to" denies it."""
    if cue.polarity == "negative" or (cue.speaker and cue.modality == "actual"):
        path.hear(Cue(cue.id, modality="possible"), word)
    else:
        path.hear(path.cues.modifier["not"], word)


def listen(above: Token, path: Path) -> None:
    """Take in the speaker, if the governing verb makes its subject one."""
    cue = governor(above, "clause", "", path)
    says = cue is not None and cue.speaker
    if not says or path.speaker is not None:
        return
    if is_verb(above):
        who = (agents(above) if is_passive(above) else subjects(above))[:1]
    else:
        who = (
            children(above, "nmod:poss")[:1] or [word for word in children(above, "nmod") if preposition(word) in ("by", "of", "from")][:1]
        )
    path.speaker = voice(who[0], path) if who else None
    path.voiced = path.voiced or (cue is not None and path.speaker is None)


def voice(who: Token, path: Path) -> Mention | None:
    """Return the mention of a speaker; a speaker whom no list knows is named as in the text."""
    known = path.mentions.of(who)
    if known is not None or not is_noun(who):
        return known
    start, end = extent(who)
    span = who.doc[start:end]
    return Mention(unknown(phrase_text(who), "other", None, path.mentions.article), span.text, span.start_char, span.end_char, "text")


def attributed(trigger: Token, path: Path) -> Mention | None:
    """Return the source of "according to …" in the act's clause or above it, or of a reporting clause set beside it."""
    for word in (trigger, *trigger.ancestors):
        for below in word.children:
            if below.dep_ in ("obl", "nmod", "advmod", "parataxis", "advcl") and preposition(below) == "according to":
                return voice(below, path)
            beside = below.dep_ == "parataxis" and (not children(below, "ccomp") or below.i > trigger.i)
            if beside and is_verb(below) and is_reporting(below, path) and children(below, "nsubj") and not below.is_ancestor(trigger):
                return voice(children(below, "nsubj")[-1], path) if below.i != trigger.i else None
    return None


def is_reporting(verb: Token, path: Path) -> bool:
    """Return whether a verb reports speech."""
    cue = path.cues.governor.get((verb.lemma_.lower(), "clause"))
    return cue is not None and cue.speaker and cue.id == "reporting"


def quoted(trigger: Token, path: Path, quotations: tuple[Quotation, ...]) -> Mention | None:
    """Return who utters the quotation around the trigger."""
    around = next((quotation for quotation in quotations if quotation.start <= trigger.i < quotation.end), None)
    if around is None or around.speaker is None:
        return None
    return voice(trigger.doc[around.speaker], path)
