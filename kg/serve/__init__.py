"""The SPARQL endpoint and the pages of an export, on this machine alone."""
