"""When several names mean one actor, what actors roll up to, which articles are reprints. Never knows sentences or RDF."""
