"""Lines of a classification that never decide, and outcomes that nobody can get."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.diagram import FALSE, TRUE
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld


def check_lines(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `unreachable-line` and `unreachable-outcome`, decided over all answers on the day that is judged."""
    for one in world.rulebook.classifications.values():
        if one.pack != pack:
            continue
        before = FALSE
        gettable: set[str] = set()
        for line in one.lines:
            holds = world.together([line.when], one.each) if line.when is not None else TRUE
            decides = world.diagram.both(holds, world.diagram.opposite(before))
            if decides == FALSE:
                yield LintFinding(
                    "unreachable-line",
                    f"the line `{line.id}` of `{one.id}` never decides: the lines before it take all its cases",
                    line.place or one.place,
                    "mend its condition, move it up, or take it out",
                )
            else:
                gettable.update(line.then)
            before = world.diagram.one(before, holds)
        for outcome in one.outcomes:
            if outcome.id not in gettable:
                yield LintFinding(
                    "unreachable-outcome",
                    f"nobody can get the outcome `{outcome.id}` of `{one.id}`",
                    one.place,
                    "give it a line, or take it out",
                )
