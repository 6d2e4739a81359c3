"""Where a visit file should not be: in a synchronised or network folder, where SQLite files get damaged."""

from __future__ import annotations

import os
from pathlib import Path

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
}
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.davfs"}


def warning_about(path: Path) -> str | None:
    """One sentence when this is a bad place for a visit file, else None."""
    path = path.absolute()
    if synced := _synced(path):
        return (
            f"This folder is kept in step by {synced}, which can damage an open visit. "
            "Keep the visit in a folder of this laptop; safe copies may go there."
        )
    if str(path).startswith("\\\\") or _network_system(path):
        return (
            "This folder is on a network, where an open visit can be damaged. "
            "Keep the visit in a folder of this laptop; safe copies may go there."
        )
    return None


def _synced(path: Path) -> str | None:
    for part in path.parts:
        for sign, name in _SYNCED.items():
            if part.lower() == sign or part.lower().startswith((sign + " - ", sign + "-")):
                return name
    return None


def _network_system(path: Path) -> bool:
    mounts = Path("/proc/mounts")
    if os.name != "posix" or not mounts.exists():
        return False
    best, system = "", ""
    for line in mounts.read_text(errors="replace").splitlines():
        _, where, kind, *_ = line.split(" ")
        where = where.replace("\\040", " ")
        if (str(path) + "/").startswith(where.rstrip("/") + "/") and len(where) >= len(best):
            best, system = where, kind
    return system in _NETWORK_SYSTEMS
