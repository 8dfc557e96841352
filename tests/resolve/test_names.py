"""Who a name means in any spelling, and that nobody is taken for his namesake. The lists were written before the folds."""

import csv
from datetime import date
from pathlib import Path

import pytest

from kg.events.collect import collection_of
from kg.lexicon.load import load
from kg.pipeline import claims_of
from kg.types import Actor, Article, Collection
from tests.reading import reading

INDEX = load().actors
HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def whom(name: str) -> tuple[Actor, ...]:
    """Return whom a name means by itself: by the tables, in another spelling, as the capital or region of somebody."""
    other = INDEX.spelled(name) or INDEX.capital(name)
    return INDEX.named(name) or ((other,) if other else ())


def is_one(one: str, other: str) -> bool:
    """Return whether two names mean one person: a known one, or somebody unknown whose name sounds the same."""
    if whom(one) or whom(other):
        return whom(one) == whom(other)
    first, second = (INDEX.spellings.sound(INDEX.spellings.bare(name)) for name in (one, other))
    return first == second


def test_names_of_the_news_are_known_and_none_means_somebody_else():
    names = rows("names.csv")
    known = [row for row in names if len(whom(row["name"])) == 1]
    wrong = [
        row["name"]
        for row in known
        for actor in whom(row["name"])
        if (row["kind"] or actor.kind) != actor.kind
        or (row["country"] or actor.country) != actor.country
    ]
    assert len(known) / len(names) >= 0.95
    assert wrong == []


def test_spellings_of_a_name_are_one_person():
    pairs = [row for row in rows("spellings.csv") if row["verdict"] == "same"]
    assert sum(is_one(row["one"], row["other"]) for row in pairs) >= 54


def test_names_that_look_alike_stay_two():
    pairs = [row for row in rows("spellings.csv") if row["verdict"] == "different"]
    assert [row for row in pairs if is_one(row["one"], row["other"])] == []


def test_no_fold_makes_one_of_two_known_people():
    for actor in filter(None, map(INDEX.find, INDEX.seeds.entries)):
        if actor.kind == "person" and actor.id not in {one.id for one in INDEX.named(actor.name)}:
            assert INDEX.spelled(actor.name) in (None, actor)


@pytest.mark.parametrize(
    "name",
    [
        "Rodolfo Solano Castro", "George H. W. Bush", "Hoang Trung Khai", "Mohamed Naseem", "Donald Trump Jr.",
        "Ali Hassan", "Juan Manuel Gonzalez", "Salman al-Saud", "Kim Jong", "Abdullah Ahmed",
    ],
)  # fmt: skip
def test_a_name_close_to_a_known_one_is_not_it(name):
    found = INDEX.spelled(name)
    assert found is None or name in (found.name, *found.aliases)


def people(text: str, year: int = 2020) -> dict[str, Actor]:
    """Return the people of a text by what it calls them."""
    mentions = reading(text, date(year, 5, 5)).mentions.by_head.values()
    return {one.text: one.first for one in mentions if one.first.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Visiting U.S. Secretary of State Condoleezza Rice says Japan must act.", "Condoleezza Rice"),
        ("Former Secretary of State Madeleine Albright praised Poland.", "Madeleine Albright"),
        ("Under Secretary of State Nicholas Burns urged India to sign the treaty.", "Nicholas Burns"),
        ("Assistant Secretary of State Tibor Nagy condemned Cameroon.", "Tibor Nagy"),
        ("Attorney General Merrick Garland accused Boeing of lying.", "Merrick Garland"),
        ("Mexico's Attorney General Jesus Murillo Karam accused police of murder.", "Jesus Murillo Karam"),
        ("Defence Minister Eknath Malla condemned China.", "Eknath Malla"),
        ("Deputy Prime Minister Tarek Balde met Chad's president.", "Tarek Balde"),
        ("Home Secretary Alan Johnson banned the group in Britain.", "Alan Johnson"),
        ("Secretary of Defense Donald Rumsfeld met Kuwait's emir.", "Donald Rumsfeld"),
    ],
)  # fmt: skip
def test_a_title_is_no_part_of_a_name(text, name):
    assert name in people(text, 2007)
    assert not any(called.endswith(f" {name}") for called in people(text, 2007))


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Wladimir Putin attacked Georgia.", "Wladimir Putin", "Vladimir Putin"),
        ("Selenskyj accused Russia. Wolodymyr Selenskyj met Emmanuel Macron.", "Selenskyj", "Volodymyr Zelenskyy"),
        ("Gen. Abdul Fatah al Sisi warned Ethiopia.", "Abdul Fatah al Sisi", "Abdel Fattah el-Sisi"),
        ("Abdel-Aziz Bouteflika met Nicolas Sarkozy.", "Abdel-Aziz Bouteflika", "Abdelaziz Bouteflika"),
        ("Asif Ali Zardary met Hamid Karzai.", "Asif Ali Zardary", "Asif Ali Zardari"),
        ("Suk-yeol Yoon warned North Korea.", "Suk-yeol Yoon", "Yoon Suk-yeol"),
        ("Kishida Fumio met Joe Biden.", "Kishida Fumio", "Fumio Kishida"),
        ("Orban Viktor condemned the European Union.", "Orban Viktor", "Viktor Orbán"),
        ("Michelle Bachelet Jeria met Evo Morales.", "Michelle Bachelet Jeria", "Michelle Bachelet"),
        ("Lopez Obrador criticised the United States.", "Lopez Obrador", "Andrés Manuel López Obrador"),
    ],
)  # fmt: skip
def test_a_known_person_is_met_in_any_spelling(text, written, meant):
    assert (
        people(text, 2023 if "Yoon" in text or "Kishida" in text else 2020)[written].name == meant
    )


@pytest.mark.parametrize(
    "text", ["Kamal Kharrazi condemned Malta.", "Gulbudin Hekmatyar praised Peru."]
)
def test_a_spelling_alone_is_no_sign_of_somebody_who_never_led(text):
    assert [one.wikidata for one in people(text).values()] == [None]


def test_spellings_of_an_unknown_name_are_one_person_in_a_story():
    found = people(
        "Jayantha Wikramasinghe accused India of spying. Wikramasinghe met Peru's envoys. "
        "Jayanta Wikramasinghe left, and Wikkramasinghe later condemned Chile."
    )
    assert len({one.id for name, one in found.items() if "asinghe" in name}) == 1


def test_a_surname_alone_is_of_its_story():
    texts = ("Police arrested Tanner in Leeds.", "Police freed Tanner in Leeds.")
    assert len({people(text)["Tanner"].id for text in texts}) == 2


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenyan senator Peter Otieno condemned Uganda.", "KEN"),
        ("Peter Otieno, a Ugandan doctor, condemned Kenya.", "UGA"),
        ("Chad's doctor Peter Otieno condemned Kenya.", "TCD"),
        ("U.S. senator Peter Otieno condemned Kenya.", "USA"),
        ("Peter Otieno condemned Kenya.", None),
        ("Iraq expert Peter Otieno condemned Kenya.", None),
        ("Kenyan senator Peter Otieno met Chad's envoys. Peter Otieno, a Ugandan doctor, left.", None),
    ],
)  # fmt: skip
def test_a_person_is_of_the_one_country_that_is_told_at_his_name(text, country):
    assert {one.country for name, one in people(text).items() if name == "Peter Otieno"} == {
        country
    }


@pytest.mark.parametrize("name", ["Mona Iraqi", "Bassam al Kuwaiti", "Joan Irish", "Ahmad Turki"])
def test_a_surname_is_no_nationality(name):
    assert {one.country for one in people(f"Lawyer {name} condemned Kenya.").values()} == {None}


def test_a_namesake_of_another_country_is_not_the_known_person():
    known = people("The Norwegian diplomat Terje Rød-Larsen condemned Chad.")
    other = people("The Chilean baker Terje Rød-Larsen condemned Peru.")
    assert [one.country for one in (*known.values(), *other.values())] == ["NOR", "CHL"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Iranian critic Mike Pompeo threatened Israel.", "USA"),  # holds an office that year
        ("The Ukrainian ally Emmanuel Macron condemned Peru.", "FRA"),
        ("Taiwanese guest Joshua Wong condemned the Hong Kong police.", "HKG"),  # spoken of
    ],
)
def test_a_known_person_stays_himself_beside_the_name_of_another_nation(text, country):
    assert [one.country for one in people(text, 2019).values()] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Australian senator David Johnston condemned Chile.", "AUS"),
        ("Canadian scholar David Johnston condemned Chile.", "CAN"),
        ("Senegalese minister Abdoulaye Diop thanked Chad.", "SEN"),
        ("Malian banker Abdoulaye Diop thanked Chad.", "MLI"),
    ],
)
def test_of_two_known_people_of_one_name_the_country_tells(text, country):
    (found,) = people(text, 2001).values()
    assert (found.country, found.wikidata is not None) == (country, True)


def collected(*texts: str) -> Collection:
    articles = [
        Article(f"a{place:024x}", text, published=date(2021, 6, 1))
        for place, text in enumerate(texts)
    ]
    claims = [claim for _, found in claims_of(articles) for claim in found]
    return collection_of(articles, claims, INDEX)


def standing(found: Collection, surname: str) -> set[str]:
    """Return by which ids the people of a surname are counted."""
    return {one.at("group").id for one in found.actors if one.name.endswith(surname)}


def test_namesakes_of_two_countries_stay_two_and_one_without_a_country_is_neither():
    irish = "Irish senator Michael Donnelly condemned Chile on Friday."
    welsh = "Australian senator Michael Donnelly condemned Chile on Friday."
    plain = "Michael Donnelly condemned Chile on Friday."
    assert len(standing(collected(irish, welsh, plain), "Donnelly")) == 3
    assert len(collected(irish, welsh).events) == 2


def test_spellings_in_two_articles_count_as_one_person_and_tell_of_one_act():
    texts = (
        "Kenyan senator Mohamed Kibaru accused Uganda on Friday of theft.",
        "Muhammad Kibaru accused Uganda on Friday of theft.",
        "Mohammed Kibbaru accused Uganda on Friday of theft.",
    )
    found = collected(*texts)
    assert len(standing(found, "aru")) == 1
    assert len(found.events) == 1
    assert collected(*texts[::-1]).actors == found.actors
