"""Events as RDF. Never knows networkx, nor files."""
