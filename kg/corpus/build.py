"""Reads a corpus: what earlier builds finished is taken from the shards, the rest is read.

Never knows how an article is read, nor what an export is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.keys import key, program
from kg.corpus.reader import Task
from kg.corpus.shards import Shards
from kg.corpus.workers import answers, sensible
from kg.errors import InputError
from kg.lexicon.load import Folders, load
from kg.lines import claims_from
from kg.types import Article, Claim, Watch, unwatched

SHARD = 16  # articles that are finished together


@dataclass(frozen=True, slots=True)
class Reading:
    """How a corpus is to be read.

    ``workers``: processes, None for what the machine has; ``seconds``: the time of one article;
    ``kept``: the folder of finished articles, None for none.
    """

    pipeline: str | None = None
    seeds: Folders = None
    workers: int | None = 1
    seconds: float | None = None
    kept: Path | None = None


def read(
    articles: Sequence[Article],
    reading: Reading,
    refused: Callable[[InputError], None],
    broken: Callable[[str, str], None],
    watch: Watch = unwatched,
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with its claims, in order.

    Articles that take too long go to ``refused``; of words that break a step ``broken`` is told
    where they stand, and where the program broke.
    """
    state = program(reading.seeds, reading.pipeline)
    keys = {key(one, state): one for one in articles}
    done = Shards(reading.kept, keys)
    slow: set[str] = set()
    todo = [(name, one) for name, one in keys.items() if name not in done]
    tasks = [
        Task(tuple(todo[at : at + SHARD]), reading.seconds) for at in range(0, len(todo), SHARD)
    ]
    before = len(done)
    workers = sensible(reading.workers, len(todo))
    if todo:
        watch("articles read", 0, len(todo), todo[0][1].origin)
    for answer in answers(tasks, workers, reading.pipeline, reading.seeds) if tasks else ():
        done.add(answer.finished)
        slow |= set(answer.slow)
        last = keys[(*(one.key for one in answer.finished), *answer.slow)[-1]]
        watch("articles read", len(done) + len(slow) - before, len(todo), last.origin)
    yield from claimed(articles, state, done, reading, refused, broken)


def claimed(
    articles: Sequence[Article],
    state: str,
    done: Shards,
    reading: Reading,
    refused: Callable[[InputError], None],
    broken: Callable[[str, str], None],
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with the claims that its lines tell of."""
    find = load(reading.seeds).actors.find
    for article in articles:
        name = key(article, state)
        if name not in done:
            told = f"takes longer than {reading.seconds or 0:g} seconds and is left out"
            advice = "give it more time with --article-timeout"
            refused(InputError(f"{article.origin}: {told}; {advice}", article.origin))
            continue
        found = done[name]
        for one in found.broken:
            broken(f"{article.origin}: {one.says}", one.trace)
        yield article, claims_from(found.claims, find)
