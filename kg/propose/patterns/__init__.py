"""The first proposer: the patterns of the seeds."""
