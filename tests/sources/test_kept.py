"""Data between runs is kept only where nobody but the user can write, and never believed blindly."""

from pathlib import Path

from compliance.sources.kept import keep, look_up


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    """Data is found under its own name, byte for byte."""
    keep(tmp_path / "cache", "kind-a", b"one\ntwo\n", 3)
    assert look_up(tmp_path / "cache", "kind-a") == b"one\ntwo\n"
    assert look_up(tmp_path / "cache", "kind-b") is None


def test_the_oldest_of_a_kind_go(tmp_path: Path) -> None:
    """Only so many things of a kind are kept; those of other kinds stay."""
    folder = tmp_path / "cache"
    keep(folder, "other-x", b"", 2)
    for name in "abc":
        keep(folder, f"kind-{name}", b"", 2)
    assert len(list(folder.glob("kind-*"))) == 2
    assert (folder / "other-x").is_file()


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    """Data that is not what was written counts as none."""
    folder = tmp_path / "cache"
    keep(folder, "kind-a", b"verdict", 2)
    path = folder / "kind-a"
    path.write_bytes(path.read_bytes().replace(b"verdict", b"Verdict"))
    assert look_up(folder, "kind-a") is None
