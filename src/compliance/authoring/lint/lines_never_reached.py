"""Lines of a classification that never decide, and outcomes that nobody can get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.in_force import is_in_force
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.lint.why_never import why_never
from compliance.authoring.open_world import OpenWorld, in_words, opposite
from compliance.conditions.meaning import Always, Condition
from compliance.packs.model import Classification, Line
from compliance.sources.place import Place

_MOST_SHOWN = 3


def check_lines(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `unreachable-line` and `unreachable-outcome`, decided over all answers on the day that is judged."""
    for one in world.rulebook.classifications.values():
        if one.pack != pack:
            continue
        before: list[Line] = []
        passed: list[Condition] = []
        gettable: set[str] = set()
        unreached: list[Line] = []
        shown = world.examples.deciding_lines(one.id) if world.examples is not None else frozenset[str]()
        for line in one.lines:
            reached = [*passed, *([line.when] if line.when is not None else [])]
            if line.id not in shown and world.find(reached, one.each) is None:
                unreached.append(line)
                yield _unreachable(world, one, line, before)
            else:
                gettable.update(line.then)
            if line.when is not None and is_in_force(line.in_force, world.scene.day):
                before.append(line)
                passed.append(opposite(line.when))
        for outcome in one.outcomes:
            if outcome.id not in gettable:
                lines = [line for line in unreached if outcome.id in line.then]
                never = " and ".join(f"`{line.id}`" for line in lines)
                yield LintFinding(
                    "unreachable-outcome",
                    f"nobody can get the outcome `{outcome.id}` of `{one.id}`",
                    one.place,
                    f"mend {never}, so that {'it' if len(lines) == 1 else 'one of them'} decides for somebody"
                    if lines
                    else "give it a line, or take it out",
                    notes=tuple((line.place, f"`{line.id}` would give it, and never decides") for line in lines),
                )


def _unreachable(world: OpenWorld, one: Classification, line: Line, before: Sequence[Line]) -> LintFinding:
    """Return what is said of a line that never decides: whether it holds for nobody, or for nobody who comes to it."""
    shows: tuple[str, ...]
    notes: tuple[tuple[Place | None, str], ...] = ()
    if line.when is not None and world.find([line.when], one.each) is None:
        why, help = "no answers make its condition hold", "mend its condition, or take it out"
        shows = why_never(world, [line.when], one.each)
    else:
        why, help = "the lines before it take all its cases", "mend its condition, move it up, or take it out"
        taken = list(_taken(world, one, line, before))
        shows = tuple(f"`{taker.id}` decides before it, for instance: {answers}" for taker, answers in taken)
        notes = tuple((taker.place, f"`{taker.id}` stands here") for taker, _ in taken)
    says = f"the line `{line.id}` of `{one.id}` never decides: {why}"
    return LintFinding("unreachable-line", says, line.place or one.place, help, shows=shows, notes=notes)


def _taken(world: OpenWorld, one: Classification, line: Line, before: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Yield lines that decide before another although its condition holds too, the first few, each with answers."""
    found = 0
    for number, taker in enumerate(before):
        with suppress(BudgetEnded, RecursionError):
            passed = [opposite(_when(earlier)) for earlier in before[:number]]
            answers = world.find([*passed, _when(taker), _when(line)], one.each)
            if answers is not None:
                yield taker, in_words(answers)
                found += 1
        if found == _MOST_SHOWN:
            return


def _when(line: Line) -> Condition:
    return line.when if line.when is not None else Always()
