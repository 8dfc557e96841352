"""``kg completion``: what a shell makes of the words of kg."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kg.cli import SHELLS, main

ASK = """
source kg.bash
COMP_WORDS=(%s) COMP_CWORD=%d COMPREPLY=()
_shtab_kg
printf '%%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    found = tmp_path_factory.mktemp("shell")
    (found / "exports").mkdir()
    (found / "report.txt").write_text("x", encoding="utf-8")
    return found


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("kg b", {"build"}),
        ("kg build --wor", {"--workers"}),
        ("kg query out --level ''", {"actor", "group", "country"}),
        ("kg completion ''", set(SHELLS)),
        ("kg view ex", {"exports"}),
        ("kg view rep", set()),
        ("kg build rep", {"report.txt"}),
    ],
)
def test_bash_completes_commands_options_values_and_names(words, expected, folder, capsys):
    (folder / "kg.bash").write_text(script("bash", capsys), encoding="utf-8")
    ask = ASK % (words, len(words.split()) - 1)
    done = subprocess.run(
        ["bash", "-c", ask], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert set(done.stdout.split()) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_its_script_without_a_complaint(shell, tmp_path, capsys):
    text = script(shell, capsys)
    assert all(word in text for word in ("completion", "--article-timeout", "build"))
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([shell, "-n", str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_another_shell_is_a_matter_of_usage(capsys):
    with pytest.raises(SystemExit) as end:
        main(["completion", "csh"])
    assert end.value.code == 2
    assert "fish" in capsys.readouterr().err
