"""Killed at any instant, nothing that was said to be saved is lost: twenty kills here, more with `kills.py`."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from tests.builders import visit_file
from tests.handover.kills import Merge, kill_while_writing


def test_whatever_was_said_to_be_saved_outlives_a_kill(tmp_path: Path) -> None:
    visit_file(tmp_path).close()
    chance, counted = random.Random(20), Counter[str]()
    for _ in range(10):
        counted += kill_while_writing(tmp_path / "visit.peerteam", chance)
    assert counted["saves"] > counted["notes"] > 0


def test_a_file_is_taken_in_wholly_or_not_at_all_whenever_it_is_killed(tmp_path: Path) -> None:
    merge, chance = Merge(tmp_path), random.Random(21)
    counted = sum((merge.kill(chance) for _ in range(10)), Counter[str]())
    assert counted["all"] + counted["nothing"] == counted["kills"] == 10
