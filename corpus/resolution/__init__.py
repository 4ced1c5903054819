"""The gold of who, when, where and how many: what the phrases of an annotated text stand for."""
