"""``import kg``: what users of Python call."""

from datetime import date
from pathlib import Path

import pytest

import kg

TEXT = "France accused Mali on Sunday. The Kremlin denied that Russia attacked Moldova.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_graph_can_be_built_more_than_once(article):
    assert (
        kg.build(article, published="2020-08-31").events
        == kg.build([str(article)], published=date(2020, 8, 31)).events
    )


def test_a_graph_can_be_saved_and_loaded(article, tmp_path):
    graph = kg.build(article, published="2020-08-31")
    graph.save(tmp_path / "out")
    assert kg.load(tmp_path / "out").collection == graph.collection


def test_only_what_is_asserted_is_an_edge(article):
    graph = kg.build(article, published="2020-08-31")
    assert list(graph.to_networkx().edges()) == [("wd-Q142", "wd-Q912")]
    assert sorted(
        edge["status"] for *_, edge in graph.to_networkx(claimed=True).edges(data=True)
    ) == ["denied", "occurred"]


def test_a_wrong_date_is_named(article):
    with pytest.raises(kg.UsageError, match="write it as YYYY-MM-DD"):
        kg.build(article, published="Monday")


def test_an_input_that_cannot_be_read_stops_or_is_handed_over(article, tmp_path):
    gone = tmp_path / "gone.txt"
    with pytest.raises(kg.InputError, match="no such file"):
        kg.build([article, gone])
    refused: list[kg.InputError] = []
    assert kg.build([article, gone], refused=refused.append).articles
    assert len(refused) == 1


def test_what_is_no_article_is_passed_over_with_a_warning(article, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "es.txt").write_text(
        "El presidente condenó a los rebeldes por su ataque de ayer.", "utf-8"
    )
    with pytest.warns(UserWarning, match=r"left out: 2 inputs: 1 \.jpg, 1 in Spanish"):
        assert kg.build(tmp_path, published="2020-08-31").events
    refused: list[kg.InputError] = []
    kg.build(tmp_path, refused=refused.append)
    assert [(error.kind, Path(error.where).name) for error in refused] == [
        (".jpg", "a.jpg"),
        ("in Spanish", "es.txt"),
    ]
    article.unlink()
    with pytest.raises(kg.InputError, match=r"kg does not read \.jpg files"):
        kg.build(tmp_path)


def test_a_sentence_is_built_as_a_file_of_it_is(article):
    graph = kg.build(TEXT, published="2020-08-31")
    assert graph.events == kg.build(article, published="2020-08-31").events
    assert [
        event.action for event in kg.build(["Niger blamed Chad.", article]).asserted().events
    ].count("ACCUSE") == 2


@pytest.mark.parametrize(
    "path",
    ["nosuch.txt", "nosuch", "my articles", "my articles/", "my old articles/", "my old news.txt"],
)
def test_a_mistyped_path_is_still_named(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kg.InputError, match=f"^{path}: no such file or folder; check the path$"):
        kg.build(path)


def test_a_text_can_be_read(article):
    graph = kg.read(TEXT, published="2020-08-31", title="Strife")
    assert graph.claims == kg.build(article, published=date(2020, 8, 31)).claims
    assert [found.title for found in graph.articles] == ["Strife"]
    (claim,) = [claim for claim in graph.claims if claim.action == "ACCUSE"]
    told = [(mention.text, mention.actors[0].name) for mention in (*claim.sources, *claim.targets)]
    assert told == [("France", "France"), ("Mali", "Mali")]


def test_what_looks_like_a_path_is_read_as_a_text_where_a_text_is_asked_for(article, monkeypatch):
    monkeypatch.chdir(article.parent)
    assert [found.text for found in kg.read("a.txt").articles] == ["a.txt"]


def test_only_a_text_can_be_read(article):
    with pytest.raises(kg.UsageError, match=r"kg.read takes a text, not .*: kg.build reads files"):
        kg.read(article)
    with pytest.raises(kg.InputError, match="empty, no text"):
        kg.read(" ")
    with pytest.raises(kg.UsageError, match="write it as YYYY-MM-DD"):
        kg.read(TEXT, published="Monday")


GHOST = '[[pattern]]\nid = "reject-ghost"\naction = "REJECT"\nverbs = ["ghost"]\nexamples = ["[Hungary] ghosted [Poland]."]\n'
PEOPLE = "id,name,kind,country,wikidata,aliases\nparty-hun-spring,Spring Movement,party,HUN,,\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a folder of one's own seeds: a verb and an actor."""
    folder = tmp_path / "mine"
    for name, text in (("actions/mine.toml", GHOST), ("actors/parties.csv", PEOPLE)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_ones_own_seeds_are_used_where_they_are_named(mine, tmp_path, monkeypatch):
    text = "The Spring Movement ghosted Poland."
    path = tmp_path / "b.txt"
    path.write_text(text, "utf-8")
    assert not kg.read(text).claims
    graph = kg.read(text, seeds=mine)
    assert [(claim.by[0], claim.sources[0].actors[0].id) for claim in graph.claims] == [
        ("pattern reject-ghost", "party-hun-spring")
    ]
    assert kg.build(path, seeds=[str(mine)]).claims == graph.claims
    monkeypatch.setenv("KG_SEEDS", str(mine))
    assert kg.read(text).claims == graph.claims
    assert not kg.read(text, seeds=[]).claims


def test_an_export_is_loaded_with_the_seeds_it_was_built_with(mine, tmp_path):
    graph = kg.read("The Spring Movement ghosted Poland.", seeds=mine)
    graph.save(tmp_path / "out")
    assert kg.load(tmp_path / "out", seeds=mine).claims == graph.claims
    assert {actor.kind for actor in kg.load(tmp_path / "out").actors} == {"other", "country"}


def test_a_slip_in_ones_own_seeds_names_its_file(mine):
    (mine / "actions" / "mine.toml").write_text(GHOST.replace("REJECT", "REJCT"), "utf-8")
    with pytest.raises(kg.SeedError) as error:
        kg.read(TEXT, seeds=mine)
    assert (
        str(error.value)
        == f"{mine.as_posix()}/actions/mine.toml: reject-ghost: unknown action 'REJCT', did you mean REJECT?"
    )
    with pytest.raises(kg.UsageError, match="no such folder of seeds"):
        kg.build(TEXT, seeds=mine / "gone")


def test_the_package_has_what_it_names():
    assert all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018


def test_the_first_example_of_the_design_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")

    graph = kg.build("articles/", published="2020-08-31")
    assert all(claim.evidence.quote in TEXT for event in graph.events for claim in event.claims)
    assert graph.to_networkx().number_of_edges() < graph.to_networkx(claimed=True).number_of_edges()
    assert set(graph.to_networkx(events=True)) >= {event.id for event in graph.events}
    assert len(graph.to_rdf()) > len(graph.to_pandas()) == len(graph.events)
    assert graph.query("SELECT ?claim { ?claim a kg:Claim }")
    graph.save("exports/")
    assert (tmp_path / "exports" / "graph.html").is_file()
