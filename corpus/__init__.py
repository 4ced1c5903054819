"""The Sayso corpus: hand annotations over statements, stand-off, the sheets they are written on, and how annotators agree."""
