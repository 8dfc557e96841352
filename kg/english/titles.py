"""Repairs of trees around titles: a title beside its name, offices of two words. Never knows who anybody is."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.english.repairs import hang

NAMES = ("NNP", "NNPS")
COMMON = ("NN", "NNS")
PLACED = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "nmod", "conj", "appos")
NAMING = ("name", "appoint", "nominate", "choose", "pick")
GENERAL = frozenset(
    """attorney solicitor prosecutor advocate auditor consul governor secretary director inspector
    surgeon comptroller postmaster procurator""".split()
)
FIELDS = frozenset(
    """agriculture aid commerce communications culture defence defense development economy education
    energy environment finance fisheries health home housing immigration industry information
    interior justice labor labour oil planning sports telecom telecommunications tourism trade
    transport transportation treasury water welfare""".split()
)
HOLDERS = frozenset("minister official secretary chief leader expert commissioner adviser".split())


def names_after(word: Token) -> Token | None:
    """Return the person's name that begins right after a word, by its first part."""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    starts = (
        after is not None
        and after.tag_ in NAMES
        and after.ent_type_ == "PER"
        and after.ent_iob_ == "B"
    )
    return after if starts else None


def office_of_two_words(general: Token) -> None:
    """Mend "Kenya's attorney general resigned": attorney and general are two who resigned."""
    if general.lower_ != "general" or general.i == 0:
        return
    first = general.nbor(-1)
    if first.lower_ not in GENERAL or first.dep_ == "compound":
        return
    if general.head == first:
        hang(general, first.head, first.dep_) if first.head != first else None
    if general.head != first.head:
        return
    general.tag_, general.pos_ = ("NNP", "PROPN") if general.text[:1].isupper() else ("NN", "NOUN")
    for below in list(first.children):
        hang(below, general, below.dep_)
    hang(first, general, "compound")


def title_beside_name(title: Token) -> None:
    """Mend "police detained the singer Ana Lee": the singer and Ana Lee are two whom police detained."""
    name = names_after(title)
    if name is None or title.tag_ not in COMMON or title.dep_ not in PLACED:
        return
    if name.head == title.head and name.dep_ == title.dep_:
        for below in list(title.children):
            hang(below, name, below.dep_)
        hang(title, name, "nmod:desc")


def name_in_two(part: Token) -> None:
    """Mend "not New Zealand": New and Zealand are two of one list."""
    rest = part.nbor(1) if part.i + 1 < len(part.doc) else part
    if part.dep_ != "conj" or rest.ent_iob_ != "I" or rest.tag_ not in NAMES:
        return
    if (rest.head, rest.dep_) == (part.head, part.dep_):
        for below in list(part.children):
            hang(below, rest, below.dep_)
        hang(part, rest, "compound")


def listed_with_title(title: Token) -> None:
    """Mend "the singer Ana Lee, the poet Bo Marr and four students": the poet is another one."""
    name = names_after(title)
    if name is None or title.tag_ not in COMMON or title.left_edge.text != ",":
        return
    persons = [
        above for above in (title.head, name.head) if above.ent_type_ == "PER" and above.i < title.i
    ]
    if not persons or not goes_on(persons[0], name):
        return
    hang(name, persons[0], "conj")
    for below in list(title.children):
        if below != name:
            hang(below, persons[0] if below.dep_ == "conj" else name, below.dep_)
    hang(title, name, "nmod:desc")


def listed_noun(noun: Token) -> None:
    """Mend "jailed a novelist, a playwright and two publishers": the playwright is another one."""
    first = noun.head
    if noun.dep_ != "appos" or first.tag_ not in COMMON or not (is_new(noun) and is_new(first)):
        return
    if noun.left_edge.text == "," and goes_on(first, noun):
        hang(noun, first, "conj")


def name_of_last(name: Token) -> None:
    """Mend "the envoys and their host, Ana Lee,": the envoys are read as Ana Lee."""
    first = name.head
    if name.dep_ != "appos" or name.ent_type_ != "PER":
        return
    listed = [one for one in first.children if one.dep_ == "conj" and one.i < name.i]
    if not listed or listed[-1].tag_ != "NN":
        return
    between = name.doc[listed[-1].right_edge.i + 1 : name.i]
    if between.text == ",":
        hang(name, listed[-1], "appos")


def portfolio_of_two(field: Token) -> None:
    """Mend "finance and trade ministers": finance is read as one who is listed with ministers."""
    listed = [word for word in field.children if word.dep_ == "conj"]
    if field.lower_ not in FIELDS or len(listed) != 1 or field.dep_ not in PLACED:
        return
    office = listed[0]
    if office.tag_ != "NNS" or office.lemma_.lower() not in HOLDERS or office.i != field.i + 3:
        return
    second = office.nbor(-1)
    if second.lower_ not in FIELDS | {"foreign", "security"}:
        return
    share(office, field, second)


def last_of_two_words(noun: Token) -> None:
    """Mend "police and army units": army and units are two beside the police.

    A bare word before them is of the same noun: "government and rebel forces".
    """
    word = noun.nbor(-1) if noun.i > 1 else noun
    if noun.tag_ != "NNS" or word.tag_ != "NN" or {noun.dep_, word.dep_} != {"conj"}:
        return
    mark, first = word.nbor(-1), word.head
    if mark.dep_ != "cc" or mark.lower_ not in ("and", "or") or noun.head not in (word, first):
        return
    if any(below not in (mark, noun) for below in word.children):
        return
    hang(noun, first, "conj")
    hang(word, noun, "compound")
    hang(mark, noun, "cc")
    placed = first.i == mark.i - 1 and first.dep_ in PLACED
    if placed and first.tag_ == "NN" and [*first.children] == [noun]:
        share(noun, first, word)


def share(noun: Token, first: Token, second: Token) -> None:
    """Hang two words with "and" between them before the noun that both describe."""
    hang(noun, first.head, first.dep_)
    for below in list(first.children):
        hang(below, noun, below.dep_)
    hang(first, noun, "compound")
    hang(second.nbor(-1), second, "cc")
    hang(second, first, "conj")


def named_to_office(verb: Token) -> None:
    """Mend "the king named Sara Holm as envoy": Sara Holm is read as what the king is named."""
    names = [word for word in verb.children if word.dep_ == "xcomp" and word.tag_ in NAMES]
    helped = any(word.dep_.startswith("aux") for word in verb.children)
    if not names or verb.lemma_ not in NAMING or verb.tag_ not in ("VBN", "VBD") or helped:
        return
    verb.tag_ = "VBD"
    names[0].dep_ = "obj"
    for word in list(verb.children):
        if word.dep_ == "nsubj:pass" and word.i < verb.i:
            word.dep_ = "nsubj"


def is_new(noun: Token) -> bool:
    """Return whether a noun brings in somebody: "a novelist", "two publishers"."""
    return any(word.dep_ == "nummod" or word.lower_ in ("a", "an") for word in noun.children)


def goes_on(first: Token, name: Token) -> bool:
    """Return whether a row of people that begins with the first goes on after a name: "and four students"."""
    return any(
        word.dep_ == "cc" and word.i > name.i for one in (first, name) for word in one.subtree
    )


REPAIRS: tuple[Callable[[Token], None], ...] = (
    office_of_two_words,
    title_beside_name,
    name_in_two,
    listed_with_title,
    listed_noun,
    name_of_last,
    portfolio_of_two,
    last_of_two_words,
    named_to_office,
)
