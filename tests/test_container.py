"""The Dockerfile, as far as it can be read without a container: what goes in, who runs it."""

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINES = [
    line.split(maxsplit=1)
    for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def said(word: str) -> list[str]:
    return [rest for first, rest in LINES if first == word]


def copied() -> set[str]:
    """Return what is copied from the checkout."""
    return {name for line in said("COPY") if "--from" not in line for name in line.split()[:-1]}


def test_all_that_the_wheel_is_made_of_is_copied_and_nothing_that_is_not_there():
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    licences = {name.split("/")[0] for name in PROJECT["project"]["license-files"]}
    needed = {"pyproject.toml", PROJECT["project"]["readme"], *licences}
    assert copied() == needed | {*wheel["packages"], *wheel["force-include"]}
    assert all((ROOT / name).exists() for name in copied())


def test_what_is_copied_is_not_kept_from_docker():
    rules = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied()
    assert any(fnmatch("kg/__pycache__", rule.replace("**", "*")) for rule in rules[1:])


def test_both_stages_have_one_base_of_a_python_that_kg_runs_on():
    bases = {line.split()[0] for line in said("FROM")}
    (version,) = {re.fullmatch(r"python:3\.(\d+)-slim", base)[1] for base in bases}
    least = re.fullmatch(r">=3\.(\d+)", PROJECT["project"]["requires-python"])[1]
    assert int(least) <= int(version) < 15


def test_the_program_is_not_root_and_its_name_is_that_of_the_command():
    (user,) = said("USER")
    assert not user.startswith(("root", "0"))
    (entry,) = said("ENTRYPOINT")
    assert set(json.loads(entry)) <= set(PROJECT["project"]["scripts"])
    last = [first for first, _ in LINES]
    assert last.index("USER") > len(last) - 1 - last[::-1].index("RUN")
