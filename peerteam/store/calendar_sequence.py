"""How often a session's appointment has changed: the SEQUENCE a calendar needs to take the newer of two files.

Changes handed over are counted, which every laptop does alike. What was changed here and not handed over yet is seen by
what the last calendar made here said, so that the number rises with every file that says something else.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_KEY = "calendar"
_VERSIONS = """
    select s.id, coalesce(s.slot, ''), coalesce(s.status, ''), (
        select count(*) from value v where v.record = s.id and v.field in ('slot', 'status')
    ) from session s
"""


def sequences(visit: VisitFile) -> dict[str, int]:
    """For each session's id how often its slot or status has changed. Raised numbers are remembered on this laptop."""
    last: dict[str, list[object]] = visit.here.told(_KEY, {})
    told: dict[str, list[object]] = {}
    numbers: dict[str, int] = {}
    for id, slot, status, versions in visit.connection.execute(_VERSIONS).fetchall():
        said = hashlib.blake2b(f"{slot}\0{status}".encode(), digest_size=8).hexdigest()
        number = int(versions)
        if id in last:
            before, least = str(last[id][0]), int(str(last[id][1]))
            number = max(number, least + (before != said))
        numbers[id], told[id] = number, [said, number]
    if told != last:
        with visit.door.typing():
            visit.here.tell(_KEY, told)
    return numbers
