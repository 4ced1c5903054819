"""What leads to what, as a statement itself reasons: links between its claims."""

from sayso.claims.links.find import find_links

__all__ = ["find_links"]
