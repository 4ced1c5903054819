"""Who, when: the mentions, participants and sources of a statement joined to entities, and its time expressions to days."""

from sayso.resolve.dates import publication_date
from sayso.resolve.resolve import Resolved, resolve

__all__ = ["Resolved", "publication_date", "resolve"]
