"""Problems as text: the message, the place, the line underlined, and the advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem

_WIDEST = 160
_SHOWN_AS = {"\t": "\N{RIGHTWARDS ARROW}"}


def render_problems(problems: Iterable[Problem], sources: Mapping[str, Source]) -> str:
    """Return all problems as plain text, one block each; `sources` supplies the lines that are shown."""
    return "\n\n".join(_block(problem, sources) for problem in problems)


def _block(problem: Problem, sources: Mapping[str, Source]) -> str:
    lines = [f"{problem.level}[{problem.id}]: {problem.says}"]
    margin = " "
    if problem.at is not None:
        margin = " " * len(str(problem.at.line))
        lines.append(f"{margin}--> {problem.at}")
        lines.extend(_excerpt(problem.at, sources, margin))
    lines.extend(f"{margin} = {advice}" for advice in problem.help)
    for place, says in problem.notes:
        lines.append(f"{margin} = {says}" + (f" ({place.file}:{place.line})" if place else ""))
    return "\n".join(lines)


def _excerpt(at: Place, sources: Mapping[str, Source], margin: str) -> list[str]:
    source = sources.get(at.file)
    text = source.line(at.line) if source else None
    if not text or not text.strip():
        return []
    text = "".join(c if c.isprintable() else _SHOWN_AS.get(c, "\N{REPLACEMENT CHARACTER}") for c in text)
    column, cut = at.column, 0
    if len(text) > _WIDEST:
        cut = max(0, column - 1 - _WIDEST // 3)
        text = text[cut : cut + _WIDEST]
        column -= cut
    width = max(1, min(at.width or 1, len(text) - column + 1))
    return [f"{margin} |", f"{at.line} | {text}", f"{margin} | {' ' * (column - 1)}{'^' * width}"]
