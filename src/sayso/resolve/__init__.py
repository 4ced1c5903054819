"""Who, when, where and how many: what a statement's findings stand for."""

from sayso.resolve.dates import publication_date
from sayso.resolve.resolve import Found, Resolved, resolve

__all__ = ["Found", "Resolved", "publication_date", "resolve"]
