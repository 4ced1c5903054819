"""A comparison as JSON, in the published shape (`sayso schema --of comparison`), text exactly as it is."""

from __future__ import annotations

import json

from sayso.compare.encoding import comparison_to_dict
from sayso.export.comparison.report import Report


def render(report: Report) -> str:
    """Give a comparison as indented JSON that ends with a line end; all but ASCII is escaped.

    Where it was set against an earlier one, `changes` has the lines that tell what changed.
    """
    found = comparison_to_dict(report.comparison)
    if report.changes is not None:
        found["changes"] = list(report.changes)
    return json.dumps(found, allow_nan=False, indent=2) + "\n"
