"""Cases that do not come out as they expect, and those that do not count yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from compliance.authoring.case import Failure
from compliance.authoring.check.since_review import changed_by_name
from compliance.authoring.judged_cases import JudgedCases
from compliance.packs.days_used import UsesDays, days_used, rests_on
from compliance.packs.model import Classification, Force, Rule, Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems

_MOST_CHANGES = 4


def find_failing_cases(judged: JudgedCases, problems: Problems, pack: str = "", folder: Path | None = None) -> int:
    """Run cases, report those that fail, and return how many count and came out as they should.

    With the `pack` and the `folder` that the cases are of, each is told with what has changed since it was read, of all
    that its verdict rests on: there the mistake is sought first.
    """
    passed = 0
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
        notes = [(case.place, f"in the case `{case.name}`"), *_declared(judged.rulebook, result.failures)]
        if changed is None:
            changed = changed_by_name(judged.rulebook, pack, folder) if folder is not None else {}
        first = _changes(judged.rulebook, result.failures, changed) if changed else []
        problems.add("failing-case", result.failures[0].says, at, *first, *lines, notes=notes)
    return passed


def _declared(rulebook: Rulebook, failures: Sequence[Failure]) -> Iterator[tuple[Place, str]]:
    """Yield where each thing stands that came out differently: the mistake may be there."""
    for name in dict.fromkeys(failure.about for failure in failures if failure.about):
        declared = rulebook.rules.get(name) or rulebook.classifications.get(name)
        if declared is not None and declared.place is not None:
            throughout = isinstance(declared, Rule) and all(_is_throughout(one) for one in declared.in_force)
            late = throughout and any(failure.about == name and failure.expected == "coming" for failure in failures)
            yield declared.place, f"`{name}` stands here" + (", with no first day (`in_force`)" if late else "")
            yield from _deciding(
                declared, {one for failure in failures if failure.about == name for one in failure.decided}
            )


def _deciding(declared: Rule | Classification, decided: Collection[str]) -> Iterator[tuple[Place, str]]:
    """Yield where the duties stand that are not fulfilled, or the line that decided and the one that was expected to."""
    sort = "duty" if isinstance(declared, Rule) else "line"
    for part in declared.duties if isinstance(declared, Rule) else declared.lines:
        if part.id in decided and part.place is not None:
            yield part.place, f"the {sort} `{part.id}` stands here"


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


def _is_throughout(force: Force) -> bool:
    return force.start is None and force.until is None


def _lines(failure: Failure, is_first: bool) -> list[str]:
    """Return what one failure tells; what the first one is about stands above it already."""
    lines = failure.lines()
    return lines if is_first or not failure.expected else [failure.says, *lines]
