"""The names of weekdays and months in English, listed once. Never knows a calendar."""

WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple(
    """January February March April May June July August September October November
    December""".split()
)
