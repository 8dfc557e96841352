"""The gazetteer: which places bear a name."""

import gzip

import pytest

from kg.gazetteer import table
from kg.gazetteer.table import FOLDER
from kg.lexicon.load import load


def lines(name: str) -> list[bytes]:
    return gzip.decompress((FOLDER / f"{name}.tsv.gz").read_bytes()).splitlines()


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Mosul", "IRQ", 36.3, 43.1),
        ("Kryvyi Rih", "UKR", 47.9, 33.4),
        ("Maiduguri", "NGA", 11.8, 13.2),
        ("Cox's Bazar", "BGD", 21.4, 92.0),
        ("Port-au-Prince", "HTI", 18.5, -72.3),
        ("Suva", "FJI", -18.1, 178.4),
    ],
)
def test_a_town_is_found_by_name(name, country, latitude, longitude) -> None:
    found = next(one for one in table.named(name) if one.sort == "town" and one.country == country)
    assert found.latitude == pytest.approx(latitude, abs=0.2)
    assert found.longitude == pytest.approx(longitude, abs=0.2)


@pytest.mark.parametrize("name", ["", "=IRQ", "=IRQ\t", "\ud800", "zzzz", "\n", "~", "~mozul"])
def test_no_place_bears_an_odd_name(name: str) -> None:
    assert table.named(name) == ()


def test_every_line_is_found_by_its_key() -> None:
    for name in ("names", "places"):
        whole = lines(name)
        for line in (whole[0], whole[1], whole[len(whole) // 2], whole[-2], whole[-1]):
            key, *cells = line.split(b"\t")
            assert table.find(name, key.decode()) == cells


def test_the_tables_are_sorted_and_agree() -> None:
    assert all(whole == sorted(whole) for whole in map(lines, ("names", "places")))
    known = {line.split(b"\t")[0] for line in lines("places")}
    assert {one for line in lines("names") for one in line.split(b"\t")[1].split()} <= known
    regions = {line.split(b"\t")[4] for line in lines("places")} - {b""}
    assert len(regions - known) < len(regions) / 100  # a region without a name of its own


def test_each_country_of_the_seeds_where_people_live_is_there() -> None:
    countries = load().actors.seeds.countries
    missing = {iso3 for iso3 in countries if table.country(iso3) is None}
    assert missing == {"ATA", "BVT", "HMD", "UMI"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baqouba", "Baqubah"),
        ("Ash Shatrah", "Shatra"),
        ("Qandahar", "Kandahar"),
        ("Lughansk", "Lugansk"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert table.spelling(one.lower()) == table.spelling(other.lower())


@pytest.mark.parametrize(
    ("one", "other"), [("Mosul", "Mosel"), ("Aden", "Adana"), ("Niger", "Nigeria")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert table.spelling(one.lower()) != table.spelling(other.lower())
