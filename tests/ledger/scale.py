"""How much of the long tests is run: all of it with SAYSO_FIRE=full, else a part that a change can wait for."""

from __future__ import annotations

import os
from typing import Final

FULL: Final = os.environ.get("SAYSO_FIRE") == "full"


def scaled(full: int, quick: int) -> int:
    """Give how often something is done."""
    return full if FULL else quick
