"""Properties of our own in a PDF's XMP metadata (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

if TYPE_CHECKING:
    from collections.abc import Mapping

# A UUID needs no domain that somebody might give up one day (RFC 9562); ISO 16684-1 wants # or / at the end.
NAMESPACE = "urn:uuid:0b5c1a52-6f0e-4d53-9d0a-5f6b7e1c3a94#"
PREFIX = "handout"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# The PDF/A extension schema (ISO 19005-2, 6.6.2.3.3), which tells an archive what properties of our own are.
_SCHEMA = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_END = b"</rdf:RDF>"


def with_properties(rdf: bytes, properties: Mapping[str, str]) -> bytes:
    """The `rdf:RDF` element with descriptions of `properties`, in the order given, and of their schema.

    Args:
        rdf: XML with a whole `rdf:RDF` element that uses that very prefix.
        properties: name to text; each becomes a simple property in `NAMESPACE`, prefix `handout`.
    """
    if not properties:
        return rdf
    for prefix, namespace in {PREFIX: NAMESPACE, **_SCHEMA}.items():
        register_namespace(prefix, namespace)
    description = _description()
    for name, text in properties.items():
        SubElement(description, f"{{{NAMESPACE}}}{name}").text = text
    start, end, rest = rdf.rpartition(_END)
    added = b"".join(tostring(one, encoding="utf-8") for one in (description, _schema(properties)))
    return start + added + end + rest


def _description() -> Element:
    return Element(f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})


def _schema(names: Mapping[str, str]) -> Element:
    description = _description()
    schema = _item(SubElement(description, _name("pdfaExtension", "schemas")), "Bag")
    for key, value in {"schema": "Handout", "namespaceURI": NAMESPACE, "prefix": PREFIX}.items():
        SubElement(schema, _name("pdfaSchema", key)).text = value
    listed = SubElement(SubElement(schema, _name("pdfaSchema", "property")), f"{{{_RDF}}}Seq")
    for name in names:
        values = {"name": name, "valueType": "Text", "category": "internal", "description": name}
        item = SubElement(listed, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})
        for key, value in values.items():
            SubElement(item, _name("pdfaProperty", key)).text = value
    return description


def _item(parent: Element, kind: str) -> Element:
    """The only item of a list, with fields of its own."""
    collection = SubElement(parent, f"{{{_RDF}}}{kind}")
    return SubElement(collection, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})


def _name(prefix: str, name: str) -> str:
    return f"{{{_SCHEMA[prefix]}}}{name}"
