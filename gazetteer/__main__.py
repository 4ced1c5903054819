"""python -m gazetteer [FOLDER]: compile the gazetteer into the package's own folder, or into another."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gazetteer.compile import OUT, compile_gazetteer

if __name__ == "__main__":
    made = compile_gazetteer(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
    print(json.dumps(made, indent=1))
