"""Who, when, where and how many: what a statement's findings stand for.

Nothing is imported here: names across statements (`across`) are compared without the libraries that read.
"""
