"""Opening a slide template: ours, or the user's own .potx or .pptx, with what is wrong with it told in one sentence.

Of a user's template the presentation takes layouts, master, fonts and colours. Its slides are left out, with everything
that hangs on them: notes, comments, sections, a picture of its first page, the properties of the file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from peerteam import resources
from peerteam.domain.errors import BadResource, NoSuchFile

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NEEDLESS = (
    "thumbnail", "printerSettings", "commentAuthors", "authors", "customXml", "custom-properties",
    "extended-properties", "core-properties", "tags", "handoutMaster",
)  # fmt: skip
_ABOUT_SLIDES = ("custShowLst", "handoutMasterIdLst", "custDataLst", "modifyVerifier", "extLst")
"""What a presentation says of slides that are not there any more."""


def default_path() -> Path:
    """Where our own template is."""
    return resources.path("templates", "slides.pptx")


def open_template(path: Path | None = None) -> Deck:
    """Our template, or the user's at `path`, without a slide. Raises NoSuchFile, BadResource."""
    chosen = path or default_path()
    if not chosen.is_file():
        raise NoSuchFile(f"There is no template {chosen.name}", "Choose a PowerPoint presentation or template")
    content = _checked(chosen, chosen.read_bytes())
    try:
        deck = Presentation(io.BytesIO(content))
    except (KeyError, ValueError, PackageNotFoundError, SyntaxError, zlib.error, zipfile.BadZipFile):
        raise _damaged(chosen) from None
    _empty(deck)
    return deck


def bad_template(name: str, what: str, do: str) -> BadResource:
    """The error for something wrong with a template."""
    return BadResource(f"The template {name} {what}", do)


def _damaged(path: Path) -> BadResource:
    return bad_template(path.name, "is damaged", "Open it in PowerPoint, save a fresh copy and choose that")


def _checked(path: Path, content: bytes) -> bytes:
    """The bytes of a presentation; a .potx is relabelled in memory, for python-pptx opens presentations only."""
    if content.startswith(_OLD_OFFICE):
        raise bad_template(
            path.name,
            "is an old-style PowerPoint file or is locked with a password",
            "Open it in PowerPoint, remove any password and save it as a PowerPoint Template (.potx)",
        )
    if not content.startswith(b"PK"):
        raise bad_template(path.name, "is not a PowerPoint file", "Choose a .potx or .pptx file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        types = parts["[Content_Types].xml"]
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error):
        raise _damaged(path) from None
    if b"macroEnabled" in types:
        raise bad_template(
            path.name, "contains macros", "Save it as .potx or .pptx without macros and choose that copy"
        )
    if b"presentationml" not in types:
        raise bad_template(path.name, "is an Office file but not a PowerPoint one", "Choose a .potx or .pptx file")
    return _relabelled(parts, types, content)


def _relabelled(parts: dict[str, bytes], types: bytes, content: bytes) -> bytes:
    ordinary = _MAIN.format("presentation").encode()
    found = next((kind for kind in ("template", "slideshow") if _MAIN.format(kind).encode() in types), None)
    if found is None:
        return content
    parts["[Content_Types].xml"] = types.replace(_MAIN.format(found).encode(), ordinary)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return held.getvalue()


def _empty(deck: Deck) -> None:
    """Take away the slides, what speaks of them, and what could carry things from the template's own making."""
    whole: Any = deck.element
    listed = whole.find(qn("p:sldIdLst"))
    if listed is not None:
        for one in list(listed):
            deck.part.drop_rel(one.get(qn("r:id")))
            listed.remove(one)
    for part in (deck.part, deck.part.package):
        rels: Any = part._rels
        for id, relation in list(rels.items()):
            if relation.reltype.rpartition("/")[2] in _NEEDLESS:
                rels.pop(id)
    for name in _ABOUT_SLIDES:
        for child in whole.findall(qn(f"p:{name}")):
            whole.remove(child)
