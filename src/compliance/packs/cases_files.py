"""The files of a pack that hold its cases: what stands in them, case by case, for the record of review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from compliance.sources.place import Place
from compliance.sources.values import dataclass

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class CasesFile:
    """One file below `cases/`. `parts` are its cases and what they build on: the line where each begins, and its text.

    Of the text indents, empty lines and lines that are comments alone are left out.
    """

    id: str
    parts: tuple[tuple[int, str], ...]
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
        id = f"cases/{path.name}"
        yield CasesFile(id, tuple(_parts(text)), Place(f"{folder.resolve().name}/{id}", 1, 1))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each part of a file: one begins where a line is indented no deeper than the items of a list at the top."""
    begins, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        said = " ".join(line.split())
        if not said or said.startswith("#"):
            continue
        if lines and len(line) - len(line.lstrip()) <= _DEEPEST:
            yield begins, "\n".join(lines)
            lines = []
        begins = begins if lines else number
        lines.append(said)
    if lines:
        yield begins, "\n".join(lines)
