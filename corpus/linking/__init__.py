"""The gold of links: which claim of an annotated text leads to which, as the text itself reasons."""
