"""Office files are zip archives of XML, and may come from anybody: how they are opened without harm.

Sizes are checked before anything is unpacked, and again while unpacking, for the sizes an archive states may be lies.
XML is parsed without entities, without a document type and without reaching for anything outside the file.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerteam.domain.errors import BadTable

MOST_BYTES = 60_000_000
"""Of the file itself."""

MOST_UNPACKED = 250_000_000
MOST_PART = 120_000_000
MOST_PARSED = 30_000_000
"""Of a part that is read as a whole, which takes about ten times its size for a moment."""

MOST_PARTS = 5_000

SAVE_ANEW = "Open it in Excel, Word or LibreOffice, save it anew and try again"


def open_zip(path: Path) -> zipfile.ZipFile:
    """An office file whose stated sizes are those of a document. Raises BadTable."""
    try:
        archive = zipfile.ZipFile(path)
        parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise damaged(path) from problem
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        archive.close()
        raise BadTable(f"{path.name} unpacks to far more than a programme can hold, so it was not opened", SAVE_ANEW)
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        archive.close()
        raise BadTable(f"{path.name} holds macros, so it was not opened", "Save it as .xlsx, .ods or .docx first")
    return archive


def read_part(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """One part of the archive, never more of it than a part may be. Raises BadTable."""
    try:
        with archive.open(name) as part:
            content = part.read(MOST_PART + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
        raise damaged(path) from problem
    if len(content) > MOST_PART:
        raise BadTable(f"{path.name} unpacks to far more than a programme can hold, so it was not opened", SAVE_ANEW)
    return content


def check_parts(archive: zipfile.ZipFile, path: Path) -> None:
    """Unpack everything once, throwing it away, before another library does so and trusts what the archive states.

    A document type is refused wherever it stands: no office program writes one, and it is how entities come in.
    """
    total = 0
    for info in archive.infolist():
        start = b""
        try:
            with archive.open(info) as part:
                while block := part.read(1 << 20):
                    start = start or block[:4096]
                    total += len(block)
                    if total > MOST_UNPACKED:
                        raise BadTable(f"{path.name} unpacks to far more than a programme can hold", SAVE_ANEW)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
            raise damaged(path) from problem
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise BadTable(f"{path.name} holds instructions that no programme needs, so it was not opened", SAVE_ANEW)


def damaged(path: Path) -> BadTable:
    """The error for a file that is cut off or altered."""
    return BadTable(f"{path.name} is damaged or not the kind of file it seems", SAVE_ANEW)


def parse(content: bytes, path: Path) -> Any:
    """The root element of an XML part. Raises BadTable."""
    from lxml import etree

    if len(content) > MOST_PARSED:
        raise BadTable(f"{path.name} holds far more than a programme can", "Copy the rows that matter into a new file")

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise damaged(path) from problem
    if root.getroottree().docinfo.doctype:
        raise BadTable(f"{path.name} holds instructions that no programme needs, so it was not opened", SAVE_ANEW)
    return root


def elements(content: Any, tags: tuple[str, ...], path: Path) -> Iterator[tuple[str, Any]]:
    """The elements of a large XML part one after the other, forgotten as soon as they were looked at."""
    from lxml import etree

    found = etree.iterparse(
        content, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for event, element in found:
            yield event, element
            if event == "end":
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, OSError, EOFError) as problem:
        raise damaged(path) from problem


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
