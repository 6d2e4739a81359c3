"""The words of `resources/words/attribution.toml`, and the everyday words beside them that are surnames as well."""

from __future__ import annotations

from functools import cache

from peerteam import resources
from peerteam.domain.attribution_words import AttributionWords, parse_attribution_words
from peerteam.formats.toml_file import read_text, read_toml, source_of

_EVERYDAY = "eff-long.txt"


@cache
def load() -> AttributionWords:
    """The words that come with the program. Raises BadResource for a mistake in them."""
    path = resources.path("words", "attribution.toml")
    everyday = read_text(resources.path("words", _EVERYDAY)).split()
    return parse_attribution_words(read_toml(path), source_of(path), everyday)
