"""Who is mentioned in an article by name, title or group noun. Knows the order: names first, then descriptions; pronouns come later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from kg.lexicon.actors import ActorIndex, unknown
from kg.lexicon.names import acronym
from kg.mentions.antecedents import renamed
from kg.mentions.book import Mentions
from kg.mentions.descriptions import (
    SHARES,
    attribute,
    describe,
    means_the_state,
    owner_of,
)
from kg.mentions.homonyms import told_apart
from kg.mentions.names import (
    NAME_TYPES,
    Name,
    acronyms,
    capital_called,
    chosen,
    countries_named,
    halves,
    home_country,
    main_country,
    nationality_words,
    pair_called,
    place_called,
    proper_names,
)
from kg.mentions.people import landed, lone_surname, persons
from kg.mentions.place_names import located, places_apart
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    AGENT,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    FLAT,
    INDIRECT_OBJECT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NUMERAL,
    OBJECT,
    OBLIQUE,
    POSSESSOR,
    SUBJECT,
    TITLE,
)
from kg.sentence.phrases import trimmed
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun, is_verb
from kg.types import Actor, Kind, each_actor

PUBLIC: frozenset[Kind] = frozenset({"government", "court", "military"})  # each country has its own


def find(doc: Doc, article: str, published: date | None, lexicon: ActorIndex) -> Mentions:
    """Return the mentions of an article by name, title, nationality and group noun; pronouns come later."""
    mentions = Mentions(doc, article, published, lexicon)
    names = called = places_apart(doc, list(proper_names(doc, lexicon)), lexicon)
    extra = list(halves(doc, names, lexicon))
    halved = {name.start for name in extra}
    names = [*(name for name in names if name.start not in halved), *extra]
    mentions.acronyms = acronyms(doc, names, mentions)
    mentions.nationalities = dict(nationality_words(doc, lexicon, names))
    names = told_apart(doc, names, mentions)
    signs = list(countries_named(doc, names, mentions))
    mentions.spoken = frozenset(country for _, country, _ in signs)
    mentions.told = {sentence.start: set() for sentence in doc.sents}
    for word, country, tells in signs:
        mentions.told[word.sent.start] |= {country} if tells else set()
    mentions.country, mentions.home = main_country(names, mentions), home_country(names, mentions)
    people = persons(doc, called, mentions)
    for name in sorted(
        names, key=lambda name: name.kind != "country"
    ):  # a ministry's name asks for its country
        settle(name, people, mentions)
    landed(mentions)
    mentions.places.update(located(mentions))
    for name in names:
        share(name, mentions)
    inside = {place for name in names for place in range(name.start, name.end)} - set(
        mentions.nationalities
    )
    for token in doc:
        taken = token.i in mentions.by_head or token.i in inside
        nominal = is_noun(token) or is_national(token, mentions) or is_share(token)
        if nominal and not taken and token.dep_ not in (FLAT, COMPOUND, TITLE):
            describe(token, mentions)
    for token in doc:
        entitle(token, mentions)
        attribute(token, mentions)
        include(token, mentions)
    return mentions


def is_national(token: Token, mentions: Mentions) -> bool:
    """Return whether an adjective of nationality stands for a human being: "a Ugandan", "two Chinese"."""
    counted = any(
        word.lower_ in ("a", "an", "one", "another") or word.dep_ == NUMERAL
        for word in token.children
    )
    return (
        token.i in mentions.nationalities
        and token.pos_ == "ADJ"
        and token.dep_ not in (ADJECTIVE, CONJUNCT)
        and counted
    )


def entitle(noun: Token, mentions: Mentions) -> None:
    """Let a noun set beside a name mean whom it names: "Ana Paz, a nurse who fled"."""
    person, own = mentions.of(noun.head), mentions.of(noun)
    if noun.dep_ != APPOSITION or noun.tag_ != "NN" or children(noun, CONJUNCT) or own is None:
        return
    named = person is not None and person.first.kind == "person" and noun.head.tag_ == "NNP"
    lone = mentions.lexicon.single(noun.lemma_.lower()) and own.resolved == "description"
    if named and lone and person is not None and noun.head.i < noun.i:
        mentions.by_head[noun.i] = renamed(person, noun, "title")


def is_share(token: Token) -> bool:
    """Return whether a word counts some of a group: "several of the rebels"."""
    return token.lemma_.lower() in SHARES and any(
        preposition(part) == "of" for part in children(token, NOMINAL_MODIFIER)
    )


def include(token: Token, mentions: Mentions) -> None:
    """Let a plural that names some of its own mean these too: "several airlines, including Lufthansa, stopped flying"."""
    own = mentions.of(token)
    if own is None or own.resolved != "description" or token.tag_ not in ("NNS", "NNPS"):
        return
    parts = [
        part
        for part in children(token, NOMINAL_MODIFIER, OBLIQUE)
        if preposition(part) == "including" and part.i in mentions.by_head
    ]
    named = [
        part
        for part in parts
        if not any(word.lower_ == "not" for word in mentions.doc[token.i : part.i])
    ]
    if named:
        others = tuple(each_actor(mentions.all_of(named[0])))
        mentions.by_head[token.i] = replace(own, actors=(*own.actors, *others))


def settle(name: Name, people: dict[str, Actor], mentions: Mentions) -> None:
    """Record whom a name means, or what place it is."""
    doc, lexicon = mentions.doc, mentions.lexicon
    head = doc[name.start : name.end].root
    text = doc[name.start : name.end].text
    span = (name.start, name.end)
    if len(name.actors) == 2 and (pair := pair_called(head, lexicon)):
        mentions.record(head, pair, "name", span)
        return
    if (folk := people_called(name, head, mentions)) is not None and text not in people:
        mentions.record(head, folk, "description", span)
        return
    called = name.kind in ("PER", "person") or (
        name.kind == "LOC" and not name.actors and lone_surname(text, mentions) is not None
    )
    if text in people or (called and not (lexicon.capital(text) or lexicon.place(text))):
        actor = people.get(text) or chosen(name, mentions) or lone_surname(text, mentions)
        mentions.record(
            head,
            actor or lexicon.stranger(text, None, mentions.article),
            "name" if name.end - name.start > 1 else "surname",
            span,
        )
        note_titles(head, mentions.by_head[head.i].first, mentions)
        return
    place = place_called(name, text, lexicon)
    if place is not None or name.kind == "LOC":
        mentions.places[head.i] = place or (text, None)
    actor = mentions.acronyms.get(text) or chosen(name, mentions)
    if actor is not None:
        mentions.record(
            head,
            mentions.with_role(actor),
            "name" if text.lower() == actor.name.lower() else "alias",
            span,
        )
    elif (capital := capital_called(name, text, lexicon)) is not None:
        if acts_like_somebody(head):
            mentions.record(head, capital, "metonym", span)
    elif place is None and (
        name.kind != "LOC" or (acts_by_itself(head, mentions) and not is_landmark(name, mentions))
    ):
        mentions.record(head, unseeded(name, head, mentions), "name", span)


def inner_country(name: Name, mentions: Mentions) -> Actor | None:
    """Return the country that a name names inside: "the Federal Government of Somalia", "the National Assembly of Benin"."""
    words = [token.text for token in mentions.doc[name.start : name.end]]
    found = (mentions.lexicon.longest(words, place) for place in range(len(words)))
    named = [
        actors[0]
        for _, actors in filter(None, found)
        if len(actors) == 1 and actors[0].kind == "country"
    ]
    return named[0] if len(named) == 1 else None


def people_called(name: Name, head: Token, mentions: Mentions) -> Actor | None:
    """Return the people whom a plural that was taken for a name means: "Kashmiris", "Kenyans", "the Maoists"."""
    if name.end - name.start > 1 or head.tag_ not in ("NNS", "NNPS") or name.actors:
        return None
    nation = mentions.nationalities.get(head.i)
    kind = mentions.lexicon.group(head.lemma_.lower()) or mentions.lexicon.group(
        head.lower_.removesuffix("s")
    )
    if kind is None and nation is None:
        return None
    if kind is None and nation is not None and means_the_state(head, nation, mentions):
        return nation
    return unknown(head.text, kind or "civilians", nation.country if nation else None, None)


def share(name: Name, mentions: Mentions) -> None:
    """Give "North and South Korea", "Syrian and Russian forces" both their actors: the first has its last words from the second."""
    doc, head = mentions.doc, mentions.doc[name.start : name.end].root
    if (
        name.start < 2
        or name.end - name.start < 2
        or doc[name.start - 1].lower_ != "and"
        or head.i not in mentions.by_head
    ):
        return
    first, own = doc[name.start - 2], mentions.by_head[head.i]
    text = f"{first.text} {doc[name.start + 1 : name.end].text}"
    named = mentions.lexicon.named(text)
    nation = mentions.nationalities.get(first.i)
    if len(named) == 1:
        other = named[0]
    elif nation is not None and doc[name.start].i in mentions.nationalities:
        other = unknown(text, own.first.kind, nation.country, mentions.article)
    else:
        return
    mentions.by_head.pop(first.i, None)
    mentions.record(head, (other, *own.actors), "name", (first.i, name.end))


def unseeded(name: Name, head: Token, mentions: Mentions) -> Actor:
    """Return the actor of a name that no seed knows; a body called by a common noun ("Ministry of Defence") is that of its country."""
    before = mentions.doc[max(head.i - 1, name.start)].lower_  # a "News Agency" is no state's
    kind = mentions.lexicon.group(f"{before} {head.lemma_.lower()}") or mentions.lexicon.group(
        head.lemma_.lower()
    )
    if name.kind != "ORG" or kind is None or kind not in PUBLIC:
        return unknown(
            mentions.doc[name.start : name.end].text,
            NAME_TYPES.get(name.kind, "organisation"),
            None,
            None,
        )
    owner = owner_of(head, mentions) or inner_country(name, mentions)
    text = mentions.doc[min(trimmed(head)[0], name.start) : name.end].text
    country = owner.country if owner else None
    if country and head.lemma_.lower() == "government" and owner and owner.kind == "country":
        return mentions.lexicon.government(country) or owner
    return unknown(text, kind, country, None if country else mentions.article)


def is_landmark(name: Name, mentions: Mentions) -> bool:
    """Return whether a name is that of a lake, a cape or a street, which act for nobody."""
    first, last = mentions.doc[name.start].text, mentions.doc[name.end - 1].text
    return (
        mentions.lexicon.place_word(first) == "first" or mentions.lexicon.place_word(last) == "last"
    )


def acts_by_itself(head: Token, mentions: Mentions) -> bool:
    """Return whether a place that no seed knows acts: as the subject of an active verb, alone or beside one that does."""
    if head.dep_ == CONJUNCT:
        return head.head.dep_ == SUBJECT and head.head.i in mentions.by_head
    return head.dep_ == SUBJECT and is_verb(head.head) and not children(head, ADPOSITION)


def acts_like_somebody(head: Token) -> bool:
    """Return whether a capital stands for its government: as a subject, object or owner, not after a preposition of place."""
    if head.dep_ in (*NOMINAL_SUBJECTS, OBJECT, POSSESSOR, INDIRECT_OBJECT, CONJUNCT, AGENT):
        return head.dep_ != CONJUNCT or acts_like_somebody(head.head)
    agent = (
        head.dep_ == NOMINAL_MODIFIER and head.i > 0 and head.nbor(-1).lower_ == "for"
    )  # "a call for Ankara to leave"
    return agent or preposition(head) in ("with", "against", "by", "between", "on", "for")


def stated(around: Iterable[Token], mentions: Mentions) -> Iterator[str]:
    """Yield the countries that words at a person's name say are his: "Australian senator", "Chad's envoy", "a US judge".

    "Iraq expert" says whom he knows, "Afghan aid worker" where he works.
    """
    for word in around:
        if mentions.lexicon.abroad(word.lemma_):
            continue
        for part in (word, *children(word, ADJECTIVE, COMPOUND, POSSESSOR)):
            nation = mentions.nationalities.get(part.i)
            named = mentions.of(part)
            if nation is None and named and named.first.kind == "country":
                short = acronym(named.text) is not None
                nation = named.first if short or part.dep_ == POSSESSOR else None
            if nation is not None and nation.country:
                yield nation.country


def note_titles(head: Token, actor: Actor, mentions: Mentions) -> None:
    """Remember the words a person is called by, so that "the minister" later finds the person."""
    around = children(head, TITLE, COMPOUND, APPOSITION, ADJECTIVE, FLAT)
    if head.dep_ in (APPOSITION, FLAT, TITLE) and is_noun(head.head):
        around += [head.head, *children(head.head, COMPOUND)]
    if head.dep_ == CONJUNCT:  # "presidents A and B"
        around += [
            word for word in children(head.head, TITLE, COMPOUND) if word.tag_ in ("NNS", "NNPS")
        ]
    nouns = {word.lemma_.lower() for word in around if mentions.lexicon.human(word.lemma_)}
    mentions.titles.setdefault(actor.id, set()).update(nouns)
    if actor.kind == "person":
        name = mentions.by_head[head.i]
        beside = [word for word in around if not name.start <= word.idx < name.end]  # "Mona Iraqi"
        mentions.stated.setdefault(actor.id, set()).update(stated(beside, mentions))
    lexicon = mentions.lexicon
    served = [
        owner.country
        for word in around
        if not lexicon.abroad(word.lemma_) and lexicon.group(word.lemma_) != "media"
        if (owner := owner_of(word, mentions)) is not None and owner.country
    ]
    served += [
        place[1]
        for word in around
        if lexicon.human(word.lemma_) and not lexicon.abroad(word.lemma_)
        for part in children(word, COMPOUND, POSSESSOR)
        if (place := mentions.places.get(part.i)) and place[1]
    ]
    if served and actor.kind == "person":
        mentions.lands.setdefault(actor.id, served[0])
