"""XML of strangers as a tree. Knows how it is read safely: no entity is filled in, nothing is fetched, no depth is endless."""

from typing import Any

from kg.articles.problems import problem


def tree_of(data: bytes, where: str) -> Any:  # noqa: ANN401  # lxml is untyped
    """Return the root of a document; raises ``InputError`` for what is no XML."""
    from lxml import etree  # noqa: PLC0415  # a twentieth of a second

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise problem(where, f"broken XML ({error})", "save it again") from None


def local(node: Any) -> str:  # noqa: ANN401  # lxml is untyped
    """Return the name of a node without its namespace; none for an entity that was not filled in."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
