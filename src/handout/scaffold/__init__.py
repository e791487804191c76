"""What a clinic begins with: a project of its own, and drafts of what goes into it."""
