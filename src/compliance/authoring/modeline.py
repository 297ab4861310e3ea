"""The line at the top of a pack file that tells an editor which JSON Schema the file follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def linked_files(files: Mapping[str, str], pack: Path, schemas: Path | None) -> dict[str, str]:
    """Return files of a pack, by their names in it, with first lines that name their schemas, if there are schemas."""
    found = dict(files)
    for name, text in files.items():
        kind = schema_of(pack / name, pack)
        if kind is not None and schemas is not None:
            found[name] = with_modeline(text, pack.resolve() / name, kind, schemas.resolve())
    return found


def schemas_of(pack: Path) -> Path | None:
    """Return the folder of the schemas that a pack's `pack.yaml` names, or None if it names none on this disk."""
    [first] = modeline_beside(pack / "pack.yaml", "pack") or [""]
    link = first.partition("$schema=")[2]
    return (pack.resolve() / link).parent if link and "://" not in link else None


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
