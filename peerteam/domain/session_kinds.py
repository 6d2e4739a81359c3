"""What is expected of each kind of session."""

from __future__ import annotations

from peerteam.domain.records import SessionKind

WRITTEN_UP: frozenset[str | None] = frozenset(
    {SessionKind.INTERVIEW, SessionKind.FOCUS_GROUP, SessionKind.TOUR, SessionKind.OBSERVED, None}
)
"""The kinds of session somebody is expected to have a note of; of the team's own time and the feedback nobody is.

None is a kind nobody has said yet. A council's table seldom says any, and a note that is missed is worse than one that
was asked for needlessly. As a meeting it does not count before somebody has said what it is.
"""
