"""Whether an act took place, and who says so: cues that only weaken. Never knows who proposed."""
