"""What a request asks for. Knows the SPARQL 1.1 Protocol and content negotiation; never knows sockets, processes or graphs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from urllib.parse import parse_qsl

from kg.query.engine import JSON, NTRIPLES, TURTLE, XML, formats_of

FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
DATASET = {"default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"}
ALIASES = {  # what clients also ask for, and what it is
    "application/json": JSON,
    "application/xml": XML,
    "text/xml": XML,
    "text/plain": NTRIPLES,
    "application/turtle": TURTLE,
    "application/x-turtle": TURTLE,
}
READ_ONLY = "this endpoint only reads; updates are not served"


class Refusal(Exception):  # noqa: N818 - an answer, no error of the program
    """A request that gets no answer: the status, and why."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What came in: the method, the part of the address after ``?``, the headers that count, and the body."""

    method: str
    address: str = ""
    kind: str = ""
    body: bytes = b""


def query_of(request: Request) -> str | None:
    """Return the query of a request, or nothing where none is given."""
    given = fields(request.address)
    text: str | None = None
    if request.method == "POST":
        kind, charset = media(request.kind)
        if kind == UPDATE:
            raise Refusal(HTTPStatus.FORBIDDEN, READ_ONLY)
        if kind == DIRECT:
            text = decoded(request.body, charset)
        elif kind == FORM:
            given += fields(decoded(request.body, charset))
        else:
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send a query as {FORM} or {DIRECT}")
    names = {name for name, _ in given}
    if "update" in names:
        raise Refusal(HTTPStatus.FORBIDDEN, READ_ONLY)
    if names & DATASET:
        raise Refusal(
            HTTPStatus.BAD_REQUEST,
            f"{min(names & DATASET)}: this endpoint serves one graph, and no other can be named",
        )
    texts = [value for name, value in given if name == "query"] + ([] if text is None else [text])
    if len(texts) > 1:
        raise Refusal(HTTPStatus.BAD_REQUEST, "more than one query; send one at a time")
    if not texts and request.method == "POST":
        raise Refusal(HTTPStatus.BAD_REQUEST, "no query: send it as the field 'query'")
    return texts[0] if texts else None


def fields(text: str) -> list[tuple[str, str]]:
    """Return the fields of a form."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Refusal(
            HTTPStatus.BAD_REQUEST, "the form is no UTF-8, or has too many fields"
        ) from error


def decoded(body: bytes, charset: str) -> str:
    """Return the text of a body."""
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send a query in UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, "the body is not UTF-8") from error


def media(header: str) -> tuple[str, str]:
    """Return the media type and the character set of a Content-Type.

    >>> media("Application/SPARQL-query; charset=UTF-8")
    ('application/sparql-query', 'utf-8')
    """
    message = Message()
    message["Content-Type"] = header
    return (
        message.get_content_type() if header.strip() else "",
        (message.get_content_charset() or "").lower(),
    )


def negotiated(accept: str, form: str) -> str:
    """Return the media type in which a form of query is answered, by what the client accepts."""
    chosen = best(accept, formats_of(form))
    if chosen is None:
        raise Refusal(
            HTTPStatus.NOT_ACCEPTABLE, f"{form} is answered as {', '.join(formats_of(form))}"
        )
    return chosen


def best(accept: str, offered: Iterable[str]) -> str | None:
    """Return the media type that a client likes best, of those it likes alike the first offered.

    >>> best("text/csv;q=0.5, application/xml", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
    'application/sparql-results+xml'
    """
    likes = dict(liked(accept or "*/*"))
    weighed = [(weight(one, likes), one) for one in offered]
    top = max(weight for weight, _ in weighed)
    return next(one for weight, one in weighed if weight == top) if top > 0 else None


def liked(accept: str) -> Iterable[tuple[str, float]]:
    """Yield each media range of an Accept header with its weight."""
    for part in accept.split(",")[:100]:
        name, *details = (piece.strip().lower() for piece in part.split(";"))
        quality = next((piece[2:] for piece in details if piece.startswith("q=")), "1")
        try:
            yield ALIASES.get(name, name), min(max(float(quality), 0.0), 1.0)
        except ValueError:
            yield ALIASES.get(name, name), 0.0


def weight(media: str, likes: Mapping[str, float]) -> float:
    """Return how much a media type is liked: its own weight counts before that of its range."""
    for name in (media, media.partition("/")[0] + "/*", "*/*"):
        if name in likes:
            return likes[name]
    return 0.0
