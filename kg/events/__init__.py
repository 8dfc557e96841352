"""Which claims are one event, and why. Never knows spaCy, RDF or files."""
