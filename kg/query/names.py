"""Whom a name in a question means: everybody called so, whatever the case, and all who belong to them.

Knows labels and ``kg:partOf``; never knows a question.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kg.errors import QueryError
from kg.query.answers import Value

NAMED = "the name of"
"""How the meaning of a parameter begins that takes the name of an actor."""
LABELS = """
SELECT DISTINCT ?node ?main ?label ?whole WHERE {
  ?node kg:kind ?kind ; skos:prefLabel ?main ; skos:prefLabel|skos:altLabel ?label .
  OPTIONAL { ?node kg:partOf ?whole }
}
"""
NEAREST = 5


class Names:
    """The names of a graph's actors and groups, and who belongs to whom."""

    def __init__(self, rows: Iterable[Sequence[Value]]) -> None:
        """Remember the rows that answer ``LABELS``."""
        self.main: dict[str, set[str]] = defaultdict(set)
        self.called: dict[str, set[str]] = defaultdict(set)
        self.parts: dict[str, set[str]] = defaultdict(set)
        for node, main, label, whole in rows:
            self.main[str(node)].add(str(main))
            self.called[str(label).casefold()].add(str(node))
            if whole is not None:
                self.parts[str(whole)].add(str(node))

    def meant(self, name: str) -> tuple[str, ...]:
        """Return the names of all whom a name means; raises QueryError with the nearest where nobody is called so."""
        found = set(self.called.get(name.casefold(), ()))
        if not found:
            raise QueryError(f"nobody is called '{name}' in this graph{self.nearest(name)}")
        waiting = list(found)
        while waiting:
            new = self.parts.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return tuple(sorted({label for node in found for label in self.main[node]}))

    def nearest(self, name: str) -> str:
        """Return the names that resemble one, to stand behind a complaint."""
        labels = {label.casefold(): label for labels in self.main.values() for label in labels}
        asked = name.casefold()
        inside = sorted(label for label in labels if asked in label)
        near = get_close_matches(asked, sorted(labels), NEAREST)
        named = [labels[label] for label in dict.fromkeys((*near, *inside))][:NEAREST]
        return f"; the nearest: {', '.join(named)}" if named else ""
