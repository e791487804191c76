"""Printable patient education: content in plain files, a clinic's brand, accessible PDF."""

__version__ = "0.1.0"
