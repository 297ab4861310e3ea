"""Cases that do not come out as they expect, and those that do not count yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.authoring.case import Failure
from compliance.authoring.judged_cases import JudgedCases
from compliance.packs.model import Force, Rule, Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems


def find_failing_cases(judged: JudgedCases, problems: Problems) -> int:
    """Run cases, report those that fail, and return how many count and came out as they should."""
    passed = 0
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
        problems.add("failing-case", result.failures[0].says, at, *lines, notes=notes)
    return passed


def _declared(rulebook: Rulebook, failures: Sequence[Failure]) -> Iterator[tuple[Place, str]]:
    """Yield where each thing stands that came out differently: the mistake may be there."""
    for name in dict.fromkeys(failure.about for failure in failures if failure.about):
        declared = rulebook.rules.get(name) or rulebook.classifications.get(name)
        if declared is not None and declared.place is not None:
            throughout = isinstance(declared, Rule) and all(_is_throughout(one) for one in declared.in_force)
            late = throughout and any(failure.about == name and failure.expected == "coming" for failure in failures)
            yield declared.place, f"`{name}` stands here" + (", with no first day (`in_force`)" if late else "")


def _is_throughout(force: Force) -> bool:
    return force.start is None and force.until is None


def _lines(failure: Failure, is_first: bool) -> list[str]:
    """Return what one failure tells; what the first one is about stands above it already."""
    lines = failure.lines()
    return lines if is_first or not failure.expected else [failure.says, *lines]
