"""Things joined into groups (union-find, Galler and Fischer 1964), each group known by its smallest member."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)


@dataclass(slots=True)
class Groups(Generic[T]):
    """Groups of things that can be ordered; a thing that was joined with nothing is alone."""

    _parents: dict[T, T] = field(default_factory=dict)

    def root(self, thing: T) -> T:
        """Give the smallest member of a thing's group."""
        parents = self._parents
        while (above := parents.get(thing, thing)) != thing:
            parents[thing] = thing = parents.get(above, above)
        return thing

    def join(self, first: T, second: T) -> None:
        """Make two things' groups one."""
        small, large = sorted((self.root(first), self.root(second)))
        if small != large:
            self._parents[large] = small
