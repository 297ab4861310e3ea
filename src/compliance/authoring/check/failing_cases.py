"""Cases that do not come out as they expect, and those that do not count yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from compliance.authoring.case import Failure
from compliance.authoring.check.since_review import changed_by_name
from compliance.authoring.check.where_to_look import WhereToLook
from compliance.authoring.judged_cases import JudgedCases
from compliance.packs.days_used import UsesDays, days_used, rests_on
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems

_MOST_CHANGES = 4


def find_failing_cases(judged: JudgedCases, problems: Problems, pack: str = "", folder: Path | None = None) -> int:
    """Run cases, report those that fail, and return how many count and came out as they should.

    With the `pack` and the `folder` that the cases are of, each is told with what has changed since it was read, of all
    that its verdict rests on: there the mistake is sought first.
    """
    passed, look = 0, WhereToLook(judged.rulebook, folder)
    changed: dict[str, list[tuple[Place | None, str]]] | None = None
    for number, case in enumerate(judged.cases):
        result = judged.result(number)
        if case.confirm:
            problems.add(
                "unconfirmed-case",
                "nobody has confirmed this case, so it counts for nothing",
                case.place,
                "read the law, mend `expect` if the law gives something else, and take the line `confirm` out",
                level="warning",
            )
            continue
        passed += result.passed
        if result.passed:
            continue
        if case.todo:
            problems.add("done-todo", "this case passes now", case.place, f"take its `todo` out: {case.todo}")
            continue
        at = next((failure.place for failure in result.failures if failure.place is not None), case.place)
        lines = [line for failure in result.failures for line in _lines(failure, failure is result.failures[0])]
        notes = [(case.place, f"in the case `{case.name}`"), *look.places(case, result.failures)]
        if changed is None:
            changed = changed_by_name(judged.rulebook, pack, folder) if folder is not None else {}
        first = _changes(judged.rulebook, result.failures, changed) if changed else []
        problems.add("failing-case", result.failures[0].says, at, *first, *lines, notes=notes)
    return passed


def _changes(
    rulebook: Rulebook, failures: Sequence[Failure], changed: Mapping[str, list[tuple[Place | None, str]]]
) -> list[str]:
    """Return what has changed of all that the things rest on which came out differently, the nearest first."""
    parts: list[UsesDays] = []
    for failure in failures:
        about = rulebook.rules.get(failure.about) or rulebook.classifications.get(failure.about)
        parts += rests_on(rulebook, [about]) if about is not None else []
    names = [*(part.id for part in parts), *sorted(days_used(parts, rulebook.dates))]
    found = [change for name in dict.fromkeys(names) for change in changed.get(name, ())]
    lines = [f"look here first: {words} ({place.file}:{place.line})" for place, words in found[:_MOST_CHANGES] if place]
    more = [f"and at {len(found) - _MOST_CHANGES} more parts that have changed since they were read"]
    return lines + (more if len(found) > _MOST_CHANGES else [])


def _lines(failure: Failure, is_first: bool) -> list[str]:
    """Return what one failure tells; what the first one is about stands above it already."""
    lines = failure.lines()
    return lines if is_first or not failure.expected else [failure.says, *lines]
