"""Doc to attributions and claims: who says that who did what to whom."""
