"""A comparison for people to read and for other tools: one writer per format."""
