"""Reads the training data into one form. Knows file formats; never knows the network.

A sentence is a dictionary: ``words``, ``space`` (is there one after the word), ``entities`` (BIO tags or none) and, where it
is parsed, ``upos xpos feats lemma head relation``, all lists of the same length. ``head`` counts from 1; 0 is the root.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Sentence = dict[str, Any]
Span = tuple[int, int, str]

ENTITY_TYPES = ("PER", "ORG", "LOC")
GUM_TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
TITLE_WORDS = frozenset(
    """admiral ambassador archbishop attorney bishop brother captain chairman chancellor chief colonel commander commissioner
    congressman congresswoman deputy detective director doctor dr emperor father first general gov governor judge justice king
    lady leader lieutenant lord major mayor minister mr mrs ms officer pastor pope premier president prime prince princess
    prof professor queen rep representative rev reverend saint secretary sen senator sergeant sir sister speaker st vice""".split()
)
NAME_LINKS = {"PER": {"de", "del", "la", "al", "von", "van", "bin", "-", "'"}}
OTHER_LINKS = {"of", "for", "the", "and", "de", "del", "la", "al", "-", "&", "on", "in", "/", "'s"}


def bio(length: int, spans: list[Span]) -> list[str]:
    """Return BIO tags; a span that overlaps an earlier one is dropped."""
    tags = ["O"] * length
    for start, end, label in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def spans_of(tags: list[str]) -> list[Span]:
    """Return the spans of BIO (or IOB1) tags."""
    spans: list[Span] = []
    for place, tag in enumerate(tags):
        if tag == "O":
            continue
        prefix, label = tag.split("-", 1)
        if prefix == "I" and spans and spans[-1][1] == place and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], place + 1, label)
        else:
            spans.append((place, place + 1, label))
    return spans


def conllu(
    path: Path,
) -> Iterator[tuple[dict[str, str], list[list[str]], dict[int, tuple[int, bool]]]]:
    """Yield comments, rows of syntactic words, and multiword tokens: first word to (last word, space after)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        comments: dict[str, str] = {}
        rows: list[list[str]] = []
        joined: dict[int, tuple[int, bool]] = {}
        for line in block.splitlines():
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
                continue
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = (int(number) for number in cells[0].split("-"))
                joined[first] = (last, "SpaceAfter=No" not in cells[9])
            elif "." not in cells[0]:
                rows.append(cells)
        if rows:
            yield comments, rows, joined


def parsed(rows: list[list[str]], joined: dict[int, tuple[int, bool]]) -> Sentence:
    """Return a sentence of CoNLL-U rows, without entities."""
    space = ["SpaceAfter=No" not in row[9] for row in rows]
    for first, (last, after) in joined.items():
        space[first - 1 : last] = [False] * (last - first) + [after]
    column = {"words": 1, "lemma": 2, "upos": 3, "xpos": 4, "feats": 5, "relation": 7}
    sentence: Sentence = {name: [row[place] for row in rows] for name, place in column.items()}
    return sentence | {"space": space, "head": [int(row[6]) for row in rows], "entities": None}


def uner(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the words and entity tags of each sentence of a Universal NER file."""
    found: dict[str, list[tuple[str, str]]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next(
            (line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")), None
        )
        if name:
            cells = [line.split("\t") for line in lines if not line.startswith("#")]
            found[name] = [
                (cell[1], cell[2] if cell[2][2:] in ENTITY_TYPES else "O") for cell in cells
            ]
    return found


def ewt(folder: Path, names: Path, split: str) -> Iterator[Sentence]:
    """Yield UD EWT with the entities of Universal NER; where their words differ, the entities stay unknown."""
    entities = uner(names / f"{split}.iob2")
    for comments, rows, joined in conllu(folder / f"{split}.conllu"):
        sentence = parsed(rows, joined)
        tagged = entities.get(comments.get("sent_id", ""), [])
        if [word for word, _ in tagged] == sentence["words"]:
            sentence["entities"] = [tag for _, tag in tagged]
        yield sentence | {
            "corpus": "ewt",
            "document": comments.get("sent_id", "").rpartition("-")[0],
            "text": comments.get("text", ""),
        }


def gum_mentions(
    rows: list[list[str]], waiting: dict[str, list[tuple[int, str]]]
) -> Iterator[Span]:
    """Yield the mentions of a GUM sentence: ``(id-type-…`` opens one, ``id)`` closes it."""
    for place, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", match.group(1) if match else ""):
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                waiting[fields[0]].append((place, fields[1] if len(fields) > 1 else ""))
            if piece.endswith(")") and waiting[fields[0]]:
                start, kind = waiting[fields[0]].pop()
                if start <= place:
                    yield start, place + 1, kind


def gum_name(rows: list[list[str]], mention: Span) -> Span | None:
    """Return the name inside a mention whose head is a proper noun, or none."""
    start, end, kind = mention
    heads = [place for place in range(start, end) if not start < int(rows[place][6]) <= end]
    if kind not in GUM_TYPES or len(heads) != 1 or not rows[heads[0]][4].startswith("NNP"):
        return None
    label = GUM_TYPES[kind]
    links = NAME_LINKS.get(label, OTHER_LINKS)

    def proper(place: int) -> bool:
        return start <= place < end and (
            rows[place][4].startswith("NNP") or rows[place][7] == "flat"
        )

    left, right = heads[0], heads[0] + 1
    while right < end:
        ahead = next((step for step in (right, right + 1, right + 2) if proper(step)), None)
        if ahead is None or any(rows[step][1] not in links for step in range(right, ahead)):
            break
        right = ahead + 1
    while proper(left - 1) or (left - 1 > start and rows[left - 1][1] == "-" and proper(left - 2)):
        left -= 1
    while label == "PER" and left < right and rows[left][1].rstrip(".").lower() in TITLE_WORDS:
        left += 1
    return (left, right, label) if left < right else None


def gum(path: Path) -> Iterator[Sentence]:
    """Yield GUM with names derived from its mentions."""
    waiting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for comments, rows, joined in conllu(path):
        if "newdoc id" in comments:
            waiting.clear()
        names = [
            name for mention in gum_mentions(rows, waiting) if (name := gum_name(rows, mention))
        ]
        names.sort(key=lambda span: (span[0] - span[1], span[0]))
        document = comments.get("sent_id", "GUM_other_").rpartition("-")[0]
        sentence = parsed(rows, joined) | {
            "entities": bio(len(rows), names),
            "corpus": f"gum-{document.split('_')[1]}",
        }
        yield sentence | {"document": document, "text": comments.get("text", "")}


def wikigold(path: Path) -> Iterator[Sentence]:
    """Yield wikigold: words and entities only, spaces guessed from punctuation."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        cells = [
            line.split()
            for line in block.splitlines()
            if line and not line.startswith("-DOCSTART-")
        ]
        if cells:
            words = [word for word, _ in cells]
            spans = [
                (a, b, label)
                for a, b, label in spans_of([tag for _, tag in cells])
                if label in ENTITY_TYPES
            ]
            for place, (start, end, label) in enumerate(spans):
                titles = 0
                while (
                    label == "PER"
                    and start + titles < end - 1
                    and words[start + titles].rstrip(".").lower() in TITLE_WORDS
                ):
                    titles += 1
                spans[place] = (start + titles, end, label)
            space = [
                following not in {",", ".", ")", "'s", ";", ":", "?", "!"}
                for following in [*words[1:], ""]
            ]
            yield {
                "words": words,
                "space": space,
                "entities": bio(len(words), spans),
                "corpus": "wikigold",
            }


def settle_places(sentences: list[Sentence], reference: list[Sentence]) -> None:
    """Give names that the reference mostly calls places the label LOC where GUM's rule says ORG (governments by country)."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in reference + sentences:
        for start, end, label in spans_of(sentence["entities"] or []):
            votes[" ".join(sentence["words"][start:end])][label] += 1
    for sentence in sentences:
        spans = spans_of(sentence["entities"])
        for place, (start, end, label) in enumerate(spans):
            count = votes[" ".join(sentence["words"][start:end])]
            if label == "ORG" and count["LOC"] > count["ORG"]:
                spans[place] = (start, end, "LOC")
        sentence["entities"] = bio(len(sentence["words"]), spans)


def load(data: Path, split: str) -> list[Sentence]:
    """Return one split of all corpora; wikigold has only a training part."""
    news = list(ewt(data / "ud-ewt", data / "uner-ewt", split))
    mixed = list(gum(data / "gum-open" / f"{split}.conllu"))
    settle_places(mixed, news)
    extra = list(wikigold(data / "wikigold" / "wikigold.conll.txt")) if split == "train" else []
    return news + mixed + extra
