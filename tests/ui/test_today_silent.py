"""Who has not handed over since the last session, told to the manager and to nobody else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peerteam.domain.records import PeerCategory
from peerteam.ui.today_silent import silent
from tests.builders import give, team

MORNING, LATER = datetime(2026, 3, 10, 8, 0), datetime(2100, 1, 1)


def test_the_manager_sees_who_has_not_handed_over_since_the_last_session(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (_, ben, cara):  # Ann's hand-over, which Cara began with, was later than the session
        told = silent(cara, cara.programme.sessions(), LATER)
        assert told.words == "1 person has not handed over since Tuesday 10 March 2026, 09:45"
        assert [(line.text, line.detail) for line in told.lines] == [("Ben Brook", "nothing has come yet")]
        ben.findings.add("t1", "strength", "Clear")
        give(ben, cara)
        assert silent(cara, cara.programme.sessions(), LATER).lines == []


def test_nobody_else_is_told_and_nothing_before_the_first_session(tmp_path: Path) -> None:
    with team(tmp_path, 3) as (ann, _, cara):
        assert ann.people.peers()[2].category == PeerCategory.LGA
        assert silent(ann, ann.programme.sessions(), LATER).lines == ()
        assert silent(cara, cara.programme.sessions(), MORNING).lines == ()
