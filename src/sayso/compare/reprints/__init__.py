"""Which of many statements are reprints, partial reprints or paraphrases of one another, with the passages that show it."""

from sayso.compare.reprints.index import ReprintIndex, find_reprints
from sayso.compare.reprints.shapes import Kind, Passage, Printed, Reprint

__all__ = ["Kind", "Passage", "Printed", "Reprint", "ReprintIndex", "find_reprints"]
