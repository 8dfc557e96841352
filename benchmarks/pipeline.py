"""Times English pipelines side by side: ``python benchmarks/pipeline.py [TEXT]``.

The embedded pipeline, in one process and in two, beside spaCy's tokeniser alone, a convolutional spaCy pipeline of the size that
spaCy's small models have, and every ``en_core_web_*`` that is installed. Each is measured in a process of its own with one
thread: seconds to load, words and sentences per second from text to ``Doc`` (best of three rounds), peak memory.

``TEXT`` is a file with one sentence a line, twenty of which make a text; without it the sample articles are read four times over.
The convolutional pipeline is made on the spot and trained for a moment on the embedded one's own answers: its speed is that of a
trained one, its answers are worth nothing.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
ROUNDS = 3
GROUP = 20
SAMPLE = Path(__file__).parent.parent / "seeds" / "articles"
OFFICIAL = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
EMBEDDED, TWO, BARE, CONVOLUTIONAL = (
    "embedded",
    "embedded, 2 processes",
    "spacy.blank('en')",
    "spaCy convolutional",
)
LEARNT_ON, UPDATES = 60, 30

TOKENS_TO_VECTORS = """
[model]
@architectures = "spacy.Tok2Vec.v2"
[model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false
[model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = 4
window_size = 1
maxout_pieces = 3
"""
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 128, "upstream": "tok2vec"}


def texts_of(path: Path | None) -> list[str]:
    """Return the texts to read."""
    if path:
        lines = path.read_text(encoding="utf-8").splitlines()
        return ["\n".join(lines[at : at + GROUP]) for at in range(0, len(lines), GROUP)]
    return [
        file.read_text(encoding="utf-8").split("---", 2)[-1] for file in sorted(SAMPLE.glob("*.md"))
    ] * 4


def convolutional(texts: Iterable[str]):  # noqa: ANN201  # spaCy is imported late, so that loading it is timed
    """Return a convolutional pipeline: tagger, morphologiser, parser, lemmatiser on shared vectors of width 128, names on 96."""
    import spacy
    from spacy.training import Example
    from thinc.api import Config, fix_random_seed

    from kg.english.load import load

    fix_random_seed(0)
    docs = [sentence.as_doc() for text in list(texts)[:GROUP] for sentence in load()(text).sents][
        :LEARNT_ON
    ]
    nlp = spacy.blank("en")
    shared = Config().from_str(TOKENS_TO_VECTORS.format(width=128))
    nlp.add_pipe("tok2vec", config={"model": shared["model"]})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "hidden_width": 128,
        "maxout_pieces": 3,
        "extra_state_tokens": False,
    }
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe(
        "parser",
        config={"model": parser | {"state_type": "parser", "use_upper": True, "tok2vec": LISTENER}},
    )
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "min_tree_freq": 1})
    own = Config().from_str(TOKENS_TO_VECTORS.format(width=96))["model"]
    nlp.add_pipe(
        "ner",
        config={
            "model": parser
            | {"hidden_width": 64, "state_type": "ner", "use_upper": True, "tok2vec": own}
        },
    )
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimiser = nlp.initialize(lambda: examples)
    for _ in range(UPDATES):
        nlp.update(examples, sgd=optimiser)
    return nlp


def measured(name: str, processes: int, texts: list[str]) -> dict[str, float]:
    """Return what one pipeline takes, measured in this process."""
    began = time.perf_counter()
    import spacy

    if name == EMBEDDED:
        from kg.english.load import load

        nlp = load()
    else:
        nlp = spacy.blank("en") if name == BARE else spacy.load(name)
    nlp("Officials met.")
    loaded = time.perf_counter() - began
    list(nlp.pipe(texts[:2]))
    fastest = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        docs = list(nlp.pipe(texts, n_process=processes, batch_size=4))
        fastest = min(fastest, time.perf_counter() - began)
    words = sum(not token.is_space for doc in docs for token in doc)
    sentences = (
        sum(1 for doc in docs for _ in doc.sents) if docs[0].has_annotation("SENT_START") else 0
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "load": loaded,
        "words": words / fastest,
        "sentences": sentences / fastest,
        "memory": memory,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time English pipelines side by side.")
    parser.add_argument("text", type=Path, nargs="?", help="a file with one sentence a line")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--processes", type=int, default=1, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.text and not chosen.text.is_file():
        parser.error(f"{chosen.text}: no such file")
    texts = texts_of(chosen.text)
    if chosen.make:
        convolutional(texts).to_disk(chosen.make)
    elif chosen.one:
        print(json.dumps(measured(chosen.one, chosen.processes, texts)))
    else:
        table([str(chosen.text)] if chosen.text else [])


def table(text: list[str]) -> None:
    """Print a row for each pipeline."""
    environment = os.environ | ONE_THREAD
    own = [sys.executable, __file__, *text]
    print(
        f"{'pipeline':22} {'load s':>7} {'words/s':>9} {'sentences/s':>12} {'memory MB':>10}   words/s beside convolutional"
    )
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*own, "--make", folder], check=True, env=environment)
        official = [(name, name, 1) for name in OFFICIAL if importlib.util.find_spec(name)]
        beside = 0.0
        for title, name, processes in [
            (CONVOLUTIONAL, folder, 1),
            (BARE, BARE, 1),
            (EMBEDDED, EMBEDDED, 1),
            (TWO, EMBEDDED, 2),
            *official,
        ]:
            command = [*own, "--one", name, "--processes", str(processes)]
            row = json.loads(
                subprocess.run(
                    command, check=True, stdout=subprocess.PIPE, text=True, env=environment
                ).stdout
            )
            beside = beside or row["words"]
            numbers = f"{row['load']:7.2f} {row['words']:9,.0f} {row['sentences']:12,.0f} {row['memory']:10.0f}"
            print(f"{title:22} {numbers}   {row['words'] / beside:.2f}", flush=True)


if __name__ == "__main__":
    main()
