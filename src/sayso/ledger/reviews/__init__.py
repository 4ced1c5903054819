"""What people judged of what was read: events like all others, and what holds now as a pure function of them."""
