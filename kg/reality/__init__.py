"""Whether an act took place, and who says so: cues that may only weaken. Never knows who proposed an act."""
