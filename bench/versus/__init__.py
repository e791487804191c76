"""`handout build` side by side with the programs that a clinic would use without it."""
