"""Names, titles and bare nouns find the actors that people mean, and slips of the seed files are told."""

import shutil
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from kg import data
from kg.errors import SeedError
from kg.lexicon.actors import ActorIndex, kind_of, unknown
from kg.lexicon.layers import Layer
from kg.lexicon.names import fold


@pytest.fixture(scope="module")
def index():
    return ActorIndex.load([Layer(data.seeds())])


@pytest.fixture
def seeds(tmp_path):
    for name in ("actors", "aliases"):
        shutil.copytree(data.seeds() / name, tmp_path / "seeds" / name)
    return tmp_path / "seeds"


def ids(actors):
    return [actor.id for actor in actors]


def name(actor):
    return actor.name if actor else None


def test_the_kremlin_is_the_russian_government(index):
    (kremlin,) = index.named("the Kremlin")
    assert (kremlin.id, kremlin.name, kremlin.kind, kremlin.country) == (
        "gov-RUS",
        "Russian government",
        "government",
        "RUS",
    )
    assert index.government("RUS") == kremlin


@pytest.mark.parametrize(
    "written",
    ["US", "U.S.", "the U.S.", "USA", "United States", "the United States of America", "America"],
)
def test_the_united_states_have_many_names(index, written):
    assert ids(index.named(written)) == ["wd-Q30"]


@pytest.mark.parametrize(
    "written",
    [
        "us",
        "Us",
        "who",
        "Who",
        "un",
        "is",
        "turkey",
        "chad",
        "jordan",
        "united nations",
        "Let",
        "Hindu",
    ],
)
def test_us_is_not_the_pronoun(index, written):
    assert index.named(written) == ()


def test_a_line_in_capitals_has_no_short_acronyms(index):
    assert index.longest(["PLEASE", "TELL", "US", "WHAT", "HAPPENED"], 2) is None
    assert index.longest(["The", "US", "said"], 1) == (1, index.named("US"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "Ivory Coast"),
        ("al-Qa'ida", "Al Qaeda"),
        ("Hizbollah", "Hezbollah"),
        ("ISIS", "Islamic State"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Nato", "NATO"),
        ("U.N. Security Council", "UN Security Council"),
    ],
)
def test_spellings_of_one_name_are_one_actor(index, one, other):
    assert len(index.named(one)) == 1
    assert index.named(one) == index.named(other)


def test_a_capital_is_no_name_but_may_stand_for_its_government(index):
    assert index.named("Moscow") == ()
    assert index.capital("Moscow").id == "gov-RUS"
    assert name(index.capital("Brussels")) == "European Union"
    assert index.capital("Aleppo") is None


def test_places_lie_in_countries(index):
    assert index.place("Aleppo") == ("Aleppo", "SYR")
    assert index.place("Moscow") == ("Moscow", "RUS")
    assert index.place("the Hague")[1] == "NLD"
    assert index.place("Britain") == ("United Kingdom", "GBR")
    assert index.place("nice") is None


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("Russian", "RUS"),
        ("Belarusians", "BLR"),
        ("French", "FRA"),
        ("Frenchman", "FRA"),
        ("Afghan", "AFG"),
        ("Spaniard", "ESP"),
        ("Dutch", "NLD"),
        ("British", "GBR"),
        ("Poles", "POL"),
        ("Polish", "POL"),
        ("North Korean", "PRK"),
        ("Kosovar", "XKX"),
        ("Palestinians", "PSE"),
    ],
)
def test_nationalities_name_countries(index, word, iso3):
    assert index.nationality(word) == index.country(iso3)


@pytest.mark.parametrize("word", ["polish", "Korean", "Kurdish", "Soviet", "Europe"])
def test_words_of_no_single_country_are_no_nationality(index, word):
    assert index.nationality(word) is None


@pytest.mark.parametrize(
    ("country", "title", "day", "holder"),
    [
        ("GBR", "prime minister", date(2013, 5, 1), "David Cameron"),
        ("GBR", "prime minister", date(2017, 6, 1), "Theresa May"),
        ("GBR", "prime minister", date(2022, 10, 1), "Liz Truss"),
        ("DEU", "chancellor", date(2015, 1, 1), "Angela Merkel"),
        ("GBR", "chancellor", date(2024, 10, 1), "Rachel Reeves"),
        ("RUS", "foreign minister", date(2015, 1, 1), "Sergey Lavrov"),
        ("USA", "secretary of state", date(2010, 1, 1), "Hillary Clinton"),
        ("USA", "president", date(2020, 8, 31), "Donald Trump"),
        ("IRN", "president", date(2015, 1, 1), "Hassan Rouhani"),
        ("BLR", "president", date(2020, 8, 31), "Alexander Lukashenko"),
        ("IND", "foreign minister", date(2014, 12, 1), "Sushma Swaraj"),
        ("wd-Q1065", "secretary-general", date(2014, 1, 1), "Ban Ki-moon"),
    ],
)
def test_a_title_at_a_date_is_a_person(index, country, title, day, holder):
    assert name(index.officeholder(country, index.office(title, country), day)) == holder


def test_prime_minister_at_a_date(index):
    cameron = index.officeholder("GBR", "head_of_government", date(2013, 5, 1))
    may = index.officeholder("GBR", "head_of_government", date(2017, 1, 1))
    assert ids([cameron, may]) == ["wd-Q192", "wd-Q264766"]
    assert index.role(cameron, date(2013, 5, 1)) == "Prime Minister"
    assert index.role(cameron, date(2017, 1, 1)) is None


def test_a_president_heads_the_government_where_nobody_else_does(index):
    assert name(index.officeholder("USA", "head_of_government", date(2012, 1, 1))) == "Barack Obama"


def test_nobody_is_in_office_after_the_facts_end(index):
    assert index.officeholder("RUS", "head_of_state", date(2031, 1, 1)) is None
    assert index.officeholder("TUR", "interior_minister", date(2026, 1, 1)) is None


def test_offices_held_by_many_name_nobody(index):
    assert index.office("ambassador") == "ambassador"
    assert index.officeholder("USA", "ambassador", date(2015, 1, 1)) is None


def test_without_a_date_a_title_is_nobody(index):
    assert index.officeholder("GBR", "head_of_government", None) is None


def test_a_surname_is_looked_up_apart_from_names(index):
    assert index.named("Merkel") == ()
    assert "Angela Merkel" in {actor.name for actor in index.people("Merkel")}
    assert "Xi Jinping" in {actor.name for actor in index.people("Xi")}
    assert "Jean-Yves Le Drian" in {actor.name for actor in index.people("Le Drian")}
    assert index.people("may") == ()


def test_a_name_that_fits_two_people_returns_both(index):
    assert len(index.people("Clinton")) > 1
    assert len(index.named("Democratic Alliance")) > 1


def test_the_longest_name_wins(index):
    text = "Rebels of al - Shabaab and the UN Security Council met Ban Ki - moon in South Sudan"
    words = text.split()
    found = {start: index.longest(words, start) for start in range(len(words))}
    sizes = {start: match[0] for start, match in found.items() if match}
    assert {start: sizes[start] for start in (2, 7, 11, 16)} == {2: 3, 7: 3, 11: 4, 16: 2}
    assert name(found[11][1][0]) == "Ban Ki-moon"


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("protester", "protesters"),
        ("police", "government"),
        ("troop", "military"),
        ("rebel", "armed group"),
        ("opposition", "party"),
        ("court", "court"),
        ("newspaper", "media"),
        ("villager", "civilians"),
        ("president", "person"),
        ("union", "organisation"),
        ("table", None),
    ],
)
def test_bare_nouns_have_a_kind(index, noun, kind):
    assert index.group(noun) == kind


def test_a_soldier_is_one_an_army_is_many(index):
    assert index.single("soldier")
    assert not index.single("army")


def test_an_unknown_actor_tells_kind_and_country_in_its_id():
    rebels = unknown("rebels", "armed group", "COL", "a1")
    assert kind_of(rebels.id) == ("armed group", "COL")
    assert rebels.wikidata is None
    assert rebels.id != unknown("rebels", "armed group", "COL", "a2").id
    assert (
        unknown("Jane Doe", "person", None, None).id == unknown("JANE DOE", "person", None, None).id
    )
    assert kind_of(unknown("x", "igo", None, None).id) == ("igo", None)
    assert kind_of("gov-RUS") == ("government", "RUS")
    assert kind_of("wd-Q159") == ("other", None)


def test_every_actor_can_be_found_by_its_name(index):
    skipped = {
        entry.id
        for entry in index.seeds.entries.values()
        if entry.kind == "government" or " " not in entry.name
    }
    names = (
        (entry.id, entry.name) for entry in index.seeds.entries.values() if entry.id not in skipped
    )
    lost = [text for identifier, text in names if identifier not in index.table.find(text)]
    assert lost == []


def test_folding_twice_changes_nothing(index):
    names = [entry.name for entry in index.seeds.entries.values()]
    assert all(fold(fold(text)) == fold(text) for text in names)


def test_slips_are_listed_together(seeds):
    def append(file, line):
        with Path(seeds / file).open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    append("actors/armed_groups.csv", "armed-group-x,X Front,armed grup,COL,,")
    append("actors/parties.csv", "party-y,Y Party,party,XYZ,,")
    append("actors/people.csv", "wd-Q76,Barack Obama,USA,Q76,")
    append("actors/offices.csv", "wd-Q76,USA,head_of_state,President,2009-20-01,,2010")
    append("aliases/actors.csv", "The Land,wd-Q0")
    (seeds / "actors" / "groups.csv").write_text("noun,sort,number\n", encoding="utf-8")
    with pytest.raises(SeedError) as error:
        ActorIndex.load([Layer(seeds)])
    told = [slip.split(": ", 2) for slip in error.value.slips]
    problems = {file: problem for file, _, problem in told}
    assert (
        problems["seeds/actors/armed_groups.csv"]
        == "unknown kind 'armed grup', did you mean armed group?"
    )
    assert problems["seeds/actors/parties.csv"].startswith("unknown country 'XYZ'")
    assert problems["seeds/actors/people.csv"] == "id 'wd-Q76' stands twice"
    assert problems["seeds/actors/offices.csv"].startswith("bad date in '2009-20-01")
    assert problems["seeds/aliases/actors.csv"].startswith("unknown actor 'wd-Q0'")
    assert problems["seeds/actors/groups.csv"] == "missing column 'kind'"
    assert len(told) == 6


def test_a_slip_names_file_and_line(seeds):
    file = seeds / "aliases" / "capitals.csv"
    file.write_text("name,actor\nKiev,gov-UKRR\n", encoding="utf-8")
    with pytest.raises(
        SeedError,
        match=r"^seeds/aliases/capitals.csv: line 2: unknown actor 'gov-UKRR', did you mean gov-UKR",
    ):
        ActorIndex.load([Layer(seeds)])


def test_loading_is_deterministic(index):
    again = ActorIndex.load([Layer(data.seeds())])
    assert list(again.seeds.entries.values()) == list(index.seeds.entries.values())
    assert (again.table.names, again.table.acronyms) == (index.table.names, index.table.acronyms)
    assert again.people("Kim") == index.people("Kim")


def test_loading_takes_less_than_two_seconds_on_any_machine():
    start = perf_counter()
    ActorIndex.load([Layer(data.seeds())])
    assert perf_counter() - start < 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["the", "Lord", "'s", "Resistance", "Army"], "Lord's Resistance Army"),
        (["New", "People", "’s", "Army"], "New People's Army"),
        (["Kurdistan", "Workers", "'", "Party"], "Kurdistan Workers' Party"),
        (["People", "'s", "Protection", "Units"], "People's Protection Units"),
    ],
)
def test_a_possessive_in_a_name_may_be_a_word_of_its_own(index, words, named):
    start = int(words[0] == "the")
    length, found = index.longest(words, start)
    assert length == len(words) - start and found == index.named(named) and len(found) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ICE", "Immigration and Customs Enforcement"),
        ("FEMA", "Federal Emergency Management Agency"),
        ("USAID", "US Agency for International Development"),
        ("DPKO", "UN Department of Peacekeeping Operations"),
        ("JKLF", "Jammu Kashmir Liberation Front"),
        ("Federal Foreign Office", "German government"),
        ("Iraqi Kurdistan", "Kurdistan Regional Government"),
        ("UN security council", "United Nations Security Council"),
        ("UPDF", "Uganda People's Defence Force"),
        ("Macina Liberation Front", "Macina Liberation Front"),
    ],
)
def test_bodies_much_in_the_news_are_known(index, written, meant):
    assert [actor.name for actor in index.named(written)] == [meant]


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Haider Abadi", "IRQ"), ("Muammar Gaddafi", "LBY"), ("Alvaro Uribe", "COL"), ("Saad Hariri", "LBN"), ("Dina Boluarte", "PER"),
        ("Kizza Besigye", "UGA"), ("Ratko Mladic", "BIH"), ("Benazir Bhutto", "PAK"), ("Carrie Lam", "HKG"), ("Bobi Wine", "UGA"),
    ],
)  # fmt: skip
def test_press_spellings_of_people_are_known(index, written, country):
    assert [actor.country for actor in index.named(written)] == [country]


def test_who_leads_a_country_depends_on_the_day(index):
    (obama,) = index.named("Barack Obama")
    assert (
        index.leads(obama, date(2012, 5, 1))
        and not index.leads(obama, date(2018, 5, 1))
        and index.leads(obama, None)
    )
    (kerry,) = index.named("John Kerry")
    assert not index.leads(kerry, date(2015, 5, 1))


def test_a_country_lends_its_adjective_to_its_bodies(index):
    assert index.of_country("KEN", "police") == "Kenyan police"
    assert name(index.body("RUS", "forces")) == "Russian Armed Forces"
    assert index.body("KEN", "gardeners") is None


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("rebel group", "armed group"), ("radio station", "media"), ("opposition group", "party")],
)
def test_two_words_may_name_a_kind(index, noun, kind):
    assert index.group(noun) == kind


@pytest.mark.parametrize(
    ("country", "office", "day", "expected"),
    [
        ("LBN", "head_of_government", date(2015, 6, 1), "Tamam Salam"),
        ("LBN", "head_of_government", date(2020, 6, 1), "Hassan Diab"),
        ("PER", "head_of_state", date(2019, 6, 1), "Martín Vizcarra"),
        ("NZL", "head_of_government", date(2012, 6, 1), "John Key"),
        ("NZL", "head_of_government", date(2023, 6, 1), "Chris Hipkins"),
        ("IRQ", "head_of_government", date(2007, 6, 1), "Nouri al-Maliki"),
        ("CAN", "head_of_government", date(2005, 6, 1), "Paul Martin"),
        ("ESP", "head_of_government", date(2006, 6, 1), "José Luis Rodríguez Zapatero"),
        ("MMR", "head_of_state", date(2019, 6, 1), "Win Myint"),
        ("MYS", "head_of_government", date(2022, 6, 1), "Ismail Sabri Yaakob"),
        ("CHN", "foreign_minister", date(2005, 6, 1), "Li Zhaoxing"),
        ("IND", "foreign_minister", date(2003, 6, 1), "Yashwant Sinha"),
    ],
)
def test_heads_of_regions_and_successors_do_not_hide_who_was_in_office(
    index, country, office, day, expected
):
    assert name(index.officeholder(country, office, day)) == expected


@pytest.mark.parametrize(
    ("organisation", "day", "expected"),
    [
        ("NATO", date(2011, 4, 1), "Anders Fogh Rasmussen"),
        ("United Nations", date(2008, 4, 1), "Ban Ki-moon"),
        ("IAEA", date(2020, 4, 1), "Rafael Grossi"),
        ("European Commission", date(2010, 4, 1), "José Manuel Durão Barroso"),
    ],
)
def test_organisations_have_heads(index, organisation, day, expected):
    (found,) = index.named(organisation)
    assert name(index.head(found.id, day)) == expected
    assert index.head(found.id, None) is None
