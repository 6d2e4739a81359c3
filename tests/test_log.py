"""The last lines of the log go into a report, so they hold nobody's words."""

from __future__ import annotations

import logging

from peerteam.log import KEPT, listen, stop


def test_only_the_last_lines_are_kept() -> None:
    recent = listen()
    for number in range(KEPT + 5):
        logging.getLogger("peerteam.x").info("step %s", number)
    stop(recent)
    logging.getLogger("peerteam.x").info("afterwards")
    assert len(recent.lines()) == KEPT
    assert recent.lines()[-1].endswith(f"peerteam.x: step {KEPT + 4}")


def test_what_an_exception_quotes_is_left_out() -> None:
    recent = listen()
    try:
        raise ValueError("Cllr Field said so")
    except ValueError:
        logging.getLogger("peerteam.x").exception("it failed")
    stop(recent)
    assert "Field" not in "".join(recent.lines())
    assert "it failed" in recent.lines()[0]


def test_what_other_libraries_log_is_not_kept() -> None:
    recent = listen()
    logging.getLogger("somebody.else").warning("words")
    stop(recent)
    assert recent.lines() == []
