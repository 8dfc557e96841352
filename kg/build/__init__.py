"""From claims to events, and from events to graphs."""
