"""The visit's own record: put right in one step, refused where it would not be a visit any more."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotAllowed
from peerteam.store.visit_file import VisitFile
from tests.builders import UndoCheck


def test_the_council_and_the_days_are_put_right_in_one_step(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        assert visit.describe(" Marlbridge  Borough ", "2026-06-09", "2026-06-12")
    record = visit.record()
    assert (record.council, record.first_day, record.last_day) == ("Marlbridge Borough", "2026-06-09", "2026-06-12")
    assert not visit.describe("Marlbridge Borough", "2026-06-09", "2026-06-12")


@pytest.mark.parametrize(
    "wanted", [(" ", "2026-06-09", "2026-06-12"), ("A", "", ""), ("A", "2026-06-12", "2026-06-09")]
)
def test_a_visit_without_a_council_or_with_days_the_wrong_way_round_is_refused(
    visit: VisitFile, wanted: tuple[str, str, str]
) -> None:
    before = visit.record()
    with pytest.raises(NotAllowed):
        visit.describe(*wanted)
    assert visit.record() == before
