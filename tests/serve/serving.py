"""A server in a process of its own, and the plainest client."""

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.export.turtle import document
from kg.rdf.triples import statements
from tests.samples import sample

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Reply:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def exported(folder: Path) -> Path:
    """Write what a server needs of an export."""
    (folder / "graph.ttl").write_text(document(statements(sample())), "utf-8")
    (folder / "graph.html").write_text("<!DOCTYPE html><title>The graph</title>", "utf-8")
    return folder


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[int]:
    """Serve a folder and give the port."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, line
            yield int(found[1])
        finally:
            process.terminate()
            process.stderr.close()


def reply(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
    """Return the answer to one request; headers are named with _ for -."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    response = connection.getresponse()
    found = Reply(
        response.status,
        {name.lower(): value for name, value in response.getheaders()},
        response.read(),
    )
    connection.close()
    return found


def ask(port: int, query: str, accept: str = "*/*") -> Reply:
    """Return the answer to a query."""
    return reply(
        port,
        "POST",
        "/sparql",
        query.encode("utf-8", "surrogatepass"),
        Content_Type="application/sparql-query",
        Accept=accept,
    )
