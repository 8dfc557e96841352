"""Nothing speaks, nothing is left behind: no command writes beside its export, or calls.

Each command runs in an empty home and an empty temporary folder; where the system allows it, also
without any network and under strace, which sees what libraries and child processes do. Python's own
``__pycache__`` is turned off here: it lies beside the modules of an installation, is the same for
every reader, and says nothing of what was read.
"""

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from kg.export.formats import FORMATS
from tests.articles import makers
from tests.serve.serving import ask, reply

ROOT = Path(__file__).parent.parent
STORIES = {  # a file of each reader that stands on a library
    "page.html": f"<html><body><article><p>{'Togo accused Ghana of lying about the raid. ' * 9}</p></article></body></html>".encode(),
    "printed.pdf": makers.printed("Togo accuses Ghana", ["Chad blamed Togo for the raid."]),
    "rich.rtf": makers.rtf(["Peru blamed Chile for the raid."]),
    "word.docx": makers.docx(["Oman blamed Jordan for the raid."]),
    "feed.rss": makers.rss([{"title": "T", "description": "Nepal blamed Bhutan for the raid."}]),
    "web.warc": makers.warc(
        [("https://a.example/", "text/plain", b"Kenya blamed Malawi for the raid.")]
    ),
    "foreign.txt": "El presidente condenó a los rebeldes por su ataque de ayer.".encode(),
    "table.csv": b"text\nSerbia blamed Latvia for the raid.\n",
    "all.zip": makers.zipped({"a.txt": b"Norway blamed Malta for the raid."}),
}
NEWS = "France accused Mali on Sunday. The Kremlin denied that Russia attacked Moldova.\n"
QUERY = "SELECT ?claim { ?claim a kg:Claim }"
USE = """
    import kg
    graph = kg.load("out")
    graph.to_networkx(), graph.to_pandas(), graph.to_rdf(), graph._repr_html_()
    assert graph.query("SELECT ?claim { ?claim a <https://w3id.org/polkg/ns#Claim> }")
    """
KG = ("-m", "kg.cli")
ALSO = ("--also", ",".join(FORMATS))
COMMANDS = {
    "build": (*KG, "build", "news.txt", "stories", "--date", "2020-08-31", "-o", "out", *ALSO),
    "extract": (*KG, "extract", "news.txt"),
    "query": (*KG, "query", "out", "denied"),
    "explain a sentence": (*KG, "explain", NEWS),
    "explain an event": (*KG, "explain", "EVENT", "--in", "out"),
    "check the seeds": (*KG, "check"),
    "completion": (*KG, "completion", "bash"),
    "check an export": (*KG, "check", "out", "--shapes"),
    "use from Python": ("-c", textwrap.dedent(USE)),
    "serve": (*KG, "serve", "out", "--port", "0"),
}
Use = Callable[["subprocess.Popen[str]"], None]
LEAST = {  # no variable more: some libraries hold back where they believe themselves in a test
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "1",
}
SERVED = ("/", "/query", "/query.js", "/questions.json", "/graph.ttl")

# the calls to the system, and how strace writes them
CHANGING = """creat mkdir mkdirat mknod mknodat rename renameat renameat2 link linkat symlink
    symlinkat unlink unlinkat rmdir truncate chmod fchmodat chown fchownat utimensat""".split()
TRACED = ",".join(["%network", "openat", "?open", *(f"?{call}" for call in CHANGING)])
STRACE = ("strace", "-f", "-qq", "-y", "-s4096", "-esignal=none", f"-etrace={TRACED}")
OFFLINE = ("unshare", "--net", "--map-root-user")
OPENED_TO_WRITE = r"open(?:at)?\(.*O_(?:WRONLY|RDWR|CREAT|TRUNC)"
WRITES = re.compile(rf"\d+ +(?:{OPENED_TO_WRITE}|(?:{'|'.join(CHANGING)})\()")
PATH = re.compile(r'(?:<([^<>"]*)>, )?"([^"]*)"')  # the folder that it is relative to, and the path
CALLS = re.compile(r"\d+ +(?:connect\(|send(?:to|msg|mmsg)\(.*sa_family)")
BINDS = re.compile(r"\d+ +bind\(")
LOOPBACK = re.compile(r'inet_addr\("127\.0\.0\.1"\)|inet_pton\(AF_INET6, "::1"')
EXPORT = re.compile(
    r"out|\.out\.(new-[0-9a-f]+|old|read|lock|store)"
)  # the folder, those it is made in, and what is kept of it


@dataclass(frozen=True)
class Seen:
    """What a command did: what it left in home and temporary folder; its calls, if traced."""

    code: int
    left: list[str]
    calls: list[str]
    work: Path

    def written(self) -> set[Path]:
        """Return every path that it tried to make, change or remove."""
        changing = (call for call in self.calls if WRITES.match(call))
        paths = (found for call in changing for found in PATH.findall(call))
        return {Path(os.path.normpath(self.work / folder / path)) for folder, path in paths}

    def called(self) -> list[str]:
        """Return the calls that look for somebody else, on this machine or another."""
        return [call for call in self.calls if CALLS.match(call)]

    def reachable(self) -> list[str]:
        """Return the calls that would let another machine in."""
        return [call for call in self.calls if BINDS.match(call) and not LOOPBACK.search(call)]


@cache
def works(*tool: str) -> bool:
    """Return whether a tool is there and may do its work here."""
    if shutil.which(tool[0]) is None:
        return False
    return subprocess.run([*tool, "true"], capture_output=True, check=False).returncode == 0


needs_strace = pytest.mark.skipif(not works("strace"), reason="no strace here that may trace")
needs_unshare = pytest.mark.skipif(not works(*OFFLINE), reason="unshare may not cut the network")


class Place:
    """A folder to work in, and an empty home for each command."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work = folder, folder / "work"
        self.work.mkdir()
        (self.work / "news.txt").write_text(NEWS, "utf-8")
        (self.work / "stories").mkdir()
        for name, data in STORIES.items():
            (self.work / "stories" / name).write_bytes(data)

    def run(self, name: str, arguments: Sequence[str], use: Use | None = None) -> Seen:
        """Return what is seen of a run of Python; what is used while it runs keeps its network."""
        own = self.folder / name
        homes = {"HOME": own / "home", "TMPDIR": own / "tmp"}
        for home in homes.values():
            home.mkdir(parents=True)
        offline = OFFLINE if works(*OFFLINE) and not use else ()
        watched = (*STRACE, f"-o{own / 'trace'}") if works("strace") else ()
        with subprocess.Popen(
            [*offline, *watched, sys.executable, *arguments],
            cwd=self.work,
            env=LEAST | {variable: str(home) for variable, home in homes.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            if use:
                use(process)
            process.communicate()
        left = sorted(path.name for home in homes.values() for path in home.rglob("*"))
        calls = (own / "trace").read_text("utf-8", "replace").splitlines() if watched else []
        return Seen(process.returncode, left, calls, self.work)


def ask_everything(process: subprocess.Popen[str]) -> None:
    """Ask a server for all it has, then stop it as a user does."""
    assert process.stderr
    try:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
        assert found
        port = int(found[1])
        assert {reply(port, "GET", path).status for path in SERVED} == {200}
        assert ask(port, QUERY).status == 200
    finally:
        os.killpg(process.pid, signal.SIGINT)  # strace leaves it to the server


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """Return what is seen of each command, run one after the other."""
    place = Place(tmp_path_factory.mktemp("quiet"))
    found: dict[str, Seen] = {}
    for name, arguments in COMMANDS.items():
        told = [first_event(place) if word == "EVENT" else word for word in arguments]
        found[name] = place.run(name, told, ask_everything if name == "serve" else None)
    return found


def first_event(place: Place) -> str:
    """Return the id of the first event of the export."""
    with (place.work / "out" / "events.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["event"]


def is_export(path: Path, work: Path) -> bool:
    """Return whether a path is the export, in it, or the folder that holds it."""
    inside = next((part.name for part in (path, *path.parents) if part.parent == work), "")
    return path == work or EXPORT.fullmatch(inside) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_leaves_nothing_in_home_or_temporary_folder(command, seen):
    assert seen[command].code == 0
    assert seen[command].left == []


@needs_unshare
@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "serve"])
def test_a_command_needs_no_network(command, seen):
    assert seen[command].code == 0


@needs_strace
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_nothing_but_the_export(command, seen):
    written = seen[command].written() - {Path(os.devnull)}
    assert [path for path in sorted(written) if not is_export(path, seen[command].work)] == []


@needs_strace
def test_a_build_is_seen_to_write_its_export(seen):
    export = (seen["build"].work / "out").iterdir()
    assert {path.name for path in seen["build"].written()} >= {path.name for path in export}


@needs_strace
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_calls_nobody(command, seen):
    assert seen[command].called() == []


@needs_strace
@pytest.mark.parametrize("command", COMMANDS)
def test_only_the_machine_itself_can_reach_a_command(command, seen):
    assert seen[command].reachable() == []


@needs_strace
def test_who_writes_and_calls_is_noticed(tmp_path):
    code = """
        import pathlib, socket
        (pathlib.Path.home() / ".cache").mkdir()
        (pathlib.Path.home() / ".cache" / "device").write_text("1")
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(("127.0.0.1", 9))
        socket.socket().bind(("", 0))
        """
    caught = Place(tmp_path).run("spy", ("-c", textwrap.dedent(code)))
    assert caught.left == [".cache", "device"]
    assert {path.name for path in caught.written()} == {".cache", "device"}
    assert len(caught.called()) == len(caught.reachable()) == 1


def test_the_library_that_runs_the_network_carries_no_collector():
    carried = [path for path in Path(str(files("onnxruntime"))).rglob("*") if path.is_file()]
    assert [path.name for path in carried if b"OneCollector" in path.read_bytes()] == []


def test_a_library_that_collects_is_told_not_to_before_it_is_imported(tmp_path):
    """A newer version, which another package may bring, starts to collect while it is imported."""
    fake = """
        import os
        heard = [os.environ.get("ORT_DISABLE_TELEMETRY")]
        disable_telemetry_events = lambda: heard.append("off")
        SessionOptions = type("SessionOptions", (), {})
        InferenceSession = lambda *_, **__: heard
        """
    (tmp_path / "onnxruntime.py").write_text(textwrap.dedent(fake), "utf-8")
    code = "from kg.english.load import load; print(load().get_pipe('kg_english').network.session)"
    environment = LEAST | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == "['1', 'off']\n"
