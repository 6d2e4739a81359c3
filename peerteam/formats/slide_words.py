"""The standing words of the slides, from the file that comes with the program."""

from __future__ import annotations

import functools

from peerteam import resources
from peerteam.domain.presentation_words import PresentationWords, parse_presentation_words
from peerteam.formats.toml_file import read_toml, source_of


@functools.cache
def slide_words() -> PresentationWords:
    """The words, read once. Raises BadResource."""
    path = resources.path("words", "slides.toml")
    return parse_presentation_words(read_toml(path), source_of(path))
