"""Makes probabilities of the reader's scores, on documents it has not learned from. Knows scores.

Codes and status by one temperature each, roles by slope and offset (Platt 1999; Guo et al. 2017,
"On Calibration of Modern Neural Networks"). What is fitted is what the shipped 8-bit network says.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import spacy
from numpy.typing import NDArray

from kg.annotations import Text, texts
from kg.english.component import VIEW
from kg.english.heads import FILES, Heads, sigmoid, softmax
from kg.english.slots import ROLES
from kg.lexicon.load import Lexicon, load
from kg.propose.cast import cast
from kg.propose.features import known_acts
from kg.propose.proposal import Story
from kg.propose.window import Surroundings
from training.acts import head_of, read, types_of
from training.slots import fills

Array = NDArray[np.float64]
CERTAIN = 1e-6  # how far from certainty a chance is kept, so that its logit is a number
SLOPES = np.linspace(0.4, 1.6, 61)


class Said(NamedTuple):
    """Raw scores with what is right: codes and status as rows of shares, roles as yes or no."""

    acts: list[tuple[Array, Array]]
    status: list[tuple[Array, Array]]
    roles: dict[str, list[tuple[float, float]]]


def listen(folder: Path, model: Path, part: str) -> Said:
    """Return what an uncalibrated reader says of the documents of a part."""
    nlp, lexicon, heads = spacy.load(model), load(), Heads.read(model)
    said = Said([], [], {role: [] for role in ROLES})
    for text in texts(folder):
        if text.part == part:
            hear(text, read(text, nlp, lexicon), lexicon, heads, said)
    return said


def hear(text: Text, story: Story, lexicon: Lexicon, heads: Heads, said: Said) -> None:
    """Add what the reader says of a story."""
    doc, view = story.doc, story.doc.user_data[VIEW]
    known = [list(known_acts(word, lexicon.actions)) for word in doc]
    likely = heads.acts(view, known)
    codes = np.log(likely + 1e-9)
    right = np.zeros_like(codes)
    right[:, -1] = 1
    triggers = [(head_of(doc, one.start, one.end), one) for one in text.acts]
    acts = [(word, one) for word, one in triggers if word is not None]
    for word, one in acts:
        types = types_of(one)
        right[word.i] = [*(types.get(code, 0.0) for code in heads.codes), 0.0]
    words = [word.i for word in doc if not word.is_space]
    said.acts.extend(zip(codes[words], right[words], strict=True))
    around = Surroundings(story)
    found = cast(sorted({word for word, _ in acts}), story, heads, view, likely, known)
    for word, one in acts:
        status = np.log(heads.status(view[word.i][None])[0] + 1e-9)
        answer = np.eye(len(heads.statuses))[heads.statuses.index(one.status)]
        said.status.append((status, answer))
        filled = fills(one, word, around.window(word.sent), around)
        chances = np.clip(found[word.i][1], CERTAIN, 1 - CERTAIN)
        logits = np.log(chances / (1 - chances))
        for number, role in enumerate(ROLES):
            said.roles[role].extend(
                zip(logits[:, number].tolist(), filled[:, number].tolist(), strict=True)
            )


def temperature(pairs: list[tuple[Array, Array]]) -> float:
    """Return the slope under which the right answers are likeliest."""
    scores, right = (np.array(side) for side in zip(*pairs, strict=True))
    losses = [-(right * np.log(softmax(slope * scores) + 1e-12)).sum(-1).mean() for slope in SLOPES]
    return float(SLOPES[int(np.argmin(losses))])


def platt(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """Return slope and offset under which the right answers are likeliest, by Newton's method."""
    scores, right = (np.array(side) for side in zip(*pairs, strict=True))
    weights, design = np.array([1.0, 0.0]), np.stack([scores, np.ones_like(scores)], 1)
    for _ in range(25):
        chance = sigmoid(design @ weights)
        slope = design.T @ (right - chance)
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def calibrate(folder: Path, model: Path) -> None:
    """Write the calibration into the files of the reader."""
    file = model / FILES[1]
    told = json.loads(file.read_text(encoding="utf-8"))
    told["calibration"] = dict.fromkeys(told["calibration"], (1.0, 0.0))
    file.write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")
    said = listen(folder, model, "dev")
    made = {"acts": (temperature(said.acts), 0.0), "status": (temperature(said.status), 0.0)}
    made |= {role: platt(pairs) for role, pairs in said.roles.items()}
    told["calibration"] = {
        name: [round(number, 3) for number in numbers] for name, numbers in made.items()
    }
    file.write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")


def bins(folder: Path, model: Path, part: str = "test") -> Iterator[str]:
    """Yield a table: of what has a score in each tenth, how much is right, on documents unseen."""
    said = listen(folder, model, part)
    codes = [
        (float(one.max()), bool(answer[int(one.argmax())] > 0))
        for one, answer in ((np.exp(scores)[:-1], right[:-1]) for scores, right in said.acts)
    ]
    status = [
        (float(np.exp(scores).max()), bool(right[int(scores.argmax())] == 1))
        for scores, right in said.status
    ]
    roles = [
        (float(sigmoid(np.array(score))), right > 0)
        for role in ROLES[:3]
        for score, right in said.roles[role]
    ]
    yield f"{'score':>8}" + "".join(f"{name:>16}" for name in ("codes", "status", "roles"))
    for tenth in range(1, 10):
        cells = []
        for pairs in (codes, status, roles):
            inside = [right for score, right in pairs if int(min(score, 0.999) * 10) == tenth]
            share = sum(inside) / max(1, len(inside))
            cells.append(f"{share:8.2f} of {len(inside):4}")
        yield f"{tenth / 10:5.1f}–{(tenth + 1) / 10:.1f}" + "".join(f"{cell:>16}" for cell in cells)
