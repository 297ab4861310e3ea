"""A file that an assessment names: whether it is where it should be, and whether it is still the same.

The only module on this floor that looks at files beside the assessment itself.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from posixpath import normpath

from compliance.answers.entry import Entry
from compliance.sources.problem import Problems

_SHA256 = re.compile(r"[0-9a-f]{64}")


def check_file(entry: Entry, folder: Path | None, must_exist: bool, problems: Problems) -> str:
    """Report what is wrong with the `file` and `sha256` of an entry; return the digest, if one is written.

    `folder` is that of the assessment; the file must be inside it. None: no file is looked at, only what is written.
    """
    digest = entry["sha256"].text.lower()
    if digest and not _SHA256.fullmatch(digest):
        problems.add(
            "wrong-digest",
            f"a SHA-256 digest has 64 digits and letters from a to f, this has {len(digest)} characters",
            entry["sha256"].at,
            "copy what `sha256sum FILE` prints (on Windows `certutil -hashfile FILE SHA256`), or leave `sha256` out",
        )
        digest = ""
    name = entry["file"].text
    if not name:
        if digest:
            problems.add("digest-without-file", "a digest is given, but no file", entry["sha256"].key_at, "add `file`")
        return digest
    path = _inside(entry["file"], folder, problems)
    if path is not None:
        _compare(entry, path, digest, must_exist, problems)
    return digest


def _inside(entry: Entry, folder: Path | None, problems: Problems) -> Path | None:
    """Return the path of a named file, or None if it is not looked at or not in the assessment's folder."""
    name = entry.text
    if "\\" in name:
        says = f"{entry.quote} has `\\` between its folders"
        problems.add("outside-folder", says, entry.at, "write `/`, which every system understands")
        return None
    path: Path | None = None
    outside = name.startswith(("/", "~")) or re.match(r"[A-Za-z]+:", name) is not None
    outside = outside or normpath(name).split("/")[0] == ".."
    try:
        if folder is not None and not outside:
            path = (folder / name).resolve()
            outside = not path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        problems.add("missing-evidence", f"{entry.quote} cannot be the name of a file", entry.at)
        return None
    if outside:
        says = f"{entry.quote} does not stand in the folder of this assessment"
        advice = "keep the file beside the assessment, or in a folder below, so that both travel together"
        problems.add("outside-folder", says, entry.at, advice)
        return None
    return path


def _compare(entry: Entry, path: Path, digest: str, must_exist: bool, problems: Problems) -> None:
    at = entry["file"].at
    try:
        if not path.exists():
            if must_exist:
                advice = "put it there, correct the name, or leave `file` out if the document is kept elsewhere"
                problems.add("missing-evidence", f"there is no file {entry['file'].quote}", at, advice)
            return
        if not path.is_file():
            problems.add("missing-evidence", f"{entry['file'].quote} is not a file", at, "name one file, not a folder")
            return
        if not digest:
            return
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        problems.add("missing-evidence", f"{entry['file'].quote} cannot be read: {reason.lower()}", at)
        return
    if found != digest:
        problems.add(
            "wrong-digest",
            f"{entry['file'].quote} is not the file that was named: its digest is not the one written here",
            entry["sha256"].at,
            f"written: {digest}",
            f"found:   {found}",
            "if the file was changed on purpose, look at what rests on it and write the digest found; else bring it back",
        )
