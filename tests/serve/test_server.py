import json
import shutil
import socket
import subprocess
import urllib.parse
import warnings
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TSV, TURTLE, XML, SPARQLWrapper

from kg.ontology import KG, PREFIXES, REL
from kg.query import questions
from kg.rdf.triples import triples
from tests.samples import sample
from tests.serve.serving import ask, exported, reply, serving

COUNT = "SELECT (COUNT(?claim) AS ?claims) { ?claim a kg:Claim }"
ACCUSED = "SELECT ?who ?whom { ?a rel:accuse ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom } ORDER BY ?who"
EDGES = "CONSTRUCT WHERE { ?a rel:accuse ?b }"
TABLES = {
    "application/sparql-results+json": '{"head":{"vars":["who","whom"]},"results":{"bindings":[{"who":{"type":"literal","value":"France"}',
    "application/sparql-results+xml": '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">',
    "text/csv": "who,whom\r\nFrance,Mali\r\nGreece,Turkey\r\n",
    "text/tab-separated-values": '?who\t?whom\n"France"\t"Mali"\n"Greece"\t"Turkey"\n',
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(exported(tmp_path_factory.mktemp("export"))) as number:
        yield number


@pytest.fixture(scope="module")
def address(port: int) -> str:
    return f"http://127.0.0.1:{port}/sparql"


# ---- the protocol


@pytest.mark.parametrize("media", TABLES)
def test_a_table_comes_in_every_format(media: str, port: int) -> None:
    found = ask(port, ACCUSED, media)
    assert (found.status, found.headers["content-type"]) == (
        200,
        f"{media}; charset=utf-8" if media.startswith("text/") else media,
    )
    assert found.text.startswith(TABLES[media])


@pytest.mark.parametrize("media", ["text/turtle", "application/n-triples", "application/rdf+xml"])
@pytest.mark.parametrize("query", [EDGES, "DESCRIBE ?a { ?a rel:accuse ?b }"])
def test_a_graph_comes_in_every_format(media: str, query: str, port: int) -> None:
    found = ask(port, query, media)
    assert (found.status, found.headers["content-type"]) == (
        200,
        f"{media}; charset=utf-8" if media.startswith("text/") else media,
    )
    graph = Graph().parse(data=found.body, format={"application/n-triples": "nt"}.get(media, media))
    assert set(graph) <= set(triples(sample()))
    assert len(list(graph.subject_objects(REL.accuse))) == 2


def test_get_form_and_direct_posts_are_answered_alike(port: int) -> None:
    form = urllib.parse.urlencode({"query": COUNT}).encode()
    answers = [
        reply(port, "GET", f"/sparql?{form.decode()}"),
        reply(port, "POST", "/sparql", form, Content_Type="application/x-www-form-urlencoded"),
        reply(
            port,
            "POST",
            "/sparql",
            COUNT.encode(),
            Content_Type="application/sparql-query; charset=UTF-8",
        ),
    ]
    assert {answer.status for answer in answers} == {200}
    assert {
        json.loads(answer.body)["results"]["bindings"][0]["claims"]["value"] for answer in answers
    } == {"17"}


def test_head_gives_the_head_alone(port: int) -> None:
    found = reply(port, "HEAD", "/sparql?query=ASK%7B%7D")
    assert (found.status, found.body) == (200, b"")
    assert int(found.headers["content-length"]) > 0


def test_without_a_query_the_service_describes_itself(port: int, address: str) -> None:
    found = reply(port, "GET", "/sparql", Accept="text/turtle")
    graph = Graph().parse(data=found.body, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (URIRef(address), RDF.type, URIRef(sd + "Service")) in graph
    assert (
        URIRef(address),
        URIRef(sd + "supportedLanguage"),
        URIRef(sd + "SPARQL11Query"),
    ) in graph
    sizes = [
        int(str(size)) for size in graph.objects(None, URIRef("http://rdfs.org/ns/void#triples"))
    ]
    assert sizes == [len(triples(sample()))]
    assert (
        "text/html"
        in reply(port, "GET", "/sparql", Accept="text/html,*/*;q=0.8").headers["content-type"]
    )


BAD = {
    "an update in a form": (403, "POST", "/sparql", b"update=CLEAR+ALL", {"Content_Type": "application/x-www-form-urlencoded"}),
    "an update as such": (403, "POST", "/sparql", b"CLEAR ALL", {"Content_Type": "application/sparql-update"}),
    "an update as a query": (400, "POST", "/sparql", b"CLEAR ALL", {"Content_Type": "application/sparql-query"}),
    "an update in the address": (403, "GET", "/sparql?update=CLEAR+ALL", None, {}),
    "two queries": (400, "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}),
    "another graph": (400, "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=file:///etc/passwd", None, {}),
    "a slip": (400, "GET", "/sparql?query=ASK", None, {}),
    "no UTF-8": (400, "POST", "/sparql", b"ASK \xff", {"Content_Type": "application/sparql-query"}),
    "no UTF-8 in the address": (400, "GET", "/sparql?query=%FF", None, {}),
    "another alphabet": (415, "POST", "/sparql", b"ASK {}", {"Content_Type": "application/sparql-query; charset=utf-16"}),
    "another kind of body": (415, "POST", "/sparql", b"{}", {"Content_Type": "application/json"}),
    "no kind of body": (415, "POST", "/sparql", b"ASK {}", {}),
    "an empty form": (400, "POST", "/sparql", b"", {"Content_Type": "application/x-www-form-urlencoded"}),
    "a packed body": (415, "POST", "/sparql", b"x", {"Content_Type": "application/sparql-query", "Content_Encoding": "gzip"}),
    "a large body": (413, "POST", "/sparql", b"", {"Content_Type": "application/sparql-query", "Content_Length": "9" * 30}),
    "a negative body": (411, "POST", "/sparql", b"", {"Content_Type": "application/sparql-query", "Content_Length": "-1"}),
    "a format that tables lack": (406, "GET", "/sparql?query=SELECT*%7B%7D", None, {"Accept": "text/turtle"}),
    "a format that nobody has": (406, "GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png, text/csv"}),
    "deleting": (405, "DELETE", "/sparql", None, {}),
    "writing a file": (405, "PUT", "/graph.ttl", b"", {}),
    "a file of the machine": (404, "GET", "/../../../../etc/passwd", None, {}),
    "an escaped path": (404, "GET", "/%2e%2e/graph.ttl", None, {}),
    "no such page": (404, "GET", "/claims", None, {}),
    "a method of one's own": (501, "STEAL", "/", None, {}),
    "a very long address": (414, "GET", "/" + "a" * 70_000, None, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_is_told_so_in_plain_text(name: str, port: int) -> None:
    status, method, path, body, headers = BAD[name]
    found = reply(port, method, path, body, **headers)
    assert found.status == status
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.text.strip()


def test_a_slip_is_shown_with_a_caret(port: int) -> None:
    assert ask(port, "ASK {\n ?s ?p }").text.endswith("\n ?s ?p }\n       ^\n")


def test_no_http_at_all_is_survived(port: int) -> None:
    for noise in (
        b"\x00\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 500 + b"\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(noise)
            client.shutdown(socket.SHUT_WR)
            client.recv(1000)
    assert ask(port, "ASK {}").status == 200


def test_silent_clients_keep_nobody_waiting(port: int) -> None:
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(12)]
    assert ask(port, "ASK {}").status == 200
    for client in clients:
        client.close()


# ---- who may ask


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""],
)
def test_another_name_for_this_machine_is_refused(host: str, port: int) -> None:
    for path in ("/", "/query", "/sparql?query=ASK%7B%7D"):
        assert reply(port, "GET", path, Host=host).status == 421


def test_localhost_is_this_machine_and_no_name_or_two_are_not(port: int) -> None:
    assert reply(port, "GET", "/query", Host=f"localhost:{port}").status == 200
    connection = HTTPConnection("127.0.0.1", port)
    for hosts in ([], [f"127.0.0.1:{port}", "evil.example"]):
        connection.putrequest("GET", "/query", skip_host=True)
        for host in hosts:
            connection.putheader("Host", host)
        connection.endheaders()
        response = connection.getresponse()
        assert response.status == 421
        response.read()
        connection.close()


def test_pages_of_other_sites_may_neither_ask_nor_read(port: int) -> None:
    for site in ("cross-site", "same-site"):
        assert (
            reply(
                port,
                "GET",
                "/sparql?query=ASK%7B%7D",
                Sec_Fetch_Site=site,
                Origin="https://evil.example",
            ).status
            == 403
        )
    found = reply(
        port,
        "GET",
        "/sparql?query=ASK%7B%7D",
        Sec_Fetch_Site="same-origin",
        Origin="https://evil.example",
    )
    assert found.status == 200
    assert not [name for name in found.headers if name.startswith("access-control")]


def test_another_site_is_let_in_when_asked_for(tmp_path) -> None:
    with serving(exported(tmp_path), "--cors", "https://friend.example") as port:
        path = "/sparql?query=ASK%7B%7D"
        found = reply(
            port, "GET", path, Sec_Fetch_Site="cross-site", Origin="https://friend.example"
        )
        assert (found.status, found.headers["access-control-allow-origin"]) == (
            200,
            "https://friend.example",
        )
        before = reply(
            port, "OPTIONS", "/sparql", Sec_Fetch_Site="cross-site", Origin="https://friend.example"
        )
        assert (before.status, before.headers["access-control-allow-headers"]) == (
            204,
            "Accept, Content-Type",
        )
        stranger = reply(
            port, "GET", path, Sec_Fetch_Site="cross-site", Origin="https://evil.example"
        )
        assert stranger.status == 403 and "access-control-allow-origin" not in stranger.headers


def test_only_this_machine_is_listened_on(port: int) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=2)


def test_a_port_in_use_is_named(port: int, tmp_path, capsys) -> None:
    from kg.cli import main  # noqa: PLC0415

    assert main(["serve", str(exported(tmp_path)), "--port", str(port)]) == 2
    assert f"port {port}: cannot be used" in capsys.readouterr().err


# ---- pages


def test_the_page_of_the_graph_is_served(port: int) -> None:
    for path in ("/", "/graph.html"):
        found = reply(port, "GET", path)
        assert found.text == "<!DOCTYPE html><title>The graph</title>"
        assert "frame-ancestors 'none'" in found.headers["content-security-policy"]
    assert reply(port, "GET", "/graph.ttl").headers["content-type"].startswith("text/turtle")


def test_the_query_page_loads_only_its_own_files_and_makes_no_markup_from_text(port: int) -> None:
    found = reply(port, "GET", "/query")
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
    assert "http" not in found.text and "onclick" not in found.text and "style=" not in found.text
    script = reply(port, "GET", "/query.js").text
    assert not [
        word
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval(",
            "http://127",
        )
        if word in script
    ]
    assert reply(port, "GET", "/query.css").status == 200


def test_the_query_page_knows_the_named_questions(port: int) -> None:
    found = json.loads(reply(port, "GET", "/questions.json").body)
    assert [one["name"] for one in found] == [question.name for question in questions()]
    assert all(ask(port, one["text"]).status == 200 for one in found)


# ---- real clients


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_understands_every_format(method: str, address: str) -> None:
    client = SPARQLWrapper(address)
    client.setMethod(method)
    client.setQuery(ACCUSED)
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()["results"]["bindings"]
    assert [(row["who"]["value"], row["whom"]["value"]) for row in found] == [
        ("France", "Mali"),
        ("Greece", "Turkey"),
    ]
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 2
    client.setReturnFormat(CSV)
    assert client.queryAndConvert() == TABLES["text/csv"].encode()
    client.setReturnFormat(TSV)
    assert client.queryAndConvert() == TABLES["text/tab-separated-values"].encode()
    client.setQuery(EDGES)
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.queryAndConvert(), format="turtle")) == 2
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert()) == 2


def test_rdflibs_store_sees_the_same_graph(address: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = Graph(SPARQLStore(address))
        local = triples(sample())
        assert {tuple(map(str, row)) for row in graph.query(ACCUSED, initNs=dict(PREFIXES))} == {
            ("France", "Mali"),
            ("Greece", "Turkey"),
        }
        assert set(graph.subjects(RDF.type, KG.Claim)) == set(local.subjects(RDF.type, KG.Claim))
        assert set(graph.triples((None, REL.accuse, None))) == set(
            local.triples((None, REL.accuse, None))
        )
        assert set(graph.query(EDGES).graph) == set(local.triples((None, REL.accuse, None)))
        assert graph.query("ASK { ?s a kg:Claim }").askAnswer is True
        assert len(graph) == len(local)


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl here")
def test_curl_gets_answers(address: str) -> None:
    def curl(*options: str) -> str:
        return subprocess.run(
            ["curl", "-sS", *options, address], capture_output=True, text=True, check=True
        ).stdout

    assert curl("-H", "Accept: text/csv", "--data-urlencode", f"query={ACCUSED}") == TABLES[
        "text/csv"
    ].replace("\r\n", "\n")
    assert curl("-H", "Accept: text/csv", "-G", "--data-urlencode", f"query={ACCUSED}").startswith(
        "who,whom"
    )
    assert (
        curl("-H", "Content-Type: application/sparql-query", "--data-binary", "ASK {}")
        == '{"head":{},"boolean":true}'
    )
    assert "rel:accuse" in curl(
        "-H", "Content-Type: application/sparql-query", "--data-binary", EDGES + " " * 2000
    )
