"""The shipped gazetteer, and a short way to resolve a text whose names are marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import pytest

from sayso.resolve.places.choose import Located, resolve_places
from sayso.resolve.places.containers import Toponym
from sayso.resolve.places.gazetteer import Gazetteer, open_gazetteer
from sayso.resolve.places.lookup import candidates

Resolver = Callable[..., list[Located]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="session")
def resolved(gazetteer: Gazetteer) -> Resolver:
    """Give what the names of a text mean; each stands in brackets, a longer form to look it up by after a bar."""

    def resolve(marked: str, hints: Mapping[str, int] | None = None) -> list[Located]:
        text, toponyms = "", []
        for plain, name, full in re.findall(r"([^\[]*)(?:\[([^\]|]+)(?:\|([^\]]+))?\])?", marked):
            text += plain
            if name:
                toponyms.append(Toponym(len(text), len(text) + len(name), name, full=full or None))
            text += name
        return resolve_places(text, toponyms, partial(candidates, gazetteer), hints)

    return resolve
