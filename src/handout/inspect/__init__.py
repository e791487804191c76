"""A finished PDF, read back: does it pass, what does a screen reader say, where does what stand."""
