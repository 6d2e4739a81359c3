"""The list of whom such a visit usually meets, against the sample visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.domain.coverage import not_met
from peerteam.domain.errors import BadResource
from peerteam.domain.records import Session
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import whom_to_meet
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.jobs import sample_folder
from tests.builders import VISIT


def test_a_full_visit_has_met_everybody() -> None:
    sample = Snapshot.of(read_visit_folder(sample_folder("marlbridge")))
    assert not_met(sample, whom_to_meet.load()) == []


def test_an_empty_programme_asks_about_everybody_once() -> None:
    usual = whom_to_meet.load()
    asked = [each.words for each in not_met(Snapshot.of((VISIT,)), usual)]
    assert asked == [each.words for each in usual]
    assert len(set(asked)) == len(asked) > 10


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Leader of the Council", "the leader of the council, or the elected mayor"),
        ("Elected Mayor", "the leader of the council, or the elected mayor"),
        ("s.151 Officer", "the section 151 officer"),
        ("UNISON and GMB", "the trade unions"),
        ("Head of Paid Service", "the chief executive"),
        ("Chairs of Scrutiny", "the chairs of scrutiny"),
    ],
)
def test_a_title_answers_the_one_it_means(title: str, words: str) -> None:
    left = not_met(Snapshot.of((VISIT, Session("s1", title))), whom_to_meet.load())
    assert words not in [each.words for each in left]


@pytest.mark.parametrize(
    "title", ["Deputy Leader", "Leader of the Opposition", "Group leaders", "Deputy Chief Executive"]
)
def test_a_deputy_or_an_opponent_is_not_the_one(title: str) -> None:
    left = [each.words for each in not_met(Snapshot.of((VISIT, Session("s1", title))), whom_to_meet.load())]
    assert "the leader of the council, or the elected mayor" in left
    assert "the chief executive" in left


def test_a_slip_in_the_list_is_told_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[usually]]\nwords = "x"\nnames = ["y"]\n', "utf-8")
    with pytest.raises(BadResource, match="names"):
        whom_to_meet.load(path)
