"""Which files a pack is made of."""

from __future__ import annotations

from typing import Literal, get_args

FileKind = Literal[
    "pack",
    "subjects",
    "instruments",
    "option_sets",
    "terms",
    "questions",
    "classifications",
    "rules",
    "law",
    "examples",
]

FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)

_FOLDERS = {"given": "cases", "cases": "cases", "section": "questions", "intro": "questions"}
"""Where files belong whose first key is not the name of their folder."""

RECORD = "reviewed.yaml"
"""The record of review: it stands in a pack's folder and says nothing of the law, so it is no part of the pack itself."""


def kind_of_file(name: str) -> FileKind | None:
    """Return what a file of a pack holds, by its name in the pack, or None if a pack has no such file.

    What is not `pack.yaml` may be one file (`rules.yaml`), several (`rules_labels.yaml`), or a folder (`rules/*.yaml`).
    """
    folder, _, file = name.rpartition("/")
    stem, _, ending = file.rpartition(".")
    if ending != "yaml" or not _is_name(stem):
        return None
    if folder or stem == "pack":
        wanted = folder or stem
        return next((kind for kind in FILE_KINDS if kind == wanted and (kind == "pack") != bool(folder)), None)
    for kind in FILE_KINDS[1:]:
        rest = stem.removeprefix(kind)
        if stem == kind or (rest != stem and rest[0] in "_-" and len(rest) > 1):
            return kind
    return None


def folder_by_first_key(head: bytes) -> str:
    """Return the folder in which a file belongs whose text begins like this, by its first key; empty if that tells nothing."""
    for line in head.decode("utf-8", "replace").splitlines():
        key, colon, _ = line.partition(":")
        if colon and key.isidentifier():
            return _FOLDERS.get(key, key if key in FILE_KINDS[1:] else "")
    return ""


def _is_name(stem: str) -> bool:
    """Return whether a name begins with a letter, digit or underscore, and has no others than these, dots and dashes.

    No pattern is used: this is asked of every file at every start, and making a pattern takes longer than all of it.
    """
    return bool(stem) and stem[0] not in ".-" and all(letter.isalnum() or letter in "_.-" for letter in stem)
