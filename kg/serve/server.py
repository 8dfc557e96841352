"""The HTTP server. Knows addresses, headers and statuses; never knows SPARQL.

It listens on this machine alone and only reads. Each connection has a process of its own, each query another one below it with
limits of time and memory: whatever a query does, the server goes on to the next request. A page of another site cannot ask through
its reader's browser: the Host must be this machine (DNS rebinding), and requests from other sites are refused unless asked for.
"""

import json
import socketserver
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path
from socket import socket

from kg.errors import LimitError, QueryError, UsageError
from kg.query import child
from kg.query.engine import TURTLE, Source, opened
from kg.query.judge import judged
from kg.query.questions import questions
from kg.serve.description import description
from kg.serve.protocol import Refusal, Request, best, negotiated, query_of

HOST = "127.0.0.1"
LONGEST_BODY = 1024**2
PATIENCE = 10  # seconds for a client to say what it wants
CROWD = 24  # connections at a time
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
HTML, PLAIN = "text/html", "text/plain"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"
)
FENCE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
OWN = {  # the files of the query page
    "/query": ("query.html", HTML),
    "/query.js": ("query.js", "text/javascript"),
    "/query.css": ("query.css", "text/css"),
}
EXPORTED = {
    "/": ("graph.html", HTML),
    "/graph.html": ("graph.html", HTML),
    "/graph.ttl": ("graph.ttl", TURTLE),
}
Forking = socketserver.ForkingMixIn if sys.platform == "linux" else socketserver.ThreadingMixIn


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and which other site may ask."""

    timeout: float = 10.0
    memory: int = 1024**3
    cors: str | None = None


class Server(Forking, HTTPServer):  # type: ignore[misc, valid-type]  # which of the two stands in the system
    """Serves the export in one folder."""

    daemon_threads = True
    request_queue_size = 64
    max_children = CROWD + 1

    def __init__(self, folder: Path, port: int, limits: Limits) -> None:
        store = opened(folder)
        self.folder, self.limits, self.size = folder, limits, len(store)
        self.source: Source = (
            store if sys.platform == "linux" else folder
        )  # a fork has the store at once
        try:
            super().__init__((HOST, port), Handler)
        except (OSError, OverflowError) as error:
            raise UsageError(
                f"port {port}: cannot be used ({error}); choose another with --port, or 0 for any"
            ) from error

    def server_bind(self) -> None:
        """Take the port; HTTPServer would ask a resolver, so perhaps the network, for our name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def names(self) -> frozenset[str]:
        """What a client may call this machine."""
        return frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    def process_request(
        self, request: socket | tuple[bytes, socket], client_address: object
    ) -> None:
        """Take a connection, or say at once that there are too many."""
        if len(getattr(self, "active_children", None) or ()) >= CROWD:
            self.collect_children()
        if len(getattr(self, "active_children", None) or ()) >= CROWD:
            with suppress(OSError):
                request.sendall(BUSY)  # type: ignore[union-attr]  # of TCP: a socket
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that went away is no news."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request and closes."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "kg"
    sys_version = ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Answer a page, a file or a query."""
        self.answer()

    do_HEAD = do_POST = do_OPTIONS = do_PUT = do_DELETE = do_PATCH = do_GET  # noqa: N815

    def answer(self) -> None:
        """Answer any request; what goes wrong is told in plain text."""
        path, _, address = self.path.partition("?")
        try:
            self.check_sender(path)
            if self.command == "OPTIONS":
                self.give(b"", PLAIN, HTTPStatus.NO_CONTENT)
            elif path == "/sparql":
                self.give(*self.asked(address))
            elif self.command not in {"GET", "HEAD"}:
                raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "only GET is served here")
            else:
                self.give(*self.page(path))
        except Refusal as refusal:
            self.give(f"{refusal}\n".encode(), PLAIN, refusal.status)
        except LimitError as error:
            self.give(f"{error}\n".encode(), PLAIN, HTTPStatus.SERVICE_UNAVAILABLE)
        except QueryError as error:
            self.give(f"{error}\n".encode(), PLAIN, HTTPStatus.BAD_REQUEST)

    def check_sender(self, path: str) -> None:
        """Refuse a request that another site made through a reader's browser."""
        if (
            len(self.headers.get_all("Host") or ()) != 1
            or self.headers["Host"].lower() not in self.server.names
        ):
            raise Refusal(
                HTTPStatus.MISDIRECTED_REQUEST,
                f"this server is http://{HOST}:{self.server.server_port}/ and nothing else",
            )
        foreign = self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}
        if path == "/sparql" and foreign and not self.allowed_origin():
            raise Refusal(
                HTTPStatus.FORBIDDEN,
                "pages of other sites may not ask; start the server with --cors to let one in",
            )

    def allowed_origin(self) -> str | None:
        """Return the other site that may read the answer, if this request comes from it."""
        allowed = self.server.limits.cors
        return allowed if allowed and allowed in {"*", self.headers.get("Origin")} else None

    def asked(self, address: str) -> tuple[bytes, str]:
        """Return the answer to a query and its media type; without a query, the description of the service."""
        if self.command not in {"GET", "HEAD", "POST"}:
            raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "ask with GET or POST")
        accept = ", ".join(self.headers.get_all("Accept") or ())
        text = query_of(
            Request(self.command, address, self.headers.get("Content-Type", ""), self.body())
        )
        if text is None:
            if best(accept, (TURTLE, "text/html")) == "text/html":
                return self.page("/query")
            return description(
                f"http://{self.headers['Host']}/sparql", self.server.size
            ).encode(), TURTLE
        query = judged(text)
        media = negotiated(accept, query.form)
        limits = self.server.limits
        return child.asked(self.server.source, query, media, limits.timeout, limits.memory), media

    def body(self) -> bytes:
        """Return the body of a POST."""
        if self.command != "POST":
            return b""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            raise Refusal(HTTPStatus.LENGTH_REQUIRED, "say how long the body is, in Content-Length")
        if "Content-Encoding" in self.headers:
            raise Refusal(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                "send the body as it is, without Content-Encoding",
            )
        if len(length) > 9 or int(length) > LONGEST_BODY:
            raise Refusal(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {LONGEST_BODY} bytes"
            )
        return self.rfile.read(int(length))

    def page(self, path: str) -> tuple[bytes, str]:
        """Return a file and its media type."""
        if path == "/questions.json":
            return json.dumps(
                [asdict(question) for question in questions()]
            ).encode(), "application/json"
        if path in OWN:
            name, media = OWN[path]
            return files("kg.serve").joinpath("page", name).read_bytes(), media
        if path in EXPORTED:
            name, media = EXPORTED[path]
            if (self.server.folder / name).is_file():
                return (self.server.folder / name).read_bytes(), media
        raise Refusal(
            HTTPStatus.NOT_FOUND,
            "nothing here; the graph is at /, questions at /query, the SPARQL endpoint at /sparql",
        )

    def give(self, content: bytes, media: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send an answer and close."""
        self.send_response_only(status)
        self.send_header("Date", formatdate(usegmt=True))
        spoken = (
            media.startswith("text/") and "charset" not in media
        )  # without it, some clients read Latin-1
        self.send_header("Content-Type", f"{media}; charset=utf-8" if spoken else media)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        # the page of the graph carries its scripts, and a policy of its own that names them
        inside = self.path.partition("?")[0] in {"/", "/graph.html"}
        self.send_header("Content-Security-Policy", FENCE if inside else f"{POLICY}; {FENCE}")
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD, POST, OPTIONS")
        if origin := self.allowed_origin():
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Methods", "GET, POST")
            self.send_header("Access-Control-Allow-Headers", "Accept, Content-Type")
            self.send_header("Vary", "Origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say in plain text what is wrong with a request that is no HTTP."""
        if not hasattr(self, "headers"):
            self.headers = self.MessageClass()
        self.command, self.path = getattr(self, "command", None) or "GET", getattr(self, "path", "")
        self.give(
            f"{message or HTTPStatus(code).phrase}\n".encode("utf-8", "replace"),
            PLAIN,
            HTTPStatus(code),
        )

    def log_message(self, *_: object) -> None:
        """Keep no record of who asked what."""
