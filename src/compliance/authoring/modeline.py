"""The line at the top of a pack file that tells an editor which JSON Schema the file follows."""

from __future__ import annotations

import re
from os.path import relpath
from pathlib import Path

from compliance.packs.kinds_of_file import RECORD, kind_of_file

_LINE = re.compile(r"\A# yaml-language-server: \$schema=\S*[ \t]*\r?\n")


def schema_of(path: Path, pack: Path) -> str | None:
    """Return the kind of schema that a file of a pack follows, or None if there is none for it."""
    name = path.relative_to(pack).as_posix()
    if name.startswith("cases/") and name.endswith(".yaml"):
        return "cases"
    if name == RECORD:
        return "reviewed"
    return kind_of_file(name)


def with_modeline(text: str, path: Path, kind: str, schemas: Path) -> str:
    """Return the text of a file with a first line that names its schema in the folder `schemas`; an older one goes."""
    link = Path(relpath(schemas / f"{kind}.json", path.parent)).as_posix()
    return f"# yaml-language-server: $schema={link}\n{_LINE.sub('', text)}"


def modeline_beside(path: Path, kind: str) -> list[str]:
    """Return the first line of a file of some kind that lies beside a pack's file; none if that one has no such line."""
    try:
        with path.open(encoding="utf-8") as file:
            first = file.readline()
    except (OSError, UnicodeDecodeError):
        return []
    if not _LINE.match(first):
        return []
    folder, slash, _ = first.rstrip().partition("$schema=")[2].rpartition("/")
    return [f"# yaml-language-server: $schema={folder}{slash}{kind}.json"]
