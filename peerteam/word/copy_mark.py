"""The mark by which a letter that comes back says which copy it once was: an opaque id among the file's properties.

It survives what people do to a file – renaming, sending, saving in another program – and says nothing to a reader.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from docx.document import Document

NAME = "Peer Team copy"
PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that a person's own ones belong to; the same in every Office file."""


def mark(document: Document, id: str) -> None:
    """Put the id into a document, in place of whatever custom properties its template had."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == _RELATION:
            del package.rels[key]
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{NAME}"><vt:lpwstr>{id}</vt:lpwstr></property></Properties>'
    )
    part = Part(PackURI(f"/{PART}"), _TYPE, content.encode(), package)
    package.relate_to(part, _RELATION)


def copy_of(path: Path) -> str | None:
    """The id in a Word file; None for one that was not made here, or that lost it."""
    try:
        with zipfile.ZipFile(path) as package:
            tree = ElementTree.fromstring(package.read(PART))
    except (OSError, KeyError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, ElementTree.ParseError):
        return None
    for each in tree.iter(f"{{{_PROPERTIES}}}property"):
        if each.get("name") == NAME:
            return "".join(each.itertext()).strip() or None
    return None
