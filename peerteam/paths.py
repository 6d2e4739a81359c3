"""Where things are kept on this laptop: local application data, never a synchronised or network folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def visits_folder() -> Path:
    """Where the visits of this laptop live."""
    return Path(platformdirs.user_data_dir("Peer Team", appauthor=False)) / "visits"


def safe_copies_folder() -> Path:
    """Where closed safe copies go unless another place was chosen."""
    return Path(platformdirs.user_documents_dir()) / "Peer Team safe copies"


def config_folder() -> Path:
    """Where this laptop's own settings are kept."""
    return Path(platformdirs.user_config_dir("Peer Team", appauthor=False))
