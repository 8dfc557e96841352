"""Folders of one's own seeds add to those of kg, replace some of them, and are checked as those are."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg import data
from kg.errors import SeedError, UsageError
from kg.lexicon.actor_files import COLUMNS
from kg.lexicon.load import Lexicon, load

GHOST = """
[[pattern]]
id = "reject-ghost"
action = "REJECT"
verbs = ["ghost"]
examples = ["[Hungary] ghosted [Poland]."]
"""
TOYING = """
[[governor]]
id = "toying"
words = ["toy with"]
modality = "possible"
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of one's own: a text, or the rows of a table below its usual columns."""

    def write(file: str, *rows: str, folder: str = "mine") -> Path:
        path = tmp_path / folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        head = [",".join(COLUMNS[file])] if file in COLUMNS else []
        path.write_text("\n".join([*head, *rows]) + "\n", "utf-8")
        return tmp_path / folder

    return write


def slips(folder: Path) -> list[str]:
    with pytest.raises(SeedError) as error:
        load(folder)
    return [slip.replace(folder.as_posix(), "mine") for slip in error.value.slips]


def ids(lexicon: Lexicon, name: str) -> list[str]:
    return [actor.id for actor in lexicon.actors.named(name)]


# ---- actions


def test_a_pattern_is_added(write: Write) -> None:
    lexicon = load(write("actions/mine.toml", GHOST))
    assert [found.id for found in lexicon.actions.verb("ghost")] == ["reject-ghost"]
    assert len(lexicon.actions.patterns) == len(load().actions.patterns) + 1


def test_a_pattern_takes_the_place_of_the_one_with_its_id(write: Write) -> None:
    lexicon = load(write("actions/mine.toml", GHOST.replace("reject-ghost", "accuse-someone")))
    assert [found.id for found in lexicon.actions.verb("ghost")] == ["accuse-someone"]
    assert "accuse-someone" in {found.id for found in load().actions.verb("accuse")}
    assert "accuse-someone" not in {found.id for found in lexicon.actions.verb("accuse")}


def test_a_pattern_at_odds_with_one_of_kg_is_a_slip_of_ones_own_file(write: Write) -> None:
    folder = write("actions/mine.toml", GHOST.replace('["ghost"]', '["reprove"]'))
    package = (
        GHOST.replace("reject-ghost", "accuse-reprove")
        .replace("REJECT", "ACCUSE")
        .replace('["ghost"]', '["reprove"]')
    )
    write("actions/more.toml", package, folder="before")
    with pytest.raises(SeedError) as error:
        load([folder.parent / "before", folder])
    assert error.value.slips == [
        f"{folder.as_posix()}/actions/mine.toml: reject-ghost: the verb 'reprove' is REJECT here "
        f"and ACCUSE in accuse-reprove ({folder.parent.as_posix()}/before/actions/more.toml)"
    ]


def test_an_id_that_stands_twice_in_ones_own_folder_is_a_slip(write: Write) -> None:
    assert slips(write("actions/mine.toml", GHOST, GHOST)) == [
        "mine/actions/mine.toml: reject-ghost: this id is already used in mine/actions/mine.toml"
    ]


# ---- actors


def test_an_actor_is_added(write: Write) -> None:
    lexicon = load(
        write("actors/officials.csv", "person-fra-jeanne-exemple,Jeanne Exemple,FRA,,J. Exemple")
    )
    assert ids(lexicon, "J. Exemple") == ["person-fra-jeanne-exemple"]
    assert ids(lexicon, "France") == ["wd-Q142"]


def test_an_actor_takes_the_place_of_the_one_with_its_id_whatever_its_file(write: Write) -> None:
    (nato,) = load().actors.named("North Atlantic Treaty Organization") or load().actors.named(
        "NATO"
    )
    lexicon = load(
        write(
            "actors/armed_groups.csv",
            f"{nato.id},The Alliance,igo,,{nato.wikidata},Atlantic Alliance Forces",
        )
    )
    assert ids(lexicon, "Atlantic Alliance Forces") == [nato.id]
    found = lexicon.actors.find(nato.id)
    assert found and found.name == "The Alliance"
    assert "Atlantic Alliance Forces" in found.aliases


def test_a_replaced_actor_loses_the_names_of_its_row(write: Write) -> None:
    write(
        "actors/parties.csv", "party-fra-a,First Party,party,FRA,,Party of Spring", folder="before"
    )
    folder = write("actors/parties.csv", "party-fra-a,Second Party,party,FRA,,")
    lexicon = load([folder.parent / "before", folder])
    assert (
        ids(lexicon, "Second Party"),
        ids(lexicon, "First Party"),
        ids(lexicon, "Party of Spring"),
    ) == (["party-fra-a"], [], [])


def test_a_country_is_replaced_with_its_government(write: Write) -> None:
    lexicon = load(write("actors/countries.csv", "wd-Q142,Gaul,FRA,Q142,Gallic,Lutetia,EU"))
    france, government = lexicon.actors.country("FRA"), lexicon.actors.government("FRA")
    assert france and (france.id, france.name) == ("wd-Q142", "Gaul")
    assert government and government.name == "Gallic government"
    assert lexicon.actors.capital("Lutetia") == government
    assert ids(lexicon, "France") == []


def test_a_country_is_added_and_others_may_name_it(write: Write) -> None:
    write("actors/countries.csv", "country-ruritania,Ruritania,RUR,,Ruritanian,Strelsau,EU")
    lexicon = load(write("aliases/nationalities.csv", "Ruritanians,RUR"))
    country = lexicon.actors.nationality("Ruritanians")
    assert country and country.id == "country-ruritania"
    assert lexicon.actors.place("Strelsau") == ("Strelsau", "RUR")


def test_an_alias_means_nobody_but_whom_ones_own_file_says(write: Write) -> None:
    before = load().actors.find("wd-Q148")
    assert before and "PRC" in before.aliases
    write("actors/parties.csv", "party-fra-prc,Parti Radical Citoyen,party,FRA,,")
    lexicon = load(write("aliases/actors.csv", "PRC,party-fra-prc"))
    assert ids(lexicon, "PRC") == ["party-fra-prc"]
    china = lexicon.actors.find("wd-Q148")
    assert china and set(before.aliases) - set(china.aliases) == {"PRC", "P.R.C."}


def test_a_spelling_of_ones_own_meets_a_known_person(write: Write) -> None:
    assert load().actors.spelled("Angela Merkelowa") is None
    write("aliases/spellings.csv", "merkelowa,merkel,word", "hhh,,part")
    found = load(write("aliases/offices.csv")).actors.spelled("Ahhhngela Merkelowa")
    assert found and found.name == "Angela Merkel"


@pytest.mark.parametrize(
    "row", ["Wladimir,vladimir,word", "wladimir,Vladimir,word", ",x,part", "x,y,wrod"]
)
def test_a_spelling_that_would_never_be_met_is_a_slip(row: str, write: Write) -> None:
    (slip,) = slips(write("aliases/spellings.csv", row))
    assert slip.startswith("mine/aliases/spellings.csv: line 2: ")


def test_an_alias_may_mean_an_actor_of_kg(write: Write) -> None:
    assert ids(load(write("aliases/actors.csv", "the Hexagon,wd-Q142")), "the Hexagon") == [
        "wd-Q142"
    ]


@pytest.mark.parametrize(
    ("file", "row", "asked"),
    [
        (
            "actors/groups.csv",
            "soldier,civilians,one",
            lambda actors: actors.group("soldier") == "civilians",
        ),
        ("actors/private.csv", "blacksmith", lambda actors: actors.private("blacksmith")),
        (
            "actors/places.csv",
            "Abidjan,FRA",
            lambda actors: actors.place("Abidjan") == ("Abidjan", "FRA"),
        ),
        (
            "aliases/capitals.csv",
            "Brussels,gov-BEL",
            lambda actors: actors.capital("Brussels").id == "gov-BEL",
        ),
        (
            "aliases/nationalities.csv",
            "Russian,BLR",
            lambda actors: actors.nationality("Russian").country == "BLR",
        ),
        (
            "aliases/offices.csv",
            "chancellor,finance_minister,,one",
            lambda actors: actors.office("chancellor") == "finance_minister",
        ),
    ],
)
def test_an_entry_of_a_table_counts_in_place_of_the_same_entry_of_kg(
    file, row, asked, write: Write
) -> None:
    assert not asked(load().actors)
    assert asked(load(write(file, row)).actors)


def test_a_given_name_counts_as_ones_own_file_says(write: Write) -> None:
    (merkel,) = load().actors.named("Angela Merkel")
    assert load().actors.sex(merkel) == "female"
    assert load(write("actors/given_names.csv", "angela,male")).actors.sex(merkel) == "male"


def test_a_tenure_is_added_or_ended(write: Write) -> None:
    write("actors/officials.csv", "person-fra-jeanne-exemple,Jeanne Exemple,FRA,,", folder="before")
    open_end = "person-fra-jeanne-exemple,FRA,head_of_state,President,2035-05-13,,2036-01-01"
    before = write("actors/offices.csv", open_end, folder="before")
    found = load(before).actors.officeholder("FRA", "head_of_state", date(2035, 12, 1))
    assert found and found.name == "Jeanne Exemple"
    after = write("actors/offices.csv", open_end.replace(",,2036-01-01", ",2035-06-01,"))
    assert (
        load([before, after]).actors.officeholder("FRA", "head_of_state", date(2035, 12, 1)) is None
    )


@pytest.mark.parametrize(
    ("file", "row", "problem"),
    [
        (
            "actors/officials.csv",
            "person-x,Jane X,FRX,,",
            "line 2: unknown country 'FRX', did you mean FRO?",
        ),
        (
            "actors/officials.csv",
            "wd-Q142,Jane X,FRA,Q142,",
            "line 2: id 'wd-Q142' is that of the country FRA",
        ),
        (
            "actors/countries.csv",
            "wd-Q1,Gaul,FRA,Q1,Gallic,,EU",
            "line 2: country 'FRA' has the id wd-Q142: use that one to replace it",
        ),
        (
            "actors/countries.csv",
            "gaul,Gaul,Gaul,,Gallic,,EU",
            "line 2: country 'Gaul' is no code of three capital letters",
        ),
        (
            "aliases/actors.csv",
            "The Land,wd-Q142x",
            "line 2: unknown actor 'wd-Q142x', did you mean wd-Q142?",
        ),
        (
            "actors/offices.csv",
            "wd-Q76,USA,head_of_stat,President,2009,2010,",
            "line 2: unknown office 'head_of_stat', did you mean head_of_state?",
        ),
        (
            "actors/groups.csv",
            "ranger,armed grup,one",
            "line 2: unknown kind 'armed grup', did you mean armed group?",
        ),
        ("actors/private.csv", "smith,one", "line 2: 2 cells, but 1 columns"),
    ],
)
def test_a_slip_of_a_table_names_ones_own_file(file, row, problem, write: Write) -> None:
    assert slips(write(file, row)) == [f"mine/{file}: {problem}"]


def test_a_row_that_stands_twice_in_ones_own_file_is_a_slip(write: Write) -> None:
    row = "person-x,Jane X,FRA,,"
    assert slips(write("actors/officials.csv", row, row)) == [
        "mine/actors/officials.csv: line 3: id 'person-x' stands twice"
    ]


# ---- cues


def test_a_cue_is_added_and_comes_before_those_of_kg(write: Write) -> None:
    assert load().cues.governor["deny", "clause"].id == "denial"
    cues = load(write("cues.toml", TOYING.replace('"toy with"', '"toy with", "deny"'))).cues
    assert (cues.governor["toy with", "clause"].id, cues.governor["deny", "clause"].id) == (
        "toying",
        "toying",
    )
    assert cues.governor["refute", "clause"].id == "denial"


def test_a_cue_takes_the_place_of_the_one_with_its_id(write: Write) -> None:
    cues = load(write("cues.toml", TOYING.replace('"toying"', '"denial"'))).cues
    assert cues.governor["toy with", "clause"].id == "denial"
    assert ("refute", "clause") not in cues.governor


def test_a_cue_may_move_to_another_table(write: Write) -> None:
    cues = load(
        write("cues.toml", TOYING.replace("governor", "modifier").replace('"toying"', '"denial"'))
    ).cues
    assert cues.modifier["toy with"].id == "denial"
    assert ("deny", "phrase") not in cues.governor


def test_lists_of_words_grow(write: Write) -> None:
    cues = load(write("cues.toml", 'games = ["kabaddi"]\nalike = ["raid sweep"]')).cues
    assert {"kabaddi", "chess"} <= cues.games
    assert (cues.alike["sweep"], cues.alike["strike"]) == ("raid", "attack")


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('"possible"', '"posible"', "toying: unknown modality 'posible', did you mean possible?"),
        ('["toy with"]', '"toy with"', "toying: words must be a list of texts"),
        ("[[governor]]", "[governor]", "each governor begins with [[governor]]"),
        ("[[governor]]", "[[governer]]", "unknown table 'governer', did you mean governor?"),
        ("modality", "modalty", "toying: unknown field 'modalty', did you mean modality?"),
        ("[[governor]]", 'games = "chess"\n[[governor]]', "games must be a list of texts"),
        ('"possible"', '"possible"\nspeaker = "yes"', "toying: speaker must be true or false"),
    ],
)
def test_a_slip_of_a_cue_names_ones_own_file(
    right: str, wrong: str, problem: str, write: Write
) -> None:
    assert slips(write("cues.toml", TOYING.replace(right, wrong))) == [f"mine/cues.toml: {problem}"]


# ---- folders


def test_slips_of_all_files_are_listed_together(write: Write) -> None:
    write("cues.toml", TOYING.replace('"possible"', '"posible"'))
    write("actions/mine.toml", GHOST.replace("REJECT", "REJCT"))
    write("actors/organizations.csv", "id")
    folder = write("aliases/actors.csv", "The Land,nobody-of-that-id")
    assert [slip.partition(": ")[0] for slip in slips(folder)] == [
        "mine/actors/organizations.csv", "mine/aliases/actors.csv", "mine/actions/mine.toml", "mine/cues.toml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("actors/organizations.csv", ", did you mean actors/organisations.csv?"),
        ("cue.toml", ", did you mean cues.toml?"),
        ("verbs/ghost.toml", ", see seeds/README.md"),
    ],
)
def test_a_file_that_nothing_would_read_is_a_slip(file: str, hint: str, write: Write) -> None:
    write("cues.toml", TOYING)
    assert slips(write(file, "")) == [f"mine/{file}: no seed file is called so{hint}"]


def test_notes_of_programs_and_other_texts_are_left_alone(write: Write) -> None:
    write("actions/mine.toml", GHOST)
    write(".backup/cues.toml", "not = toml = at all")
    write("actors/~$people.csv", "x")
    assert load(write("notes.md", "Mine.")).actions.verb("ghost")


def test_a_folder_without_a_seed_file_is_a_slip(write: Write) -> None:
    assert slips(write("notes.md", "Mine.")) == [
        "mine: no seed file there, such as actions/mine.toml or cues.toml"
    ]


def test_a_missing_folder_is_a_matter_of_usage(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match="gone: no such folder of seeds; check --seeds, or KG_SEEDS"
    ):
        load(tmp_path / "gone")


def test_a_table_as_spreadsheets_save_it_is_read(write: Write) -> None:
    folder = write("actors/private.csv", "blacksmith")
    path = folder / "actors" / "private.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).actors.private("blacksmith")
    path.write_bytes("noun\nforgeron attitré\n".encode("cp1252"))
    assert slips(folder) == ["mine/actors/private.csv: not a UTF-8 text, save it as UTF-8"]


def test_the_later_of_several_folders_counts(write: Write) -> None:
    first = write("aliases/nationalities.csv", "Hexagonal,FRA", folder="first")
    second = write("aliases/nationalities.csv", "Hexagonal,BEL", folder="second")
    named = [
        load(folders).actors.nationality("Hexagonal")
        for folders in ([first, second], [second, first])
    ]
    assert [actor and actor.country for actor in named] == ["BEL", "FRA"]


def test_the_variable_names_folders_and_a_folder_of_the_call_beats_it(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write("actors/private.csv", "blacksmith", folder="first")
    second = write("actors/private.csv", "whitesmith", folder="second")
    third = write("actors/private.csv", "tinsmith", folder="third")

    def known(lexicon: Lexicon) -> list[str]:
        return [
            noun
            for noun in ("blacksmith", "whitesmith", "tinsmith")
            if lexicon.actors.private(noun)
        ]

    monkeypatch.setenv("KG_SEEDS", os.pathsep.join(map(str, (first, second))))
    assert known(load()) == ["blacksmith", "whitesmith"]
    assert known(load(str(third))) == ["tinsmith"]
    assert known(load([])) == []


def test_a_folder_is_read_again_once_a_file_has_changed(write: Write) -> None:
    folder = write("actors/private.csv", "blacksmith")
    assert load(folder) is load(folder)
    write("actors/private.csv", "blacksmith", "whitesmith")
    assert load(folder).actors.private("whitesmith")


def test_a_copy_of_the_seeds_of_kg_changes_nothing() -> None:
    plain, doubled = load(), load(data.seeds())
    assert doubled.cues == plain.cues
    assert [replace(found, file="") for found in doubled.actions.patterns] == [
        replace(found, file="") for found in plain.actions.patterns
    ]
    entries = plain.actors.seeds.entries
    assert list(doubled.actors.seeds.entries) == list(entries)
    assert all(
        doubled.actors.find(identifier) == plain.actors.find(identifier) for identifier in entries
    )
    names = {name for entry in entries.values() for name in (entry.name, *entry.aliases)}
    assert all(doubled.actors.named(name) == plain.actors.named(name) for name in names)
    assert doubled.actors.tenures.keys() == plain.actors.tenures.keys()
    assert doubled.actors.surnames == plain.actors.surnames


def test_another_bearer_of_a_name_is_added(write: Write) -> None:
    lexicon = load(write("aliases/homonyms.csv", "Lebanon,USA,,mayor,Lebanon County|Harrisburg"))
    (found,) = lexicon.actors.homonyms("Lebanon")
    assert (found.country, found.actor, found.titles) == ("USA", "", {"mayor"})
    assert found.beside == ("Lebanon County", "Harrisburg")
    assert not load().actors.homonyms("Lebanon")


def test_a_bearer_of_a_name_is_replaced_by_name_country_and_actor(write: Write) -> None:
    lexicon = load(write("aliases/homonyms.csv", "Tripoli,LBN,,,Batroun"))
    assert [found.beside for found in lexicon.actors.homonyms("Tripoli")] == [("Batroun",)]


def test_a_bearer_of_a_name_needs_words_that_tell_it_apart(write: Write) -> None:
    assert slips(write("aliases/homonyms.csv", "Lebanon,USA,,,", "Cuba,USB,,,Missouri")) == [
        "mine/aliases/homonyms.csv: line 2: 'Lebanon' needs titles or words beside it, by which it can be told apart",
        "mine/aliases/homonyms.csv: line 3: unknown country 'USB', did you mean UZB?",
    ]


def test_a_word_that_tells_a_place_is_added(write: Write) -> None:
    lexicon = load(write("actors/place_words.csv", "Kota,first"))
    assert lexicon.actors.place_word("Kota") == "first"
    assert load().actors.place_word("Kota") is None
    assert slips(write("actors/place_words.csv", "Kota,front")) == [
        "mine/actors/place_words.csv: line 2: unknown place 'front', did you mean first?",
    ]
