"""Trees: from arc scores to one head per word. Knows scores; never knows words or labels."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

BARRED = -1e9


def best_tree(scores: Scores) -> Heads:
    """Return the head of each word in the best tree with a single root (Chu and Liu 1965; Edmonds 1967).

    ``scores`` has shape (words, words + 1): dependent by head, where head 0 is the root and head ``i`` is word ``i - 1``.
    The heads come in the same numbering. Most sentences need no search: the best head of each word already forms a tree.
    """
    words = len(scores)
    square = np.full((words + 1, words + 1), BARRED, dtype=np.float64)
    square[1:, :] = scores
    np.fill_diagonal(square, BARRED)
    heads = square.argmax(axis=1)
    heads[0] = -1
    if (heads[1:] == 0).sum() == 1 and find_cycle(heads) is None:
        found: Heads = heads[1:]
        return found
    candidates = np.argsort(-square[1:, 0], kind="stable")[:3] + 1
    trees = [spanning_tree(rooted_at(square, int(root))) for root in candidates]
    rows = np.arange(1, words + 1)
    best: Heads = max(trees, key=lambda tree: float(square[rows, tree[1:]].sum()))
    return best[1:]


def rooted_at(square: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    """Return the scores with one word fixed as the only child of the root."""
    fixed = square.copy()
    fixed[1:, 0] = BARRED
    fixed[root, :] = BARRED
    fixed[root, 0] = 0.0
    return fixed


def find_cycle(heads: Heads) -> list[int] | None:
    """Return the nodes of one cycle, or none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and state[node] == 0:
            state[node] = start
            path.append(node)
            node = int(heads[node])
        if node > 0 and state[node] == start:
            return path[path.index(node) :]
        for done in path:
            state[done] = -1
    return None


def spanning_tree(scores: NDArray[np.float64]) -> Heads:
    """Return the best head of each node, node 0 being the root; cycles are contracted and solved in turn."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = -1
    cycle = find_cycle(heads)
    if cycle is None:
        heads[0] = 0
        return heads
    outside = [node for node in range(len(heads)) if node not in set(cycle)]
    ring = np.array(cycle)
    kept = np.array(outside)
    ring_heads = heads[ring]
    smaller = np.full((len(kept) + 1, len(kept) + 1), BARRED)
    smaller[:-1, :-1] = scores[np.ix_(kept, kept)]
    into = (
        scores[np.ix_(ring, kept)]
        - scores[ring, ring_heads][:, None]
        + scores[ring, ring_heads].sum()
    )
    out_of = scores[np.ix_(kept, ring)]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[:-1, -1] = out_of.max(axis=1)
    solved = spanning_tree(smaller)
    result = np.zeros(len(heads), dtype=np.int64)
    for place, node in enumerate(outside[1:], start=1):
        head = int(solved[place])
        result[node] = ring[out_of[place].argmax()] if head == len(kept) else kept[head]
    result[ring] = ring_heads
    entry = int(solved[len(kept)])
    broken = ring[into[:, entry].argmax()]
    result[broken] = kept[entry]
    return result
