"""Lines of a classification that never decide, and outcomes that nobody can get."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.in_force import is_in_force
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld, opposite
from compliance.conditions.meaning import Condition


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
                yield LintFinding(
                    "unreachable-line",
                    f"the line `{line.id}` of `{one.id}` never decides: the lines before it take all its cases",
                    line.place or one.place,
                    "mend its condition, move it up, or take it out",
                )
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
