"""The actor mentions of one article, each under the token that heads it. Knows where they stand; never knows how they are found."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from kg.lexicon.actors import ActorIndex
from kg.sentence.coordination import conjuncts
from kg.types import Actor, Mention


@dataclass
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
    lands: dict[str, str] = field(default_factory=dict)
    stated: dict[str, set[str]] = field(default_factory=dict)
    doers: dict[int, list[Mention]] = field(default_factory=dict)
    undergoers: dict[int, list[Mention]] = field(default_factory=dict)
    acronyms: dict[str, Actor] = field(default_factory=dict)
    quoted: frozenset[int] = frozenset()
    suspected: dict[str, Token] = field(default_factory=dict)
    told: dict[int, set[str]] = field(default_factory=dict)
    spoken: frozenset[str] = frozenset()
    country: str | None = None
    home: str | None = None

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the article, in order."""
        return list(self.doc.sents)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each sentence, by its first token."""
        return {sentence.start: number for number, sentence in enumerate(self.sentences)}

    def of(self, token: Token) -> Mention | None:
        """Return the mention that a token heads, or none."""
        return self.by_head.get(token.i)

    def all_of(self, token: Token) -> list[Mention]:
        """Return the mentions of a phrase and of all that is coordinated with it, each with one actor."""
        return [
            one
            for word in conjuncts(token)
            if (mention := self.of(word))
            for one in mention.singles
        ]

    def means_several(self, token: Token) -> bool:
        """Return whether a word heads the mention of several actors: "the two presidents"."""
        mention = self.of(token)
        return mention is not None and len(mention.actors) > 1

    def land(self, actor: Actor) -> str | None:
        """Return the country of an actor, for people whom no list knows that of their title: "Vanuatu's prime minister"."""
        return actor.country or self.lands.get(actor.id)

    def with_role(self, actor: Actor) -> Actor:
        """Return an actor with the office it holds at the article's date."""
        role = self.lexicon.role(actor, self.published) if actor.kind == "person" else None
        return replace(actor, role=role) if role else actor

    def names(self) -> dict[int, frozenset[str]]:
        """Return the ids of the actors that each head means."""
        return {
            place: frozenset(mention.first.id for mention in self.all_of(self.doc[place]))
            for place in self.by_head
        }

    def first_from(self, character: int) -> int:
        """Return the number of the first word that begins at a character of the text or behind."""
        return bisect_left(range(len(self.doc)), character, key=lambda word: self.doc[word].idx)

    def words_before(self, character: int, reach: int) -> Span:
        """Return the words that begin at most so many characters before one."""
        return self.doc[self.first_from(character - reach) : self.first_from(character)]

    def ending_at(self, character: int) -> Token | None:
        """Return the word whose end a character is, or none."""
        word = self.first_from(character) - 1
        ends = word >= 0 and self.doc[word].idx + len(self.doc[word]) == character
        return self.doc[word] if ends else None

    def word_after(self, character: int) -> Token | None:
        """Return the first word behind a character that is no white space, or none."""
        behind = self.doc[self.first_from(character) :]
        return next((word for word in behind if not word.is_space), None)

    def record(
        self,
        head: Token,
        actors: Actor | tuple[Actor, ...],
        resolved: str,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Remember whom a phrase means."""
        start, end = span or (head.i, head.i + 1)
        words = self.doc[start:end]
        meant = actors if isinstance(actors, tuple) else (actors,)
        self.by_head[head.i] = Mention(
            meant, words.text, words.start_char, words.end_char, resolved
        )
