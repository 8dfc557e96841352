"""Common noun phrases that mean somebody: titles, groups, offices. Knows group nouns and owners; never knows pronouns or actions."""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.actors import is_national, unknown
from kg.lexicon.names import FOREIGN
from kg.mentions.antecedents import remembered, sentences_before
from kg.mentions.book import Mentions
from kg.mentions.names import is_past
from kg.mentions.rows import OFFICIALS, each_group
from kg.mentions.wording import OF_SOMEBODY, names_its_own, phrase_text
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    FLAT,
    MARKER,
    NOMINAL_MODIFIER,
    NUMERAL,
    OBLIQUE,
    POSSESSOR,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    TITLE,
)
from kg.sentence.phrases import extent, trimmed
from kg.sentence.relatives import antecedent
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun, is_verb
from kg.types import Actor, Kind, each_actor

PARTITIVES = frozenset(
    """thousand hundred million dozen score ten group number member some many most several crowd scores handful majority part lot couple
    pair team unit half bulk wave series total hundreds thousands dozens tens faction contingent elements element""".split()
)
SHARES = frozenset("some several many most all both half one two three four five six".split())
BESIDE_A_STATE = frozenset(
    """neighbour neighbor rival enemy foe adversary partner opponent backer sponsor creditor
    donor critic counterpart""".split()
)
KIND_NOUNS = frozenset(
    """newspaper agency group party movement organization organisation militia network broadcaster channel magazine alliance bloc union
    coalition fighter militant rebel insurgent terrorist extremist member force company army""".split()
)
BODIES: tuple[Kind, ...] = (
    "armed group",
    "party",
    "organisation",
    "government",
    "court",
    "media",
)  # whose members act without them
MEMBERS = frozenset("member activist supporter sympathizer sympathiser".split())
UNCOUNTABLE = frozenset(
    "force power front body camp wing side intelligence movement campaign rebellion bench bank initiative left right".split()
)
NUMBERS = frozenset("hundred thousand million dozen score".split())  # "tens of thousands marched"
LANDS = frozenset("country nation homeland motherland fatherland".split())
OWN = frozenset("own home native".split())
MISSIONS = frozenset("embassy consulate".split())
STAFF = frozenset("guard staff employee spokesman spokeswoman spokesperson".split())
FORCES = frozenset("police army government military navy militia junta".split())
CHIEFS = frozenset("head chief boss leader president".split())
OF_CROWDS = frozenset(
    """protest demonstrate march rally riot vote flee mourn celebrate pray gather live die suffer starve emigrate cheer queue speak eat
    drink love hate elect""".split()
)
HARMED = frozenset(
    """kill wound injure kidnap abduct arrest detain capture shoot behead execute murder massacre torture hang jail imprison free release
    hurt slay maim sentence convict deport rescue evacuate burn stab""".split()
)
LED = frozenset("government administration regime cabinet".split())


def describe(head: Token, mentions: Mentions) -> None:
    """Record whom a common noun phrase means: a named person by title, a group, an office."""
    lexicon = mentions.lexicon
    lemma = head.lemma_.lower()
    named = next(
        (part for part in children(head, APPOSITION, FLAT, TITLE) if part.i in mentions.by_head),
        None,
    ) or holder_named(head, mentions)
    share = lemma in SHARES and named is not None and is_behind_comma(named)
    if named is not None and (share or lexicon.group(lemma) is not None):
        mention = mentions.by_head[named.i]
        if mention.first.kind == "person" or lexicon.group(lemma) != "person":
            listed = tuple(each_actor(mentions.all_of(named) if named.dep_ == APPOSITION else ()))
            several = len(listed) > 1 and (
                share or head.tag_ in ("NNS", "NNPS")
            )  # "two neighbours, Kenya and Uganda"
            mentions.by_head[head.i] = replace(
                mention, actors=listed if several else mention.actors, resolved="title"
            )
            mentions.titles.setdefault(mention.first.id, set()).add(lemma)
            return
    own = mentions.nationalities.get(head.i)
    if (
        own is not None
        and not is_language(head)
        and (head.tag_ in ("NNS", "NNPS", "NN", "NNP") or head.pos_ == "ADJ")
    ):
        people = compatriots(head, own, mentions)
        mentions.record(head, people or own, "nationality", extent(head))
        return
    inner = next(
        (part for part in children(head, NOMINAL_MODIFIER) if preposition(part) == "of"), None
    )
    if (
        lemma in MEMBERS
        and inner is not None
        and inner.i not in mentions.by_head
        and is_noun(inner)
    ):
        describe(inner, mentions)
    some = (
        lemma in MEMBERS and kind_of_body(head, mentions) is not None
    )  # some members are not the party
    if lemma in PARTITIVES | SHARES and inner is not None and not some:
        describe_inner(head, inner, mentions)
        return
    if (
        lemma in NUMBERS
        and head.tag_ == "NNS"
        and inner is None
        and head.dep_ not in (OBLIQUE, NUMERAL)
    ):
        mentions.record(
            head, unknown("people", "civilians", None, mentions.article), "number", trimmed(head)
        )
        return
    kind = kind_of(head, mentions)
    uncountable = (
        lemma in UNCOUNTABLE and (head.tag_ == "NN" or lemma == "right") and not names_its_own(head)
    )
    uncountable = uncountable or is_motion(head, inner, mentions) or is_language(head)
    uncountable = uncountable or is_liberty(head)
    condition = lemma == "state" and inner is not None and head.tag_ == "NN"  # a state of emergency
    if kind is None or uncountable or condition or in_title(head) or is_dead(head, inner, mentions):
        return
    mentions.record(head, group_actor(head, kind, mentions), "description", trimmed(head))
    each = each_group(head, kind, owner_of(head, mentions), mentions)
    if each:
        start, end = trimmed(head)
        behind = [word.i + 1 for word in head.doc[start : head.i] if word.dep_ == CONJUNCT]
        mentions.record(head, each, "description", (max([start, *behind]), end))


def is_behind_comma(name: Token) -> bool:
    """Return whether a comma stands before a name: "one of them, the envoy Ana Paz, left"."""
    first = next(word for word in name.subtree if word.dep_ != PUNCTUATION)
    return first.i > 0 and first.nbor(-1).text == ","


def is_language(head: Token) -> bool:
    """Return whether a word of nationality is a language: "spoke in Russian"."""
    return (
        preposition(head) == "in"
        and head.tag_ in ("NNP", "NN", "JJ")
        and not children(head, DETERMINER, ADJECTIVE, COMPOUND)
    )


def is_motion(head: Token, inner: Token | None, mentions: Mentions) -> bool:
    """Return whether movements are only where somebody goes: "the movements of the ambassador"."""
    moved = head.lemma_.lower() == "movement" and inner is not None
    return moved and inner is not None and mentions.lexicon.group(inner.lemma_.lower()) == "person"


def is_dead(head: Token, inner: Token | None, mentions: Mentions) -> bool:
    """Return whether bodies are those of people: "the bodies of two rebels"."""
    people = inner is not None and mentions.lexicon.human(inner.lemma_.lower())
    return head.lemma_.lower() == "body" and people


def is_liberty(head: Token) -> bool:
    """Return whether a noun says what somebody is free to do: "freedom of assembly"."""
    return (
        preposition(head) == "of"
        and head.head.lemma_.lower() == "freedom"
        and not children(head, DETERMINER)
    )


def holder_named(head: Token, mentions: Mentions) -> Token | None:
    """Return the name that the parser hung on the body a title is of: "the president of the Commission, Romano Prodi"."""
    if mentions.lexicon.group(head.lemma_.lower()) != "person" or head.tag_ not in ("NN", "NNP"):
        return None
    names = [
        name
        for body in children(head, NOMINAL_MODIFIER)
        if preposition(body) == "of"
        for name in children(body, APPOSITION)
    ]
    return next(
        (
            name
            for name in names
            if name.i in mentions.by_head and mentions.by_head[name.i].first.kind == "person"
        ),
        None,
    )


def means_the_state(head: Token, nation: Actor, mentions: Mentions) -> bool:
    """Return whether "the Saudis" are Saudi Arabia, which acts or is spoken to; not people of whom the article has told before.

    Nor those who are harmed, or do what crowds do: "the Kenyans marched", "killed the Syrians".
    """
    words = [
        word
        for word in head.children
        if word.dep_ not in (ADPOSITION, PUNCTUATION, COORDINATOR, CONJUNCT, MARKER)
    ]
    if (
        [word.lower_ for word in words] != ["the"]
        or head.dep_ == NOMINAL_MODIFIER
        or head.head.lemma_.lower() in OF_CROWDS | HARMED
    ):
        return False
    told = (
        mentions.doc[place]
        for place in remembered(head.i, mentions)
        if place in mentions.nationalities
        and mentions.nationalities[place].country == nation.country
    )
    return not any(map(is_folk, told))


def is_folk(word: Token) -> bool:
    """Return whether a word of nationality means some people: "four Kenyans", "Kenyan fishermen", "a Kenyan"."""
    noun = word.head if word.dep_ == ADJECTIVE else word
    few = any(
        below.dep_ == NUMERAL or below.lower_ in ("a", "an", "some", "several", "many")
        for below in noun.children
    )
    return few or (
        word.dep_ != ADJECTIVE and word.tag_ in ("NNS", "NNPS") and not children(word, DETERMINER)
    )


def compatriots(head: Token, nation: Actor, mentions: Mentions) -> Actor | None:
    """Return the people whom "Kenyans" or "a Kenyan" means; none where the word means the country: "the French", "the Saudis"."""
    if means_the_state(head, nation, mentions):
        return None
    if head.tag_ in ("NNS", "NNPS") or head.text.endswith("s"):
        return unknown(phrase_text(head), "civilians", nation.country, None)
    several = any(word.dep_ == NUMERAL and word.lower_ != "one" for word in head.children)
    alone = (
        several
        or head.lower_.endswith(("man", "woman"))
        or any(word.lower_ in ("a", "an", "one", "another") for word in head.children)
    )
    return (
        unknown(
            phrase_text(head),
            "civilians" if several else "person",
            nation.country,
            mentions.article,
        )
        if alone
        else None
    )


def attribute(word: Token, mentions: Mentions) -> None:
    """Record who is meant by a noun before another that is nobody: "rebel positions", "insurgent attacks"."""
    lemma = word.lemma_.lower()
    kind = mentions.lexicon.group(lemma)
    fights = kind in ("armed group", "military") and mentions.lexicon.single(lemma)
    if (
        word.dep_ not in (COMPOUND, ADJECTIVE)
        or word.tag_ not in ("NN", "JJ")
        or (word.dep_ == ADJECTIVE and (not fights or lemma == "terrorist"))  # of its kind, no doer
        or word.head.i in mentions.by_head
        or not (fights or lemma in FORCES)
        or kind is None
    ):
        return
    name = f"{lemma}s" if fights else lemma
    nation = next(
        (other for other in children(word.head, ADJECTIVE) if other.i in mentions.nationalities),
        None,
    )
    if nation is None:
        mentions.record(
            word,
            unknown(name, kind, None, mentions.article)
            if fights
            else of_home(word, name, kind, mentions),
            "description",
        )
        return
    country = mentions.nationalities.pop(
        nation.i
    ).country  # "Syrian rebel positions" are the rebels', not Syria's
    named = mentions.lexicon.named(f"{nation.text} {name}")
    mentions.record(
        word,
        named[0] if len(named) == 1 else unknown(f"{nation.text} {name}", kind, country, None),
        "description",
    )


def in_title(head: Token) -> bool:
    """Return whether a noun only completes a capitalised title: "Secretary of State", "Minister of Interior"."""
    return (
        head.tag_ in ("NNP", "NNPS")
        and preposition(head) == "of"
        and head.head.tag_ in ("NNP", "NNPS")
    )


def kind_of(head: Token, mentions: Mentions) -> Kind | None:
    """Return the kind of actor that a noun means, with the word before it where that decides: "rebel group", "opposition members"."""
    lemma = head.lemma_.lower()
    words = children(head, COMPOUND, ADJECTIVE)
    if head.text == "pm":
        return None  # an hour
    pair = (
        mentions.lexicon.group(f"{words[-1].lower_} {lemma}")
        if words and words[-1].i == head.i - 1
        else None
    )
    return (
        pair
        or mentions.lexicon.group(lemma)
        or (kind_of_body(head, mentions) if lemma in MEMBERS else None)
    )


def kind_of_body(head: Token, mentions: Mentions) -> Kind | None:
    """Return what kind of body somebody is a member of, by the word before: "opposition members", "a Hamas member"."""
    for word in children(head, COMPOUND, TITLE):
        if word.i in mentions.by_head:
            return mentions.by_head[word.i].first.kind
        if (kind := mentions.lexicon.group(word.lemma_.lower())) is not None:
            return kind
    bodies = [
        mentions.by_head[word.i]
        for word in children(head, NOMINAL_MODIFIER)
        if preposition(word) == "of" and word.i in mentions.by_head
    ]
    if bodies and bodies[0].first.kind in BODIES:
        return bodies[0].first.kind
    return None


def describe_inner(head: Token, inner: Token, mentions: Mentions) -> None:
    """Give "thousands of protesters" the mention of the protesters."""
    if inner.i not in mentions.by_head and is_noun(inner):
        describe(inner, mentions)
    if inner.i in mentions.by_head:
        mentions.by_head[head.i] = mentions.by_head[inner.i]


def group_actor(head: Token, kind: Kind, mentions: Mentions) -> Actor:
    """Return the actor a group or role noun means."""
    lemma = head.lemma_.lower()
    owner = owner_of(head, mentions)
    plural = head.tag_ in ("NNS", "NNPS")
    if (
        (owner is None or owner.kind == "person")
        and kind == "government"
        and (led := led_by(head, mentions)) is not None
    ):
        return led
    if owner is None and lemma in FORCES and is_bare(head) and (lemma == "police" or not plural):
        return of_home(head, lemma, kind, mentions)
    known = known_part(head, kind, owner, mentions) if owner else None
    text = phrase_text(head)
    if (
        owner is not None
        and owner.country
        and any(word.tag_ == "WP$" for word in children(head, POSSESSOR))
    ):  # "Mali, whose army …"
        if lemma in LED and mentions.lexicon.leads(owner, None):  # "Macron, whose government …"
            return mentions.lexicon.government(owner.country) or owner
        state = owner.kind in ("country", "government") and owner.country
        text = (
            mentions.lexicon.of_country(owner.country, text)
            if state and owner.country
            else f"{owner.name}'s {text}"
        )
    country = owner.country if owner and not is_beside(lemma, owner) else None
    return known or unknown(text, kind, country, mentions.article)


def land_of(head: Token, owner: Actor, mentions: Mentions) -> Actor | None:
    """Return the country that somebody's "country" is; none for another noun, or one's second."""
    single = head.lemma_.lower() in LANDS and head.tag_ == "NN" and owner.kind == "person"
    if not single or not owner.country:
        return None
    called = {word.lower_ for word in children(head, ADJECTIVE, COMPOUND)}
    return mentions.lexicon.country(owner.country) if called <= OWN else None


def is_beside(lemma: str, owner: Actor) -> bool:
    """Return whether a noun says how others stand to a state: "Iran's neighbours" are no Iranians."""
    return owner.kind in ("country", "government") and lemma in BESIDE_A_STATE


def known_part(head: Token, kind: Kind, owner: Actor, mentions: Mentions) -> Actor | None:
    """Return whom a noun means that belongs to somebody: the holder of an office, the government, the body itself; or nobody known."""
    lexicon, lemma = mentions.lexicon, head.lemma_.lower()
    plural = head.tag_ in ("NNS", "NNPS")
    if (land := land_of(head, owner, mentions)) is not None:
        return land
    if kind == "person" and not plural and owner.kind != "person":
        if any(word.lower_ in ("a", "an", "another") for word in children(head, DETERMINER)):
            return None  # "a top US diplomat" is one of many
        holder = holder_of(title_words(head, mentions), owner, mentions)
        return mentions.with_role(holder) if holder else None
    if is_past(head):
        return None  # "Iraq's ousted regime" is not its government
    if (
        owner.kind in ("country", "government")
        and owner.country
        and lemma in OFFICIALS
        and (plural or kind == "government")
    ):
        return (lexicon.government(owner.country) if is_national(owner) else None) or owner
    officials = owner.kind in ("igo", "organisation", "party") and lemma in OFFICIALS and plural
    own_kind = lemma in KIND_NOUNS and owner.kind not in ("country", "government", "person", "igo")
    own_kind = own_kind and not (
        lemma == "member" and owner.kind in BODIES
    )  # some members are not the party
    return owner if officials or (own_kind and names_owner(head, owner, mentions)) else None


def holder_of(title: str, owner: Actor, mentions: Mentions) -> Actor | None:
    """Return who holds an office at the article's date: "the Dutch prime minister", "the UN secretary-general", "the NATO chief"."""
    lexicon, on = mentions.lexicon, mentions.published
    if title in CHIEFS and owner.kind == "igo":
        return lexicon.head(owner.id, on)
    office = lexicon.office(title)
    of = (
        owner.id
        if owner.kind == "government" and not is_national(owner)
        else owner.country or owner.id
    )
    return lexicon.officeholder(of, office, on) if office else None


def names_owner(head: Token, owner: Actor, mentions: Mentions) -> bool:
    """Return whether a noun only says what its owner is: "the Islamic State group", "fighters of the Lord's Resistance Army"."""
    after = [
        mentions.of(word) for word in children(head, NOMINAL_MODIFIER) if preposition(word) == "of"
    ]
    fights = owner.kind == "armed group" and any(
        mention and mention.first.id == owner.id for mention in after
    )
    return fights or bool(children(head, COMPOUND, TITLE))


def of_home(head: Token, noun: str, kind: Kind, mentions: Mentions) -> Actor:
    """Return whose "the army" or "police" are where nobody is named: those of the country that the article is about, if it is about one.

    Not where the last sentence that speaks of any country speaks of others: a round-up tells several stories.
    """
    home, until_here = mentions.home, [*sentences_before(head.i, mentions), head.sent]
    told = (mentions.told[sentence.start] for sentence in reversed(until_here))
    last = next((countries for countries in told if countries), None)
    if home is None or (last is not None and home not in last):
        return unknown(noun, kind, None, mentions.article)
    return mentions.lexicon.body(home, noun) or unknown(
        mentions.lexicon.of_country(home, noun), kind, home, mentions.article
    )


def is_bare(head: Token) -> bool:
    """Return whether a noun stands alone with "the", or without an article: "the army", "police"."""
    before = [
        word
        for word in head.children
        if word.i < head.i and word.dep_ not in (ADPOSITION, PUNCTUATION, COORDINATOR, MARKER)
    ]
    return all(word.lower_ == "the" for word in before) and not children(
        head, NOMINAL_MODIFIER, RELATIVE_CLAUSE, APPOSITION
    )


def led_by(head: Token, mentions: Mentions) -> Actor | None:
    """Return the government that is called by whoever leads it: "the Obama administration", "Merkel's government"."""
    if head.lemma_.lower() not in LED:
        return None
    for part in children(head, COMPOUND, TITLE, POSSESSOR, NOMINAL_MODIFIER):
        leader = mentions.by_head[part.i].first if part.i in mentions.by_head else None
        if (
            leader
            and leader.country
            and preposition(part) in ("", "'s", "’s", "'", "’", "of")
            and mentions.lexicon.leads(leader, mentions.published)
        ):
            return mentions.lexicon.government(leader.country)
    return None


def title_words(head: Token, mentions: Mentions) -> str:
    """Return the title without the nationality: "prime minister" of "the British prime minister"."""
    before = [
        word
        for word in children(head, COMPOUND, ADJECTIVE)
        if word.i not in mentions.nationalities and word.i not in mentions.by_head
    ]
    after = [
        word
        for word in children(head, NOMINAL_MODIFIER)
        if preposition(word) == "of" and word.i not in mentions.by_head
    ]
    words = [*before, head, *after]
    return " ".join(("of " if word in after else "") + word.lower_ for word in words)


def owner_of(head: Token, mentions: Mentions) -> Actor | None:
    """Return the country or organisation that a noun phrase names as its own: "Turkish troops", "Putin's army", "police in Mali"."""
    if head.lemma_.lower() in OFFICIALS | STAFF:
        for part in children(head, COMPOUND, NOMINAL_MODIFIER):
            if part.lemma_.lower() in MISSIONS:  # "British Embassy officials in Nairobi"
                return owner_of(part, mentions)
    for part in children(head, ADJECTIVE, COMPOUND, TITLE, POSSESSOR, DETERMINER):
        if part.dep_ == ADJECTIVE and any(
            is_verb(word) for word in head.doc[part.i + 1 : head.i] if word.head.i != head.i
        ):
            continue  # "a Ugandan arrested by Kenyan police", read as Ugandan police
        if part.tag_ == "WP$" and (whose := antecedent(part)).i in mentions.by_head:
            return mentions.by_head[whose.i].first
        actor = mentions.nationalities.get(part.i) or (
            mentions.by_head[part.i].first if part.i in mentions.by_head else None
        )
        if actor is not None and actor.kind != "person":
            return actor
    owning = OF_SOMEBODY - {"in", "at"} if is_guest(head, mentions) else OF_SOMEBODY
    for part in children(head, NOMINAL_MODIFIER):
        actor = mentions.by_head[part.i].first if part.i in mentions.by_head else None
        if (
            actor
            and preposition(part) in owning
            and (actor.country or (actor.kind == "igo" and preposition(part) == "of"))
        ):
            return actor
        lemma = head.lemma_.lower()
        state = lemma in OFFICIALS and not mentions.lexicon.abroad(lemma)  # diplomats are guests
        if lemma == "leader" and children(head, ADJECTIVE, COMPOUND):
            state = False
        if actor is None and state and preposition(part) == "in":  # "officials in Tbilisi"
            actor = mentions.lexicon.capital(phrase_text(part))
            if actor is not None:
                return actor
    return None


def is_guest(head: Token, mentions: Mentions) -> bool:
    """Return whether people are told to be elsewhere than at home: "foreign troops in Mali"."""
    before = children(head, ADJECTIVE, COMPOUND)
    called = {word.lemma_.lower() for word in before}
    kinds = (head.lemma_, *(f"{word.lower_} {head.lemma_}" for word in before))
    return not called.isdisjoint(FOREIGN | {"lead"}) or any(map(mentions.lexicon.abroad, kinds))
