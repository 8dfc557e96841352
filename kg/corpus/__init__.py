"""Many articles: several processes, and shards from which a build that was cut off goes on."""
