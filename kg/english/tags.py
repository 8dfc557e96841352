"""Tag sequences: from label scores to names. Knows which tag may follow which; never knows words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def may_follow(before: str, tag: str) -> bool:
    """Return whether the tag may stand behind another: ``I-PER`` only inside a person's name."""
    return not tag.startswith("I-") or before[2:] == tag[2:]


def best_tags(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """Return the best sequence of BIO tags in which every name has a beginning (Viterbi 1967).

    ``scores`` has shape (words, labels). Mostly the best tag of each word is such a sequence already.
    """
    greedy = [labels[number] for number in scores.argmax(axis=1).tolist()]
    if all(may_follow(before, tag) for before, tag in zip(["O", *greedy], greedy, strict=False)):
        return greedy
    costs = np.array(
        [[0.0 if may_follow(before, tag) else -np.inf for tag in labels] for before in labels]
    )
    total = scores[0] + np.array([0.0 if may_follow("O", tag) else -np.inf for tag in labels])
    back = []
    for row in scores[1:]:
        paths = total[:, None] + costs
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    best = [int(total.argmax())]
    for pointers in reversed(back):
        best.append(int(pointers[best[-1]]))
    return [labels[number] for number in reversed(best)]
