"""From a Doc to claims. Knows sentences; never knows graphs or files."""
