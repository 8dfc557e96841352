from pathlib import Path

import pytest

from kg import data
from kg.errors import SeedError
from kg.lexicon.actions import (
    NOUN_SOURCE,
    NOUN_TARGET,
    VERB_SOURCE,
    VERB_TARGET,
    ActionIndex,
    Pattern,
)
from kg.lexicon.layers import Layer

ACTIONS = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ELECT", "APPOINT",
]  # fmt: skip
CAMEO = {"010", "111", "112", "190"}
EXAMPLE = 'examples = ["[France] accused [Mali]."]\n'


class EveryCode:
    """All codes that look like CAMEO: the ontology's own tests know which exist."""

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code.isdecimal() and len(code) in {3, 4}

    def __iter__(self):
        return iter(())

    def __len__(self) -> int:
        return 0


def pattern(
    name: str = "accuse-someone",
    action: str = "ACCUSE",
    words: str = 'verbs = ["accuse"]',
    more: str = "",
) -> str:
    return f'[[pattern]]\nid = "{name}"\naction = "{action}"\n{words}\n{EXAMPLE}{more}\n'


def load(tmp_path: Path, **files: str) -> ActionIndex:
    folder = tmp_path / "seeds" / "actions"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return ActionIndex.load([Layer(folder.parent)], ACTIONS, CAMEO)


def slips(tmp_path: Path, **files: str) -> list[str]:
    with pytest.raises(SeedError) as error:
        load(tmp_path, **files)
    return error.value.slips


def only(index: ActionIndex) -> Pattern:
    (found,) = index.patterns
    return found


@pytest.fixture(scope="module")
def seeds() -> ActionIndex:
    return ActionIndex.load([Layer(data.seeds())], ACTIONS, EveryCode())


def test_unknown_action_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(action="ACUSE")) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown action 'ACUSE', did you mean ACCUSE?"
    ]


def test_action_in_small_letters_is_a_slip_that_names_the_code(tmp_path):
    assert slips(tmp_path, accuse=pattern(action="accuse")) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown action 'accuse', did you mean ACCUSE?"
    ]


def test_unknown_cameo_code_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(more='cameo = "1122"')) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown CAMEO code '1122', did you mean 112?"
    ]


def test_unknown_key_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(more='exmples = ["x"]')) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown key 'exmples', did you mean examples?"
    ]


def test_unknown_role_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(more='target = ["agianst"]')) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown role 'agianst', did you mean against?"
    ]


def test_unknown_kind_of_object_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(more='objects = ["@persons"]')) == [
        "seeds/actions/accuse.toml: accuse-someone: unknown kind '@persons', did you mean @person?"
    ]


def test_unknown_table_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern().replace("[[pattern]]", "[[patern]]")) == [
        "seeds/actions/accuse.toml: unknown table 'patern', did you mean pattern?"
    ]


def test_toml_syntax_error_is_a_slip(tmp_path):
    (slip,) = slips(tmp_path, accuse='[[pattern]]\nid = "a\n')
    assert slip.startswith("seeds/actions/accuse.toml: not TOML: ")
    assert "line 2" in slip


def test_file_that_is_not_utf8_is_a_slip(tmp_path):
    folder = tmp_path / "seeds" / "actions"
    folder.mkdir(parents=True)
    (folder / "accuse.toml").write_bytes(b'[[pattern]]\nid = "\xe9"\n')
    with pytest.raises(
        SeedError, match=r"^seeds/actions/accuse.toml: not a UTF-8 text, save it as UTF-8$"
    ):
        ActionIndex.load([Layer(folder.parent)], ACTIONS, CAMEO)


def test_missing_example_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern().replace(EXAMPLE, "")) == [
        "seeds/actions/accuse.toml: accuse-someone: missing example"
    ]


def test_example_without_actor_is_a_slip(tmp_path):
    assert slips(
        tmp_path, accuse=pattern().replace(EXAMPLE, 'examples = ["France accused Mali."]')
    ) == [
        "seeds/actions/accuse.toml: accuse-someone: no [actor] in the example 'France accused Mali.'"
    ]


def test_value_of_the_wrong_form_is_a_slip(tmp_path):
    assert slips(
        tmp_path, accuse=pattern(more='confidence = 2\nsymmetric = "yes"\ntarget = "object"')
    ) == [
        "seeds/actions/accuse.toml: accuse-someone: target must be a list of texts",
        "seeds/actions/accuse.toml: accuse-someone: symmetric must be true or false",
        "seeds/actions/accuse.toml: accuse-someone: confidence must be a number from 0 to 1",
    ]


def test_pattern_without_id_or_words_is_named_by_its_number(tmp_path):
    assert slips(tmp_path, accuse=f'[[pattern]]\naction = "ACCUSE"\n{EXAMPLE}') == [
        "seeds/actions/accuse.toml: pattern 1: missing id",
        "seeds/actions/accuse.toml: pattern 1: neither verbs nor nouns",
    ]


def test_pattern_that_is_no_list_of_tables_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse='pattern = "accuse"') == [
        "seeds/actions/accuse.toml: each pattern begins with [[pattern]]"
    ]


def test_duplicate_id_is_a_slip(tmp_path):
    assert slips(tmp_path, accuse=pattern(), blame=pattern(words='verbs = ["blame"]')) == [
        "seeds/actions/blame.toml: accuse-someone: this id is already used in seeds/actions/accuse.toml"
    ]


def test_same_words_for_two_actions_are_a_slip_that_names_both(tmp_path):
    assert slips(tmp_path, accuse=pattern(), coerce=pattern("coerce-someone", "COERCE")) == [
        "seeds/actions/coerce.toml: coerce-someone: the verb 'accuse' is COERCE here "
        "and ACCUSE in accuse-someone (seeds/actions/accuse.toml)"
    ]


def test_same_noun_for_two_actions_is_a_slip(tmp_path):
    words = 'nouns = ["hunger strike"]'
    assert slips(
        tmp_path, a=pattern(words=words), b=pattern("protest-strike", "PROTEST", words)
    ) == [
        "seeds/actions/b.toml: protest-strike: the noun 'hunger strike' is PROTEST here and ACCUSE in accuse-someone (seeds/actions/a.toml)"
    ]


def test_same_words_with_the_same_object_are_a_conflict(tmp_path):
    missile, both = 'objects = ["missile"]', 'objects = ["missile", "@person"]'
    assert (
        len(slips(tmp_path, a=pattern(more=missile), b=pattern("other", "APPOINT", more=both))) == 1
    )


def test_same_words_with_other_objects_are_no_conflict(tmp_path):
    missile, person = 'objects = ["missile"]', 'objects = ["@person"]'
    assert (
        len(
            load(
                tmp_path, a=pattern(more=missile), b=pattern("other", "APPOINT", more=person)
            ).patterns
        )
        == 2
    )


def test_same_words_with_other_complements_are_no_conflict(tmp_path):
    illegal, infinitive = 'complement = ["illegal"]', 'complement = ["infinitive"]'
    assert (
        len(
            load(
                tmp_path, a=pattern(more=illegal), b=pattern("other", "REQUEST", more=infinitive)
            ).patterns
        )
        == 2
    )


def test_same_words_with_the_same_complement_are_a_conflict(tmp_path):
    illegal, both = 'complement = ["illegal"]', 'complement = ["illegal", "clause"]'
    assert (
        len(slips(tmp_path, a=pattern(more=illegal), b=pattern("other", "REQUEST", more=both))) == 1
    )


def test_complement_of_a_noun_is_a_slip(tmp_path):
    assert slips(
        tmp_path, accuse=pattern(words='nouns = ["blame"]', more='complement = ["clause"]')
    ) == ["seeds/actions/accuse.toml: accuse-someone: complement is for verbs only"]


def test_complement_and_implied_source_are_read_as_written(tmp_path):
    found = only(
        load(
            tmp_path,
            accuse=pattern(more='complement = ["infinitive", "illegal"]\nimplied = "protesters"'),
        )
    )
    assert (found.complement, found.implied) == ({"infinitive", "illegal"}, "protesters")


def test_pattern_asks_for_no_complement_and_implies_nobody_unless_written(tmp_path):
    found = only(load(tmp_path, accuse=pattern()))
    assert (found.complement, found.implied) == (frozenset(), "")


def test_all_slips_are_listed_together(tmp_path):
    found = slips(tmp_path, a="x", b=pattern(action="ACUSE"), c=pattern(), d=pattern("d", "COERCE"))
    assert [slip.split(":")[0] for slip in found] == [
        f"seeds/actions/{name}.toml" for name in "abd"
    ]


def test_verb_pattern_has_the_usual_roles(tmp_path):
    found = only(load(tmp_path, accuse=pattern()))
    assert (found.source, found.target) == (VERB_SOURCE, VERB_TARGET)
    assert (found.confidence, found.cameo, found.symmetric, found.needs_target) == (
        0.9,
        None,
        False,
        False,
    )
    assert (found.examples, found.file) == (
        ("[France] accused [Mali].",),
        "seeds/actions/accuse.toml",
    )


def test_noun_pattern_has_the_usual_roles(tmp_path):
    found = only(load(tmp_path, accuse=pattern(words='nouns = ["accusation"]')))
    assert (
        (found.source, found.target)
        == (found.noun_source, found.noun_target)
        == (NOUN_SOURCE, NOUN_TARGET)
    )


def test_noun_pattern_takes_its_roles_as_written(tmp_path):
    found = only(
        load(
            tmp_path,
            accuse=pattern(
                words='nouns = ["talk"]', more='source = ["between"]\ntarget = ["with"]'
            ),
        )
    )
    assert (found.noun_source, found.noun_target) == (("between",), ("with",))


def test_pattern_of_verbs_and_nouns_keeps_their_roles_apart(tmp_path):
    words = 'verbs = ["accuse"]\nnouns = ["accusation"]'
    found = only(
        load(
            tmp_path,
            accuse=pattern(words=words, more='target = ["object"]\nnoun_target = ["against"]'),
        )
    )
    assert (found.target, found.noun_target) == (("object",), ("against",))
    assert (found.source, found.noun_source) == (VERB_SOURCE, NOUN_SOURCE)


def test_verb_is_found_by_its_first_word_and_noun_by_its_last(tmp_path):
    index = load(
        tmp_path, accuse=pattern(words='verbs = ["lash out at"]\nnouns = ["verbal attack"]')
    )
    assert index.verb("lash") == index.noun("attack") == index.patterns
    assert index.verb("at") == index.noun("verbal") == ()


def test_most_specific_pattern_comes_first(tmp_path):
    index = load(
        tmp_path,
        a=pattern("a-plain", "ASSAULT", 'verbs = ["fire"]'),
        b=pattern("b-not", "APPOINT", 'verbs = ["fire"]', 'not_objects = ["missile"]'),
        c=pattern("c-object", "ASSAULT", 'verbs = ["fire"]', 'objects = ["missile"]'),
        d=pattern("d-longer", "COERCE", 'verbs = ["fire at"]'),
        e=pattern("e-clause", "REQUEST", 'verbs = ["fire"]', 'complement = ["clause"]'),
    )
    assert [found.id for found in index.verb("fire")] == [
        "d-longer",
        "e-clause",
        "c-object",
        "b-not",
        "a-plain",
    ]


def test_each_phrase_of_a_pattern_has_its_own_rank(tmp_path):
    index = load(
        tmp_path,
        a=pattern("accuse-broad", words='verbs = ["speak", "speak out against"]'),
        b=pattern("consult-with", "CONSULT", 'verbs = ["speak with"]'),
    )
    assert [found.verbs for found in index.verb("speak")] == [
        (("speak", "out", "against"),),
        (("speak", "with"),),
        (("speak",),),
    ]


def test_seeds_have_patterns_for_every_action_in_its_own_file(seeds):
    assert {found.action for found in seeds.patterns} == set(ACTIONS)
    assert all(
        found.file == f"seeds/actions/{found.action.lower()}.toml" for found in seeds.patterns
    )


def test_seed_ids_begin_with_their_action(seeds):
    assert all(found.id.startswith(f"{found.action.lower()}-") for found in seeds.patterns)


def test_seeds_show_where_a_pattern_must_not_fire(seeds):
    assert [found.id for found in seeds.patterns if not found.counterexamples] == []


def test_own_actions_have_no_cameo_code(seeds):
    assert all(
        found.cameo is None for found in seeds.patterns if found.action in {"ELECT", "APPOINT"}
    )


def test_noun_phrases_end_in_their_head(seeds):
    phrases = [words for found in seeds.patterns for words in found.nouns]
    assert [
        words
        for words in phrases
        if "-" not in words and {"of", "on", "for", "in"} & set(words[1:])
    ] == []


def test_object_tells_what_a_verb_means(seeds):
    def action(verb: str, thing: str) -> str:
        return next(
            found.action
            for found in seeds.verb(verb)
            if (verb,) in found.verbs and thing in found.objects
        )

    assert action("fire", "missile") == "ASSAULT"
    assert action("fire", "minister") == "APPOINT"
    assert action("lift", "sanction") == "CONCEDE"
    assert action("impose", "sanction") == "SANCTION"
    assert action("impose", "curfew") == "COERCE"
    assert action("withdraw", "troop") == "RETREAT"
    assert action("recall", "ambassador") == "SANCTION"
    assert action("expel", "diplomat") == "SANCTION"
    assert action("summon", "ambassador") == "ACCUSE"
    assert action("release", "prisoner") == "CONCEDE"
    assert action("send", "troop") == "MOBILIZE"
    assert action("send", "food") == "AID"
    assert action("sign", "treaty") == "AGREE"
    assert action("dismiss", "allegation") == "REJECT"
    assert action("dismiss", "minister") == "APPOINT"
    assert action("win", "election") == "ELECT"
