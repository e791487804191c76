"""What of a project is no longer current."""
