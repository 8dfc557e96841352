"""The bridge between label schemes. Knows the two that English parsers use; never knows a rule that reads a tree.

Everything behind the parser reads Universal Dependencies, as the embedded pipeline writes them. spaCy's own English
pipelines write ClearNLP's scheme, in which prepositions and "be" are heads and names hang on their last word.
``to_universal`` turns such a tree over, in this order: prepositions, "be", coordination, names, and last the labels.
"""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import PipelineError

Scheme = Literal["universal", "clear"]

OWN = "kg_english"
FACTORY = "kg_universal"
MARKS: dict[Scheme, frozenset[str]] = {
    "universal": frozenset({"nsubj:pass", "obl", "case"}),
    "clear": frozenset({"nsubjpass", "dobj", "pobj"}),
}
NEEDS = {
    "token.dep": "dependency parser",
    "token.tag": "part-of-speech tagger",
    "doc.ents": "named entity recogniser",
}
ADVICE = "use the embedded one or en_core_web_sm/md/lg/trf"
COLUMNS = [attrs.HEAD, attrs.DEP]
UNSIGNED = 2**64  # spaCy takes a negative distance as unsigned

RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "hmod": "compound",
    "hyph": "punct",
    "infmod": "acl",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "number": "compound",
    "oprd": "xcomp",
    "partmod": "acl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
}
BY_HEAD = {  # what a relation is called on a noun, and on any other word
    "prep": ("nmod", "obl"),
    "pobj": ("nmod", "obl"),
    "pcomp": ("acl", "advcl"),
    "npadvmod": ("nmod:unmarked", "obl:unmarked"),
    "tmod": ("nmod:unmarked", "obl:unmarked"),
}
FIXED = frozenset(
    {
        ("according", "to"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("rather", "than"),
        ("such", "as"),
        ("as", "to"),
    }
)
BE = frozenset(
    {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
TITLE_PARTS = ("amod", "compound", "nmod")
ENTITIES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def scheme(nlp: Language) -> Scheme:
    """Return which labels the pipeline writes; an error where it lacks a stage or writes neither scheme."""
    title = f"{nlp.lang}_{nlp.meta.get('name') or 'pipeline'}"
    factories = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    written = {value for name in nlp.pipe_names for value in nlp.get_pipe_meta(name).assigns}
    for value, stage in NEEDS.items():
        if value not in written and OWN not in factories:
            raise PipelineError(f"{title} has no {stage}; {ADVICE}")
    if FACTORY in factories:
        return "universal"
    labels = {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}
    for name, marks in MARKS.items():
        if marks <= labels:
            return name
    raise PipelineError(
        f"{title} labels dependencies neither by Universal Dependencies nor by ClearNLP; {ADVICE}"
    )


@Language.factory(FACTORY, assigns=["token.dep", "token.head", "doc.ents"])
def create(nlp: Language, name: str) -> "Universal":
    """Return the component that rewrites each Doc; it has no settings and nothing to save."""
    return Universal()


class Universal:
    """``to_universal`` as a component of a pipeline; a class, so that a pipeline that has it can be sent to a worker."""

    def __call__(self, doc: Doc) -> Doc:
        """Rewrite one Doc."""
        return to_universal(doc)


def to_universal(doc: Doc) -> Doc:
    """Rewrite a Doc with ClearNLP's labels to Universal Dependencies, in place; one that has them already stays as it is."""
    if any(token.dep_ in ("root", "nsubj:pass", "obl", "nmod:poss", "aux:pass") for token in doc):
        return doc
    tree = Tree(doc)
    hang_prepositions(tree)
    hang_copulas(tree)
    hang_conjuncts(tree)
    hang_names(tree)
    rename(tree)
    tree.write()
    doc.set_ents([span for entity in doc.ents for span in universal_entity(entity)])
    return doc


class Tree:
    """Heads and relations while they change; the words are the Doc's."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.relations = [token.dep_ for token in doc]
        self.sentences = [range(span.start, span.end) for span in doc.sents for _ in span]

    def children(self, head: int, *relations: str) -> list[int]:
        """Return the words that hang on ``head``, by one of the relations where any are given."""
        found = [
            place for place in self.sentences[head] if self.heads[place] == head and place != head
        ]
        return [place for place in found if not relations or self.relations[place] in relations]

    def left_edge(self, top: int) -> int:
        """Return the first word below and including ``top``."""
        return min([top, *(self.left_edge(child) for child in self.children(top))])

    def hang(self, place: int, head: int, relation: str) -> None:
        """Put a word below another."""
        self.heads[place], self.relations[place] = head, relation

    def promote(self, child: int, relation: str, own: str | None = None) -> None:
        """Exchange a child and its head: the head's place, and all else that hung on it, become the child's.

        ``relation`` is the old head's to the child, ``own`` the child's new one; else it is the one the head had.
        """
        head = self.heads[child]
        above = self.heads[head]
        for other in self.children(head):
            self.heads[other] = child
        self.hang(child, child if above == head else above, own or self.relations[head])
        self.hang(head, child, relation)

    def write(self) -> None:
        """Write heads and relations into the Doc."""
        add = self.doc.vocab.strings.add
        rows = [
            ((head - place) % UNSIGNED, add(name))
            for place, (head, name) in enumerate(zip(self.heads, self.relations, strict=True))
        ]
        self.doc.from_array(COLUMNS, np.array(rows, dtype=np.uint64).reshape(-1, 2))  # type: ignore[arg-type]  # stubs want signed


def hang_prepositions(tree: Tree) -> None:
    """Put each preposition below its object; from the right, so that "from behind the wall" is turned over from inside."""
    for token in reversed(tree.doc):
        objects = tree.children(token.i, "pobj") or tree.children(token.i, "pcomp")
        if objects:
            clause = tree.relations[objects[0]] == "pcomp" and tree.doc[objects[0]].pos_ in VERBAL
            tree.promote(
                objects[0], "mark" if clause else "case", prepositional(tree, token.i, clause)
            )
    for token in tree.doc[1:]:
        place, before = token.i, token.i - 1
        top = tree.heads[place]
        fixed = tree.relations[place] == "case" and (tree.doc[before].lower_, token.lower_) in FIXED
        if fixed and before not in (top, tree.heads[top]):
            tree.hang(before, top, "case")
            tree.hang(place, before, "fixed")


def prepositional(tree: Tree, place: int, clause: bool) -> str:
    """Return the relation of the object that takes the preposition's place."""
    relation, head = tree.relations[place], tree.heads[place]
    if relation in ("prep", "pcomp") and (
        tree.relations[head] in ("prep", "agent") or tree.doc[head].pos_ in ("ADP", "SCONJ")
    ):
        return "pobj"
    if relation in ("prep", "pcomp"):
        return BY_HEAD["pcomp" if clause else "prep"][not nominal(tree, head)]
    return "obl" if relation == "dative" else RENAMED.get(relation, relation)


def nominal(tree: Tree, place: int) -> bool:
    """Return whether the word is a noun or stands for one."""
    return tree.doc[place].pos_ in NOMINAL or tree.doc[place].tag_ in NAME_TAGS


def hang_copulas(tree: Tree) -> None:
    """Put "be" below its predicate; what exists ("there is …") becomes the subject instead."""
    for token in reversed(tree.doc):
        place = token.i
        if (
            token.lower_ not in BE
            or token.pos_ not in VERBAL
            or tree.relations[place] in ("aux", "auxpass")
        ):
            continue
        predicates = tree.children(place, "acomp", "attr")
        if any(tree.doc[child].lower_ == "there" for child in tree.children(place, "expl")):
            for child in predicates:
                tree.relations[child] = "nsubj"
        elif predicate := predicates or locations(tree, place):
            tree.promote(predicate[0], "cop")


def locations(tree: Tree, be: int) -> list[int]:
    """Return the phrase that says where or how a subject is, if right behind "be": "is in Minsk", "is under arrest"."""
    if not tree.children(be, "nsubj", "csubj") or tree.children(be, "ccomp", "xcomp", "advcl"):
        return []
    behind = be + 1
    while behind in tree.children(be, "neg", "advmod"):
        behind += 1
    return [child for child in tree.children(be, "obl") if tree.left_edge(child) == behind]


def hang_conjuncts(tree: Tree) -> None:
    """Hang every conjunct on the first, and the comma and the "and" before it on the conjunct itself."""
    for token in tree.doc:
        place = token.i
        if tree.relations[place] != "conj":
            continue
        previous = tree.heads[place]
        first = tree.heads[previous] if tree.relations[previous] == "conj" else previous
        joints = tree.children(previous, "cc", "punct") + tree.children(first, "cc", "punct")
        edge = tree.left_edge(place)
        tree.heads[place] = first
        for joint in sorted(
            (joint for joint in set(joints) if previous < joint < edge), reverse=True
        ):
            if tree.relations[joint] == "cc" or joint == edge - 1:
                tree.heads[joint] = place
                edge = joint


def hang_names(tree: Tree) -> None:
    """Turn the name of a person over: its first word is the head, and a title before it hangs on that as ``nmod:desc``."""
    for entity in tree.doc.ents:
        words = [token.i for token in entity if token.tag_ not in ("POS", "_SP", "DT")]
        if entity.label_ not in ("PERSON", "PER") or not words or not is_name(tree, words):
            continue
        first, last = words[0], words[-1]
        if first != last:
            tree.promote(first, "flat")
        for place in words[1:]:
            tree.hang(place, first, "punct" if tree.doc[place].is_punct else "flat")
        hang_title(tree, first)


def is_name(tree: Tree, words: list[int]) -> bool:
    """Return whether the words are proper nouns that all hang on the last of them."""
    last = words[-1]
    inner = words[:-1]
    hung = all(
        tree.heads[place] in words and tree.relations[place] in ("compound", "punct", "nmod")
        for place in inner
    )
    return hung and tree.doc[last].tag_ in NAME_TAGS and (not inner or tree.heads[inner[0]] == last)


def hang_title(tree: Tree, name: int) -> None:
    """Hang a title and what describes it ("French President" in "French President Macron") on the name."""
    titles = [place for place in tree.children(name, "compound", "nmod") if place < name]
    if not titles or max(titles) != name - 1:
        return
    title = max(titles)
    for place in tree.children(name, *TITLE_PARTS):
        if place < title:
            tree.heads[place] = title
    tree.relations[title] = "nmod:desc"


def rename(tree: Tree) -> None:
    """Give the relations that are left their universal names."""
    for token in tree.doc:
        place, relation = token.i, tree.relations[token.i]
        if relation in BY_HEAD:
            tree.relations[place] = BY_HEAD[relation][not nominal(tree, tree.heads[place])]
        elif relation == "neg":
            token.set_morph({**token.morph.to_dict(), "Polarity": "Neg"})  # type: ignore[attr-defined]  # stubs lack it
            tree.relations[place] = "det" if token.tag_ == "DT" else "advmod"
        elif relation == "aux" and token.tag_ == "TO":
            tree.relations[place] = "mark"
        else:
            tree.relations[place] = RENAMED.get(relation, relation)


def universal_entity(entity: Span) -> Iterator[Span]:
    """Yield the entity under its plain label, without article and possessive mark; nothing for dates and nationalities."""
    start, end = entity.start, entity.end
    while start < end and entity.doc[start].tag_ == "DT":
        start += 1
    while end > start and entity.doc[end - 1].tag_ == "POS":
        end -= 1
    if start < end and entity.label_ in ENTITIES:
        yield Span(entity.doc, start, end, label=ENTITIES[entity.label_])
