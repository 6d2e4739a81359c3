"""Cautions that were settled with a reason: kept on this laptop, and only while the sentence stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peerteam.domain.cautions import Caution, CautionKind
from peerteam.domain.errors import NotAllowed
from peerteam.store.settled_warnings import ANNOUNCED
from peerteam.store.step import Announcement
from peerteam.store.visit_file import VisitFile
from tests.builders import give, hand_over, team, visit_file

CAUTION = Caution("Dale spoke well at the launch.", "Dale", CautionKind.NAME, "why", "do")


def test_a_settled_caution_keeps_its_reason_and_who_gave_it(visit: VisitFile) -> None:
    visit.settled_warnings.settle(CAUTION.key, " It was a public speech ")
    still, settled = visit.settled_warnings.parted([CAUTION])
    assert still == []
    ((caution, told),) = settled
    assert (caution, told.reason, told.who) == (CAUTION, "It was a public speech", "p1")


def test_a_caution_comes_back_when_its_sentence_is_another(visit: VisitFile) -> None:
    visit.settled_warnings.settle(CAUTION.key, "Public")
    changed = replace(CAUTION, text="Dale spoke badly at the launch.")
    assert visit.settled_warnings.parted([changed]) == ([changed], [])


def test_settling_can_be_taken_back(visit: VisitFile) -> None:
    visit.settled_warnings.settle(CAUTION.key, "Public")
    visit.settled_warnings.open_again(CAUTION.key)
    assert visit.settled_warnings.parted([CAUTION]) == ([CAUTION], [])


def test_nothing_is_settled_without_a_reason(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed):
        visit.settled_warnings.settle(CAUTION.key, "  ")
    assert visit.settled_warnings.all() == {}


def test_settling_is_announced_and_is_no_step_of_undo(visit: VisitFile) -> None:
    heard: list[Announcement] = []
    visit.listeners.append(heard.append)
    visit.settled_warnings.settle(CAUTION.key, "Public")
    assert [announcement.touches(ANNOUNCED) for announcement in heard] == [True]
    assert visit.history.undo_label is None


def test_a_reason_is_there_when_the_visit_is_opened_again(tmp_path: Path) -> None:
    with visit_file(tmp_path) as visit:
        visit.settled_warnings.settle(CAUTION.key, "Public")
    with VisitFile.open(visit.path) as again:
        assert again.settled_warnings.all()[CAUTION.key].reason == "Public"


def test_a_reason_never_leaves_this_laptop(tmp_path: Path) -> None:
    with team(tmp_path) as (ann, ben):
        before = ann.not_handed_over()
        ann.settled_warnings.settle(CAUTION.key, "Whispered by Dale")
        assert ann.not_handed_over() == before
        assert not any("Whispered" in str(change) for change in hand_over(ann))
        give(ann, ben)
        assert ben.settled_warnings.all() == {}
