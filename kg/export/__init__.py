"""Output formats, one module each. Knows how a collection is written down, never where its events come from."""
