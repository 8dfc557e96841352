"""Which place of the world a name means, and how exactly the words tell where an act took place."""

import pytest

from kg.types import Place
from tests.reading import claims


def place(text: str) -> Place | None:
    """Return the place of the first act of a text."""
    return claims(text)[0].place


EXACT = [  # sentence, country, precision, degrees north and east
    ("Gunmen killed five soldiers near Mosul in Iraq on Monday.", "IRQ", "near", 36.3, 43.1),
    ("Rebels attacked a convoy 20 kilometers north of Goma in Congo.", "COD", "near", -1.7, 29.2),
    ("Police clashed with protesters on the outskirts of Harare.", "ZWE", "near", -17.8, 31.1),
    ("Police arrested three men in the Kenyan port of Mombasa.", "KEN", "town", -4.1, 39.7),
    ("Protesters clashed with police in the Bolivian capital.", "BOL", "town", -16.5, -68.1),
    ("Ministers met in the Slovak capital, Bratislava.", "SVK", "town", 48.1, 17.1),
    ("A bomb killed six people in the Somali capital.", "SOM", "town", 2.0, 45.3),
    ("Syrian forces shelled eastern Ghouta on Friday.", "SYR", "part", 33.5, 36.4),
    ("Bandits killed nine people in northern Nigeria.", "NGA", "part", 9.0, 7.0),
    ("Troops killed five rebels in Colombia's Arauca province.", "COL", "region", 7.0, -71.0),
    ("Soldiers killed two men in Uganda.", "UGA", "country", 1.0, 32.5),
    ("Gunmen attacked a post in the village of Tubigan, Basilan province, in the Philippines.", "PHL", "region", 6.6, 122.0),
    ("Rebels killed six men outside Tarin Kowt in Afghanistan.", "AFG", "near", 32.6, 65.9),
    ("Guards beat an inmate at a Kyrgyz prison.", "KGZ", "country", 41.8, 74.0),
    ("Armed men killed a mayor in San Fernando, in the Philippines.", "PHL", "country", 12.2, 122.4),
    ("Police arrested three men in Paris, Texas.", "USA", "region", 31.0, -97.5),
    ("Pirates seized a tanker off the coast of Benin.", "BEN", "near", 6.9, 2.4),
    ("Gunmen shot dead a judge in Karachi's Lyari district.", "PAK", "part", 24.9, 67.0),
    ("A blast killed three in the Iraqi capital's western Iskan district.", "IRQ", "part", 33.3, 44.4),
    ("Ukraine said that Russian missiles hit Kryvyi Rih.", "UKR", "town", 47.9, 33.4),
    ("Israel bombed Deir al-Balah in Gaza.", "PSE", "town", 31.4, 34.3),
    ("Rebels seized Bambari in the Central African Republic.", "CAF", "town", 5.8, 20.7),
    ("Police fired on a crowd in Ulan-Ude, Russia.", "RUS", "town", 51.8, 107.6),
    ("Gunmen killed three guards in Sao Paulo on Monday.", "BRA", "town", -23.5, -46.6),
    ("Police arrested a preacher in Kano, Nigeria.", "NGA", "town", 12.0, 8.5),
    ("Bandits attacked a convoy in Kano state in Nigeria.", "NGA", "region", 11.7, 8.5),
    ("Soldiers killed two men in Veracruz state in Mexico.", "MEX", "region", 19.3, -96.7),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "country", "precision", "latitude", "longitude"), EXACT)
def test_a_place_is_resolved(sentence, country, precision, latitude, longitude) -> None:
    found = place(sentence)
    assert found is not None
    assert (found.country, found.precision) == (country, precision)
    wide = 3.0 if precision in ("part", "region", "country", "near") else 0.2
    assert found.latitude == pytest.approx(latitude, abs=wide)
    assert found.longitude == pytest.approx(longitude, abs=wide)


NAMESAKES = [
    ("Ministers met in Tripoli, Lebanon, on Friday.", "LBN"),
    ("Lebanon said that gunmen killed two soldiers in Tripoli. Beirut sent troops.", "LBN"),
    ("Libya's government said that gunmen killed two soldiers in Tripoli.", "LBY"),
    ("Protesters marched in the Pakistani city of Hyderabad.", "PAK"),
    ("India said that police arrested two men in Hyderabad.", "IND"),
    ("Police in Birmingham, Alabama, arrested a priest.", "USA"),
    ("Gunmen kidnapped a priest in Georgetown, Guyana.", "GUY"),
    ("Venezuelan soldiers arrested three men in Barcelona. Caracas denied it.", "VEN"),
    ("Spanish police arrested three men in Barcelona.", "ESP"),
    ("Chilean police arrested two men in Santiago.", "CHL"),
    ("Police in Cuba arrested two men in Guantanamo, Cuba.", "CUB"),
]


@pytest.mark.parametrize(("text", "country"), NAMESAKES)
def test_namesakes_are_told_apart(text: str, country: str) -> None:
    found = next(claim.place for claim in claims(text) if claim.place)
    assert found.country == country


@pytest.mark.parametrize(
    "sentence",
    [
        "American police arrested two men in Springfield.",
        "Mexican police arrested two men in San Miguel.",
        "Police arrested two men in Xyzzyville.",
    ],
)
def test_what_two_places_could_bear_alike_is_left_open(sentence: str) -> None:
    found = place(sentence)
    assert found is not None
    assert (found.precision, found.latitude, found.geonames) == ("name", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Colombia and Bolivia protested. Police arrested two men in the Andes on Monday.",
        "Mali and Niger sent troops. Militants attacked a convoy in the Sahara.",
    ],
)
def test_a_range_or_desert_of_many_countries_is_no_town_of_one(text: str) -> None:
    found = next(claim.place for claim in claims(text) if claim.place)
    assert (found.country, found.precision) == (None, "region")


def test_a_name_means_one_place_throughout_an_article() -> None:
    found = claims(
        "Gunmen killed a soldier in Tripoli, Lebanon, on Monday. Police arrested two men in Tripoli."
    )
    assert {claim.place.country for claim in found if claim.place} == {"LBN"}


def test_the_narrower_of_two_places_counts_if_it_lies_in_the_other() -> None:
    found = place("Rebels killed nine soldiers in eastern Congo, near Goma.")
    assert found is not None
    assert (found.name, found.precision) == ("Goma", "near")


def test_a_place_says_what_it_lies_in_and_the_reason_says_what_decided() -> None:
    (claim, *_) = claims("Police arrested two men in the Turkish city of Diyarbakir.")
    assert claim.place is not None
    assert claim.place.within
    assert [reason.says for reason in claim.because if reason.step == "place"] == [
        "in Diyarbakir: “Diyarbakir” stands below “arrested”; TUR stands at the name"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine said that Russian missiles hit Kryvyi Rih.",
        "Peruvian police attacked Cerro de Pasco.",
        "Yemen's rebels shelled Beit al-Faqih.",
        "Sudanese planes bombed El Geneina.",
        "Israeli jets struck Deir al-Balah.",
    ],
)
def test_a_town_is_no_person(sentence: str) -> None:
    kinds = {
        actor.kind for claim in claims(sentence) for one in claim.mentions for actor in one.actors
    }
    assert "person" not in kinds


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mexican troops killed Emiliano Zapata on Friday.", "Emiliano Zapata"),
        ("Mexican police arrested Benito Juarez.", "Benito Juarez"),
        ("Colombian police detained Jose Marti.", "Jose Marti"),
    ],
)
def test_a_person_with_a_towns_name_stays_one(sentence: str, name: str) -> None:
    (claim,) = claims(sentence)
    assert [(one.first.name, one.first.kind) for one in claim.targets] == [(name, "person")]


def test_the_country_of_an_act_is_not_that_of_who_acts() -> None:
    found = claims("Gunmen killed two soldiers in Marseille. France sent police.")
    assert [one.first.name.casefold() for one in found[0].sources] == ["gunmen"]
    assert [one.first.country_from for one in found[0].sources] == ["place"]
