"""Rhetorical devices in a statement: spans of its words with a name and a reason, found beside the claims and never in their stead.

The method is that of docs/annotation.md, section 5. Rules over word lists name what is plain; the second network adds words that
are very like those that annotators flagged.
"""
