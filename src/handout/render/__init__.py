"""A handout into pages: HTML, CSS, PDF, pictures and plain text. All in memory."""
