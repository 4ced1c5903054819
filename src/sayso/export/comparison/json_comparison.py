"""A comparison as JSON, in the published shape (`sayso schema --of comparison`), text exactly as it is."""

from __future__ import annotations

import json
from dataclasses import asdict

from sayso.compare.encoding import comparison_to_dict
from sayso.export.comparison.report import Report


def render(report: Report) -> str:
    """Give a comparison as indented JSON that ends with a line end; all but ASCII is escaped.

    Where it was set against an earlier one, `changes` has what changed, by the fields of `sayso.compare.changes.Change`.
    """
    found = comparison_to_dict(report.comparison)
    if report.changes is not None:
        found["changes"] = [asdict(change) for change in report.changes]
    return json.dumps(found, allow_nan=False, indent=2) + "\n"
