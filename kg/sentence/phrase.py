"""How a noun phrase reads: its words without article, number and clauses. Knows trees; never knows mentions."""

from spacy.tokens import Token

from kg.sentence.grammar import children, extent, preposition

OF_SOMEBODY = frozenset("of in from for at".split())
OF_WHAT = frozenset(
    "council chamber board head leader chief chairman director member deputy commander spokesman spokeswoman spokesperson".split()
)


def names_its_own(head: Token) -> bool:
    """Return whether a noun that is often a mere thing ("force", "power") has a name or kind before it: "task force", "NATO force"."""
    return any(word.dep_ == "compound" or word.text[:1].isupper() for word in children(head, "compound", "amod", "nmod:poss"))


def trimmed(head: Token) -> tuple[int, int]:
    """Return the span of a noun phrase from its first modifier to its head, without article and what follows."""
    before = {word.i for word in head.subtree if word.i <= head.i and word.sent == head.sent and attached(word, head)}
    start = head.i
    while start - 1 in before:
        start -= 1
    return start, head.i + 1


def attached(word: Token, head: Token) -> bool:
    """Return whether a word stands in the unbroken run of modifiers before its head."""
    while word.i != head.i:
        if word.dep_ not in (
            "amod",
            "compound",
            "nmod:poss",
            "nmod:desc",
            "flat",
            "case",
            "punct",
            "nummod",
            "advmod",
            "obl:unmarked",
            "det",
        ):
            return False
        if (word.dep_ in ("det", "nummod", "advmod", "case") and word.head.i == head.i) or (
            word.dep_ == "punct" and word.text in ',;:()“”"'
        ):
            return False
        word = word.head
    return True


def phrase_text(head: Token) -> str:
    """Return the words of a noun phrase as its actor's name, without article, number and clauses."""
    start, end = trimmed(head)
    while start < end - 1 and (head.doc[start].pos_ in ("DET", "PRON", "NUM", "PUNCT") or head.doc[start].lower_ == "own"):
        start += 1
    several = bool(children(head, "conj"))
    tail = next((part for part in children(head, "nmod") if not several and preposition(part) in OF_SOMEBODY and part.i > head.i), None)
    if tail is not None and (
        tail.pos_ == "PROPN" or names_its_own(tail) or head.lemma_.lower() in OF_WHAT
    ):  # "head of the IAEA", "spokesman for the Houthi rebels"
        end = next((place for place in range(*extent(tail)) if head.doc[place].text == "("), extent(tail)[1])
    return head.doc[start:end].text
