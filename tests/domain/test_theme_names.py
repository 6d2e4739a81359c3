"""Short names made of long ones."""

from __future__ import annotations

import pytest

from peerteam.domain.theme_names import short_of


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Housing", "Housing"),
        ("Housing and growth", "Housing"),
        ("Housing, planning and growth", "Housing"),
        ("The local economy", "Local economy"),
        ("Local government reorganisation", "Local government"),
        ("Devolution/reorganisation", "Devolution"),
        ("Transformation of adult services", "Transformation"),
        ("Antidisestablishmentarianism", "Antidisestablishmentarianism"),
        ("The", "The"),
        ("and", "and"),
    ],
)
def test_a_short_name_is_the_first_whole_words_that_fit(name: str, short: str) -> None:
    assert short_of(name) == short
