"""Claims by Ray Data: articles read on all machines of a cluster. Knows Ray; never knows how.

Needs the extra ``ray``. Ray's processes talk to one another over the network of the machine or the
cluster; its own reports home are turned off here, unless the user has said what he wants.
"""

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.corpus.arrow import TableReader
from kg.errors import UsageError
from kg.lexicon.load import Folders, folders

if TYPE_CHECKING:
    from ray.data import Dataset

REPORTS_HOME = "RAY_USAGE_STATS_ENABLED"
os.environ.setdefault(REPORTS_HOME, "0")  # before Ray begins, or it is too late
BATCH = 16  # articles that a worker is given at a time


def claims(
    articles: "Dataset",
    workers: int,
    pipeline: str | None = None,
    seeds: Folders = None,
    seconds: float | None = 300.0,
) -> "Dataset":
    """Return the claims of a table of articles, both as ``kg.corpus.arrow`` describes them.

    ``workers``: processes that read at most, on whatever machines; seeds of one's own must lie on
    each. One is begun at first, so that what comes before in the dataset still has a place to run.
    Raises UsageError where Ray Data is not installed.
    """
    if find_spec("ray") is None:
        raise UsageError("kg.corpus.ray needs Ray Data: install it with pip install 'polkg[ray]'")
    from ray.data import ActorPoolStrategy  # noqa: PLC0415  # an extra

    given = {"pipeline": pipeline, "seeds": [str(one) for one in folders(seeds)]}
    return articles.map_batches(
        TableReader,
        fn_constructor_kwargs={**given, "seconds": seconds},
        compute=ActorPoolStrategy(min_size=1, max_size=workers),
        batch_format="pyarrow",
        batch_size=BATCH,
    )
