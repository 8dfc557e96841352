"""Which words mean somebody, inside one article. Never knows acts, nor other articles."""
