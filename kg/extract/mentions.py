"""Actor mentions: which noun phrases name somebody who acts. Knows names, titles and group nouns; never knows actions.

Each noun phrase has at most one mention, found under its head word. Names are settled for the whole article first, so that a
surname in the headline is the person whom the text names in full later on.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from kg.extract.grammar import CALENDAR, children, conjuncts, extent, is_noun, preposition
from kg.lexicon.actors import ActorIndex, unknown
from kg.types import Actor, Kind, Mention

PARTITIVES = frozenset(
    """thousand hundred million dozen score ten group number member some many most several crowd scores handful majority part lot couple
    pair team unit half bulk wave series hundreds thousands dozens tens faction contingent elements element""".split()
)
KIND_NOUNS = frozenset(
    """newspaper agency group party movement organization organisation militia network broadcaster channel magazine alliance bloc union
    coalition fighter militant rebel insurgent terrorist extremist member force company army""".split()
)
UNCOUNTABLE = frozenset("force power front body camp wing side front".split())
NUMBERS = frozenset("hundred thousand million dozen score".split())  # "tens of thousands marched"
DIRECTIONS = {"North": "South", "South": "North", "East": "West", "West": "East"}
BRACKETS = {"(": ")", "[": "]"}
OFFICIALS = frozenset("government official authority administration regime leadership leader".split())
OF_SOMEBODY = frozenset("of in from for at".split())
NAME_TYPES: dict[str, Kind] = {"PER": "person", "ORG": "organisation"}
PEOPLE: frozenset[Kind] = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: its first and one past last token, and whom it can mean."""

    start: int
    end: int
    kind: str
    actors: tuple[Actor, ...]


@dataclass(slots=True)
class Mentions:
    """The actor mentions of one article, by the token that heads them."""

    doc: Doc
    article: str
    published: date | None
    lexicon: ActorIndex
    by_head: dict[int, Mention] = field(default_factory=dict)
    nationalities: dict[int, Actor] = field(default_factory=dict)
    places: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    doers: dict[int, list[Mention]] = field(default_factory=dict)
    acronyms: dict[str, Actor] = field(default_factory=dict)
    quoted: frozenset[int] = frozenset()
    joint: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    country: str | None = None

    def of(self, token: Token) -> Mention | None:
        """Return the mention that a token heads, or none."""
        return self.by_head.get(token.i)

    def all_of(self, token: Token) -> list[Mention]:
        """Return the mentions of a phrase and of all that is coordinated with it."""
        return [mention for word in conjuncts(token) for mention in self.joint.get(word.i) or filter(None, [self.of(word)])]

    def record(self, head: Token, actor: Actor, resolved: str, span: tuple[int, int] | None = None) -> None:
        """Remember whom a phrase means."""
        start, end = span or (head.i, head.i + 1)
        words = self.doc[start:end]
        self.by_head[head.i] = Mention(actor, words.text, words.start_char, words.end_char, resolved)


def find(doc: Doc, article: str, published: date | None, lexicon: ActorIndex) -> Mentions:
    """Return the mentions of an article by name, title, nationality and group noun; pronouns come later."""
    mentions = Mentions(doc, article, published, lexicon)
    names = list(proper_names(doc, lexicon))
    people = persons(doc, names, mentions)
    names = [*names, *halves(doc, names, lexicon)]
    mentions.acronyms = acronyms(doc, names, people, mentions)
    mentions.nationalities = dict(nationality_words(doc, lexicon, names))
    mentions.country = main_country(names, mentions)
    for name in names:
        settle(name, people, mentions)
    for token in doc:
        if is_noun(token) and token.i not in mentions.by_head and token.dep_ not in ("flat", "compound", "nmod:desc"):
            describe(token, mentions)
    return mentions


def proper_names(doc: Doc, lexicon: ActorIndex) -> Iterator[Name]:
    """Yield the proper names from left to right: the longest of the lexicon's and the pipeline's."""
    words = [token.text for token in doc]
    entities = {entity.start: entity for entity in doc.ents}
    place = 0
    while place < len(words):
        entity = entities.get(place)
        capital = words[place][:1].isupper() or words[place].lower() in ("al", "the")
        known = lexicon.longest(words, place) if capital else None
        if known and (entity is None or place + known[0] >= entity.end):
            yield Name(place, place + known[0], known[1][0].kind, known[1])
            place += known[0]
        elif entity is not None:
            start = place + (words[place].lower() == "the")
            end = with_flat(doc, entity.end)
            while end - start > 1 and doc[end - 1].text in CALENDAR:
                end -= 1
            yield Name(start, end, entity.label_, lexicon.named(doc[start:end].text))
            place = end
        else:
            place += 1


def with_flat(doc: Doc, end: int) -> int:
    """Return where a name ends once the parts that the parser hangs on it are taken in."""
    while (
        end < len(doc)
        and doc[end].dep_ == "flat"
        and doc[end].text[:1].isupper()
        and not doc[end].ent_type_
        and doc[end].text not in CALENDAR
    ):
        end += 1
    return end


def nationality_words(doc: Doc, lexicon: ActorIndex, names: list[Name]) -> Iterator[tuple[int, Actor]]:
    """Yield the adjectives and nouns of nationality, under the last of their words."""
    inside = {place for name in names for place in range(name.start, name.end)}
    for token in doc:
        if not token.text[:1].isupper() or (token.i in inside and not lexicon.nationality(token.text)):
            continue
        before = doc[token.i - 1].text if token.i else ""
        actor = lexicon.nationality(f"{before} {token.text}") or lexicon.nationality(token.text)
        if actor is not None:
            yield token.i, actor


def persons(doc: Doc, names: list[Name], mentions: Mentions) -> dict[str, Actor]:
    """Return the people of the article by full name and by surname; a surname of two people is left out."""
    full: dict[str, Actor] = {}
    surnames: dict[str, set[str]] = {}
    first_names: dict[str, set[str]] = {}
    for name in names:
        if name.kind not in ("PER", "person") or name.end - name.start < 2:
            continue
        text = doc[name.start : name.end].text
        known = full.get(text) or chosen(name, mentions) or unknown(text, "person", None, None)
        full[text] = known
        surnames.setdefault(surname(doc, name), set()).add(known.id)
        first_names.setdefault(doc[name.start].text, set()).add(known.id)  # in Chinese names the family name; also "Muath"
    by_id = {actor.id: actor for actor in full.values()}

    def clear(words: dict[str, set[str]]) -> dict[str, Actor]:
        return {word: by_id[next(iter(ids))] for word, ids in words.items() if len(ids) == 1}

    return clear(first_names) | clear(surnames) | full


def halves(doc: Doc, names: list[Name], lexicon: ActorIndex) -> Iterator[Name]:
    """Yield "the North" and "the South" where the article speaks of one of two countries so called."""
    inside = {place for name in names for place in range(name.start, name.end)}
    called: dict[str, tuple[Actor, ...]] = {}
    for name in names:
        first, _, rest = doc[name.start : name.end].text.partition(" ")
        if name.kind == "country" and first in DIRECTIONS and rest:
            called[first] = name.actors
            called.setdefault(DIRECTIONS[first], lexicon.named(f"{DIRECTIONS[first]} {rest}"))
    for token in doc:
        named = token.text in called and token.i not in inside and called[token.text]
        bare = token.dep_ not in ("amod", "compound", "nmod:desc") and (
            children(token, "det") or children(token, "conj") or token.dep_ == "conj"
        )
        if named and bare:
            yield Name(token.i, token.i + 1, "country", called[token.text])


def acronyms(doc: Doc, names: list[Name], people: dict[str, Actor], mentions: Mentions) -> dict[str, Actor]:
    """Return what the article's own short forms stand for: "Rwandan Patriotic Front (RPF)", "Jamaat-ul-Ahrar, or JuA"."""
    found: dict[str, Actor] = {}
    for name in names:
        after = doc[name.end : name.end + 3]
        if name.kind in ("PER", "person", "LOC") or len(after) < 3:
            continue
        short = (
            after[1].text
            if BRACKETS.get(after[0].text) == after[2].text
            else after[2].text
            if after[0].text == "," and after[1].text == "or"
            else ""
        )
        text = doc[name.start : name.end].text
        if 2 <= len(short) <= 7 and sum(letter.isupper() for letter in short) >= 2 and short[0].upper() in text.upper():
            found[short] = chosen(name, mentions) or unknown(text, NAME_TYPES.get(name.kind, "organisation"), None, None)
    return found


def surname(doc: Doc, name: Name) -> str:
    """Return the last word of a name, with a hyphenated or particle part before it."""
    start = name.end - 1
    while start - 1 > name.start and (
        doc[start - 1].text in ("-", "al", "el", "bin", "de", "von", "van") or doc[start - 1].whitespace_ == ""
    ):
        start -= 1
    return doc[start : name.end].text


def chosen(name: Name, mentions: Mentions) -> Actor | None:
    """Return the one actor a name means; of several people, the one who holds an office at the article's date."""
    if len(name.actors) == 1:
        return name.actors[0]
    in_office = [actor for actor in name.actors if mentions.lexicon.role(actor, mentions.published)]
    return in_office[0] if len(in_office) == 1 else None


def main_country(names: list[Name], mentions: Mentions) -> str | None:
    """Return the country the article speaks of most, if one stands out."""
    spoken = [actor.country for name in names for actor in name.actors[:1] if actor.country]
    spoken += [actor.country for actor in mentions.nationalities.values() if actor.country]
    common = Counter(spoken).most_common(2)
    clear = common and (len(common) == 1 or common[0][1] > common[1][1])
    return common[0][0] if clear else None


def head_of(doc: Doc, start: int, end: int) -> Token:
    """Return the token of a span whose head lies outside it."""
    return doc[start:end].root


def settle(name: Name, people: dict[str, Actor], mentions: Mentions) -> None:
    """Record whom a name means, or what place it is."""
    doc, lexicon = mentions.doc, mentions.lexicon
    head = head_of(doc, name.start, name.end)
    text = doc[name.start : name.end].text
    span = (name.start, name.end)
    if text in people or (
        name.kind in ("PER", "person") and not (name.end - name.start == 1 and text not in people and lexicon.capital(text))
    ):
        actor = people.get(text) or chosen(name, mentions) or lone_surname(text, mentions)
        mentions.record(head, actor or unknown(text, "person", None, None), "name" if name.end - name.start > 1 else "surname", span)
        note_titles(head, mentions.by_head[head.i].actor, mentions)
        return
    place = lexicon.place(text)
    if place is not None or name.kind == "LOC":
        mentions.places[head.i] = place or (text, None)
    actor = mentions.acronyms.get(text) or chosen(name, mentions)
    if actor is not None:
        mentions.record(head, with_role(actor, mentions), "name" if text.lower() == actor.name.lower() else "alias", span)
    elif (capital := lexicon.capital(text)) is not None:
        if acts_like_somebody(head):
            mentions.record(head, capital, "metonym", span)
    elif name.kind != "LOC":
        mentions.record(head, unknown(text, NAME_TYPES.get(name.kind, "organisation"), None, None), "name", span)


def acts_like_somebody(head: Token) -> bool:
    """Return whether a capital stands for its government: as a subject, object or owner, not after a preposition of place."""
    if head.dep_ in ("nsubj", "nsubj:pass", "obj", "nmod:poss", "iobj", "conj", "obl:agent"):
        return head.dep_ != "conj" or acts_like_somebody(head.head)
    return preposition(head) in ("with", "against", "by", "between", "on", "for")


def with_role(actor: Actor, mentions: Mentions) -> Actor:
    """Return the actor with the office held at the article's date."""
    role = mentions.lexicon.role(actor, mentions.published) if actor.kind == "person" else None
    return Actor(actor.id, actor.name, actor.kind, actor.country, role, actor.wikidata, actor.aliases) if role else actor


def lone_surname(text: str, mentions: Mentions) -> Actor | None:
    """Return the one known person with this surname who holds an office at the article's date."""
    in_office = [actor for actor in mentions.lexicon.people(text) if mentions.lexicon.role(actor, mentions.published)]
    if len(in_office) > 1 and mentions.country:
        in_office = [actor for actor in in_office if actor.country == mentions.country]
    return in_office[0] if len(in_office) == 1 else None


def note_titles(head: Token, actor: Actor, mentions: Mentions) -> None:
    """Remember the words a person is called by, so that "the minister" later finds the person."""
    around = children(head, "nmod:desc", "compound", "appos", "amod", "flat")
    if head.dep_ in ("appos", "flat", "nmod:desc") and is_noun(head.head):
        around += [head.head, *children(head.head, "compound")]
    nouns = {word.lemma_.lower() for word in around if mentions.lexicon.group(word.lemma_.lower()) == "person"}
    mentions.titles.setdefault(actor.id, set()).update(nouns)


def describe(head: Token, mentions: Mentions) -> None:
    """Record whom a common noun phrase means: a named person by title, a group, an office."""
    lexicon = mentions.lexicon
    lemma = head.lemma_.lower()
    named = next((part for part in children(head, "appos", "flat", "nmod:desc") if part.i in mentions.by_head), None)
    if named is not None and lexicon.group(lemma) is not None:
        mention = mentions.by_head[named.i]
        if mention.actor.kind == "person" or lexicon.group(lemma) != "person":
            mentions.by_head[head.i] = Mention(mention.actor, mention.text, mention.start, mention.end, "title")
            mentions.titles.setdefault(mention.actor.id, set()).add(lemma)
            return
    own = mentions.nationalities.get(head.i)
    if own is not None and head.tag_ in ("NNS", "NNPS", "NN", "NNP"):
        plural = head.tag_ in ("NNS", "NNPS") or head.text.endswith("s")
        text = phrase_text(head)
        mentions.record(head, unknown(text, "civilians", own.country, None) if plural else own, "nationality", extent(head))
        return
    inner = next((part for part in children(head, "nmod") if preposition(part) == "of"), None)
    if lemma in PARTITIVES and inner is not None:
        describe_inner(head, inner, mentions)
        return
    if lemma in NUMBERS and head.tag_ == "NNS" and inner is None and head.dep_ not in ("obl", "nummod"):
        mentions.record(head, unknown("people", "civilians", mentions.country, mentions.article), "number", trimmed(head))
        return
    kind = lexicon.group(lemma)
    uncountable = lemma in UNCOUNTABLE and head.tag_ == "NN" and not names_its_own(head)
    condition = lemma == "state" and inner is not None and head.tag_ == "NN"  # a state of emergency
    if kind is not None and not uncountable and not condition:
        mentions.record(head, group_actor(head, kind, mentions), "description", trimmed(head))


def names_its_own(head: Token) -> bool:
    """Return whether a noun that is often a mere thing ("force", "power") has a name or kind before it: "task force", "NATO force"."""
    return any(word.dep_ == "compound" or word.text[:1].isupper() for word in children(head, "compound", "amod", "nmod:poss"))


def describe_inner(head: Token, inner: Token, mentions: Mentions) -> None:
    """Give "thousands of protesters" the mention of the protesters."""
    if inner.i not in mentions.by_head:
        describe(inner, mentions)
    if inner.i in mentions.by_head:
        mentions.by_head[head.i] = mentions.by_head[inner.i]


def group_actor(head: Token, kind: Kind, mentions: Mentions) -> Actor:
    """Return the actor a group or role noun means."""
    lexicon, lemma = mentions.lexicon, head.lemma_.lower()
    owner = owner_of(head, mentions)
    country = owner.country if owner else None
    plural = head.tag_ in ("NNS", "NNPS")
    if country and kind == "person" and not plural and (office := lexicon.office(title_words(head, mentions))):
        holder = lexicon.officeholder(country, office, mentions.published)
        if holder is not None:
            return with_role(holder, mentions)
    if owner and owner.kind in ("country", "government") and country and lemma in OFFICIALS and (plural or kind == "government"):
        return lexicon.government(country) or owner
    if owner and owner.kind in ("igo", "organisation", "party") and lemma in OFFICIALS and plural:
        return owner
    if (
        owner
        and lemma in KIND_NOUNS
        and owner.kind not in ("country", "government", "person", "igo")
        and children(head, "compound", "nmod:desc")
    ):
        return owner
    everyday = country is None and kind in ("government", "military", "court", "protesters", "civilians", "party")
    return unknown(phrase_text(head), kind, country or (mentions.country if everyday else None), mentions.article)


def title_words(head: Token, mentions: Mentions) -> str:
    """Return the title without the nationality: "prime minister" of "the British prime minister"."""
    before = [
        word for word in children(head, "compound", "amod") if word.i not in mentions.nationalities and word.i not in mentions.by_head
    ]
    after = [word for word in children(head, "nmod") if preposition(word) == "of" and word.i not in mentions.by_head]
    words = [*before, head, *after]
    return " ".join(("of " if word in after else "") + word.lower_ for word in words)


def owner_of(head: Token, mentions: Mentions) -> Actor | None:
    """Return the country or organisation that a noun phrase names as its own: "Turkish troops", "Putin's army", "police in Mali"."""
    for part in children(head, "amod", "compound", "nmod:desc", "nmod:poss", "det"):
        actor = mentions.nationalities.get(part.i) or (mentions.by_head[part.i].actor if part.i in mentions.by_head else None)
        if actor is not None and actor.kind != "person":
            return actor
    for part in children(head, "nmod"):
        if preposition(part) in OF_SOMEBODY and part.i in mentions.by_head and mentions.by_head[part.i].actor.country:
            return mentions.by_head[part.i].actor
    return None


def trimmed(head: Token) -> tuple[int, int]:
    """Return the span of a noun phrase from its first modifier to its head, without article and what follows."""
    before = [word.i for word in head.subtree if word.i <= head.i and word.sent == head.sent and attached(word, head)]
    start = min(before, default=head.i)
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
    tail = next((part for part in children(head, "nmod") if preposition(part) in ("of", "in") and part.i > head.i), None)
    if tail is not None and tail.pos_ == "PROPN":
        _, end = extent(tail)
    return head.doc[start:end].text
