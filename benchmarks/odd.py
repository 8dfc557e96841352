"""Reads sentences that nobody would write: ``python benchmarks/odd.py [NUMBER [SEED]]``.

The sentences are made from the examples, verbs, names and cues of the seeds, and from what breaks
programs: links, wallets, words of thousands of letters, emoji, combining and hidden marks, other
scripts, endless sentences, quotations that nobody closes, brackets in brackets, templates that
nobody filled in, days that no calendar has. They go through the whole line, a thousand at a time:
read, parsed, turned into claims, merged, written in every format. The same number and seed make
the same sentences; ``--from N`` passes over the first N of them.

Behind each article stands a plain sentence, whose claim must come out. The table tells, for each
kind, how many sentences there were, how many were left out because they broke a step, and how many
plain sentences were lost; the exit code is 1 if there were any.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import cycle, islice
from typing import NamedTuple, TypeVar

from kg.articles.texts import Text
from kg.errors import InputError
from kg.events.collect import collection_of
from kg.export.folder import encoded, files
from kg.export.formats import FORMATS
from kg.graph import Graph
from kg.lexicon.load import load
from kg.pipeline import articles_of, claims_of
from kg.salvage import Note
from kg.types import Article, Claim

T = TypeVar("T")
PLAIN = "Uruguay threatened Paraguay."
LINKS = """https://example.org/2020/08/31/a-b-c?utm_source=x&y=%20#z www.example.com/~user
    http://[::1]:8080/ mailto:a@b.example bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 @user #IranDeal
    0x52908400098527886E0F7030069857D2E4169EE7 t.co/AbC123 file:///C:/Users/x a@b.example
    data:image/png;base64,iVBORw0KGgo=""".split()
MARKS = (
    *"\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066\u0301\u0489\ufe0f\u2028\u2029\u0085\u00a0",
    *"\u3000\t\x0b\x0c\x7f\ufffd\U0001d54f\U000e0041\u0345\uffff", "\x1b[31m",
)  # fmt: skip
SIGNS = (
    *"!?.,;:…—–-_=*+/\\|~^<>()[]{}“”„«»‘’\"'`´•■%$€£§&@#°½²№٪。،",
    "🙂", "👩‍👩‍👧", "🇺🇸", "...", "?!", "--", "“”", "''", "``",
)  # fmt: skip
SHORT = """北京 Россия إيران ישראל 한국 ｉｒａｎ 𝕴𝖗𝖆𝖓 Iran' 'Iran IRAN iRAN Iran- - U.S. U.S.-led ’s n't o' St. No. al-
    1,000,000 1e9 ٣ ² IV 3.14.15 12:61 50% $2bn e\u0301 ﬁ ß İ ǅ""".split()
LONG = ["A" * 70, "un" + "der" * 90, "7" * 5000, "x" * 3000, "é" * 500, "Ab1/" * 300, "ha" * 40]
TEMPLATES = """{{Infobox|name=%s}}
<b>%s</b>
[[%s|x]]
&amp;%s&#0;
%(name)s %s
${%s}
<!-- %s -->
]]>%s
\\u00%s
{0} %s
'; DROP TABLE %s; --
<script>alert('%s')</script>
(%s
((((%s))))
[%s
“%s
%s”
“‘“%s
*%s*
1. %s
- %s
| %s |
%s:
> %s
# %s""".split("\n")
UNITS = """hour day weekend week fortnight month quarter season year decade century Monday night
    term""".split()
COUNTS = "a|two|three|12|99|10,000|0|half a|several|a few|½|٣|dozens of|1e9|99999999999".split("|")
TIMES = """in the next {n} {u}s
{n} {u}s ago
within {n} {u}s
for {n} {u}s
over the past {n} {u}s
{n} {u}s later
last {u}
by the end of next {u}
since the last {u}
on the 31st of June
on February 29, 2023
on June 31
in the year 0
in 9999
on 0000-00-00
on 9999-12-31
on 99/99/9999
on 31/02/2020
in 1066
in the 1990s
in the 0s
at 25:61
on Monday, Monday
from Friday to Tuesday to Sunday
between May and
the {u} before the {u} after
two days after
on the {n}th
in late early mid-May
in the first half of the last quarter of this {u}
since then
every {u}
once in {n} {u}s
on Dec. 32, 2019
May may
March 1-99
in the winter of 2019-18
on Easter Sunday 0001
on New Year's Eve
early in the {n} {u}s
until 1 Jan 1
9/11
in 2015-
that {u}""".split("\n")
SEPARATORS = (
    " ", " ", "\n", "\n\n", "", "\r\n", "\u2028", " — ", "\n• ", "\t", ". ", "\n\n\n\n",
)  # fmt: skip
DAYS = (
    date(2020, 8, 31),
    date(2020, 2, 29),
    date(2019, 12, 31),
    None,
    date.min,
    date.max,
    date(1900, 1, 1),
)


class Odd(NamedTuple):
    """A sentence and of what kind it is odd."""

    kind: str
    text: str


class Told(NamedTuple):
    """A text, the odd sentences it tells, and its day."""

    text: str
    odd: list[Odd]
    published: date | None


class Maker:
    """Makes odd sentences from the words of the seeds."""

    def __init__(self, seed: int) -> None:
        """Begin a row of sentences; the same seed gives the same row."""
        self.draw = random.Random(seed)
        lexicon = load()
        patterns, actors, cues = lexicon.actions.patterns, lexicon.actors.seeds, lexicon.cues
        examples = (text for one in patterns for text in (*one.examples, *one.counterexamples))
        self.examples = [text.replace("[", "").replace("]", "") for text in examples]
        self.verbs = sorted({" ".join(verb) for one in patterns for verb in one.verbs})
        self.nouns = sorted({" ".join(noun) for one in patterns for noun in one.nouns})
        self.names = sorted({entry.name for entry in actors.entries.values()} | set(actors.groups))
        self.cues = sorted({word for word, _ in cues.governor} | {*cues.auxiliary, *cues.mark})
        self.kinds: tuple[Callable[[], str], ...] = (
            self.times, self.links, self.marks, self.words, self.templates, self.signs,
            self.shuffled, self.glued, self.lines, self.cut, self.capitals, self.nested,
            self.coordinated, self.rows, self.quoted, self.patchwork,
        )  # fmt: skip

    def pick(self, *options: T) -> T:
        """Return one of the options."""
        return self.draw.choice(options)

    def sentences(self) -> Iterator[Odd]:
        """Yield odd sentences, of each kind in turn; one in a thousand has no end."""
        number = 0
        while True:
            for kind in self.kinds:
                yield Odd(kind.__name__, kind())
                number += 1
                if number % 1000 == 0:
                    yield Odd("endless", self.endless(5000))

    def plain(self) -> str:
        """Return a sentence that is not odd yet: an example of the seeds, or in words of theirs."""
        if self.draw.random() < 0.4:
            return self.draw.choice(self.examples)
        return " ".join([*self.clause(), self.pick("", self.time())]).strip() + "."

    def clause(self) -> list[str]:
        """Return somebody, perhaps a cue, an act, somebody."""
        one, other, verb, noun, cue = map(
            self.draw.choice, (self.names, self.names, self.verbs, self.nouns, self.cues)
        )
        told = verb + self.pick("", "ed", "s", "ing")
        return self.pick(
            [one, told, other],
            [one, cue, verb, other],
            [one, cue, "that", other, told, one],
            ["The", noun, "of", one, "by", other, told],
            [one, "said the", noun, "against", other, "was", cue],
            ["He", cue, "to", verb, "them", "and its", noun],
            ["Both", noun, "the two", verb, "each other", other],
        )

    def time(self) -> str:
        """Return an odd expression of time."""
        return self.pick(*TIMES).format(n=self.pick(*COUNTS), u=self.pick(*UNITS))

    def with_inserted(self, odd: Sequence[str], number: int) -> str:
        """Return a sentence with odd words among its own."""
        words = self.plain().split()
        for _ in range(number):
            words.insert(self.draw.randint(0, len(words)), self.draw.choice(odd))
        return " ".join(words)

    def times(self) -> str:
        """Return a sentence that tells odd times."""
        glue = self.pick(" and ", ", ", " — ")
        return f"{self.plain().rstrip('.')} {self.time()}{glue}{self.time()}."

    def links(self) -> str:
        """Return a sentence with links, addresses or wallets in it."""
        return self.with_inserted(LINKS, self.pick(1, 2, 5, 30))

    def marks(self) -> str:
        """Return a sentence with hidden, combining or control characters in it."""
        letters = list(self.plain())
        for _ in range(self.pick(1, 3, 30)):
            letters.insert(self.draw.randint(0, len(letters)), self.pick(*MARKS))
        return "".join(letters)

    def words(self) -> str:
        """Return a sentence with words that are none, or endless."""
        return self.with_inserted((*SHORT, *LONG), self.pick(1, 2, 5))

    def templates(self) -> str:
        """Return a sentence in a template that nobody filled in, or in code."""
        return self.pick(*TEMPLATES).replace("%s", self.plain())

    def signs(self) -> str:
        """Return signs alone."""
        number = self.pick(1, 5, 60)
        return "".join(self.pick(*SIGNS) + self.pick("", "", " ") for _ in range(number))

    def shuffled(self) -> str:
        """Return the words of a sentence in any order."""
        words = self.plain().split()
        self.draw.shuffle(words)
        return " ".join(words)

    def glued(self) -> str:
        """Return a sentence without blanks."""
        return self.plain().replace(" ", self.pick("", "-", "/", ".", "_", ",", "'", "\u00a0"))

    def lines(self) -> str:
        """Return a sentence with each word in a line of its own."""
        return self.pick("\n", "\n\n", "\t\n").join(self.plain().split())

    def cut(self) -> str:
        """Return a piece of a sentence."""
        text = self.plain()
        start = self.draw.randint(0, len(text))
        return text[start : start + self.pick(1, 5, 40)]

    def capitals(self) -> str:
        """Return a sentence in capitals, or without any."""
        return self.pick(str.upper, str.lower, str.title, str.swapcase)(self.plain())

    def nested(self) -> str:
        """Return sentences in one another, not all of them closed."""
        opening, closing = self.pick("()", "[]", "“”", "——", ("who ", ", "), ("that ", " said"))
        depth = self.pick(2, 4, 12)
        inside = f" {opening}".join(self.plain() for _ in range(depth))
        return inside + closing * self.draw.randint(0, depth)

    def coordinated(self) -> str:
        """Return a row of names, verbs and nouns."""
        glue = self.pick(" and ", ", ", " or ", " of ", " not ", ": ", " in ", " by ", "; ")
        turns = islice(cycle((self.names, self.verbs, self.nouns)), self.pick(3, 10, 80))
        return glue.join(map(self.draw.choice, turns))

    def rows(self) -> str:
        """Return a sentence behind a row of one sign."""
        return self.pick(*SIGNS, *MARKS, *SHORT) * self.pick(3, 30, 400) + self.plain()

    def quoted(self) -> str:
        """Return a sentence with quotation marks anywhere."""
        return self.with_inserted("“”\"'«»„‘’`", self.pick(1, 3, 9))

    def patchwork(self) -> str:
        """Return words of the seeds in any order."""
        vocabulary = (self.names, self.verbs, self.nouns, self.cues, SHORT, SIGNS, LINKS)
        number = self.pick(1, 4, 15, 60)
        return " ".join(self.draw.choice(self.pick(*vocabulary)) for _ in range(number))

    def endless(self, words: int) -> str:
        """Return a sentence of so many words without a full stop."""
        text: list[str] = []
        mark = self.pick("", ",", " and", ";", "\n")
        while len(text) < words:
            text += [*self.plain().replace(".", "").split(), mark]
        return " ".join(text[:words])


def articles(odd: Iterator[Odd], draw: random.Random) -> Iterator[Told]:
    """Yield texts of one to thirty sentences, each with a plain sentence behind it, and its day."""
    while some := list(islice(odd, draw.choice((1, 3, 10, 30)))):
        text = "".join(one.text + draw.choice(SEPARATORS) for one in some)
        yield Told(f"{text}\n\n{PLAIN}\n", some, draw.choice(DAYS))


class Report:
    """What became of the sentences, kind by kind."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.notes: list[Note] = []
        self.lost: list[str] = []

    @property
    def clean(self) -> bool:
        """Whether every sentence was read."""
        return not self.notes and not self.lost

    def read(self, told: Told) -> tuple[Article, tuple[Claim, ...]] | None:
        """Return the article and the claims of a text, and take down what happened to it."""
        self.count.update(one.kind for one in told.odd)
        read = next(articles_of([Text(told.text)], told.published, self.refuse), None)
        if read is None:
            return None
        before = len(self.notes)
        ((article, claims),) = claims_of([read.article], noted=self.notes.append)
        for note in self.notes[before:]:
            words = note.words.text
            self.left_out.update(
                {one.kind for one in told.odd if words[:40] in one.text or one.text[:40] in words}
            )
        place = article.text.rfind(PLAIN) + PLAIN.index("threatened")
        if not any(claim.trigger.start == place for claim in claims):
            self.lost.append(told.text)
        return article, claims

    def refuse(self, error: InputError) -> None:
        """Take down why a text was refused."""
        self.refused[str(error).rpartition("'")[2]] += 1


def run(
    number: int, seed: int, first: int = 0, formats: Iterable[str] = FORMATS, batch: int = 1000
) -> Report:  # fmt: skip
    """Return what became of some odd sentences in the whole line."""
    report = Report()
    odd = islice(Maker(seed).sentences(), first, number)
    draw = random.Random(f"{seed} {first}")
    while part := list(islice(odd, batch)):
        began = time.process_time()
        read = [pair for told in articles(iter(part), draw) if (pair := report.read(told))]
        texts = {article.id: article.text for article, _ in read}
        found = [claim for _, claims in read for claim in claims]
        collection = collection_of([article for article, _ in read], found, load().actors)
        for content in files(collection, formats).values():
            encoded(content)
        Graph(collection).to_networkx()
        for claim in collection.claims:
            words = claim.evidence
            assert texts[words.article][words.start : words.end] == words.quote
        done, seconds = first + sum(report.count.values()), time.process_time() - began
        bad = f"{len(report.notes)} left out, {len(report.lost)} plain ones lost"
        said = f"{done} sentences, {len(found)} claims, {seconds:.0f} s: {bad}"
        print(said, file=sys.stderr, flush=True)
    return report


def main() -> int:
    """Print the table, and what was left out or lost."""
    plainly = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plainly)
    parser.add_argument("number", type=int, nargs="?", default=20_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument(
        "--from",
        dest="first",
        type=int,
        default=0,
        metavar="SENTENCE",
        help="pass over the sentences before this one",
    )
    chosen = parser.parse_args()
    report = run(chosen.number, chosen.seed, chosen.first)
    print(f"{'kind':12} {'sentences':>9} {'left out':>9}")
    for kind, count in sorted(report.count.items()):
        print(f"{kind:12} {count:9} {report.left_out[kind]:9}")
    for reason, count in sorted(report.refused.items()):
        print(f"refused {count} times{reason}")
    for note in report.notes[:50]:
        print(f"left out: {note}")
    for text in report.lost[:20]:
        print(f"lost behind: {text[-600:]!r}")
    return 0 if report.clean else 1


if __name__ == "__main__":
    sys.exit(main())
