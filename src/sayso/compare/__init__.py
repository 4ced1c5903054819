"""Statements set against each other: which tell of the same incident, and where they agree."""
