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
CHARGE_MARKS = ("of", "for", "from", "into", "over", "against")
ACTION_ENDINGS = (  # of nouns of action, which have agents of their own
    "ion", "ing", "al", "ment", "ure", "ack",
    "strike", "raid", "fire", "crash", "blast", "murder", "torture",
)  # fmt: skip
NAMING = frozenset("call brand deem dub label term consider".split())
DURATIONS = frozenset("minute hour day week month year decade".split())
TELLING = frozenset(  # somebody does it "to" somebody, and "that" tells what
    """acknowledge admit agree announce boast complain confess confirm declare explain hint
    indicate insist lie mention plead promise propose protest prove recommend remark repeat report
    reveal say signal speak state stress suggest swear testify vow whisper write""".split()
)


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
    before = opens_with(thing, "after", "before", "following") and thing.lemma_ not in DURATIONS
    if opens_with(thing, "as") or before:
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


def reduced_participle(verb: Token) -> None:
    """Mend "freed a man jailed for theft": jailed is one more object beside the man."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "obj" or verb.i == 0:
        return
    thing = verb.nbor(-1)
    if thing.dep_ != "obj" or thing.head != verb.head or thing.pos_ not in NOUNS:
        return
    behind = [
        word for word in children(verb.head, "advcl", "obl") if word.left_edge.i == verb.i + 1
    ]
    hang(verb, thing, "acl")
    for word in behind:
        hang(word, verb, word.dep_)


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


def hyphened_leader(name: Token) -> None:
    """Mend "U.S.-led forces left", "Afghan or NATO-led troops": who leads hangs on "led"."""
    if name.i + 2 >= len(name.doc) or name.pos_ not in (*NOUNS, "ADJ"):
        return
    hyphen, part = name.nbor(1), name.nbor(2)
    if hyphen.text != "-" or name.whitespace_ or hyphen.whitespace_ or name.head == part:
        return
    if part.tag_ == "VBN" and part.dep_ in ("amod", "conj") and part.head.i > part.i:
        hang(name, part, "compound")


def called_thing(thing: Token) -> None:
    """Mend "called the killing a crime": the killing is what is called so, and kills nobody."""
    verb = thing.head
    names = [word for word in children(thing, "obj") if word.i > thing.i]
    if verb.lemma_ not in NAMING or thing.dep_ != "xcomp" or not names:
        return
    if children(thing, "det", "nmod:poss") and not children(verb, "obj"):
        thing.dep_ = "obj"
        hang(names[0], verb, "xcomp")


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

    With two subjects, the second in commas, one behind the object and one with a preposition are
    none: "floods killed ten people, most of them in Bihar".
    """
    if noun.dep_ not in ANY_SUBJECTS:
        return
    others = [word for word in children(noun.head, *ANY_SUBJECTS) if word != noun]
    if not others:
        return
    if any(mark.tag_ == "POS" for mark in children(noun, "case")):
        hang(noun, others[-1], "nmod:poss")
    elif children(noun, "case"):
        noun.dep_ = "obl"
    elif noun.i > others[0].i and is_aside(noun):
        hang(noun, others[0], "appos")
    elif objects := [thing for thing in children(noun.head, "obj") if thing.i < noun.i]:
        hang(noun, objects[-1], "appos")


def outer_subject(noun: Token) -> None:
    """Mend "word is that Mali left": of the two subjects, the word is that of "is"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not children(verb, "mark"):
        return
    others = [word for word in children(verb, *ANY_SUBJECTS) if word.i > noun.i]
    if others and any(noun.i < copula.i < others[0].i for copula in children(verb, "cop")):
        noun.dep_ = "nsubj:outer"


def nearest_bearer(name: Token) -> None:
    """Mend "the brother of aid worker Ann Lee left": the name is the worker's beside it."""
    outer = name.head
    first = name.left_edge
    if name.dep_ != "appos" or name.pos_ != "PROPN" or first.i < 2 or first.dep_ == "punct":
        return
    bearer = first.nbor(-1)
    if bearer.pos_ == "NOUN" and bearer.dep_ == "nmod" and outer.is_ancestor(bearer):
        hang(name, bearer, "appos")


def set_aside(noun: Token) -> None:
    """Mend "police, not soldiers, shot at them": soldiers are no other name of the police."""
    if noun.dep_ == "appos" and any(word.lower_ == "not" for word in children(noun, "advmod")):
        noun.dep_ = "conj"


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


def other_name(noun: Token) -> None:
    """Mend "the Free Workers' Union or FWU left": the letters are no second one."""
    joints = children(noun, "cc")
    if (
        noun.dep_ != "conj"
        or not noun.text.isupper()
        or not any(word.lower_ == "or" for word in joints)
    ):
        return
    name = noun.head
    words = noun.doc[name.left_edge.i : noun.i]
    if noun.text in "".join(word.text[0] for word in words if word.text[0].isupper()):
        noun.dep_ = "appos"


REPAIRS: tuple[Callable[[Token], None], ...] = (
    subject_not_passive,
    agent_of_verb,
    relative_subject,
    reduced_participle,
    hyphened_verb,
    hyphened_leader,
    called_thing,
    clause_told,
    teller,
    next_clause,
    outer_subject,
    second_subject,
    nearest_bearer,
    set_aside,
    accused_act,
    other_name,
)
