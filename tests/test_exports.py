"""The committed exports are what the program makes of the sample articles."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.export.folder import NAMES

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh export of the sample articles, built with the command of the README."""
    folder = tmp_path_factory.mktemp("again") / "exports"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert main(["build", "seeds/articles", "-o", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_an_exported_file_is_made_again_byte_by_byte(name, again):
    assert (again / name).read_bytes() == (ROOT / "exports" / name).read_bytes()


def test_nothing_but_the_pictures_is_committed_beside_them():
    pictures = {"graph.png", "graph-evidence.png", "graph-timeline.png", "graph-dark.png"}
    assert {path.name for path in (ROOT / "exports").iterdir()} == {*NAMES, *pictures}
