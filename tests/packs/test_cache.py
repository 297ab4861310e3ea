"""Rulebooks are kept as data, only where nobody but the user can write, and never believed blindly."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs import cache
from compliance.packs.cache import cache_key, keep, look_up
from compliance.packs.find import PackFiles
from compliance.packs.model import Rulebook

Load = Callable[[Mapping[str, str]], Rulebook]
KEY = "0" * 64


@pytest.fixture
def book(load: Load, toy: dict[str, str]) -> Rulebook:
    """The rulebook of the small pack."""
    return load(toy)


def files(**contents: bytes) -> list[PackFiles]:
    """One pack with some files."""
    return [PackFiles("law", Path("law"), dict(contents.items()))]


def test_a_kept_rulebook_is_found(tmp_path: Path, book: Rulebook) -> None:
    """What was kept under a key is found under it, and under no other."""
    keep(tmp_path / "cache", KEY, book)
    assert look_up(tmp_path / "cache", KEY) == book
    assert look_up(tmp_path / "cache", "1" * 64) is None
    assert look_up(tmp_path / "other", KEY) is None


def test_the_folder_is_made_for_the_user_alone(tmp_path: Path, book: Rulebook) -> None:
    """The folder is made so that only its user can enter it, and so are the files in it."""
    keep(tmp_path / "a" / "cache", KEY, book)
    folder = tmp_path / "a" / "cache"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_can_write_is_not_used(mode: int, tmp_path: Path, book: Rulebook) -> None:
    """Where others could have put a file, none is read and none is written."""
    folder = tmp_path / "cache"
    keep(folder, KEY, book)
    folder.chmod(mode)
    assert look_up(folder, KEY) is None
    keep(folder, "1" * 64, book)
    assert len(list(folder.iterdir())) == 1


def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that belongs to another user is not used."""
    keep(tmp_path / "cache", KEY, book)
    uid = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)
    assert look_up(tmp_path / "cache", KEY) is None


def test_a_link_is_not_followed(tmp_path: Path, book: Rulebook) -> None:
    """Neither a folder nor a file that is only a link to one is used."""
    keep(tmp_path / "cache", KEY, book)
    (tmp_path / "link").symlink_to(tmp_path / "cache")
    assert look_up(tmp_path / "link", KEY) is None
    kept = tmp_path / "cache" / f"rulebook-{KEY}.jsonl"
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert look_up(tmp_path / "cache", KEY) is None


def test_a_file_that_others_can_write_is_not_used(tmp_path: Path, book: Rulebook) -> None:
    """A file that others could have changed is not used."""
    keep(tmp_path, KEY, book)
    tmp_path.chmod(0o700)
    keep(tmp_path, KEY, book)
    (tmp_path / f"rulebook-{KEY}.jsonl").chmod(0o622)
    assert look_up(tmp_path, KEY) is None


@pytest.mark.parametrize("harm", [b"", b"\n", b"x" * 100, b"0" * 64 + b"\n{}"])
def test_a_broken_file_is_ignored_and_written_anew(harm: bytes, tmp_path: Path, book: Rulebook) -> None:
    """A file that is not what was written counts as none; the next one takes its place."""
    folder = tmp_path / "cache"
    keep(folder, KEY, book)
    (folder / f"rulebook-{KEY}.jsonl").write_bytes(harm)
    assert look_up(folder, KEY) is None
    keep(folder, KEY, book)
    assert look_up(folder, KEY) == book


def test_one_changed_byte_is_noticed(tmp_path: Path, book: Rulebook) -> None:
    """A file of which any byte has changed is not used, even if it would still be understood."""
    folder = tmp_path / "cache"
    keep(folder, KEY, book)
    path = folder / f"rulebook-{KEY}.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Tell the parents", b"Tell the Parents"))
    assert look_up(folder, KEY) is None


def test_a_folder_that_cannot_be_made_is_no_problem(tmp_path: Path, book: Rulebook) -> None:
    """If nothing can be kept, nothing is; loading goes on."""
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "cache", KEY, book)
    assert look_up(tmp_path / "file" / "cache", KEY) is None


def test_old_rulebooks_go(tmp_path: Path, book: Rulebook) -> None:
    """Only the last few rulebooks are kept."""
    for number in range(12):
        keep(tmp_path / "cache", f"{number:064}", book)
        os.utime(tmp_path / "cache" / f"rulebook-{number:064}.jsonl", (number, number))
    assert len(list((tmp_path / "cache").iterdir())) == 8
    assert look_up(tmp_path / "cache", f"{11:064}") is not None


def test_the_key_depends_on_all_that_can_change_a_rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another byte, another file name, other packs asked for, another version or state of this program: another key."""
    keys = [
        cache_key(files(a=b"x"), None),
        cache_key(files(a=b"y"), None),
        cache_key(files(b=b"x"), None),
        cache_key(files(a=b"x", b=b""), None),
        cache_key(files(a=b"x"), ["law"]),
        cache_key(files(a=b"x"), ["law", "other"]),
    ]
    assert cache_key(files(a=b"x"), ["other", "law"]) == keys[-1]
    assert cache_key(files(a=b"x"), None) == keys[0]
    monkeypatch.setattr("compliance.__version__", "99.0")
    keys.append(cache_key(files(a=b"x"), None))
    monkeypatch.setattr(cache, "_program_files", lambda: ["changed"])
    keys.append(cache_key(files(a=b"x"), None))
    assert len(set(keys)) == len(keys)
