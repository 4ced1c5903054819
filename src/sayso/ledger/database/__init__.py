"""The databases that a ledger can be kept in: all that is said in SQL of one kind of database, and nothing of what it means."""
