"""Names of countries and their codes of two letters, by their codes of ISO 3166-1 alpha-3."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Country:
    """A country as other models and people call it; ``alpha2`` in small letters."""

    alpha2: str
    name: str


@cache
def countries() -> Mapping[str, Country]:
    """Return all countries by their codes of three letters.

    >>> countries()["BEL"]
    Country(alpha2='be', name='Belgium')
    """
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["alpha3"]: Country(row["alpha2"], row["name"]) for row in csv.DictReader(file)}
