"""The modules of `sayso.resolve.places` that compiling shares with reading, loaded by their files.

Importing `sayso` itself would ask for all that it depends on, which a build environment does not have.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

PLACES: Final = Path(__file__).parents[1] / "src" / "sayso" / "resolve" / "places"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"gazetteer.shared_{name}", PLACES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if TYPE_CHECKING:
    from sayso.resolve.places import folding, globe, layout
else:
    folding, globe, layout = (_load(name) for name in ("folding", "globe", "layout"))

__all__ = ["PLACES", "folding", "globe", "layout"]
