"""Texts that `compliance pack new` and `new-rule` have left to be written, or that somebody has."""

from __future__ import annotations

import re
from pathlib import Path

from compliance.authoring.new_rule import FILL_IN
from compliance.sources.place import Place
from compliance.sources.problem import Problems

_LEFT = re.compile(rf"{FILL_IN}|\b(?:TODO|TO DO|TBD|FIXME)\b|\?\?\?")


def find_still_to_fill_in(folder: Path, problems: Problems) -> None:
    """Warn of every place in the YAML of a pack where FILL IN or TODO still stands, in a text or in the comment beside it."""
    for path in sorted(folder.rglob("*.yaml")):
        name = f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            found = _LEFT.search(line)
            if found is None:
                continue
            column = found.start()
            in_comment = "#" in line[:column]
            problems.add(
                "still-to-fill-in",
                "a choice was made here that is still to be looked at" if in_comment else "this is still to be written",
                Place(name, number, column + 1, len(found[0])),
                "choose what the law says, and delete the comment" if in_comment else _advice(line[column:]),
                level="warning",
            )


def _advice(rest: str) -> str:
    if not rest.startswith(FILL_IN):
        return "settle it, and take this mark out"
    wanted = rest.removeprefix(FILL_IN).strip(" :\"'}]")
    if wanted.startswith("write "):
        return wanted
    return f"write {wanted}" if wanted else "write what belongs here"
