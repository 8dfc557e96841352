"""The package as a wheel installs it: without a checkout, with seeds and ontology of its own."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]
GHOST = '[[pattern]]\nid = "reject-ghost"\naction = "REJECT"\nverbs = ["ghost"]\nexamples = ["[Hungary] ghosted [Poland]."]\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder laid out as the wheel is, by its own table in pyproject.toml."""
    site = tmp_path_factory.mktemp("site")
    for package in WHEEL["packages"]:
        shutil.copytree(
            ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for source, place in WHEEL["force-include"].items():
        shutil.copytree(ROOT / source, site / place)
    return site


def run(
    site: Path, place: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed program in an empty folder."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(site), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_ones_own_seeds_are_laid_over_those_of_the_installed_package(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine" / "actions").mkdir(parents=True)
    (tmp_path / "mine" / "actions" / "mine.toml").write_text(GHOST, "utf-8")
    sentence = "Hungary ghosted Poland. France accused Mali."
    plain, named = (
        run(site, tmp_path, "explain", sentence),
        run(site, tmp_path, "explain", sentence, "--seeds", "mine"),
    )
    assert (plain.returncode, named.returncode) == (0, 0), plain.stderr + named.stderr
    assert "accuse-someone" in plain.stdout and "reject-ghost" not in plain.stdout
    assert "accuse-someone" in named.stdout and "reject-ghost" in named.stdout
    assert run(site, tmp_path, "explain", sentence, KG_SEEDS="mine").stdout == named.stdout


def test_a_slip_names_the_users_file_and_the_file_of_the_package(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine" / "actions").mkdir(parents=True)
    clash = GHOST.replace('["ghost"]', '["defuse row"]')
    package = site / "kg" / "_data" / "seeds" / "actions"
    assert package.is_dir()
    (package / "zeal.toml").write_text(
        clash.replace("REJECT", "ACCUSE").replace("reject-ghost", "accuse-defuse"), "utf-8"
    )
    (tmp_path / "mine" / "actions" / "mine.toml").write_text(clash, "utf-8")
    done = run(site, tmp_path, "check", "--seeds", "mine")
    (package / "zeal.toml").unlink()
    assert (done.returncode, done.stdout) == (
        1,
        "mine/actions/mine.toml: reject-ghost: the verb 'defuse row' is REJECT here "
        "and ACCUSE in accuse-defuse (seeds/actions/zeal.toml)\n",
    )
