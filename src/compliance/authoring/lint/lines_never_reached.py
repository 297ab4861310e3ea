"""Lines of a classification that never decide, and outcomes that nobody can get."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.in_force import is_in_force
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld, opposite
from compliance.conditions.meaning import Condition
from compliance.packs.model import Classification, Line


def check_lines(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `unreachable-line` and `unreachable-outcome`, decided over all answers on the day that is judged."""
    for one in world.rulebook.classifications.values():
        if one.pack != pack:
            continue
        before: list[Condition] = []
        gettable: set[str] = set()
        shown = world.examples.deciding_lines(one.id) if world.examples is not None else frozenset[str]()
        for line in one.lines:
            reached = [*before, *([line.when] if line.when is not None else [])]
            if line.id not in shown and world.find(reached, one.each) is None:
                yield _unreachable(world, one, line)
            else:
                gettable.update(line.then)
            if line.when is not None and is_in_force(line.in_force, world.scene.day):
                before.append(opposite(line.when))
        for outcome in one.outcomes:
            if outcome.id not in gettable:
                yield LintFinding(
                    "unreachable-outcome",
                    f"nobody can get the outcome `{outcome.id}` of `{one.id}`",
                    one.place,
                    "give it a line, or take it out",
                )


def _unreachable(world: OpenWorld, one: Classification, line: Line) -> LintFinding:
    """Return what is said of a line that never decides: whether it holds for nobody, or for nobody who comes to it."""
    if line.when is not None and world.find([line.when], one.each) is None:
        why, help = "no answers make its condition hold", "mend its condition, or take it out"
    else:
        why, help = "the lines before it take all its cases", "mend its condition, move it up, or take it out"
    says = f"the line `{line.id}` of `{one.id}` never decides: {why}"
    return LintFinding("unreachable-line", says, line.place or one.place, help)
