"""The request clock."""

from __future__ import annotations

from datetime import date

import pytest

from peerteam.domain.records import Document, DocumentStatus
from peerteam.domain.requests import clock, days_overdue, is_here, status_when_received

TODAY = date(2026, 3, 10)


def paper(status: str | None = None, **fields: str | None) -> Document:
    return Document("d", "D1", "Reserves paper", status=status, **fields)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (paper("requested", asked_on="2026-03-09"), "asked for"),
        (paper("requested"), "not received"),
        (paper("requested", due="2026-03-12"), "due 12 March"),
        (paper("requested", due="2026-03-10"), "due today"),
        (paper("requested", due="2026-03-09"), "1 day overdue"),
        (paper("requested", due="2026-03-02"), "8 days overdue"),
        (paper("received", due="2026-03-02", received="2026-03-02"), "received"),
        (paper("late", due="2026-03-02", received="2026-03-05"), "received 3 days late"),
        (paper("late"), "received late"),
        (paper("not provided", due="2026-03-02"), "not provided"),
    ],
)
def test_where_a_request_stands_is_said_in_words(document: Document, words: str) -> None:
    assert clock(document, TODAY) == words


def test_without_a_due_date_nothing_is_overdue() -> None:
    assert days_overdue(paper("requested", asked_on="2025-01-01"), TODAY) == 0
    assert days_overdue(paper("requested", due="soon"), TODAY) == 0


def test_what_is_here_or_refused_is_not_overdue() -> None:
    assert is_here(paper("received"))
    assert days_overdue(paper("received", due="2026-01-01"), TODAY) == 0
    assert days_overdue(paper("not provided", due="2026-01-01"), TODAY) == 0


@pytest.mark.parametrize(
    ("due", "status"),
    [("2026-03-09", DocumentStatus.LATE), ("2026-03-10", DocumentStatus.RECEIVED), (None, DocumentStatus.RECEIVED)],
)
def test_a_paper_is_late_only_if_it_was_due_before_it_came(due: str | None, status: DocumentStatus) -> None:
    assert status_when_received(paper("requested", due=due), "2026-03-10") == status
