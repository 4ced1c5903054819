"""The system that statements describe: who does what to whom, what leads to what, and who says so, as a map of nodes and edges."""

from sayso.system.draw import Wanted, map_of
from sayso.system.types import Edge, Evidence, Map, Node, Omission, Side, View

__all__ = ["Edge", "Evidence", "Map", "Node", "Omission", "Side", "View", "Wanted", "map_of"]
