"""The gold of comparison: which claims of several statements tell of one happening, and how far their sources agree on it."""
