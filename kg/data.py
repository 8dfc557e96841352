"""Where seeds, ontology and model lie, and of which version they are. Knows folders; never knows what is in them."""

from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return ``seeds`` or ``ontology``: the checkout's where there is one, else the copy inside the installed package."""
    checkout = PACKAGE.parent / name
    return (
        checkout
        if (PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir()
        else PACKAGE / "_data" / name
    )


def seeds() -> Path:
    """Return the folder of the seed files."""
    return folder("seeds")


def ontology() -> Path:
    """Return the folder of the ontology."""
    return folder("ontology")


def model() -> Path:
    """Return the folder of the embedded English model."""
    return PACKAGE / "english" / "model"


def licence() -> str:
    """Return the licence of the program: the checkout's where there is one, else the copy that was installed."""
    checkout = PACKAGE.parent / "LICENSE"
    if checkout.is_file():
        return checkout.read_text(encoding="utf-8")
    return distribution("polkg").read_text("licenses/LICENSE") or ""


def program() -> str:
    """Return the version of the program; "unknown" in a checkout that was never installed."""
    try:
        return version("polkg")
    except PackageNotFoundError:
        return "unknown"
