"""Packs on the disk: finds their folders and fetches their files. Nothing but this and the cache touches the disk here.

It brings bytes and knows nothing of YAML, so that a rulebook that is kept in the cache is recognised without reading it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from compliance.packs.kinds_of_file import FILE_KINDS, RECORD, folder_by_first_key, kind_of_file
from compliance.sources.decode import MOST_BYTES, add_too_large
from compliance.sources.place import Place
from compliance.sources.problem import Problem, Problems, Refused, nearest
from compliance.sources.values import dataclass

_IGNORED_FOLDERS = frozenset({"cases"})
_IGNORED_ENDINGS = (".md", "~")
_MOST_FILES = 2_000
_HEAD = 4_096

ELSEWHERE = "a pack of your own is found if --rules names the folder that holds it"
"""What to do about a pack that is not where packs are looked for."""


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack that say anything: by their names in the pack, with `/`, in the order of their names."""

    name: str
    folder: Path
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """The SHA-256 of the names and contents of all files; cases, notes and the record of review are not among them."""
        digest = hashlib.sha256()
        for name, data in self.files.items():
            digest.update(f"{len(name.encode())} {len(data)} {name}\n".encode())
            digest.update(data)
        return digest.hexdigest()


def pack_folders(roots: Sequence[Path], problems: Problems) -> dict[str, Path]:
    """Return the folders of all packs by their names, in the order of names.

    A root is a folder that holds packs, or is one. A pack in an earlier root takes the place of one of the same name in
    a later root, so that somebody can try out a changed copy of a pack.
    """
    found: dict[str, Path] = {}
    for root in roots:
        for folder in _packs_below(root):
            found.setdefault(folder.resolve().name, folder)
    if not found:
        where = ", ".join(f"`{root}`" for root in roots)
        problems.add("no-pack", f"there is no pack in {where}", None, "a pack is a folder that has a `pack.yaml`")
    return dict(sorted(found.items()))


def pack_files(folder: Path, problems: Problems) -> PackFiles:
    """Return the bytes of the files of one pack. Files that are no part of a pack, or too large, are problems."""
    name = folder.resolve().name
    files: dict[str, bytes] = {}
    for path, shown in sorted(_files(folder, problems, name), key=lambda found: found[1]):
        if len(files) == _MOST_FILES:
            problems.add("too-many-files", f"the pack `{name}` has more than {_MOST_FILES:,} files", None)
            break
        data = _bytes(path, f"{name}/{shown}", problems)
        if data is not None:
            files[shown] = data
    return PackFiles(name, folder, files)


def _packs_below(root: Path) -> list[Path]:
    try:
        if (root / "pack.yaml").is_file():
            return [root]
        return sorted(folder for folder in root.iterdir() if (folder / "pack.yaml").is_file())
    except OSError as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise Refused([Problem("no-pack", f"the folder `{root}` {why}", help=("check its name",))]) from error


def _files(folder: Path, problems: Problems, pack: str) -> Iterator[tuple[Path, str]]:
    """Return the files of a pack with their names in it."""
    for path in _entries(folder, pack, problems):
        if path.is_dir() and path.name in FILE_KINDS:
            for inner in _entries(path, f"{pack}/{path.name}", problems):
                yield from _known(inner, f"{path.name}/{inner.name}", pack, problems)
        elif path.name == RECORD or (path.is_dir() and path.name in _IGNORED_FOLDERS):
            continue
        else:
            yield from _known(path, path.name, pack, problems)


def _entries(folder: Path, shown: str, problems: Problems) -> list[Path]:
    """Return what is in a folder, without notes and what editors leave behind."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        _add_unreadable(error, shown, problems)
        return []
    return [path for path in entries if not path.name.startswith(".") and not path.name.endswith(_IGNORED_ENDINGS)]


def _known(path: Path, shown: str, pack: str, problems: Problems) -> Iterator[tuple[Path, str]]:
    """Return a file if packs have such files; else it is a problem."""
    if path.is_file() and kind_of_file(shown):  # a pipe or a device is no file, and reading it might never end
        yield path, shown
    else:
        belongs = folder_by_first_key(_head(path)) if path.is_file() and path.suffix == ".yaml" else ""
        _add_unknown(shown + "/" * path.is_dir(), pack, belongs, problems)


def _add_unreadable(error: OSError, shown: str, problems: Problems) -> None:
    says = f"this cannot be read: {(error.strerror or 'the system says no').lower()}"
    problems.add("unreadable-file", says, Place(shown, 1, 1), "check that you may read it")


def _add_unknown(shown: str, pack: str, belongs: str, problems: Problems) -> None:
    shown = shown.encode("utf-8", errors="replace").decode()
    stem, _, ending = shown.rstrip("/").rpartition("/")[2].partition(".")
    if ending == "yml":
        advice = f"call it `{stem}.yaml`"
    elif "/" in shown.rstrip("/"):
        advice = "only files that end in `.yaml` may be here"
    else:
        near = nearest(stem, [*FILE_KINDS, "cases", RECORD.removesuffix(".yaml")])
        advice = f"did you mean `{near}`?" if near else ""
        if belongs and near != belongs:
            advice = f"by its first key it is a file of `{belongs}`: move it to `{belongs}/{stem}.yaml`"
    known = (
        "a pack has " + ", ".join(f"{kind}{'/*' if kind != 'pack' else ''}.yaml" for kind in FILE_KINDS) + " and cases/"
    )
    place = Place(f"{pack}/{shown.rstrip('/')}", 1, 1)
    problems.add("unknown-file", f"`{shown}` is no part of a pack", place, advice, known)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _bytes(path: Path, shown: str, problems: Problems) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            add_too_large(shown, size, problems)
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        _add_unreadable(error, shown, problems)
        return None
