"""Where a visit file should not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerteam.store import location
from peerteam.store.location import warning_about


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Marlbridge Borough Council", "OneDrive"),
        ("onedrive-lga", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("SharePoint - Peers", "SharePoint"),
    ],
)
def test_a_folder_kept_in_step_is_warned_about_by_name(tmp_path: Path, folder: str, name: str) -> None:
    warning = warning_about(tmp_path / folder / "Peers" / "visit.peerteam")
    assert warning is not None
    assert f"kept in step by {name}" in warning
    assert "safe copies may go there" in warning


@pytest.mark.parametrize("folder", ["Documents", "My drivers", "Dropboxes of 2026", "boxes", "onedriver"])
def test_an_ordinary_folder_is_not_warned_about(tmp_path: Path, folder: str) -> None:
    assert warning_about(tmp_path / folder / "visit.peerteam") is None


def test_the_name_of_the_file_alone_can_be_any(tmp_path: Path) -> None:
    assert warning_about(tmp_path / "visit.peerteam") is None


MOUNTS = """\
/dev/vda / ext4 rw 0 0
proc /proc proc rw 0 0
server:/peers /mnt/peers nfs4 rw 0 0
//server/share /mnt/with\\040blank cifs rw 0 0
/dev/vdb /mnt/peers/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "warned"),
    [
        ("/home/ann/visit.peerteam", False),
        ("/mnt/peers/visit.peerteam", True),
        ("/mnt/peers2/visit.peerteam", False),
        ("/mnt/with blank/visit.peerteam", True),
        ("/mnt/peers/local/visit.peerteam", False),
    ],
)
def test_a_network_folder_is_warned_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, warned: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    real = Path

    def redirected(*parts: str) -> Path:
        return mounts if parts == ("/proc/mounts",) else real(*parts)

    monkeypatch.setattr(location, "Path", redirected)
    assert (warning_about(real(path)) is not None) == warned


def test_without_a_list_of_mounts_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "Path", lambda *_: tmp_path / "missing")
    assert warning_about(tmp_path / "visit.peerteam") is None
