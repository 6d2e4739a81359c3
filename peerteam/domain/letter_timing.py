"""Whether a letter can speak of its visit yet: every form of letter tells of a visit that has been.

A letter may be drafted at any time, to see what it will look like. Before the last day is over, its standing words say
what has not happened yet, and so it should not leave.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from peerteam.domain.cautions import Caution, CautionKind
from peerteam.domain.letter_words import day_words, iso_day

if TYPE_CHECKING:
    from peerteam.domain.records import Visit

_WHY = "Its standing words speak of a visit that has been, and this one is not over until {day}"
_DO = "Keep it as a draft until then"


def too_early(visit: Visit, today: date) -> list[Caution]:
    """The caution about a letter that is made before the visit is over; none when its days are not known."""
    last = iso_day(visit.last_day) or iso_day(visit.first_day)
    if last is None or today >= last:
        return []
    why = _WHY.format(day=day_words(last))
    return [Caution("The letter as a whole", "", CautionKind.TOO_EARLY, why, _DO)]
