"""What a typesetter looks for on a finished page, whether the PDF is read or the layout itself."""
