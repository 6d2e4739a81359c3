"""The random test of merging: six histories here, three hundred in `dev.py bench`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handover.histories import MUST_BE_ZERO, play


@pytest.mark.parametrize("seed", range(6))
def test_five_laptops_agree_and_nothing_is_lost(seed: int, tmp_path: Path) -> None:
    stats = play(seed, tmp_path)
    assert {what: stats[what] for what in MUST_BE_ZERO if stats[what]} == {}
    assert stats["files"] > 20
    assert stats["words"] > 50
