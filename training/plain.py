"""What a trained reader thinks of plain news, for the next one to learn from. Knows tensors.

Self-training with probabilities (Hinton, Vinyals and Dean 2015; Xie et al. 2020).
"""

from typing import Any

import torch

from kg.english.pieces import WordPieces
from training.learn import Row, Vocabulary, act_tensors, row_of
from training.reader import Heads
from training.train import INPUTS, Rows, batches, tensors


def taught(
    rows: list[Row], network: Any, heads: Heads, pieces: WordPieces, words: Vocabulary
) -> list[Row]:
    """Return sentences with what a reader thinks of each word, and of each of its open acts."""
    network.eval()
    heads.eval()
    read: Rows = [row_of(row, pieces, words) for row in rows]
    made: list[Row] = [{} for _ in rows]
    with torch.inference_mode():
        for places in batches(read, shuffled=False):
            chosen = [read[place] for place in places]
            for place, answer in zip(
                places, answers(network, heads, chosen, len(words.known)), strict=True
            ):
                acts = [
                    act | {"soft": answer["acts"][act["word"]]}
                    for act in rows[place]["acts"]
                    if act["word"] in answer["acts"]
                ]
                made[place] = rows[place] | {"types": answer["types"], "acts": acts}
    return made


def answers(network: Any, heads: Heads, chosen: Rows, known: int) -> list[dict[str, Any]]:
    """Return what a reader thinks of each sentence of a batch."""
    batch, acts = tensors(chosen), act_tensors(chosen, known)
    view = network.view(network.encode(*(batch[name] for name in INPUTS))[:, 1:])
    codes = heads.acts(view, acts["known"]).softmax(-1)
    found: list[dict[str, Any]] = [
        {"types": codes[place, : row["size"]].half().numpy(), "acts": {}}
        for place, row in enumerate(chosen)
    ]
    if not len(acts["acts"]):
        return found
    row, word = acts["acts"].T
    status = heads.status(view[row, word]).softmax(-1)
    afar = heads.afar(torch.cat([view[row, word], codes[row, word]], -1)).sigmoid()
    for number, (place, at) in enumerate(acts["acts"].tolist()):
        found[place]["acts"][at] = {
            "types": codes[place, at].tolist(),
            "status": status[number].tolist(),
            "afar": afar[number].tolist(),
            "filled": [],
        }
    if len(acts["pairs"]):
        row, word, other = acts["pairs"].T
        scores = heads.pairs(view[row, word], view[row, other], codes[row, word], acts["features"])
        for (place, at, _), roles in zip(
            acts["pairs"].tolist(), scores.sigmoid().tolist(), strict=True
        ):
            found[place]["acts"][at]["filled"].append(roles)
    return found
