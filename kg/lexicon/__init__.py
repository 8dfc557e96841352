"""What the seed files say: actors, actions, cues. Knows their format and their conflicts; never knows sentences."""
