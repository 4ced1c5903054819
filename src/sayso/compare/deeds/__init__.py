"""Kinds of deed: what a claim tells was done, and which kinds hold which others."""

from sayso.compare.deeds.kinds import above, deed_named, deed_nouns, deed_of, is_loss_of_life, of_one_harm, related

__all__ = ["above", "deed_named", "deed_nouns", "deed_of", "is_loss_of_life", "of_one_harm", "related"]
