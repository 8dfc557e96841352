"""Whose country the unnamed are of, what actors roll up to, and what resolving may not touch."""

import csv
import io
from datetime import date
from functools import cache

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.events.collect import collection_of
from kg.export.tables import dyads_csv
from kg.graph import Graph
from kg.lexicon.load import load
from kg.lines import claim_line, claims_from
from kg.pipeline import claims_of
from kg.rdf.triples import statements
from kg.resolve.home import dateline
from kg.resolve.nearest import called
from kg.resolve.reprints import reprints
from kg.types import Actor, Article, Claim, Collection

LEXICON = load()
INDEX = LEXICON.actors


@cache
def read(*texts: str) -> Graph:
    """Return the graph of some articles, two a day."""
    articles = [
        Article(f"a{place:024x}", text, f"{place}", published=date(2021, 6, 1 + place // 2), publisher=f"Outlet {place}")
        for place, text in enumerate(texts)
    ]  # fmt: skip
    return Graph(collection_of(articles, claims(*articles), INDEX, seeds=LEXICON.digest))


def claims(*articles: Article) -> list[Claim]:
    return [claim for _, found in claims_of(articles) for claim in found]


def actor(graph: Graph, name: str) -> Actor:
    return next(actor for actor in graph.actors if actor.name == name)


UNNAMED = {  # text: name, country, what tells it
    "Police arrested nine strikers in Lusaka on Sunday.": ("Zambian police", "ZMB", "place"),
    "Rebels attacked a village in Darfur.": ("rebels", "SDN", "place"),
    "LIMA, Peru (AP) - Police arrested nine miners on Sunday. Chile condemned Peru.": (
        "Peruvian police", "PER", "place",
    ),
    "The government arrested nine teachers. Bolivia is poor.": ("Bolivian government", "BOL", "story"),
    "Pro-Russian separatists attacked Ukrainian soldiers.": ("pro-Russian separatists", None, None),
    "Turkey arrested pro-Kurdish lawmakers.": ("pro-Kurdish lawmakers", "TUR", "story"),
    "Police arrested anti-Castro activists in Lima.": ("Peruvian anti-Castro activists", "PER", "place"),
    "Pro-Iran militias attacked American troops.": ("pro-Iran militias", None, None),
    "Soldiers attacked pro-Taliban militants.": ("pro-Taliban militants", None, None),
    "Pro-Hamas demonstrators attacked Italian police.": ("pro-Hamas demonstrators", None, None),
    "Turkish soldiers attacked Kurdish rebels.": ("Turkish soldiers", "TUR", None),
    "The army of Chad attacked rebels.": ("Chadian army", "TCD", None),
    "Israel attacked militants.": ("militants", None, None),
    "Police arrested a Russian spy.": ("police", None, None),
    "Police arrested a man accused of spying for Iran.": ("police", None, None),
    "The government expelled Iran's ambassador.": ("government", None, None),
    "The government condemned the attack on Israel.": ("government", None, None),
    "The government recalled its ambassador to Peru.": ("government", None, None),
    "A court jailed a man for fighting against Ukraine.": ("court", None, None),
    "Police arrested 20 protesters outside the Turkish embassy.": ("police", None, None),
    "Police detained a man wanted by France.": ("police", None, None),
    "The army was deployed. Kenya has seen weeks of protest.": ("Kenyan army", "KEN", "story"),
    "Police arrested six nurses. Unrest has spread in Ghana.": ("Ghanaian police", "GHA", "story"),
    "Police in Lebanon, Ohio, arrested two protesters.": ("US police", "USA", "place"),
    "Police in Paris, Texas, arrested two voters.": ("US police", "USA", "place"),
    "Officials in Jordan, Minn., criticized Iran.": ("US officials", "USA", "place"),
    "In Peru, Indiana, police arrested two activists.": ("US police", "USA", "place"),
    "Police in Athens, Ga., detained three men.": ("US police", "USA", "place"),
    "Police in London, Ontario, arrested a protester.": ("Canadian police", "CAN", "place"),
    "Protesters in Tbilisi, Georgia, clashed with police.": ("Georgian police", "GEO", "place"),
    "Mexico, Texas and Arizona signed an accord.": ("Mexico", "MEX", None),
    "Iraq, Kurdistan and Turkey signed an accord.": ("Iraq", "IRQ", None),
    "Peacekeepers arrested a smuggler in Goma.": ("peacekeepers", None, None),
    "European officials condemned Malta.": ("European officials", None, None),
    "Niger attacked bandits. Rebels attacked a town near the border with Chad.": ("rebels", None, None),
    "Ghanaian police dispersed a march in Kumasi. Demonstrators attacked the police with stones.": (
        "Ghanaian demonstrators", "GHA", "story",
    ),
    "Six people were killed by gunmen in Kano.": ("people", "NGA", "place"),
    "Gunmen killed a nun in Bukavu.": ("nun", None, None),
    "Soldiers killed three protesters in Conakry, and wounded two others.": ("people", "GIN", "place"),
    "The Latvian parliament passed a law. Lawmakers condemned the government. Norway elected a king.": (
        "Latvian government", "LVA", "story",
    ),
    "Honduran police dispersed activists at the Spanish embassy. Authorities attacked some protesters.": (
        "Honduran authorities", "HND", "story",
    ),
    "President Paul Biya visited a school. The opposition accused the government of fraud.": (
        "Cameroonian opposition", "CMR", "story",
    ),
    "Voters in Malawi rejected the law. Residents condemned the president.": ("residents", "MWI", "story"),
    "Rebels in Mindanao attacked soldiers. In Colombo, rebels killed a judge.": ("judge", "LKA", "place"),
    "Turkish authorities said troops killed ten rebels.": ("Turkish troops", "TUR", "story"),
    "A suicide car bomber attacked a market in Lahore.": ("suicide car bomber", "PAK", "place"),
    "The leader of Bolivia's main union accused the army of lying.": (
        "leader of Bolivia's main union", "BOL", None,
    ),
    "Seoul police arrested a spy.": ("South Korean police", "KOR", None),
    "Warsaw courts jailed a spy.": ("Polish courts", "POL", None),
    "Israeli soldiers killed two gunmen.": ("gunmen", None, None),
    "Officials from 30 countries condemned Laos.": ("officials", None, None),
    "Both governments condemned Fiji.": ("governments", None, None),
    "Lawyers for a Chadian accused police of lying.": ("lawyers", None, None),
    "The kidnappers of a Danish nurse attacked a hospital.": ("kidnappers of a Danish nurse", None, None),
    "The rebels threatened to leave peace talks in Switzerland.": ("rebels", None, None),
    "Protesters marched in Rome and Paris.": ("protesters", None, None),
    "Rebels attacked villages in Liberia and Sierra Leone.": ("rebels", None, None),
    "The French News Agency quoted an official who accused rebels of lying.": ("official", None, None),
    "A tribunal in The Hague jailed a general.": ("tribunal in The Hague", None, None),
    "The European Parliament met in Brussels. The committee condemned Serbia.": ("committee", None, None),
    "Gunmen killed a banker in Lagos. A Scottish court jailed a Libyan for a bombing that killed 270 people.": (
        "people", None, None,
    ),
    "The government agreed to talks in Switzerland, easing fears that the country may collapse.": (
        "government", None, None,
    ),
    "Gangs attacked police over smuggling routes into Paraguay.": ("gangs", None, None),
    "NATO said two soldiers were killed by a bomb in southern Afghanistan.": ("soldiers", None, None),
    "The army said two soldiers were killed by a bomb in southern Somalia.": (
        "Somali soldiers", "SOM", "story",
    ),
    "Detainees at Guantanamo accused soldiers of torture.": ("detainees at Guantanamo", None, None),
}  # fmt: skip


@pytest.mark.parametrize("text", UNNAMED)
def test_the_unnamed_are_of_the_country_that_is_told_and_of_none_where_two_would_do(text):
    name, country, told = UNNAMED[text]
    found = next(one for one in read(text).actors if one.name.casefold() == name.casefold())
    assert (found.country, found.country_from) == (country, told)


SEVERAL = (
    "Bolivian police arrested nine miners in Potosi. Protesters blocked roads. The government condemned them. "
    "Rebels attacked a town in Mindanao. A day later, police arrested two of the rebels. "
    "An Estonian court jailed a spy. Prosecutors accused the man of lying."
)


def test_a_round_up_of_several_stories_gives_each_its_own_country():
    told = {(one.name, one.country) for one in read(SEVERAL).actors}
    assert {
        ("Bolivian protesters", "BOL"),
        ("rebels", "PHL"),
        ("Estonian prosecutors", "EST"),
    } <= told
    assert ("Bolivian government", "BOL") in told


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Former FEMA Director Anna Hall accused Cuba of lying.", "Anna Hall", "USA"),
        ("Ghanaian Senator Kofi Adu accused Togo of lying.", "Kofi Adu", "GHA"),
        ("President Bush condemned Cuba. The United States expelled an envoy.", "Bush", "USA"),
        ("President Bush condemned Cuba.", "Bush", None),
        ("Lagos Governor Tunde Bello accused protesters of lying.", "Tunde Bello", "NGA"),
        ("Darfur campaigner Joe Hill accused China of lying.", "Joe Hill", None),
        ("UN investigator Lars Berg accused Syria of lying.", "Lars Berg", None),
    ],
)
def test_strangers_are_of_the_country_that_they_serve(text, name, country):
    assert actor(read(text), name).country == country


def test_the_unnamed_of_one_kind_and_country_are_one_actor_for_all_articles():
    first, second = (
        read(text) for text in ("Chadian troops attacked Niger.", "Chad's troops attacked Mali.")
    )
    assert actor(first, "Chadian troops").id == actor(second, "Chadian troops").id


def test_those_without_a_country_stay_in_their_article():
    graph = read("Israel attacked militants.", "Egypt attacked militants.")
    assert len([one for one in graph.actors if one.name == "militants"]) == 2


GROUPS = {  # text: an actor, its group, its country
    "Moscow condemned Poland.": ("Russian government", "Russia", "Russia"),
    "Israeli warplanes attacked Hamas.": ("Israeli warplanes", "Israeli forces", "Israel"),
    "Police in Minsk arrested a poet.": ("Belarusian police", "Belarusian forces", "Belarus"),
    "Boko Haram gunmen attacked Chad.": ("Boko Haram gunmen", "Boko Haram", "Boko Haram"),
    "Angela Merkel condemned Hungary.": ("Angela Merkel", "Germany", "Germany"),
    "NATO troops attacked Libya.": ("NATO troops", "NATO", "NATO"),
    "The U.N. Security Council condemned Eritrea.": (
        "United Nations Security Council", "United Nations", "United Nations",
    ),
    "UNICEF praised Samoa.": ("UNICEF", "United Nations", "United Nations"),
    "The European Commission sued Malta.": ("European Commission", "European Union", "European Union"),
    "The Commonwealth of Independent States condemned Georgia.": (
        "Commonwealth of Independent States", "Commonwealth of Independent States",
        "Commonwealth of Independent States",
    ),
    "American bombers attacked a town in Libya.": ("US bombers", "US forces", "United States"),
    "Peruvian protesters blocked a road in Lima, and attacked Chile.": (
        "Peruvian protesters", "Peruvian protesters", "Peru",
    ),
    "A US diplomat accused Cuba of spying.": ("US diplomat", "United States", "United States"),
    "Kenyan officials accused Chad of spying.": ("Kenyan government", "Kenya", "Kenya"),
    "Former Kenyan officials accused Chad of spying.": (
        "Former Kenyan officials", "Kenyan authorities", "Kenya",
    ),
    "A former US diplomat accused Cuba of spying.": (
        "former US diplomat", "US people", "United States",
    ),
    "The ousted Libyan government accused France of lying.": (
        "ousted Libyan government", "Libyan authorities", "Libya",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", GROUPS)
def test_actors_roll_up(text):
    name, group, country = GROUPS[text]
    found = actor(read(text), name)
    assert (found.at("group").name, found.at("country").name) == (group, country)


WIRE = (
    "Russia attacked Georgia on Friday, killing ten soldiers in the town of Gori. France condemned the attack. "
    "The United States urged Russia to talk. Ministers of several countries are to meet next week."
)


def test_one_wire_text_in_four_outlets_tells_the_events_of_one():
    texts = [f"{WIRE} {agency} reporting." for agency in ("Reuters", "BBC", "AP", "CNN")]
    alone, together = read(texts[0]), read(*texts)
    assert len(together.events) == len(alone.events)
    assert set(together.to_pandas().witnesses) == {1}
    assert len(dict(together.collection.reprints)) == 3


def test_a_text_is_a_reprint_of_the_first_alone():
    other = "The price of tea rose in Kenya, where farmers fear a dry season after a wet one, again and again."
    articles = [Article(f"a{place}", text, published=date(2021, 6, day)) for place, (text, day) in enumerate(
        [(WIRE, 3), (f"{WIRE} More soon.", 2), (other, 1), (f"Update: {WIRE}", 4)]
    )]  # fmt: skip
    assert reprints(articles) == {"a0": "a1", "a3": "a1"}
    assert reprints(articles[::-1]) == reprints(articles)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KAMPALA, Uganda (AP) - Rebels fled.", "UGA"),
        ("NEW DELHI — India tested a missile.", "IND"),
        ("A title\n\nTOKYO (Reuters) – Japan voted.", "JPN"),
        ("Uganda is green - and wet.", None),
        ("U.S.-backed rebels attacked the army.", None),
    ],
)
def test_a_dateline_tells_where_a_story_was_written(text, country):
    assert dateline(text, INDEX) == country


STORIES = (
    "Police arrested nine strikers in Lusaka on Monday. Zambia accused Malawi of spying.",
    "Zambian police arrested nine strikers on Monday. Malawi denied that it had spied on Zambia.",
    "Lusaka accused Malawi of spying on Monday. Rebels attacked troops.",
    "Malawi may attack Zambia. Zambia will expel two Malawian envoys on Friday.",
)


@cache
def told() -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    articles = tuple(
        Article(f"a{place:024x}", text, f"{place}", published=date(2021, 6, 9))
        for place, text in enumerate(STORIES)
    )
    return articles, tuple(claims(*articles))


def whole(found: list[Claim]) -> Collection:
    return collection_of(told()[0], found, INDEX)


@given(st.sets(st.integers(0, len(STORIES) - 1)), st.randoms())
@settings(max_examples=25, deadline=None)
def test_resolving_changes_nothing_that_is_claimed(chosen, random):
    own = [one for one in told()[1] if int(one.evidence.article[1:], 16) in chosen]
    random.shuffle(own)
    after = {one.id: one for one in whole(own).claims}
    assert {one.id: claim_line(one) for one in own} == {
        name: claim_line(one) for name, one in after.items()
    }


@given(st.sets(st.integers(0, len(STORIES) - 1)))
@settings(max_examples=25, deadline=None)
def test_more_articles_only_add_statements(chosen):
    some = [one for one in told()[1] if int(one.evidence.article[1:], 16) in chosen]
    part, everything = (
        {
            triple
            for triple in statements(whole(found))
            if "#sameEvent" not in triple[1] and "/merging/" not in triple[0]
        }
        for found in (some, list(told()[1]))
    )
    assert part <= everything


def test_lines_keep_what_tells_a_country():
    found = told()[1]
    again = claims_from([claim_line(one) for one in found], INDEX.find)
    assert [claim_line(one) for one in again] == [claim_line(one) for one in found]
    assert any(
        who.country_from for one in again for mention in one.mentions for who in mention.actors
    )


def test_a_level_counts_asserted_events_apart():
    graph = read(*STORIES)
    network = graph.to_networkx(level="group")
    assert isinstance(network, networkx.MultiDiGraph)
    assert all(values["asserted"] for _, _, values in network.edges(data=True))
    accused = network["wd-Q953"]["wd-Q1020"]["verbal conflict"]
    assert (accused["asserted"], accused["planned"]) == (2, 0)
    more = graph.to_networkx(level="country", claimed=True)
    assert any(not values["asserted"] for _, _, values in more.edges(data=True))
    table = graph.to_pandas(level="country")
    assert (table.asserted > 0).all() and {"planned", "denied", "by"} <= set(table.columns)


def test_dyads_are_written_only_where_an_act_is_asserted():
    graph = read(*STORIES)
    rows = list(csv.DictReader(io.StringIO(dyads_csv(graph.collection))))
    assert rows and all(int(row["asserted"]) for row in rows)
    assert {row["level"] for row in rows} == {"group", "country"}
    planned = ("Malawi", "Zambia", "material conflict")
    assert planned not in {(row["source"], row["target"], row["quad_class"]) for row in rows}


def test_a_graph_that_is_loaded_is_saved_byte_by_byte(tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    read(*STORIES).save(first)
    Graph.load(first).save(again)
    assert all((again / path.name).read_bytes() == path.read_bytes() for path in first.iterdir())


def test_somebody_is_found_by_the_end_of_his_name_where_nobody_is_called_so():
    graph = read("Angela Merkel accused Russia of lying. Merkel praised the Russian army.")
    assert [one.name for one in called("merkel", graph.actors)] == ["Angela Merkel"]
    assert [one.name for one in called("Russia", graph.actors)] == ["Russia"]
    assert called("angela", graph.actors) == []
