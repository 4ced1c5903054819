"""Names across spellings, conventions and scripts: taken apart, brought to comparable sounds, and set side by side."""

from sayso.resolve.naming.match import SAME_NAME, NameMatch, compare_names, same_name

__all__ = ["SAME_NAME", "NameMatch", "compare_names", "same_name"]
