"""Who comes to mind first: the earlier mentions that a word can point back to, the likeliest first. Knows mentions and subjects."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.mentions.book import Mentions
from kg.sentence.clauses import predicate_of, subjects
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    AGENT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    INDIRECT_OBJECT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
    TITLE,
)
from kg.sentence.tree import child, children, has, preposition
from kg.sentence.voice import agents
from kg.types import Actor, Kind, Mention, Reason

SINGULAR = frozenset("he him his she her himself herself".split())
PLURAL = frozenset("they them their themselves".split())
ARMS: frozenset[Kind] = frozenset({"military", "government", "court"})
OTHERS: frozenset[Kind] = ARMS | {"armed group", "protesters"}
STATES: frozenset[Kind] = frozenset({"country", "government"})
ITS = frozenset("it its itself".split())
SEVERAL = {  # the tags of those whom a pronoun for one cannot mean; "it" may be the Emirates
    **dict.fromkeys(SINGULAR, ("NNS", "NNPS")),
    **dict.fromkeys(ITS, ("NNS",)),
}
HIS = frozenset("he him his himself".split())
HERS = frozenset("she her hers herself".split())
MEMORY = 50  # sentences over which a title still finds its bearer
PARTS = (POSSESSOR, COMPOUND, ADJECTIVE, TITLE)
WOMEN = frozenset(
    "wife mother daughter sister woman widow queen girl actress businesswoman spokeswoman".split()
)
MEN = frozenset("husband father son brother man widower king boy spokesman businessman".split())
HOSTILE = frozenset(
    """accuse kill arrest detain destroy bomb attack capture sanction ban criticise criticize condemn blame expel kidnap jail execute behead
    shell raid assassinate wound""".split()
)
FATAL = frozenset("kill execute behead assassinate murder massacre lynch die perish".split())
HOLDING = frozenset("kidnap abduct capture arrest detain seize jail imprison".split())
DENYING = frozenset("deny reject refute dismiss repudiate contest".split())
CHARGING = frozenset(
    "accuse charge blame criticise criticize condemn indict suspect denounce slam chide rebuke".split()
)
SAYINGS = frozenset(
    "claim accusation allegation charge criticism demand offer call request remark comment proposal threat appeal suggestion".split()
)
ANSWERING = frozenset(
    "reject dismiss deny refute rebuff spurn welcome accept condemn criticise criticize decline refuse ignore answer".split()
)


def can_mean(
    token: Token, word: Token, actor: Actor, kinds: frozenset[Kind], mentions: Mentions
) -> bool:
    """Return whether a pronoun can mean an actor: one of its kind and sex, or a lone human being called by a noun ("a teacher")."""
    other = (
        token.tag_ == "PRP"
        and not is_subject(token)
        and not token.lower_.endswith(("self", "selves"))
    )
    if denies_charge(token, word) or is_told_by(token, word, mentions):
        return False
    if is_his_own(word, token) or is_told_apart(token, word):
        return False  # "she named him her minister": she is not her minister
    if word.lemma_.lower() in (
        WOMEN if token.lower_ in HIS else MEN if token.lower_ in HERS else ()
    ):
        return False
    outlet = token.lower_ == "them" and actor.kind == "media" and word.tag_ in ("NN", "NNP")
    thing = token.lower_ in ITS and word.tag_ == "NN"
    if outlet or (thing and mentions.lexicon.single(word.lemma_.lower())):
        return False  # an outlet is not many, and "a judge" no thing
    if other or is_answered(token) or is_struck(token):
        doers = [
            mention.first.id
            for doer in subjects(predicate_of(token))[:1]
            for mention in mentions.all_of(doer)
        ]
        if actor.id in doers:
            return False  # "the Frenchman bombed him"
    single = word.tag_ == "NN" and mentions.lexicon.single(word.lemma_.lower())
    one = word.lower_ == "one" and is_subject(word)  # "one of them fled"
    lone = token.lower_ in SINGULAR and (single or one)
    many = token.lower_ in PLURAL and word.tag_ == "NNS" and actor.kind == "person"  # "envoys"
    return (actor.kind in kinds or lone or many) and agrees(token, actor, mentions)


def is_told_apart(token: Token, word: Token) -> bool:
    """Return whether a relative clause tells of somebody what another does: "the men they shot"."""
    clause = token.head
    return is_subject(token) and clause.dep_ == RELATIVE_CLAUSE and clause.head.i == word.i


def denies_charge(token: Token, word: Token) -> bool:
    """Return whether one denies what another charges: "Kenya accused Somalia. It denied that"."""
    denies = is_subject(token) and token.head.lemma_ in DENYING
    return denies and is_subject(word) and word.head.lemma_ in CHARGING


def is_told_by(token: Token, word: Token, mentions: Mentions) -> bool:
    """Return whether one only tells of "them": "Police said they were killed", "they were rebels".

    Nobody tells of his own death, officials are no rebels, and who was held dies, not who held him.
    """
    told = token.head
    dies = told.lemma_ in FATAL and (token.dep_ == PASSIVE_SUBJECT or not children(told, OBJECT))
    if dies and is_subject(word) and word.head.lemma_ in HOLDING and children(word.head, OBJECT):
        return True
    if not is_subject(token) or told.dep_ != COMPLEMENT_CLAUSE or word not in subjects(told.head):
        return False
    if dies:
        return True
    own, other = (mentions.lexicon.group(one.lemma_.lower()) for one in (word, told))
    return other in OTHERS and own is not None and own not in (other, "civilians", "person")


def is_his_own(word: Token, pronoun: Token) -> bool:
    """Return whether somebody belongs to him whom a pronoun means: "he" is not "his brother", but "him" may be."""
    if not is_subject(pronoun):
        return False
    owners = [owner.lower_ for owner in children(word, POSSESSOR)]
    return any(owner in same and pronoun.lower_ in same for owner in owners for same in (HIS, HERS))


def agrees(token: Token, actor: Actor, mentions: Mentions) -> bool:
    """Return whether "he" or "she" can mean a person, by the given name."""
    sex = mentions.lexicon.sex(actor) if token.lower_ in HIS or token.lower_ in HERS else None
    return sex is None or (sex == "female") == (token.lower_ in HERS)


def renamed(mention: Mention, token: Token, resolved: str) -> Mention:
    """Return the same actors, mentioned by another word."""
    return together([mention], token, resolved)


def together(meant: Sequence[Mention], token: Token, resolved: str) -> Mention:
    """Return the mention of all these actors by one word, with the words that it stands for as its reason."""
    actors = {actor.id: actor for mention in meant for actor in mention.actors}
    because = tuple(Reason("actor", resolved, f"“{token.text}” stands for “{mention.text}”", mention.span)
                    for mention in dict.fromkeys(meant))  # fmt: skip
    return Mention(
        tuple(actors.values()),
        token.text,
        token.idx,
        token.idx + len(token.text),
        resolved,
        because,
    )


def candidates(
    token: Token, sentence: Words, before: list[Words], mentions: Mentions
) -> Iterator[tuple[Token, Mention]]:
    """Yield earlier mentions, the likeliest first: subjects of this sentence, its other mentions, then sentence by sentence back."""
    for part in [sentence, *reversed(before)]:
        doc, last = part.doc, min(part.end, token.i)
        heads = [doc[place] for place in range(part.start, last) if place in mentions.by_head]
        heads = [
            word for word in heads if token.lower_ in PLURAL or not mentions.means_several(word)
        ]
        heads = [word for word in heads if word.tag_ not in SEVERAL.get(token.lower_, ())]
        if token.lower_ in SINGULAR:
            heads = [word for word in heads if word.lower_ not in PLURAL]
        heads = [
            word
            for word in heads
            if not same_clause_argument(word, token)
            and (token.i in mentions.quoted or word.i not in mentions.quoted)
        ]
        if token.lower_ in PLURAL:
            heads = [
                word for word in heads if word.tag_ not in ("PRP", "PRP$") or word.lower_ in PLURAL
            ]
            if any(word.tag_ in ("NNS", "NNPS") for word in heads):
                heads = [word for word in heads if not is_one_of_many(word)]
                heads = [word for word in heads if not is_lone_state(word, mentions)]
        heads = (
            [word for word in heads if not is_scene(word, mentions)]
            if token.tag_ in ("PRP", "PRP$")
            else heads
        )
        if token.lower_ in PLURAL and undergoes(token):  # not the police, who arrest them
            heads = sorted(
                (word for word in heads if word.dep_ not in PARTS),
                key=lambda word: strikes(word, mentions),
            )
            yield from ((word, mentions.by_head[word.i]) for word in heads)
            continue
        subjects = [word for word in heads if word.dep_ in NOMINAL_SUBJECTS]
        ordered = (
            list(reversed(subjects))
            if part.start == sentence.start
            else [*sorted(subjects, key=lambda word: is_source(word, token))]
        )
        rest = [*ordered, *reversed([word for word in heads if word not in subjects])]
        for word in sorted(rest, key=lambda word: not is_parallel(word, token, mentions)):
            yield word, mentions.by_head[word.i]


def is_parallel(word: Token, pronoun: Token, mentions: Mentions) -> bool:
    """Return whether one stands to a verb as a pronoun does to the next: "A expelled B and accused him".

    Or does what is done to a thing when he does something: "a promise was made by A when he met B".
    """
    verb = pronoun.head
    if is_subject(pronoun) and verb.dep_ == ADVERBIAL_CLAUSE and word in agents(verb.head):
        return not any(mentions.of(thing) for thing in children(verb.head, *NOMINAL_SUBJECTS))
    beside = verb.dep_ == CONJUNCT or (verb.dep_ == ADVERBIAL_CLAUSE and verb.tag_ == "VBG")
    if pronoun.dep_ != OBJECT or not beside or has(verb, *NOMINAL_SUBJECTS):
        return False
    return word.dep_ == OBJECT and word.head.i == verb.head.i


def is_one_of_many(word: Token) -> bool:
    """Return whether a word brings in a single one: "a television channel", whom "they" means only where nobody else is."""
    return word.tag_ == "NN" and any(
        article.lower_ in ("a", "an") for article in children(word, DETERMINER)
    )


def is_lone_state(word: Token, mentions: Mentions) -> bool:
    """Return whether a word names one country, whom "they" means only where nobody else is: "Chad freed the men. They left"."""
    alone = word.dep_ != CONJUNCT and not children(word, CONJUNCT)
    return alone and word.tag_ == "NNP" and mentions.by_head[word.i].first.kind in STATES


def strikes(word: Token, mentions: Mentions) -> bool:
    """Return whether somebody is rather he who does what is done to others: an agent, or police as a subject."""
    return word.dep_ == AGENT or (
        word.dep_ == SUBJECT and mentions.by_head[word.i].first.kind in ARMS
    )


def is_subject(token: Token) -> bool:
    """Return whether a word is a subject."""
    return token.dep_ in NOMINAL_SUBJECTS


def undergoes(token: Token) -> bool:
    """Return whether something is done to whom a pronoun means: "they were arrested", "several of them were"."""
    whole = token.head if token.dep_ == NOMINAL_MODIFIER and preposition(token) == "of" else token
    return whole.dep_ in (PASSIVE_SUBJECT, OBJECT, INDIRECT_OBJECT)


def is_scene(word: Token, mentions: Mentions) -> bool:
    """Return whether a country is only where something happens: nobody means it by "they" or "it"."""
    return (
        preposition(word) in ("in", "at", "near", "across", "inside")
        and mentions.by_head[word.i].first.kind == "country"
    )


def is_answered(token: Token) -> bool:
    """Return whether a possessor's words are what somebody else answers: "Netanyahu rejected his claim"."""
    words = token.head
    return (
        token.dep_ == POSSESSOR
        and words.dep_ == OBJECT
        and words.lemma_ in SAYINGS
        and words.head.lemma_ in ANSWERING
    )


def is_struck(token: Token) -> bool:
    """Return whether what belongs to "it" is harmed: nobody harms his own, "banned the group, accusing its members"."""
    own = any(word.lower_ == "own" for word in token.head.children)
    return (
        token.lower_ in ("its", "their")
        and token.head.dep_ == OBJECT
        and token.head.head.lemma_ in HOSTILE
        and not own
    )


def is_source(word: Token, pronoun: Token) -> bool:
    """Return whether a word only names who told what is told: "Witnesses said police came. They took him away"."""
    named = word.tag_ in ("NNP", "NNPS", "PRP")
    return (
        not named
        and bool(children(word.head, COMPLEMENT_CLAUSE))
        and not children(pronoun.head, COMPLEMENT_CLAUSE)
    )


def same_clause_argument(word: Token, pronoun: Token) -> bool:
    """Return whether both are arguments of one verb: "A met him" is never A."""
    if pronoun.tag_ != "PRP":
        return False
    beside = word.head.i == pronoun.head.i and CONJUNCT not in (word.dep_, pronoun.dep_)
    acting = [] if is_subject(pronoun) else subjects(predicate_of(pronoun))
    return (
        beside or acts_on(word, pronoun) or word.i in [actor.i for actor in acting]
    )  # "A shot B and buried him"


def acts_on(word: Token, pronoun: Token) -> bool:
    """Return whether a word does something to whom a pronoun means: "overrun by A, it surrendered"."""
    clause = word.head
    return (
        is_subject(pronoun)
        and clause.dep_ == ADVERBIAL_CLAUSE
        and clause.head.i == pronoun.head.i
        and word in agents(clause)
    )


def nearest(
    token: Token,
    sentence: Words,
    before: list[Words],
    mentions: Mentions,
    fits: Callable[[Actor], bool],
) -> Mention | None:
    """Return the likeliest earlier mention that fits."""
    return next(
        (
            mention
            for _, mention in candidates(token, sentence, before, mentions)
            if fits(mention.first)
        ),
        None,
    )


def sentences_before(place: int, mentions: Mentions) -> list[Words]:
    """Return the sentences that end before a token, as far back as anybody remembers."""
    number = mentions.numbers[mentions.doc[place].sent.start]
    return mentions.sentences[max(0, number - MEMORY) : number]


def remembered(place: int, mentions: Mentions) -> range:
    """Return the places of the words before one, as far back as anybody remembers."""
    before = sentences_before(place, mentions)
    return range(before[0].start if before else mentions.doc[place].sent.start, place)


def definite(token: Token) -> bool:
    """Return whether a noun phrase points back: "the", "that", "both"."""
    determiner = child(token, DETERMINER)
    return determiner is not None and determiner.lower_ in ("the", "that", "this", "both")


def is_called(actor: Actor, title: str, mentions: Mentions) -> bool:
    """Return whether the article, or the office held at its date, gives a person a title; a "counterpart" has the other's."""
    titles = mentions.titles.get(actor.id, set())
    role = mentions.lexicon.role(actor, mentions.published) or ""
    return title in titles or "counterpart" in titles or title in role.lower().split()
