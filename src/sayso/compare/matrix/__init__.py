"""The matrix of an incident: each field, what each voice says of it, and how far they agree. One file for each kind of field."""

from sayso.compare.matrix.cells import Cell
from sayso.compare.matrix.fields import compare_fields

__all__ = ["Cell", "compare_fields"]
