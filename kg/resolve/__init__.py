"""Who is who: countries of the unnamed, groups, reprints. Never knows sentences or RDF."""
