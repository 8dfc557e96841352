"""When: the calendar, expressions of time, and which act they belong to. Never knows polarity."""
