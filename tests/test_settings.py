"""What is remembered between two starts: never a reason to stop, whatever the file holds."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerteam.settings import KNOWN, KnownVisit, Settings, SettingsFile

VISIT = KnownVisit("/a/visit.peerteam", "v", "Marlbridge", "2026-03-10", "2026-03-13", "2026-03-09T18:00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, content: Any) -> SettingsFile:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return SettingsFile(path)


def test_without_a_file_everything_is_as_usual_and_nothing_is_written(path: Path) -> None:
    assert SettingsFile(path).now == Settings()
    assert not path.parent.exists()


def test_what_is_changed_is_there_at_the_next_start(path: Path) -> None:
    file = SettingsFile(path)
    file.change(text_size=1.5, scheme="dark", window="AAAA", safe_copies="/stick")
    file.keep(file.now.with_visit(VISIT))
    assert SettingsFile(path).now == Settings(1.5, "dark", "AAAA", "/stick", (VISIT,))
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_the_visit_opened_last_comes_first_and_stands_there_once(path: Path) -> None:
    other = KnownVisit("/b")
    kept = Settings().with_visit(VISIT).with_visit(other).with_visit(VISIT)
    assert [known.path for known in kept.visits] == [VISIT.path, "/b"]
    assert kept.without_visit("/b").visits == (VISIT,)


def test_the_list_has_an_end() -> None:
    kept = Settings()
    for number in range(KNOWN + 5):
        kept = kept.with_visit(KnownVisit(f"/{number}"))
    assert len(kept.visits) == KNOWN
    assert kept.visits[0].path == f"/{KNOWN + 4}"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "7", '"text"', "\0", "[" * 100_000])
def test_a_file_that_is_no_settings_is_named_in_the_log_and_ignored(
    path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "peerteam.settings"):
        assert written(path, content).now == Settings()
    assert "the usual ones are used" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", "big"), ("text_size", 0), ("text_size", 100), ("text_size", True), ("text_size", None),
        ("scheme", "pink"), ("scheme", 3), ("scheme", []), ("window", 3), ("safe_copies", None), ("visits", "none"),
        ("slides_template", 3), ("exchange_folder", 7), ("words_kept", "visit"), ("words_kept", [3]),
        ("tour_offered", "yes"), ("tour_offered", 1),
    ],
)  # fmt: skip
def test_one_bad_value_is_replaced_and_named_and_the_others_stay(
    path: Path, name: str, value: object, caplog: pytest.LogCaptureFixture
) -> None:
    good = {"text_size": 1.25, "scheme": "dark", "window": "AA", "safe_copies": "/x", "visits": []}
    with caplog.at_level(logging.WARNING, "peerteam.settings"):
        now = written(path, good | {name: value}).now
    assert f"the setting {name}" in caplog.text
    assert getattr(now, name) == getattr(Settings(), name)
    others = [other for other in good if other not in (name, "visits")]
    assert [getattr(now, other) for other in others] == [good[other] for other in others]


def test_a_visit_in_the_list_that_cannot_be_used_does_not_take_the_others_away(path: Path) -> None:
    visits = [3, {"path": ""}, {"path": "/a", "council": 7, "first_day": "soon"}, {"path": "/a"}, {"nonsense": 1}]
    assert written(path, {"visits": visits}).now.visits == (KnownVisit("/a"),)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    found=st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["text_size", "scheme", "visits", "path", "council", "first_day"]), inner)
        ),
        max_leaves=8,
    )
)
def test_no_content_stops_the_start(path: Path, found: object) -> None:
    now = written(path, found).now
    assert 0.8 <= now.text_size <= 2


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    file = SettingsFile(tmp_path / "config" / "settings.json")
    with caplog.at_level(logging.WARNING, "peerteam.settings"):
        file.change(scheme="dark")
    assert file.now.scheme == "dark"
    assert "cannot be kept" in caplog.text


def test_a_name_of_any_letters_is_kept(path: Path) -> None:
    known = KnownVisit("/é/日本 \ud800", council="Ynys Môn")
    SettingsFile(path).keep(Settings().with_visit(known))
    assert SettingsFile(path).now.visits == (known,)


def test_a_computer_is_known_by_the_same_name_at_every_start(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path / "settings.json").this_computer()
    assert first
    assert SettingsFile(tmp_path / "settings.json").this_computer() == first
    assert SettingsFile(tmp_path / "another" / "settings.json").this_computer() != first


def test_where_nothing_can_be_remembered_a_computer_has_no_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert SettingsFile(tmp_path / "file" / "settings.json").this_computer() == ""


def test_which_visits_words_are_remembered_and_that_the_tour_was_offered_is_there_at_the_next_start(path: Path) -> None:
    SettingsFile(path).change(words_kept=("v", "w", "v"), tour_offered=True, exchange_folder="/stick")
    now = SettingsFile(path).now
    assert (now.words_kept, now.tour_offered, now.exchange_folder) == (("v", "w"), True, "/stick")


def test_a_visit_taken_off_the_list_in_one_window_does_not_come_back_with_what_another_remembers(path: Path) -> None:
    one = SettingsFile(path)
    one.keep(one.now.with_visit(VISIT))
    other = SettingsFile(path)
    one.keep(one.now.without_visit(VISIT.path))
    other.keep(other.now.with_visit(KnownVisit("/b")))
    one.change(text_size=1.5)
    assert SettingsFile(path).now == Settings(text_size=1.5, visits=(KnownVisit("/b"),))


def test_what_is_known_stays_when_the_file_is_spoilt_or_gone_meanwhile(path: Path) -> None:
    file = written(path, {"text_size": 1.5})
    path.write_text("{", encoding="utf-8")
    assert file.now.text_size == 1.5
    path.unlink()
    assert file.now.text_size == 1.5
