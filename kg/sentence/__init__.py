"""Plain questions to a sentence: labels, voice, tense, coordination, clauses.

Never knows who, nor politics.
"""
