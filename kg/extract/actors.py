"""Who is mentioned in an article by name, title or group noun. Knows the order: names first, then descriptions; pronouns come later."""

from datetime import date

from spacy.tokens import Doc, Token

from kg.extract.descriptions import describe, with_role
from kg.extract.grammar import children, is_noun, preposition
from kg.extract.mentions import Mentions
from kg.extract.names import (
    NAME_TYPES,
    Name,
    acronyms,
    chosen,
    halves,
    lone_surname,
    main_country,
    nationality_words,
    persons,
    proper_names,
)
from kg.lexicon.actors import ActorIndex, unknown
from kg.types import Actor


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


def settle(name: Name, people: dict[str, Actor], mentions: Mentions) -> None:
    """Record whom a name means, or what place it is."""
    doc, lexicon = mentions.doc, mentions.lexicon
    head = doc[name.start : name.end].root
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


def note_titles(head: Token, actor: Actor, mentions: Mentions) -> None:
    """Remember the words a person is called by, so that "the minister" later finds the person."""
    around = children(head, "nmod:desc", "compound", "appos", "amod", "flat")
    if head.dep_ in ("appos", "flat", "nmod:desc") and is_noun(head.head):
        around += [head.head, *children(head.head, "compound")]
    nouns = {word.lemma_.lower() for word in around if mentions.lexicon.group(word.lemma_.lower()) == "person"}
    mentions.titles.setdefault(actor.id, set()).update(nouns)
