"""What WeasyPrint leaves out of a PDF that is both archivable and accessible: a second claim, and the scope of heads.

WeasyPrint writes one conformance into the metadata (Kozea/WeasyPrint#2783); PDF/UA-1 beside PDF/A-3a has to be claimed
with a schema that describes the claim. It also writes no scope for table heads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_PREFIXES = (
    b' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
_CLAIM = b"""\
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is conformed to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def claim_ua(metadata: Callable[[str, int, str], bytes]) -> Callable[[str, int, str], bytes]:
    """Return the function that writes the metadata of a document, with the claim of PDF/UA-1 added to what it writes."""

    def both(variant: str, version: int, conformance: str) -> bytes:
        written = metadata(variant, version, conformance)
        written = written.replace(b"<rdf:RDF", b"<rdf:RDF" + _PREFIXES, 1)
        return written.replace(b"</rdf:RDF>", _CLAIM + b"</rdf:RDF>", 1)

    return both


def add_scopes(_document: Any, pdf: Any) -> None:
    """Say of every table head whether it is the head of a column or of a row."""
    written: list[Any] = [obj for obj in pdf.objects if isinstance(obj, dict)]
    by_reference = {obj.reference: obj for obj in written}
    for obj in written:
        if obj.get("S") == "/TH":
            row = by_reference.get(obj.get("P"), {})
            section = by_reference.get(row.get("P"), {})
            scope = "/Column" if section.get("S") == "/THead" else "/Row"
            _attributes(obj, scope)


def _attributes(head: dict[str, Any], scope: str) -> None:
    known = head.get("A")
    if isinstance(known, dict):
        known["Scope"] = scope
    elif known is None:
        import pydyf

        head["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope})
