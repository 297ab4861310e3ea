"""Which files a pack is made of."""

from __future__ import annotations

import re
from typing import Literal, get_args

FileKind = Literal[
    "pack", "subjects", "instruments", "option_sets", "terms", "questions", "classifications", "rules", "law"
]

FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)


def kind_of_file(name: str) -> FileKind | None:
    """Return what a file of a pack holds, by its name in the pack, or None if a pack has no such file.

    What is not `pack.yaml` may be one file (`rules.yaml`), several (`rules_labels.yaml`), or a folder (`rules/*.yaml`).
    """
    if name == "pack.yaml":
        return "pack"
    for kind in FILE_KINDS[1:]:
        if re.fullmatch(rf"{kind}([_-][\w.-]+)?\.yaml|{kind}/\w[\w.-]*\.yaml", name):
            return kind
    return None
