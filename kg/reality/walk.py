"""What a sentence says about the reality of an act: polarity, modality, and in whose words. Knows cues and trees; never knows actions.

The way goes from the trigger up to the root of its sentence. Every word passed may tell something: an auxiliary ("will"), a
governing verb ("refused to"), a conjunction ("unless"). Above a relative or adverbial clause only the speaker still matters.
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.mentions.book import Mentions
from kg.mentions.quotations import Quotation
from kg.reality.governors import denier, governor, is_governor, is_reporting
from kg.reality.modality import govern, mood, opened, own_words, unknown_governor
from kg.reality.nominal import GERUND, through_phrase
from kg.reality.path import Assertion, Path, concluded
from kg.reality.voices import attributed, listen, quoted, voice
from kg.sentence.clauses import subjects
from kg.sentence.coordination import coordinator
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive, is_noun, is_verb

AGAINST = Cue("against", polarity="negative", modality="requested")
AVERTED = Cue("averted", polarity="negative")
AHEAD = Cue("ahead", modality="planned")
GENERAL = Cue("gerund-subject", modality="possible")
ASKED = Cue("asked", modality="possible")
CONTENT_OF = Cue("content", modality="possible")
CLAUSAL = ("xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "acl:relcl", "advcl:relcl", "parataxis")
SHOUTED = frozenset("rally march protest demonstrate gather strike picket riot".split())
CONTENT = frozenset(("of", "for", "from", "into"))
NAMING = frozenset(("on", "about", "at", "toward", "towards"))
RANKED = frozenset("first second third fourth fifth sixth latest last only".split())
RESULTS = frozenset("kill wound injure maim destroy damage".split())  # "a bomb may have brought down the jet, killing all on board"
AWAITED = frozenset(("when", "after", "before", "as", "once", "until", "till"))


def assess(trigger: Token, mentions: Mentions, cues: Cues, quotations: tuple[Quotation, ...], speech: bool = False) -> Assertion:
    """Return polarity, modality and speaker of the act that a trigger reports.

    ``speech``: the act is itself one of speaking; "rejected the demand" denies no demand.
    """
    path = Path(mentions, cues, speech=speech)
    own_words(trigger, path)
    if is_asked(trigger):
        path.hear(ASKED, trigger)
    token = trigger
    for _ in range(40):
        if token.head.i == token.i:
            break
        climb(token, token.head, path)
        token = token.head
        if not path.aside and is_asked(token):
            path.hear(ASKED, token)
    if children(token, "mark", "case"):
        opened(token, path)  # "If only they had attacked!"
    for noun in children(token, "nsubj:outer"):  # "the fear is that they attack"
        govern(token, noun, "clause", False, path)
    if path.speaker is None:
        path.speaker = attributed(trigger, path) or quoted(trigger, path, quotations)
    if not path.speech:
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
        if said is not None and (path.speaker is None or said.first.id != path.speaker.first.id):
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
    """Take in what a coordinated verb shares with the first ("will meet and discuss"), and what the conjunction says ("rather than")."""
    if path.aside:
        return
    joint = path.cues.mark.get(coordinator(token))
    if joint is not None:
        path.hear(joint, children(token, "cc")[0])
        path.aside = True
        return
    bare = is_verb(token) and token.tag_ in ("VB", "VBN", "VBG") and not children(token, "aux", "aux:pass", "nsubj", "nsubj:pass")
    if token.tag_ != "VB" and any(word.lemma_ == "do" for word in children(first, "aux")):
        bare = False  # "did not attack but negotiated"
    if is_verb(first) and "nor" in (word.lower_ for word in children(token, "cc")):
        mood(first, path)  # "nor" has said that it was not
    elif bare and is_verb(first):
        own_words(first, path)
    elif is_noun(token) and is_noun(first):
        for word in children(first, "det"):
            if word.lower_ == "no":
                path.hear(path.cues.modifier["no"], word)


def through_clause(token: Token, above: Token, relation: str, path: Path) -> None:
    """Take in a clause boundary: its conjunction, then the verb, noun or adjective that governs it."""
    opened(token, path)
    to_infinitive = is_infinitive(token)
    if relation.startswith("acl"):
        under_noun(token, above, to_infinitive, path)
    elif relation == "advcl:relcl":
        path.aside = True
    elif relation == "advcl":
        adverbial(token, above, to_infinitive, path)
    elif relation == "parataxis":
        path.aside = True
        listen(above, path)
    else:
        if relation.startswith("csubj") and token.tag_ == "VBG" and not path.aside:
            path.hear(GENERAL, token)  # "killing civilians is a crime"
        if to_infinitive and any(is_ranked(word) for word in children(above, "xcomp", "obj") if word.i < token.i):
            mood(above, path)  # "became the first country in Asia to leave"
        else:
            govern(token, above, "clause", to_infinitive, path)


def under_noun(token: Token, above: Token, to_infinitive: bool, path: Path) -> None:
    """Take in the noun that a clause hangs on: what it names is said, hoped, doubted; a relative clause stands alone."""
    if to_infinitive and is_ranked(above):
        mood(above, path)  # "the latest country to recall its envoy"
        path.aside = path.aside or not (children(above, "cop") or above.dep_ == "xcomp")
        return
    if is_content(token, above, path):
        content(token, above, path)
        return
    if token.tag_ == "VBG" and above.dep_ == "nmod" and preposition(above) in CONTENT and is_governor(above.head, "clause", path):
        govern(token, above.head, "clause", False, path)  # "the possibility of troops joining the war"
        return
    known = is_governor(above, "clause", path)
    reduced = token.tag_ in ("VBN", "VBG") and not children(token, "mark", "case", "nsubj", "nsubj:pass")
    if (token.dep_ == "acl:relcl" and not (known and is_cleft(above))) or reduced or not (to_infinitive or known):
        if token.dep_ == "acl" and token.tag_ == "VBG" and children(token, "mark", "case") and not path.aside:
            path.hear(GERUND, above)  # "an interest in attacking", "a draft on lifting sanctions": named, not done
        if token.dep_ == "acl:relcl" and is_cleft(above) and (denied := denier(above, token, path)) is not None:
            path.hear(path.cues.modifier["not"], denied)
        path.aside = True
        return
    govern(token, above, "clause", to_infinitive, path)
    path.aside = path.aside or not known  # "blocked a road to protest": what becomes of the road is not what becomes of the protest


def is_asked(verb: Token) -> bool:
    """Return whether a clause asks if it is so: "Did they attack?"."""
    helpers = children(verb, "aux", "aux:pass", "cop")
    who = children(verb, "nsubj", "nsubj:pass")
    if not helpers or not who or helpers[0].i > who[0].i:
        return False
    opening = [word for word in verb.subtree if word.i < helpers[0].i and not word.is_punct and word.dep_ != "cc"]
    return not opening and any(word.text == "?" for word in verb.sent if word.i > verb.i)


def is_ranked(noun: Token) -> bool:
    """Return whether somebody is named by rank: "the first", "the latest country": whoever comes first has done it."""
    return noun.lower_ in (*RANKED, "one") or any(word.lower_ in RANKED for word in children(noun, "amod"))


def is_cleft(noun: Token) -> bool:
    """Return whether a noun stands in "it was A that …"."""
    return bool(children(noun, "cop")) and any(word.lower_ == "it" for word in children(noun, "nsubj", "expl"))


def is_content(token: Token, above: Token, path: Path) -> bool:
    """Return whether a that-clause tells what a noun contains: "the claim that A attacked B", "doubts whether"."""
    things = children(token, "obj")
    misread = len(things) > 1 and things[0].lower_ == "that"
    marked = any(word.lower_ in ("that", "whether", "if") for word in children(token, "mark"))
    whole = token.dep_ == "acl" or bool(things) or is_governor(above, "clause", path) or is_reporting(above.head, path)
    return misread or (marked and whole)


def content(token: Token, above: Token, path: Path) -> None:
    """Take in a noun with a that-clause; what an unknown noun contains is not sure ("the theory that")."""
    teller = above.head
    told = above.dep_ in ("obl", "obj", "iobj") and path.mentions.of(above) is not None
    if told and is_reporting(teller, path) and not is_governor(above, "clause", path):
        govern(token, teller, "clause", False, path)  # "complained to A that B attacked"
        path.aside = True
        return
    if is_governor(above, "clause", path):
        govern(token, above, "clause", False, path)
        return
    if not path.aside:
        path.hear(CONTENT_OF, above)
        denied = denier(above, token, path)
        if denied is not None:
            path.hear(path.cues.modifier["not"], denied)
    path.aside = True


def adverbial(token: Token, above: Token, to_infinitive: bool, path: Path) -> None:
    """Take in an adverbial clause: a purpose is planned; "after attacking" stands alone; "by firing" shares the main clause's mood."""
    mark = preposition(token)
    first = mark.split(" ")[0]
    gerund = token.tag_ == "VBG"
    cue = governor(above, "clause", "", path)
    if mark in ("from", "out of") and (cue is None or cue.actual) and (children(above, "obj") or is_passive(above)):
        set_aside(AVERTED, token, path)  # "kept them from attacking", "talked them out of attacking"
    elif cue is not None and is_governed(token, above, mark, cue):
        govern(token, above, "clause", False, path)
    elif mark == "including" or (mark in NAMING and gerund):
        set_aside(GERUND, above, path)  # "tasks, including freeing the town", "worked on lifting sanctions": named, not done
    elif mark == "against" and gerund and not path.aside:
        path.hear(AGAINST, above)  # "warned against intervening"
    elif to_infinitive and first in ("to", "in", "so"):
        purpose(token, above, cue, path)
    elif (
        (mark == "by" or (not mark and token.lemma_ in RESULTS and token.i > above.i))
        and gerund
        and not path.aside
        and not children(token, "nsubj", "nsubj:pass")
    ):
        own_words(above, path)
    elif is_awaited(token, above):
        set_aside(AHEAD, token, path)
    else:
        path.aside = True


def set_aside(cue: Cue, word: Token, path: Path) -> None:
    """Take in what a word says, and nothing that stands above it."""
    if not path.aside:
        path.hear(cue, word)
    path.aside = True


def is_governed(token: Token, above: Token, mark: str, cue: Cue) -> bool:
    """Return whether a known governor governs what the parser took for an adverbial clause."""
    gerund = token.tag_ == "VBG"
    if mark in CONTENT or (mark in ("to", "with") and gerund):
        return True  # "accused B of attacking", "confessed to attacking", "charged with attacking"
    if mark in NAMING and cue.id != "reporting" and gerund:
        return not children(above, "obj")  # "decided on attacking"; not "began talks on lifting sanctions"
    if mark == "that":  # "more likely than not that they attacked"; not "so angry that they attacked"
        return not any(word.lower_ in ("so", "such") for word in children(above, "advmod"))
    return gerund and not marks_of(token) and is_close(above, token)  # "rules out deploying"


def purpose(token: Token, above: Token, cue: Cue | None, path: Path) -> None:
    """Take in an infinitive beside its verb: what it is done for, "blocked roads to protest", unless the verb is known to govern it."""
    if path.speech and above.lemma_ in SHOUTED:
        path.aside = True  # "rallied to demand his release": they demand it there
        return
    known = cue is not None and cue.polarity != "negative" and (not cue.actual or cue.id == "done")
    if known or path.aside:
        govern(token, above, "clause", True, path)
    else:
        unknown_governor(token, above, True, None, path)


def is_close(verb: Token, gerund: Token) -> bool:
    """Return whether a gerund follows its verb without a pause."""
    return 0 < gerund.i - verb.i <= 6 and not any(word.is_punct for word in verb.doc[verb.i : gerund.i])


def is_awaited(token: Token, above: Token) -> bool:
    """Return whether a clause of time lies ahead: "when they free him, we will lift the sanctions"."""
    opening = {word.lower_ for word in children(token, "mark", "advmod")}
    above = above.head if above.pos_ == "ADV" else above  # "as soon as"
    ahead = tense(above) == "future" or any(word.lower_ == "to" for word in children(above, "mark") if children(above, "aux", "cop"))
    gerund = token.tag_ == "VBG" and bool(opening & {"before", "after", "while", "when"}) and not children(token, "aux")
    return ahead and (gerund or (bool(opening & AWAITED) and tense(token) in ("present", "perfect")))


def marks_of(token: Token) -> list[Token]:
    """Return what introduces a clause: its conjunctions, its prepositions ("instead of"), its subject."""
    return children(token, "mark", "case", "nsubj", "nsubj:pass") + [word for word in children(token, "advmod") if children(word, "fixed")]
