"""The pages that explain problems, one for each id: what it finds, what to avoid, what to write instead, and why.

A page is a Markdown file in `problem_page_texts/`, called like its id; it is part of the installed program.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "problem_page_texts"
HEADINGS = ("What it finds", "Avoid", "Write instead", "Why")
"""The headings of every page, in their order."""


def problem_page(id: str) -> str | None:
    """Return the page of a problem as Markdown, or None if there is no such problem."""
    if id not in problem_ids():
        return None
    return (_FOLDER / f"{id}.md").read_text(encoding="utf-8")


def problem_ids() -> tuple[str, ...]:
    """Return the ids of all problems that have a page, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))


def part_of_page(page: str, heading: str) -> str:
    """Return what stands below one of the headings of a page."""
    _, _, rest = page.partition(f"\n## {heading}\n\n")
    return rest.partition("\n## ")[0].strip("\n")


def page_as_text(page: str) -> str:
    """Return a page as it is shown on a terminal: headings alone on their line, and what is written moved in."""
    lines: list[str] = []
    in_code = False
    for line in page.rstrip("\n").split("\n"):
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            lines.append(line.lstrip("# "))
        else:
            lines.append(f"  {line}".rstrip())
    return "\n".join(lines) + "\n"
