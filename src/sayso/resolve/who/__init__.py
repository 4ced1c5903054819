"""Who: the mentions of one statement grouped by what they stand for."""
