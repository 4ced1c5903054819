"""`sayso review`: claims shown one after another, each judged with a key."""
