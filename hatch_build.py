"""Compiles the gazetteer while the package is built, for a wheel as for an editable installation; `gazetteer` says from what."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Puts the gazetteer's files where `sayso.resolve.places` looks for them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's names)
        """Compile before the files of the wheel are collected; they are not in the repository, so they are named as artifacts."""
        sys.path.insert(0, str(Path(self.root)))
        from gazetteer.compile import OUT, compile_gazetteer  # noqa: PLC0415 (the sources are there while building only)

        compile_gazetteer()
        build_data["artifacts"].append(f"/{OUT.relative_to(self.root).as_posix()}/*")
