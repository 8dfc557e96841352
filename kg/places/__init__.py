"""Where an act takes place, and which place of the world that is. Never knows when, nor who."""
