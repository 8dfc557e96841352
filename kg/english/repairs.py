"""Repairs of trees: what parsers are known to misread, each with a sentence. Never knows politics.

A repair looks at one word, and hangs words elsewhere or names their relations anew.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
ANY_SUBJECTS = (*SUBJECTS, "nsubj:pass", "csubj:pass")
HELPERS = ("aux", "aux:pass", "cop")
NOUNS = ("NOUN", "PROPN")
FINITE = ("VBD", "VBZ", "VBP")
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
TAXED = frozenset(  # what follows their "of", "for" or "with" is said of their object
    """accuse suspect convict acquit blame absolve clear exonerate charge prevent stop deter
    discourage dissuade""".split()
)
CHARGING = ("accuse", "suspect", "convict", "acquit", "absolve")
CHARGE_MARKS = ("of", "for", "from", "into", "over", "against")
ACTION_ENDINGS = (  # of nouns of action, which have agents of their own
    "ion", "ing", "al", "ment", "ure", "ack",
    "strike", "raid", "fire", "crash", "blast", "murder", "torture",
)  # fmt: skip
TELLING = frozenset(  # somebody does it "to" somebody, and "that" tells what
    """acknowledge admit agree announce boast complain confess confirm declare explain hint
    indicate insist lie mention plead promise propose protest prove recommend remark repeat report
    reveal say signal speak state stress suggest swear testify vow whisper write""".split()
)
TITLES = ("suspect", "convict")
AFTER_TITLES = ("general", "elect", "designate")
INSIDE = ("flat", "compound", "amod", "conj", "nmod:desc", "punct", "fixed")
NUMBER = {
    **dict.fromkeys(("have", "are", "were", "do", "VBP"), "plural"),
    **dict.fromkeys(("has", "is", "was", "does", "VBZ"), "singular"),
}


def children(word: Token, *relations: str) -> list[Token]:
    """Return the children with one of these relations."""
    return [below for below in word.children if below.dep_ in relations]


def marks(word: Token) -> list[Token]:
    """Return the preposition or conjunction of a word."""
    return children(word, "case", "mark")


def opens_with(word: Token, *forms: str) -> bool:
    """Return whether a phrase or clause begins with one of these prepositions alone."""
    return " ".join(mark.lower_ for mark in marks(word)) in forms


def hang(word: Token, head: Token, relation: str) -> None:
    """Hang a word on another, unless that is one of its own."""
    if not word.is_ancestor(head) and word.sent == head.sent:
        word.head = head
        word.dep_ = relation


def subject_not_passive(subject: Token) -> None:
    """Mend "Mali retaliated", "three blasts killed five": with an active verb it acts."""
    verb = subject.head
    if not subject.dep_.endswith("subj:pass") or children(verb, "aux:pass"):
        return
    if verb.tag_ != "VBD" and not is_transitive(verb):
        return
    subject.dep_ = subject.dep_.removesuffix(":pass")


def is_transitive(verb: Token) -> bool:
    """Return whether a verb without auxiliary has an object."""
    if children(verb, "aux"):
        return False
    return bool(children(verb, "obj"))


def agent_of_verb(phrase: Token) -> None:
    """Mend "arms were delivered to the rebels by Qatar": by Qatar hangs on the rebels."""
    if phrase.dep_ not in ("nmod", "obl:agent") or not opens_with(phrase, "by"):
        return
    thing = phrase.head
    verb = thing.head
    if thing.dep_ != "obl" or not children(verb, "aux:pass"):
        return
    beside = children(verb, "obl", "obl:agent")
    if has_agent(thing, verb) or any(opens_with(other, "by") for other in beside):
        return
    hang(phrase, verb, "obl:agent")


def has_agent(thing: Token, verb: Token) -> bool:
    """Return whether a phrase under a verb may name an act by somebody: "after a raid by rebels".

    What somebody is accused of has none: "was accused of torture by the court".
    """
    if opens_with(thing, "as"):
        return True
    if verb.lemma_ in TAXED:
        return False
    return thing.lemma_.endswith(ACTION_ENDINGS)


def relative_subject(pronoun: Token) -> None:
    """Mend "the dam, which they say threatens the village": both are objects."""
    verb = pronoun.head
    if pronoun.dep_ != "obj" or pronoun.lower_ not in RELATIVES:
        return
    if pronoun.i > verb.i or children(verb, *ANY_SUBJECTS):
        return
    if children(verb, "obj")[-1] != pronoun:
        pronoun.dep_ = "nsubj"


def hyphened_verb(part: Token) -> None:
    """Mend "Iran test-fired a missile", "police tear-gassed them": test and tear do not act."""
    verb = part.head
    if verb.i != part.i + 2 or part.nbor(1).text != "-":
        return
    others = [word for word in children(verb, *ANY_SUBJECTS) if word != part]
    own = children(part, *SUBJECTS)
    if part.dep_ in ANY_SUBJECTS and (others or own):
        part.dep_ = "compound"
    if others:
        return
    for subject in own:
        hang(subject, verb, subject.dep_)


def clause_told(clause: Token) -> None:
    """Mend "complained to reporters that guards beat him": the clause hangs on the reporters."""
    whom = clause.head
    if clause.dep_ not in ("acl", "acl:relcl") or whom.dep_ != "obl":
        return
    if whom.head.lemma_ not in TELLING or not opens_with(whom, "to", "with"):
        return  # not "stuck to its demand that"
    if any(mark.lower_ == "that" for mark in marks(clause)):
        hang(clause, whom.head, "ccomp")


def teller(noun: Token) -> None:
    """Mend "they shot ten men, activists reported": the activists were not shot."""
    after = noun.right_edge.i + 1
    if (noun.dep_, noun.head.dep_) != ("conj", "obj") or after == len(noun.doc):
        return
    verb = noun.doc[after]
    if verb.tag_ not in FINITE or verb.dep_ not in ("advcl", "parataxis", "root"):
        return
    if children(verb, "nsubj", "nsubj:pass", "obj", "obl"):
        return
    hang(noun, verb, "nsubj")


def next_clause(noun: Token) -> None:
    """Mend "A blocked the deal and B, which …, left": B hangs on the deal."""
    thing = noun.head
    if noun.dep_ != "conj" or thing.dep_ not in ("obj", "obl"):
        return
    joints = children(noun, "cc")
    verb = next(bare_verbs(thing.head, noun.i), None)
    if noun.pos_ not in NOUNS or not joints or verb is None:
        return
    if verb.tag_ == "VBG" or is_listed(noun, verb):
        return
    hang(noun, verb, "nsubj")
    for joint in joints:
        hang(joint, verb, "cc")


def is_listed(noun: Token, verb: Token) -> bool:
    """Return whether a verb is the next of a list after a noun: "saw Iran and Iraq, met them"."""
    pause = verb.nbor(-1)
    if pause.text != ",":
        return False
    return noun.nbor(1).text != "," or pause.i == noun.i + 1


def bare_verbs(verb: Token, place: int) -> Iterator[Token]:
    """Yield the verbs after a place that are coordinated with one before without a conjunction."""
    for word in children(verb, "conj"):
        if word.i > place and word.tag_.startswith("V") and not children(word, "cc", "nsubj"):
            yield word


def second_subject(noun: Token) -> None:
    """Mend "the army's chief left", "Kerry, the envoy, left", "raids by rebels failed".

    With two subjects, the second in commas and one with a preposition are none.
    """
    if noun.dep_ not in ANY_SUBJECTS:
        return
    others = [word for word in children(noun.head, *ANY_SUBJECTS) if word != noun]
    if not others:
        return
    if noun.i == others[0].i + 1 and noun.lower_ in AFTER_TITLES:
        for word in list(others[0].children):  # "the army's attorney general resigned"
            hang(word, noun, word.dep_)
        hang(others[0], noun, "compound")
        return
    if any(mark.tag_ == "POS" for mark in children(noun, "case")):
        hang(noun, others[-1], "nmod:poss")
    elif children(noun, "case"):
        noun.dep_ = "obl"
    elif noun.i > others[0].i and is_aside(noun):
        hang(noun, others[0], "appos")


def outer_subject(noun: Token) -> None:
    """Mend "word is that Mali left": of the two subjects, the word is that of "is"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not children(verb, "mark"):
        return
    others = [word for word in children(verb, *ANY_SUBJECTS) if word.i > noun.i]
    if others and any(noun.i < copula.i < others[0].i for copula in children(verb, "cop")):
        noun.dep_ = "nsubj:outer"


def is_aside(noun: Token) -> bool:
    """Return whether a noun stands between commas."""
    first = noun.left_edge
    if first.i < 2 or first.dep_ == "punct":
        return False
    return (first.nbor(-1).text, noun.right_edge.text) == (",", ",")


def accused_act(word: Token) -> None:
    """Mend "accused the party of hindering the vote": of hindering hangs on the party."""
    whom = word.head
    verb = whom.head
    if whom.dep_ not in ("obj", "iobj", "nsubj:pass") or verb.lemma_ not in TAXED:
        return
    if word.dep_ == "acl" and any(mark.lower_ in CHARGE_MARKS for mark in marks(word)):
        hang(word, verb, "advcl")


def charge(phrase: Token) -> None:
    """Mend "accused the council of bias": of bias hangs on the council."""
    whom = phrase.head
    verb = whom.head
    if phrase.dep_ != "nmod" or not opens_with(phrase, "of") or verb.lemma_ not in CHARGING:
        return
    if whom.dep_ not in ("obj", "nsubj:pass") or phrase.tag_ not in ("NN", "NNS"):
        return
    others = [word for word in children(verb, "obl", "advcl") if opens_with(word, "of")]
    if not others and not children(phrase, "det"):  # not "accused the head of the party"
        hang(phrase, verb, "obl")


def agreeing_clause(clause: Token) -> None:
    """Mend "envoys of a country that backs the rebels": what backs them is one, not many."""
    if clause.dep_ != "acl:relcl":
        return
    number = number_of_verb(clause)
    if number in ("", number_of(clause.head)):
        return
    for pronoun in children(clause, *ANY_SUBJECTS):
        if pronoun.lower_ not in RELATIVES:
            continue
        for noun in phrases_before(pronoun):
            if number_of(noun) == number:
                hang(clause, noun, "acl:relcl")
                return


def contact_clause(clause: Token) -> None:
    """Mend "deported the imam, a charge Minsk denies": what Minsk denies is not the imam."""
    first = clause.left_edge
    if clause.dep_ != "acl:relcl" or first.lower_ in RELATIVES:
        return
    near = first.doc[max(0, first.i - 1)]
    if near.dep_ == "appos" and near.head == clause.head:
        hang(clause, near, "acl:relcl")


def number_of_verb(verb: Token) -> str:
    """Return whether a finite verb is singular or plural; empty where its form does not tell."""
    finite = next(iter(children(verb, *HELPERS)), verb)
    return NUMBER.get(finite.lower_) or NUMBER.get(finite.tag_, "")


def number_of(noun: Token) -> str:
    """Return whether a noun phrase is singular or plural."""
    return "plural" if noun.tag_ in ("NNS", "NNPS") or children(noun, "conj") else "singular"


def phrases_before(pronoun: Token) -> Iterator[Token]:
    """Yield the nouns that a relative clause can speak of, the nearest first.

    In "a war against rebels that costs lives" these are the rebels and the war.
    """
    noun = phrase_before(pronoun)
    while noun.pos_ in NOUNS and noun.i < pronoun.i:
        yield noun
        if noun.dep_ not in ("nmod", "conj"):
            return
        noun = noun.head


def phrase_before(pronoun: Token) -> Token:
    """Return the head of the noun phrase that ends before a pronoun and its comma."""
    pause = pronoun.i > 1 and pronoun.nbor(-1).text in (",", "–", "—")
    phrase = pronoun.doc[max(0, pronoun.i - (2 if pause else 1))]
    while phrase.dep_ in INSIDE and phrase.head.i < pronoun.i:
        phrase = phrase.head
    return phrase


def other_name(noun: Token) -> None:
    """Mend "the Free Workers' Union or FWU left": the letters are no second one."""
    joints = children(noun, "cc")
    if noun.dep_ != "conj" or not noun.text.isupper() or not any(word.lower_ == "or" for word in joints):
        return
    name = noun.head
    words = noun.doc[name.left_edge.i : noun.i]
    if noun.text in "".join(word.text[0] for word in words if word.text[0].isupper()):
        noun.dep_ = "appos"


def with_relative(participle: Token) -> None:
    """Mend "Mali suffers from a flood, which came in May, killing ten": the flood killed them.

    So it is where the main clause tells what is, and the relative clause before what was.
    """
    verb = participle.head
    if participle.dep_ != "advcl" or participle.tag_ != "VBG" or marks(participle):
        return
    if verb.i > participle.i:
        return
    first = participle.left_edge
    if first.text != "," or first.i == 0:
        return
    near = first.nbor(-1)
    clauses = [word for word in (near, *near.ancestors) if word.dep_ == "acl:relcl"]
    if clauses and clauses[0].tag_ == "VBD" and is_present(verb) and verb.is_ancestor(clauses[0]):
        hang(participle, clauses[0], "advcl")


def is_present(verb: Token) -> bool:
    """Return whether a verb is in the present tense."""
    finite = next(iter(children(verb, "aux", "cop")), verb)
    return finite.tag_ in ("VBZ", "VBP")


def title_not_verb(word: Token) -> None:
    """Mend "kin of war crimes suspect Ilic": suspect is what Ilic is called, and no verb."""
    names = children(word, "obj")
    if word.lower_ not in TITLES or word.dep_ != "acl" or not names or word.i == 0:
        return
    name, before = names[0], word.nbor(-1)
    if before.pos_ not in NOUNS or name.tag_ != "NNP" or name.left_edge.i != word.i + 1:
        return
    hang(name, before.head, before.dep_)
    for mark in marks(before):
        hang(mark, name, mark.dep_)
    hang(before, word, "compound")
    hang(word, name, "nmod:desc")
    word.tag_, word.pos_ = "NN", "NOUN"


def set_aside(noun: Token) -> None:
    """Mend "police, not soldiers, shot at them": soldiers are no apposition."""
    if noun.dep_ == "appos" and negations(noun):
        noun.dep_ = "conj"


def negations(word: Token) -> list[Token]:
    """Return the "not" that stands with a word."""
    return [below for below in children(word, "advmod") if below.lower_ == "not"]


def corrected(clause: Token) -> None:
    """Mend "it was not Mali but Niger that left": the clause hangs on Mali, who did not.

    Niger becomes the predicate, and Mali is set aside beside it.
    """
    wrong = clause.head
    if clause.dep_ != "acl:relcl" or not children(wrong, "cop") or not negations(wrong):
        return
    right = [word for word in children(wrong, "conj") if is_correction(word)]
    if not right or not any(word.lower_ == "it" for word in children(wrong, "nsubj")):
        return
    place, head, relation = right[0], wrong.head, wrong.dep_
    place.head = place if head == wrong else head
    place.dep_ = relation
    hang(wrong, place, "conj")
    for word in (clause, *children(wrong, "nsubj", "cop", "punct")):
        hang(word, place, word.dep_)


def is_correction(word: Token) -> bool:
    """Return whether a word takes the place of the one before: "not A but B"."""
    return any(joint.lower_ == "but" for joint in children(word, "cc"))


def small_clause(noun: Token) -> None:
    """Mend "a court found the envoy Li guilty": with two subjects, that after the verb is none."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.i < verb.i or verb.tag_ not in FINITE:
        return
    first = [word for word in children(verb, "nsubj") if word.i < verb.i]
    if first and any(word.i > noun.i for word in children(verb, "xcomp", "ccomp")):
        noun.dep_ = "obj"


def means_of_charge(clause: Token) -> None:
    """Mend "accused Mali of breaking the truce by arming rebels": nobody accuses by arming."""
    verb = clause.head
    if clause.dep_ != "advcl" or verb.lemma_ not in TAXED or not opens_with(clause, "by"):
        return
    charges = [word for word in children(verb, "advcl") if opens_with(word, *CHARGE_MARKS, "with")]
    if charges and charges[-1].i < clause.i:
        hang(clause, charges[-1], "advcl")


REPAIRS: tuple[Callable[[Token], None], ...] = (
    subject_not_passive,
    agent_of_verb,
    relative_subject,
    hyphened_verb,
    clause_told,
    teller,
    next_clause,
    outer_subject,
    second_subject,
    accused_act,
    charge,
    agreeing_clause,
    contact_clause,
    other_name,
    with_relative,
    title_not_verb,
    set_aside,
    corrected,
    small_clause,
    means_of_charge,
)
