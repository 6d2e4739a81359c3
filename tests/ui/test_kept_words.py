"""The four words are remembered only where somebody asked, only in the keyring, and never shut anybody out."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService, chainer, fail

from peerteam.domain.records import Visit
from peerteam.settings import KnownVisit, SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.kept_words import KeptWords, NotRemembered, keyring_of_the_system
from tests.keyrings import KeyringOfTest

PHRASE = "anchor velvet orbit maple"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def ring() -> KeyringOfTest:
    return KeyringOfTest()


@pytest.fixture
def kept(settings: SettingsFile, ring: KeyringOfTest) -> KeptWords:
    return KeptWords(settings, lambda: ring)


def test_words_nobody_asked_to_remember_are_not_looked_up(kept: KeptWords, ring: KeyringOfTest) -> None:
    ring.words["Peer Team", "v"] = PHRASE
    assert kept.of("v") is None


def test_words_are_remembered_by_the_keyring_and_never_in_our_file(kept: KeptWords, tmp_path: Path) -> None:
    kept.keep("v", PHRASE)
    assert kept.of("v") == PHRASE
    written = (tmp_path / "settings.json").read_text()
    assert '"v"' in written
    assert not any(word in written for word in PHRASE.split())


def test_a_visit_is_known_by_where_its_file_is(kept: KeptWords, settings: SettingsFile) -> None:
    settings.keep(settings.now.with_visit(KnownVisit("/a/visit.peerteam", "v")))
    kept.keep("v", PHRASE)
    assert kept.of_path("/a/visit.peerteam") == PHRASE
    assert kept.of_path("/a/other.peerteam") is None


def test_words_that_are_forgotten_are_in_the_keyring_no_more(kept: KeptWords, ring: KeyringOfTest) -> None:
    kept.keep("v", PHRASE)
    kept.forget("v")
    assert ring.words == {}
    assert not kept.has("v")


def test_forgetting_what_was_taken_out_of_the_keyring_already_is_no_problem(
    kept: KeptWords, ring: KeyringOfTest
) -> None:
    kept.keep("v", PHRASE)
    ring.words.clear()
    kept.forget("v")
    assert not kept.has("v")


def test_a_keyring_that_stays_locked_may_still_have_the_words_and_it_is_said(
    kept: KeptWords, settings: SettingsFile, ring: KeyringOfTest
) -> None:
    kept.keep("v", PHRASE)
    ring.locked = True
    with pytest.raises(NotRemembered, match="still has"):
        kept.forget("v")
    assert kept.has("v")
    with pytest.raises(NotRemembered, match="still has"):
        KeptWords(settings, lambda: None).forget("v")


def test_without_a_keyring_nothing_is_remembered_and_it_is_said(settings: SettingsFile, tmp_path: Path) -> None:
    kept = KeptWords(settings, lambda: None)
    with pytest.raises(NotRemembered, match="no keyring"):
        kept.keep("v", PHRASE)
    assert kept.place() == ""
    assert not kept.has("v")
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_stays_locked_is_told_at_keeping_and_silent_at_opening(
    kept: KeptWords, ring: KeyringOfTest
) -> None:
    kept.keep("v", PHRASE)
    ring.locked = True
    assert kept.of("v") is None
    with pytest.raises(NotRemembered, match="did not take"):
        kept.keep("w", PHRASE)
    assert not kept.has("w")


def test_when_the_team_has_new_words_the_keyring_follows(kept: KeptWords, tmp_path: Path) -> None:
    kept.keep("v", "other words than now")
    with VisitFile.create(tmp_path / "visit.peerteam", Visit("v"), phrase=PHRASE) as visit:
        kept.follow(visit)
    assert kept.of("v") == PHRASE


def test_a_visit_nobody_asked_for_is_not_followed(kept: KeptWords, ring: KeyringOfTest, tmp_path: Path) -> None:
    with VisitFile.create(tmp_path / "visit.peerteam", Visit("v"), phrase=PHRASE) as visit:
        kept.follow(visit)
    assert ring.words == {}


class _PlainFile(KeyringOfTest):
    """As one of `keyrings.alt`, which writes what it is given into a plain file."""

    priority = 5


def test_a_keyring_that_writes_into_a_plain_file_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", _PlainFile)
    assert keyring_of_the_system() is None
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    assert keyring_of_the_system() is None


def test_of_several_keyrings_the_systems_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    own = SecretService.Keyring()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [_PlainFile(), own])
    monkeypatch.setattr(keyring, "get_keyring", chainer.ChainerBackend)
    assert keyring_of_the_system() is own
    assert KeptWords(SettingsFile(Path("nowhere")), keyring_of_the_system).place() == "this computer’s keyring"


def test_a_desktop_that_answers_with_an_error_of_its_own_shuts_nobody_out(settings: SettingsFile) -> None:
    def broken() -> KeyringOfTest:
        raise OSError("no bus")

    settings.change(words_kept=("v",))
    kept = KeptWords(settings, broken)
    assert (kept.of("v"), kept.place()) == (None, "")
