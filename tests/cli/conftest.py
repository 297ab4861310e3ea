"""What several tests of the command line start from."""

import shutil
from pathlib import Path

import pytest

SEEDED = Path(__file__).parents[1] / "authoring" / "seeded"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the small pack."""
    shutil.copytree(SEEDED, tmp_path, dirs_exist_ok=True)
    return tmp_path
