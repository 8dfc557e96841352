"""Who is meant: by a ministry, a possessor, "the two countries", "the militants", a list, a noun before another."""

from datetime import date

import pytest

from kg.types import each_actor
from tests.reading import claims, reading

WHO: dict[str, dict[str, set[str]]] = {
    "a body called by a common noun is its country's": {
        "The Chilean Ministry of Health accused Bolivia of lying.": {"Chilean Ministry of Health", "Bolivia"},
        "Ghana's Supreme Court condemned Togo.": {"Ghana's Supreme Court", "Togo"},
        "Latvia's Ministry of Justice thanked Estonia.": {"Latvia's Ministry of Justice", "Estonia"},
    },
    "the country may come after": {
        "The Federal Government of Somalia condemned Kenya.": {"Somali government", "Kenya"},
        "The National Assembly of Benin condemned Togo.": {"National Assembly of Benin", "Togo"},
    },
    "each word of a row has a group of its own": {
        "Rebel and government troops clashed in Sudan.": {"Sudanese rebel troops", "Sudanese government troops"},
        "Zambia condemned opposition and union leaders.": {"opposition leaders", "union leaders", "Zambia"},
        "Opposition and civil society groups thanked Ghana.": {"opposition groups", "civil society groups", "Ghana"},
        "Health and safety inspectors condemned Ghana.": {"health and safety inspectors", "Ghana"},
    },
    "guests are of no land where they are": {
        "Foreign troops in Mali killed a Malian judge.": {"foreign troops in Mali", "Malian judge"},
        "The coalition in Iraq condemned Iran.": {"coalition in Iraq", "Iran"},
        "The army in Mali condemned Niger.": {"Malian army", "Niger"},
    },
    "organisations have heads": {
        "The NATO chief thanked Iceland.": {"Jens Stoltenberg", "Iceland"},
        "The head of the World Health Organization (WHO) praised Vietnam.": {"Tedros Adhanom Ghebreyesus", "Vietnam"},
        "The UN secretary-general condemned Eritrea.": {"António Guterres", "Eritrea"},
        "The president of the European Commission met Viktor Orban.": {"Ursula von der Leyen", "Viktor Orbán"},
        "The UN peacekeeping chief condemned Eritrea.": {"UN peacekeeping chief", "Eritrea"},
    },
    "a government is called by its leader": {
        "The Trump administration criticised Cuba.": {"US government", "Cuba"},
        "Emmanuel Macron's government condemned Belarus.": {"French government", "Belarus"},
        "The government of Angela Merkel thanked Portugal.": {"German government", "Portugal"},
    },
    "a predicate noun is its subject": {
        "Uruguay is the only country that condemned Venezuela.": {"Uruguay", "Venezuela"},
        "Chad is one of several countries that condemned Sudan.": {"Chad", "Sudan"},
        "Finland was the state that accused Russia of espionage.": {"Finland", "Russia"},
    },
    "what is denied or only possible of it is not": {
        "Uruguay is not the country that condemned Venezuela.": {"country", "Venezuela"},
        "Uruguay could be the country that condemned Venezuela.": {"country", "Venezuela"},
    },
    "a possessor lends its country": {
        "India said that its troops attacked Pakistan.": {"Indian troops", "Pakistan"},
        "Serbia condemned Kosovo. The country's ambassador criticised Albania.": {
            "Serbia", "Kosovo", "Serbian ambassador", "Albania",
        },
    },
    "one who acts alone is not the country": {
        "The Kenyan runner broke away from the leading group.": set(),
        "Egypt's squash players defeated the Germans.": set(),
        "The Chilean novelist condemned Pinochet's army.": {"Chilean novelist", "Pinochet's army"},
        "The Kenyan army attacked rebels.": {"Kenyan army", "rebels"},
    },
    "a name nobody knows that attacks nobody plays": {
        "Ada Lima attacked from the left wing.": set(),
        "Ada Lima attacked a policeman.": {"Ada Lima", "policeman"},
    },
    "of two who may own, neither does": {
        "The United States said that Iran attacked Israel. Its forces killed 12 people.": {"Iran", "Israel", "forces", "people"},
    },
    "two names share their last words": {
        "North and South Korea signed an agreement.": {"North Korea", "South Korea"},
        "Saudi and Iranian officials held talks in Muscat.": {"Saudi government", "Iranian government"},
        "Ethiopian and Eritrean soldiers clashed on Monday.": {"Ethiopian soldiers", "Eritrean soldiers"},
        "Bangladeshi and Indian border guards clashed.": {"Bangladeshi border guards", "Indian border guards"},
        "The Turkish and Russian presidents met in Sochi.": {"Recep Tayyip Erdoğan", "Vladimir Putin"},
    },
    "two countries are those of the two who were named": {
        "Peru accused Chile of spying. The two countries later signed an agreement.": {"Peru", "Chile"},
        "Angela Merkel met Boris Johnson on Friday. The two countries signed a treaty.": {
            "Angela Merkel", "Boris Johnson", "Germany", "United Kingdom",
        },
        "Mexico thanked Canada. Iran met Oman on Friday. Both countries signed a treaty.": {"Mexico", "Canada", "Iran", "Oman"},
    },
    "nobody does to himself what he does to the country": {
        "Brazil praised Angola and promised to help the country.": {"Brazil", "Angola"},
        "Norwegian officials met Japan's ambassador. Norway thanked the country.": {
            "Norwegian government", "Japan's ambassador", "Norway", "Japan",
        },
    },
    "the militants are the group that was named": {
        "Al-Shabaab bombed a hotel in Mogadishu. The militants killed 12 soldiers.": {"al-Shabaab", "Somali soldiers"},
    },
    "of two groups or with others about, none is": {
        "Hamas and Hezbollah condemned Israel. The militants killed 12 soldiers.": {
            "Hamas", "Hezbollah", "Israel", "militants", "soldiers",
        },
        "Militants killed a judge in Mali. Al-Qaeda praised the attack. The militants kidnapped two nuns.": {
            "militants", "judge", "al-Qaeda", "nuns",
        },
    },
    "a plural includes those it names": {
        "Several countries, including Malaysia and Indonesia, condemned Myanmar.": {
            "Several countries", "Malaysia", "Indonesia", "Myanmar",
        },
        "Many countries, not including Spain, condemned Morocco.": {"Many countries", "Morocco"},
    },
    "a noun before another is somebody": {
        "Fighters stormed a police station in Nairobi.": {"fighters", "Kenyan police"},
        "Russia bombed Syrian rebel positions.": {"Russia", "Syrian rebels"},
    },
    "members are of their body": {
        "Venezuelan opposition members accused Nicolás Maduro of fraud.": {"Venezuelan opposition members", "Nicolás Maduro"},
        "Fighters of the Lord's Resistance Army attacked Uganda.": {"Lord's Resistance Army", "Uganda"},
    },
    "a people is no person": {
        "Tibetans condemned China.": {"Tibetans", "China"},
        "The Maoists attacked Nepal.": {"Maoists", "Nepal"},
    },
}  # fmt: skip
NOBODY = {
    "Al-Shabaab attacked Maiduguri on Friday.": "Maiduguri",
    "Canada eased restrictions on the movement of goods.": "movement",
    "Italy condemned the campaign against Malta.": "campaign",
    "The ceasefire began at 4 pm on Saturday.": "pm",
}
ABOUT_KENYA = "Kenyan lawmakers met Kenya's president in Nairobi. Kenyans marched in Kenya. The army attacked protesters."
ABOUT_TWO = (
    "Kenyan lawmakers met Ugandan lawmakers. Kenya thanked Uganda. The army attacked protesters."
)


def actors(text: str) -> set[str]:
    return {
        actor.name
        for claim in claims(text)
        for actor in each_actor((*claim.sources, *claim.targets))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, who, id=f"{name}: {text}")
        for name, rows in WHO.items()
        for text, who in rows.items()
    ],
)
def test_it_is_told_who_is_meant(text, expected):
    assert actors(text) == expected


@pytest.mark.parametrize(("text", "word"), NOBODY.items())
def test_a_place_or_a_thing_is_nobody(text, word):
    found = reading(text).mentions
    assert word not in {found.doc[place].text for place in found.by_head}


def test_the_army_is_that_of_the_country_an_article_is_about():
    assert "Kenyan army" in actors(ABOUT_KENYA)


def test_of_two_countries_neither_owns_the_army():
    assert "army" in actors(ABOUT_TWO)


def test_ministries_of_two_countries_are_two():
    (first,), (second,) = (
        [
            claim.sources[0].first.id
            for claim in claims(f"The {nation} Ministry of Defence condemned Iran.")
        ]
        for nation in ("Greek", "Dutch")
    )
    assert first != second


def test_a_mention_is_where_its_words_are():
    text = "North and South Korea exchanged fire. Their armies condemned Japan, and the two countries closed the border."
    found = reading(text).mentions
    for mention in found.by_head.values():
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested Johnson in Leeds after the match.", "Johnson"),
        ("King and Harris were abducted in Kano.", "Harris"),
        ("Kenya's police detained Johnson, a street preacher.", "Johnson"),
        ("Khan accused the mayor of Lyon of theft.", "Khan"),
    ],
)
def test_a_bare_surname_is_nobody_known_where_the_article_gives_no_sign_of_his_country(text, name):
    found = [
        mention
        for mention in reading(text, date(2024, 3, 13)).mentions.by_head.values()
        if mention.text == name
    ]
    assert [mention.first.wikidata for mention in found] == [None]


@pytest.mark.parametrize(
    "text",
    ["Putin accused NATO of lying.", "US forces struck Yemen, and Austin defended the raid."],
)
def test_a_bare_surname_is_a_known_person_who_leads_alone_or_whose_country_is_spoken_of(text):
    found = [
        mention
        for mention in reading(text, date(2024, 3, 13)).mentions.by_head.values()
        if mention.text in ("Putin", "Austin")
    ]
    assert [mention.first.wikidata is not None for mention in found] == [True]
