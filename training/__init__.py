"""Corpora to weights: what the reader is made from. Not shipped; needs the `training` extra."""
