"""How many: the numbers in a text, and which of a claim's participants they count."""

from sayso.claims.counts.find import find_counts

__all__ = ["find_counts"]
