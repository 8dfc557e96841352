"""In whose words an act is told. Knows reporting verbs, "according to" and quotations; never knows polarity or modality."""

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.lexicon.cues import Cue
from kg.mentions.quotations import Quotation
from kg.mentions.wording import phrase_text
from kg.reality.governors import denied_noun, governor, is_reporting
from kg.reality.path import Path
from kg.sentence.clauses import objects, predicate_of, subjects, surface_subjects
from kg.sentence.phrases import extent
from kg.sentence.tree import children, preposition
from kg.sentence.valency import QUOTING
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import CALENDAR, RELATIVES, is_noun, is_verb
from kg.types import Mention

MINDS = frozenset("convince convinced persuade suppose adamant sure certain confident".split())  # "is convinced that": the subject is
GIVING_VOICE = frozenset(
    "make give issue repeat reiterate renew voice express have release publish launch deliver file lodge send offer present".split()
)
TELLING = frozenset(("tell", "inform"))
ASIDES = ("obl", "nmod", "advmod", "parataxis", "advcl")
BREAKS = frozenset((",", "(", "-", "–", "—", "--", '"', "”", "''", "’", "»", ";"))


def listen(above: Token, path: Path, said: Cue | None = None) -> None:
    """Take in the speaker, if the governing word, or what it is taken for, makes somebody one."""
    cue = said or governor(above, "clause", "", path)
    if cue is None or not cue.speaker or path.speaker is not None:
        return
    who = tellers(above, path)[:1]
    if who and denied_noun(who[0], path) is not None:
        return  # "nobody disputes that"
    path.speaker = voice(who[0], path) if who else None
    path.voiced = path.voiced or path.speaker is None


def tellers(above: Token, path: Path) -> list[Token]:
    """Return who says what stands under a verb of saying or its noun: "was quoted as saying", "said A", "the claim of A"."""
    if not is_verb(above):
        said = subjects(above) if above.lemma_ in MINDS and children(above, "cop") else []
        owners = [
            word for word in children(above, "nmod") if preposition(word) in ("by", "of", "from") and path.mentions.of(word) is not None
        ]
        return said or children(above, "nmod:poss") or owners or uttering(above)
    if above.dep_ == "advcl" and preposition(above) == "as" and above.head.lemma_ in QUOTING:
        return objects(above.head)
    if is_passive(above) and above.lemma_ not in MINDS:
        return agents(above)
    if above.tag_ == "VBG" and above.dep_ in ("advcl", "acl") and not children(above, "nsubj"):
        before = [word for word in above.sent if word.i < above.i and is_told(word, path)]
        if before:
            return children(before[-1], "nsubj") or inserted_teller(before[-1])  # "…, A said, adding that"
    who = surface_subjects(above) or following(above)
    loose = above.dep_ == "acl" and above.tag_ == "VBG" and bool(who) and predicate_of(who[0]).i != above.i
    return surface_subjects(predicate_of(who[0])) if loose and not children(predicate_of(who[0]), "cop") else who


def is_told(verb: Token, path: Path) -> bool:
    """Return whether a verb of saying stands in a finite clause: "said", "has claimed"."""
    finite = {word.tag_ for word in (verb, *children(verb, "aux"))} & {"VBD", "VBZ", "VBP"}
    return is_verb(verb) and bool(finite) and is_reporting(verb, path) and not is_passive(verb)


def uttering(noun: Token) -> list[Token]:
    """Return whose words a noun is that a light verb carries: "issued a statement that", "gave assurances that"."""
    verb = noun.head
    return subjects(verb) if noun.dep_ == "obj" and verb.lemma_.lower() in GIVING_VOICE else []


def following(verb: Token) -> list[Token]:
    """Return who stands right after a verb of saying, wherever the parser hangs him: "…, said A"."""
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else verb
    found = [word for word in (after, *after.ancestors) if word.left_edge.i == verb.i + 1 and is_noun(word)]
    return [] if after.text in CALENDAR else found[-1:]


def voice(who: Token, path: Path) -> Mention | None:
    """Return the mention of a speaker; a speaker whom no list knows is named as in the text."""
    known = path.mentions.of(who)
    if known is not None or not is_noun(who):
        return known
    start, end = extent(who)
    span = who.doc[start:end]
    capital = path.mentions.lexicon.capital(span.text)
    if capital is not None:
        return Mention((capital,), span.text, span.start_char, span.end_char, "metonym")
    return Mention((unknown(phrase_text(who), "other", None, path.mentions.article),), span.text, span.start_char, span.end_char, "text")


def attributed(trigger: Token, path: Path) -> Mention | None:
    """Return whose words an act is told in by a phrase or clause set beside it: "according to A", "A said", "…: A"."""
    for word in (trigger, *trigger.ancestors):
        for below in word.children:
            if below.dep_ in ASIDES and preposition(below) == "according to":
                path.voiced = True
                return voice(below, path)
            if below.dep_ in ("obl", "nmod") and (view := viewer(below, path)):
                path.voiced = True
                return voice(view[0], path)
    for teller in tellers_within(trigger, path):
        return voice(teller, path)
    if (closing := closing_source(trigger)) is not None:
        path.voiced = True
        return voice(closing, path)
    for verb in trigger.sent:
        if verb.dep_ in ("parataxis", "advcl") and is_rumour(verb, path) and not verb.is_ancestor(trigger):
            path.voiced = True
        elif verb.i != trigger.i and is_inserted(verb, trigger, path):
            path.voiced = True
            return voice(inserted_teller(verb)[0], path)
    return announced(trigger, path) or signed(trigger, path)


def closing_source(trigger: Token) -> Token | None:
    """Return the source that a comma sets off at the end of a sentence: it vouches for all of its coordinated verbs."""
    for word in reversed(list(trigger.sent)):
        if word.dep_ in ASIDES and preposition(word) == "according to":
            closes = all(after.is_punct for after in trigger.sent if after.i > word.right_edge.i)
            first = word.left_edge
            apart = first.i > trigger.i and (first.is_punct or first.nbor(-1).text in (",", "–", "—"))
            return word if closes and apart and is_main(word.head) else None
    return None


def is_main(verb: Token) -> bool:
    """Return whether a verb is the main one of its sentence, or coordinated with it, with or without a conjunction."""
    while verb.head.i != verb.i:
        beside = verb.dep_ in ("conj", "parataxis") or (
            verb.dep_ == "advcl" and verb.tag_ == "VBD" and not children(verb, "mark", "advmod")
        )
        if not beside:
            return False
        verb = verb.head
    return is_verb(verb)


def tellers_within(trigger: Token, path: Path) -> list[Token]:
    """Return whose words a relative clause is told in, where the parser made two of one: "which A say killed ten farmers"."""
    inner = predicate_of(trigger)
    clauses = children(inner.head, "acl:relcl") if inner.dep_ == "acl:relcl" else []
    beside = [word for word in clauses if word.i < inner.i and is_reporting(word, path)]
    return [who for verb in beside if not children(verb, "obj", "ccomp") for who in children(verb, "nsubj") if who.lower_ not in RELATIVES]


def viewer(phrase: Token, path: Path) -> list[Token]:
    """Return whose view a phrase names: "in the view of A", "by A's account"."""
    if f"{preposition(phrase)} {phrase.lemma_.lower()}" not in path.cues.viewpoints:
        return []
    return children(phrase, "nmod:poss") or [word for word in children(phrase, "nmod") if preposition(word) == "of"]


def is_inserted(verb: Token, trigger: Token, path: Path) -> bool:
    """Return whether a verb of saying with its subject is set, between commas, into or after the words it reports: ", A said,"."""
    quoted = verb.lemma_ in QUOTING and is_passive(verb)  # "A was quoted as saying"
    if not (is_told(verb, path) or quoted) or verb.dep_ == "conj" or verb.is_ancestor(trigger) or preposition(verb) not in ("", "as"):
        return False
    if children(verb, "ccomp", "xcomp", "cc") or (children(verb, "obj") and verb.lemma_ not in TELLING):
        return False
    who = inserted_teller(verb)
    if not who or who[0].lower_ in RELATIVES or trigger in who[0].subtree:
        return False
    parts = (*children(verb, "mark", "nsubj", "nsubj:pass"), who[0])
    first = min(word.i for part in parts for word in (verb, *part.subtree) if not word.is_punct)
    before = verb.doc[first - 1] if first > verb.sent.start else None
    return (before is None and preposition(verb) == "as") or (before is not None and before.text in BREAKS)


def is_rumour(verb: Token, path: Path) -> bool:
    """Return whether nobody in particular says so: "…, it was reported"."""
    nobody = [word for word in children(verb, "nsubj", "nsubj:pass", "expl", "expl:pass") if word.lower_ == "it"]
    return is_verb(verb) and bool(nobody) and is_passive(verb) and is_reporting(verb, path) and not children(verb, "ccomp", "csubj", "mark")


def inserted_teller(verb: Token) -> list[Token]:
    """Return the subject of an inserted verb of saying, also where the parser took it for an apposition of the word before."""
    own = children(verb, "nsubj", "nsubj:pass")
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    heads = [word for word in (before, *before.ancestors) if word.dep_ == "appos" and word.right_edge.i == verb.i - 1]
    return own[-1:] or heads[-1:] or following(verb)


def announced(trigger: Token, path: Path) -> Mention | None:
    """Return the speaker set before a colon: "Macron: Turkey attacked Greece"."""
    sentence = trigger.sent
    colon = next((word for word in sentence if word.text == ":" and sentence.start < word.i < trigger.i), None)
    words = [word for word in sentence if colon is not None and word.i < colon.i and not word.is_space]
    heads = [word for word in words if word.head.i == word.i or word.head.i > words[-1].i]
    if len(heads) != 1 or any(is_verb(word) for word in words) or not is_noun(heads[0]) or not can_speak(heads[0], path):
        return None
    path.voiced = True
    return voice(heads[0], path)


def signed(trigger: Token, path: Path) -> Mention | None:
    """Return the speaker set after a headline: "Turkey attacked Greece: Macron"."""
    words = [word for word in trigger.sent if not word.is_space]
    breaks = [word for word in words if word.text in (":", "-", "–", "—") and word.i > trigger.i and word.whitespace_]
    if not breaks or words[-1].text in ".?!" or words[-1].i - breaks[-1].i > 5:
        return None
    last = [word for word in words if word.i > breaks[-1].i]
    who = next((word for word in last if word.head.i <= breaks[-1].i and is_noun(word)), None)
    if who is None or any(word.pos_ in ("VERB", "AUX") for word in last) or not can_speak(who, path):
        return None
    path.voiced = True
    return voice(who, path)


def can_speak(noun: Token, path: Path) -> bool:
    """Return whether a noun names somebody or something that can be a headline's speaker: an actor, "report"; no city of a dateline."""
    known = path.mentions.of(noun)
    spoken = path.cues.noun.get((noun.lemma_.lower(), "clause"))
    if known is not None:
        return known.resolved != "metonym" or noun.i not in path.mentions.places
    return (spoken is not None and spoken.speaker) or (noun.pos_ == "PROPN" and not noun.is_upper)


def quoted(trigger: Token, path: Path, quotations: tuple[Quotation, ...]) -> Mention | None:
    """Return who utters the quotation around the trigger; where nobody can be told, it still is not the article's own voice."""
    around = next((quotation for quotation in quotations if quotation.start <= trigger.i < quotation.end), None)
    if around is None:
        return None
    path.voiced = True
    return voice(trigger.doc[around.speaker], path) if around.speaker is not None else None
