"""The spaCy component ``kg_english``: writes sentences, tags, lemmas, trees and names into a Doc.

Knows spaCy; never knows how the network works.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS  # type: ignore[import-not-found]  # no stub
from spacy.tokens import Doc, Span

from kg.day_names import WEEKDAYS
from kg.english.network import FILES, Analysis, Network, best_cut, chained
from kg.english.sentences import starts
from kg.types import Span as Words

DASHES = frozenset({"—", "–", "--", "-"})
LONGEST_DATELINE = 12
LONGEST_SENTENCE = 500
UNMARKED = "obl:unmarked"
VIEW = (
    "kg.english.view"  # in a Doc's user data: (words, width), what the encoder knows of each word
)
COLUMNS = [attrs.HEAD, attrs.DEP, attrs.TAG, attrs.POS, attrs.MORPH, attrs.LEMMA]


class EnglishParser:
    """Annotates Docs with Universal Dependencies; an ordinary component of an ordinary spaCy pipeline."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the dependency relations."""
        return tuple(self.network.labels["relation"]) if self.network else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        words = [token.i for token in doc if not token.is_space]
        if words and self.network is not None:
            sentences = divided(doc, words)
            analyses = self.read(doc, sentences)
            begun = [
                cut_where(sentence, analysis.begins)
                for sentence, analysis in zip(sentences, analyses, strict=True)
            ]
            sentences, analyses = self.read_finer(doc, begun, analyses)
            sentences, analyses = self.read_finer(
                doc, [shortened(doc, sentence) for sentence in sentences], analyses
            )
            annotate(doc, sentences, analyses)
        return doc

    def read(self, doc: Doc, sentences: list[list[int]]) -> list[Analysis]:
        """Return the analysis of each sentence, given by the places of its words."""
        assert self.network is not None
        parts = [dateline_apart(doc, sentence) for sentence in sentences]
        analyses = iter(
            self.network.analyse(
                [[doc[place].text for place in part] for whole in parts for part in whole]
            )
        )
        trees = [headed_by_last([next(analyses) for _ in whole]) for whole in parts]
        return [
            days_are_no_subjects([doc[place].text for place in sentence], tree)
            for sentence, tree in zip(sentences, trees, strict=True)
        ]

    def read_finer(
        self, doc: Doc, cuts: list[list[list[int]]], analyses: list[Analysis]
    ) -> tuple[list[list[int]], list[Analysis]]:
        """Return sentences and analyses once each sentence is cut in these parts; one of a single part is not read again."""
        again = iter(self.read(doc, [part for cut in cuts if len(cut) > 1 for part in cut]))
        finer = [
            [analysis] if len(cut) == 1 else [next(again) for _ in cut]
            for cut, analysis in zip(cuts, analyses, strict=True)
        ]
        return [part for cut in cuts for part in cut], [
            analysis for several in finer for analysis in several
        ]

    def pipe(
        self, stream: Iterable[Doc], *, batch_size: int = 1
    ) -> Iterator[Doc]:  # spaCy passes it
        """Annotate a stream of Docs; each is read alone, so that its answer depends on nothing else."""
        for doc in stream:
            yield self(doc)

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # spaCy passes it
        """Write the files of the network."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (self.network.files if self.network else {}).items():
            (folder / name).write_bytes(content)

    def from_disk(
        self, path: Path, *, exclude: Iterable[str] = ()
    ) -> "EnglishParser":  # spaCy passes it
        """Read the files of the network."""
        self.network = Network.read(Path(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # spaCy passes it
        """Return the files of the network in one piece."""
        files = self.network.files if self.network else {}
        return b"".join(
            len(files[name]).to_bytes(8, "big") + files[name] for name in FILES if name in files
        )

    def from_bytes(
        self, data: bytes, *, exclude: Iterable[str] = ()
    ) -> "EnglishParser":  # spaCy passes it
        """Read what ``to_bytes`` returned."""
        files: dict[str, bytes] = {}
        at = 0
        for name in FILES:
            size = int.from_bytes(data[at : at + 8], "big")
            files[name] = data[at + 8 : at + 8 + size]
            at += 8 + size
        self.network = Network(files)
        return self


@Language.factory("kg_english")
def create(nlp: Language, name: str) -> EnglishParser:  # spaCy calls it so
    """Return the component without its network; ``spacy.load`` reads that from the pipeline's folder."""
    return EnglishParser()


def divided(doc: Doc, words: list[int]) -> list[list[int]]:
    """Return the places of the words of each sentence."""
    following = [*words[1:], len(doc)]
    gaps = [
        doc[place].whitespace_
        + "".join(doc[between].text_with_ws for between in range(place + 1, after))
        for place, after in zip(words, following, strict=True)
    ]
    sentences: list[list[int]] = []
    for place, start in zip(words, starts([doc[place].text for place in words], gaps), strict=True):
        if start or not sentences:
            sentences.append([])
        sentences[-1].append(place)
    return sentences


def by_rule(doc: Doc) -> list[Words]:
    """Return the sentences of a Doc that has no annotation, as far as rules can tell them."""
    sentences = divided(doc, [token.i for token in doc if not token.is_space])
    spans = [
        doc[part[0] : part[-1] + 1] for sentence in sentences for part in shortened(doc, sentence)
    ]
    return [Words(span.text, span.start_char, span.end_char) for span in spans]


def cut_where(sentence: list[int], begins: list[bool]) -> list[list[int]]:
    """Return the sentence in parts, a new one wherever the network found that a sentence begins: a full stop was missing."""
    parts: list[list[int]] = [[]]
    for place, begin in zip(sentence, begins, strict=True):
        if begin and parts[-1]:
            parts.append([])
        parts[-1].append(place)
    return parts


def shortened(doc: Doc, sentence: list[int]) -> list[list[int]]:
    """Return what was taken for one sentence in parts that can be one: rules look at all of a sentence for each of its acts."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    cut = best_cut([doc[place].text for place in sentence])
    return [*shortened(doc, sentence[:cut]), *shortened(doc, sentence[cut:])]


def dateline_apart(doc: Doc, sentence: list[int]) -> list[list[int]]:
    """Return a sentence with its dateline split off: "KAMPALA, Uganda (Reuters) — " is no part of what the sentence says."""
    dashes = [
        at for at, place in enumerate(sentence[:LONGEST_DATELINE]) if doc[place].text in DASHES
    ]
    if not dashes or len(sentence) < dashes[0] + 4 or not doc[sentence[0]].text.isupper():
        return [sentence]
    opening = [doc[place].text for place in sentence[: dashes[0]]]
    if len(opening[0]) < 3 and not "".join(opening[1:2]).isupper():
        return [sentence]  # "UN — ", but "LA PAZ — "
    named = all(not word.isalpha() or word[0].isupper() for word in opening)
    return [sentence[: dashes[0] + 1], sentence[dashes[0] + 1 :]] if named else [sentence]


def headed_by_last(parts: list[Analysis]) -> Analysis:
    """Return one tree of a dateline and its sentence: the sentence's root governs."""
    if len(parts) == 1:
        return parts[0]
    dateline, rest = parts
    shift = len(dateline.heads)
    top = shift + next(place for place, head in enumerate(rest.heads) if head == place)
    heads = [top if head == place else head for place, head in enumerate(dateline.heads)] + [
        head + shift for head in rest.heads
    ]
    relations = [
        "parataxis" if head == place else name
        for place, (head, name) in enumerate(zip(dateline.heads, dateline.relations, strict=True))
    ]
    return chained(dateline, rest)._replace(heads=heads, relations=relations + rest.relations)


def days_are_no_subjects(words: list[str], analysis: Analysis) -> Analysis:
    """Return the tree with each weekday that stands as a second subject made a time: "The government Friday lodged a protest"."""
    subjects = [
        (head, place)
        for place, (head, name) in enumerate(zip(analysis.heads, analysis.relations, strict=True))
        if name == "nsubj"
    ]
    of = Counter(head for head, _ in subjects)
    days = {place for head, place in subjects if of[head] > 1 and words[place] in WEEKDAYS}
    if not days:
        return analysis
    return analysis._replace(
        relations=[
            UNMARKED if place in days else name for place, name in enumerate(analysis.relations)
        ]
    )


def annotate(doc: Doc, sentences: list[list[int]], analyses: list[Analysis]) -> None:
    """Write the analyses into the Doc; white space hangs on the word before it (at the start, on the one after it)."""
    add = doc.vocab.strings.add
    table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
    home = sentences[0][0]
    words = {place for sentence in sentences for place in sentence}
    for token in doc:
        if token.i in words:
            home = token.i
        else:
            table[token.i] = (
                offset(home - token.i),
                add("dep"),
                add("_SP"),
                POS_IDS["SPACE"],
                doc.vocab.morphology.add(""),
                add(token.text),
            )
    entities: list[Span] = []
    for places, analysis in zip(sentences, analyses, strict=True):
        for place, head, relation, tag, word_class, features, lemma in zip(
            places, *analysis[:6], strict=True
        ):
            morph = doc.vocab.morphology.add("" if features == "_" else features)
            table[place] = (
                offset(places[head] - place),
                add(relation),
                add(tag),
                POS_IDS[word_class],
                morph,
                add(lemma),
            )
        entities.extend(names(doc, places, analysis.entities))
    doc.from_array(COLUMNS, table)  # type: ignore[arg-type]  # spaCy's stub knows no numpy array
    doc.set_ents([without_tail(entity) for entity in entities])
    view = np.zeros((len(doc), len(analyses[0].view[0])), dtype=np.float32)
    for places, analysis in zip(sentences, analyses, strict=True):
        view[places] = analysis.view
    doc.user_data[VIEW] = view


def offset(steps: int) -> int:
    """Return the distance to a head as spaCy stores it: an unsigned number that wraps round."""
    return steps % (1 << 64)


def without_tail(entity: Span) -> Span:
    """Return a name without the preposition or article that was read as its last word."""
    end = len(entity)
    while end > 1 and entity[end - 1].pos_ in ("ADP", "DET"):
        end -= 1
    return Span(entity.doc, entity.start, entity.start + end, label=entity.label)


def names(doc: Doc, places: list[int], tags: list[str]) -> Iterator[Span]:
    """Yield the named entities of BIO tags."""
    start: int | None = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            yield Span(doc, places[start], places[at - 1] + 1, label=tags[start][2:])
            start = None
        if start is None and tag != "O":
            start = at
