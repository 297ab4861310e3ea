"""A file that is written is the old one or the whole new one, and nothing is left beside it."""

import os
import stat
from pathlib import Path

import pytest

from compliance.sources.problem import Refused
from compliance.sources.write import write_safely


def says(refused: pytest.ExceptionInfo[Refused]) -> str:
    """Return the one thing that was wrong."""
    (problem,) = refused.value.problems
    assert problem.id == "cannot-write"
    return problem.says


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    """A new file is made, an old one is replaced, and no other file is left in the folder."""
    path = tmp_path / "a.yaml"
    write_safely(path, b"one")
    write_safely(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    """Who could read and write the old file can do so with the new one; a new file is as the system makes files."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")
    for mode in (0o600, 0o664, 0o755):
        path.chmod(mode)
        write_safely(path, b"two")
        assert stat.S_IMODE(path.stat().st_mode) == mode
    (tmp_path / "plain").write_bytes(b"")
    write_safely(tmp_path / "b.yaml", b"x")
    assert (tmp_path / "b.yaml").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Where a link is written to, the file that it leads to changes."""
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"one")
    link.symlink_to(target)
    write_safely(link, b"two")
    assert link.is_symlink()
    assert target.read_bytes() == b"two"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """A file cannot be written into a folder that is not there, and the problem says so."""
    with pytest.raises(Refused) as refused:
        write_safely(tmp_path / "no" / "a.yaml", b"x")
    assert says(refused) == f"`{tmp_path}/no/a.yaml` cannot be written: the folder `{tmp_path}/no` does not exist"


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    """A folder is not replaced by a file."""
    with pytest.raises(Refused) as refused:
        write_safely(tmp_path, b"x")
    assert says(refused).endswith("a folder of this name is there")


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user may not write, the problem says that, and what to do."""

    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(Refused) as refused:
        write_safely(tmp_path / "a.yaml", b"x")
    assert says(refused).endswith("you may not write there")
    assert refused.value.problems[0].help == ("choose another folder",)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full in the middle of writing, the old file is as it was and nothing is left beside it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as refused:
        write_safely(path, b"two")
    assert says(refused).endswith("no space left on device")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the user stops the program in the middle of writing, the old file is as it was."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_safely(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
