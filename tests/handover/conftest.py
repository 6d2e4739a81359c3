"""What the tests of handing over share: locks that are quick to open. How slow they are is held in tests/store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.handover.laptops import quick_locks


@pytest.fixture(autouse=True)
def _quick_locks() -> Iterator[None]:
    with quick_locks():
        yield
