"""The embedded English pipeline, and the one door to it. Knows words and labels; never knows politics."""
