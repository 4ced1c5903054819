"""A ledger's statements set against one another: which are reprints, which incidents they share, where they agree."""
