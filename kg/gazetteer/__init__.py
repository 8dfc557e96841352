"""The places of the world: names, degrees, countries. Knows one table; never knows a sentence."""
