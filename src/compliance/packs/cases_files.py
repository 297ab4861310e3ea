"""The files of a pack that hold its cases: what stands in them, line by line, for the record of review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class CasesFile:
    """One file below `cases/`. `lines` are its lines without indents, empty lines and those that are comments alone."""

    id: str
    lines: tuple[str, ...]
    place: Place | None = field(default=None, compare=False)


def cases_files(folder: Path) -> Iterator[CasesFile]:
    """Yield the files of cases in a pack's folder. They are many and long, so they are not taken for YAML here.

    A file that cannot be read is left out: whoever runs the cases tells of it.
    """
    for path in sorted((folder / "cases").glob("*.yaml")):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        lines = (" ".join(line.split()) for line in text.splitlines())
        kept = tuple(line for line in lines if line and not line.startswith("#"))
        id = f"cases/{path.name}"
        yield CasesFile(id, kept, Place(f"{folder.resolve().name}/{id}", 1, 1))
