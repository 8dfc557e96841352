"""The cues of ``seeds/cues.toml``: words that tell whether an act took place. Knows the format; never knows sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from kg.errors import SeedError
from kg.lexicon.actions import FLAG, FORMS, TEXT, TEXTS
from kg.lexicon.layers import Layer
from kg.types import Modality, Polarity

FILE = "cues.toml"
TABLES = ("governor", "auxiliary", "modifier", "mark", "phrase", "construction")
KEYS = {
    "id": TEXT, "words": TEXTS, "nouns": TEXTS, "polarity": TEXT, "modality": TEXT, "speaker": FLAG, "actual": FLAG, "through": TEXT,
    "behaviour": TEXT, "says": TEXT,
}  # fmt: skip
LISTS = (
    "light", "occurring", "undergoing", "aftermath", "weapons", "undenying", "voicing", "addressing", "crediting",
    "lasting", "viewpoints", "disasters", "games", "played", "works", "hedges", "supposing", "alike",
    "figures", "utterances", "wounds", "spans", "attempted", "voted", "going_on",
    "another_time", "at_once", "gone_by", "writings", "publishing", "travelling", "times",
)  # fmt: skip
# What a cue may do beyond its polarity, modality and speaker: a closed list for each table.
BEHAVIOURS: Mapping[str, Mapping[str, str]] = {
    "governor": {
        "reporting": "a word of saying: opens direct speech; an infinitive under it is an order or an intention",
        "claiming": "who says this of a deed of his own is all that vouches for it: claimed the attack",
        "telling": "what media tell of, unless it is somebody's: reported the arrest, not last week's arrest",
        "rebuking": "tells nothing of what stands beside the way up: under fire for it",
        "believing": "over a gerund without a tense it is only an idea: thought of leaving",
        "convincing": "whoever is convinced says so, as the subject of a passive or of an adjective",
        "punishing": "who punishes says what for, but opens no direct speech",
        "denying": "not to have denied it says nothing; may answer what others claim: a charge that A denies",
        "doubting": "what is not doubted is so",
        "judging": "said of an act that is its subject: an attack is possible, the report is false",
        "certain": "the same; what is not certain may be so",
        "necessary": "the same, but not of a definite act: talks are needed",
        "ending": "what lasted is over, if it is of the list lasting: ended the siege, but ended the talks",
        "imagining": "a world that is not real: in the war game, a simulation shows that",
        "omitting": "what was not omitted was done: did not fail to",
        "preventing": "an infinitive beside it is a purpose: blocked the road to protest",
        "swearing": "who swears to act tells of nothing yet",
        "attempting": "what is of the list attempted is done with it: tried to persuade, but tried to kill",
        "voting": "what is of the list voted is done with it: voted to condemn it, but voted to strike",
        "achieving": "an infinitive beside it is what was achieved, no purpose: went on to win",
        "factive": "what stands below is so, whatever is said of the word itself: may regret that they left",
        "topical": "tells nothing of a definite act: talks on a ceasefire, but talks on the invasion",
        "stressing": "of an act that lies ahead it only tells who says so: stressed the need for",
        "requesting": "asks for an act of others: who is asked may stand beside it",
    },
    "auxiliary": {
        "backshifted": "under a verb of saying a future seen from the past: said that it would"
    },
    "modifier": {
        "negating": "denies its word, unless a word of the list undenying follows",
        "adjectival": "says so only as an adjective: further talks, not further said",
        "faking": "whatever tells or shows it is not real: a fake video shows that",
        "hedging": "says so also of what governs an act: reportedly agreed to leave",
    },
    "mark": {
        "conditional": "leaves it open, whatever else is said",
        "concessive": "leaves its own clause open, and nothing else: even if they leave, we will stay",
        "awaiting": "what was awaited came, where both clauses are told as past: stayed until police came",
        "excluding": "what was not done stands outside the mood of what was: rather than attack",
        "sourcing": "names whose word the sentence is: according to",
    },
    "phrase": {},
    "construction": {
        "imperative": "an order: Free them!",
        "is-to": "is to leave; in headlines: A to leave",
        "question": "asked by the order of its words: Did they leave?",
        "inverted": "a condition by the order of its words: had they left",
        "infinitive": "an infinitive under a word of no list",
        "perfect infinitive": "an infinitive with have under a word of no list",
        "told to act": "an infinitive under a verb of saying with an object",
        "says to act": "an infinitive under a verb of saying without an object",
        "thought of": "a gerund under a word of belief",
        "gerund": "a gerund that only names an act: talks on leaving",
        "gerund subject": "a gerund of which something is said: leaving is wrong",
        "content": "a that-clause of a noun of no list: the theory that",
        "warned against": "a gerund after against",
        "kept from": "a gerund after from or out of",
        "awaited": "a clause of time beside one that lies ahead: when they leave, we will",
        "that-clause": "a clause under a verb of no list",
        "viewpoint": "a phrase of the list viewpoints",
        "believed if": "an if-clause about whom to believe: if the ministry is to be believed",
        "before a colon": "a name before a colon",
        "after a dash": "a name after the colon or dash of a headline",
        "quotation": "quotation marks",
        "unnamed voice": "somebody says so, and it cannot be told who",
        "future in the past": "a backshifted auxiliary under a verb of saying",
        "timetable": "the present tense with a day after the article's own",
    },
}
WORDS = tuple(name for name in LISTS if name != "alike")
THROUGH = ("clause", "phrase")
NOT_KEPT = ("words", "nouns")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says about the act below it."""

    id: str
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speaker: bool = False
    actual: bool = False
    through: str | None = None
    behaviour: str = ""
    says: str = ""

    @property
    def weakens(self) -> bool:
        """Whether it says that the act did not take place, or not yet, or only perhaps."""
        return self.polarity == "negative" or self.modality != "actual"


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, each table by word; a word may have one cue over clauses and another over phrases."""

    governor: Mapping[tuple[str, str], Cue]
    noun: Mapping[tuple[str, str], Cue]
    auxiliary: Mapping[str, Cue]
    modifier: Mapping[str, Cue]
    mark: Mapping[str, Cue]
    phrase: Mapping[str, Cue]
    construction: Mapping[str, Cue]
    light: frozenset[str]
    occurring: frozenset[str]
    undergoing: frozenset[str]
    aftermath: frozenset[str]
    weapons: frozenset[str]
    undenying: frozenset[str]
    voicing: frozenset[str]
    addressing: frozenset[str]
    crediting: frozenset[str]
    lasting: frozenset[str]
    viewpoints: frozenset[str]
    disasters: frozenset[str]
    games: frozenset[str]
    played: frozenset[str]
    works: frozenset[str]
    figures: frozenset[str]
    utterances: frozenset[str]
    wounds: frozenset[str]
    spans: frozenset[str]
    attempted: frozenset[str]
    voted: frozenset[str]
    going_on: frozenset[str]
    another_time: frozenset[str]
    at_once: frozenset[str]
    gone_by: frozenset[str]
    writings: frozenset[str]
    publishing: frozenset[str]
    travelling: frozenset[str]
    times: frozenset[str]
    hedges: frozenset[str]
    supposing: frozenset[str]
    alike: Mapping[str, str]

    @classmethod
    def load(cls, layers: Iterable[Layer]) -> "Cues":
        """Return the cues of some folders; all their slips come in one SeedError."""
        content: Mapping[str, Any] = {}
        slips: list[str] = []
        for layer in layers:
            if layer.lacks(FILE):
                continue
            try:
                own = layer.tables(FILE)
            except SeedError as error:
                slips += error.slips
                continue
            found = [f"{layer.name(FILE)}: {slip}" for slip in malformed(own) or slips_of(own)]
            content = content if found else over(content, own)
            slips += found
        slips = slips or [f"{FILE}: {slip}" for slip in lacking(content)]
        if slips:
            raise SeedError(slips)
        return cls.of(content)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Cues":
        """Return the cues of tables without slips."""
        tables = {
            name: [
                (word, cue(entry))
                for entry in content.get(name, [])
                for word in entry.get("words", [])
            ]
            for name in TABLES
        }
        return cls(
            governor=first_wins(
                ((word, through), made)
                for word, made in tables["governor"]
                for through in covered(made)
            ),
            noun=first_wins(
                ((word, through), cue(entry))
                for entry in content.get("governor", [])
                for word in entry.get("nouns", [])
                for through in covered(cue(entry))
            ),
            auxiliary=first_wins(tables["auxiliary"]),
            modifier=first_wins(tables["modifier"]),
            mark=first_wins(tables["mark"]),
            phrase=first_wins(tables["phrase"]),
            construction=first_wins(
                (entry["behaviour"], cue(entry)) for entry in content.get("construction", [])
            ),
            **{name: frozenset(content.get(name, [])) for name in WORDS},
            alike={
                word: words.split()[0]
                for words in content.get("alike", [])
                for word in words.split()
            },
        )


def over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two files say together: lists grow, a cue stands in for the one of its id, new ones come before the others."""
    joined = {name: [*below.get(name, []), *own.get(name, [])] for name in LISTS}
    ids = {entry["id"] for table in TABLES for entry in own.get(table, [])}
    for table in TABLES:
        new = {entry["id"]: entry for entry in own.get(table, [])}
        old = [
            entry for entry in below.get(table, []) if entry["id"] in new or entry["id"] not in ids
        ]
        kept = [new.pop(entry["id"], entry) for entry in old]
        joined[table] = [*new.values(), *kept]
    return joined


def covered(made: Cue) -> tuple[str, ...]:
    """Return over what a governor reaches."""
    return (made.through,) if made.through else THROUGH


def first_wins(pairs: Iterable[tuple[Any, Cue]]) -> dict[Any, Cue]:
    """Return the first cue of each word: the order of the file decides."""
    found: dict[Any, Cue] = {}
    for word, made in pairs:
        found.setdefault(word, made)
    return found


def cue(entry: Mapping[str, Any]) -> Cue:
    """Return the record of a table entry."""
    return Cue(**{name: entry[name] for name in KEYS if name in entry and name not in NOT_KEPT})


def malformed(content: Mapping[str, Any]) -> list[str]:
    """Return where a file has no list of words or no table of cues in its place, one line each."""
    found = [f"{name} must be {TEXTS}" for name in LISTS if not FORMS[TEXTS](content.get(name, []))]
    for table in TABLES:
        entries = content.get(table, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            found += [
                slip
                for number, entry in enumerate(entries, start=1)
                for slip in misshapen(entry, f"{table} {number}")
            ]
        else:
            found.append(f"each {table} begins with [[{table}]]")
    return found


def misshapen(entry: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with the form of a cue's values; without an id it goes by ``name``."""
    for field, form in KEYS.items():
        if field in entry and not FORMS[form](entry[field]):
            yield f"{entry.get('id', name)}: {field} must be {form}"


def slips_of(content: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the file, one line each."""
    slips = [
        unknown(name, (*TABLES, *LISTS), "table")
        for name in content
        if name not in (*TABLES, *LISTS)
    ]
    seen: set[str] = set()
    for table in TABLES:
        for number, entry in enumerate(content.get(table, []), start=1):
            name = entry.get("id", f"{table} {number}")
            needed = ("id", "behaviour", "says") if table == "construction" else ("id", "words")
            slips += [
                f"{name}: {unknown(field, KEYS, 'field')}" for field in entry if field not in KEYS
            ]
            slips += [f"{name}: '{field}' is missing" for field in needed if not entry.get(field)]
            slips += [f"{name}: this id stands twice"] if name in seen else []
            seen.add(name)
            allowed = {
                "polarity": get_args(Polarity),
                "modality": get_args(Modality),
                "through": THROUGH,
                "behaviour": tuple(BEHAVIOURS[table]),
            }
            slips += [
                f"{name}: {unknown(entry[field], values, field)}"
                for field, values in allowed.items()
                if field in entry and entry[field] not in values
            ]
    return slips


def lacking(content: Mapping[str, Any]) -> list[str]:
    """Return which constructions no table describes."""
    known = {entry.get("behaviour") for entry in content.get("construction", [])}
    return [
        f"no construction has the behaviour '{name}'"
        for name in BEHAVIOURS["construction"]
        if name not in known
    ]


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """Return the message for a word that is not known, with the nearest one that is."""
    near = get_close_matches(str(word), list(known), n=1)
    return f"unknown {what} '{word}'" + (f", did you mean {near[0]}?" if near else "")
