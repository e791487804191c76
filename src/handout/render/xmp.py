"""Properties of our own in a PDF's XMP metadata (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACE = "https://handout.example/ns/1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_END = b"</rdf:RDF>"


def with_properties(rdf: bytes, properties: Mapping[str, str]) -> bytes:
    """The `rdf:RDF` element with one more description that holds `properties`, in the order given.

    Args:
        rdf: a whole `rdf:RDF` element that uses that very prefix.
        properties: name to text; each becomes a simple property in `NAMESPACE`, prefix `handout`.
    """
    if not properties:
        return rdf
    register_namespace("handout", NAMESPACE)
    description = Element(f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    for name, text in properties.items():
        SubElement(description, f"{{{NAMESPACE}}}{name}").text = text
    start, end, rest = rdf.rpartition(_END)
    added: bytes = tostring(description, encoding="utf-8")
    return start + added + end + rest
