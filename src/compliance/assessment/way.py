"""Ways through diagrams that hold modules: answers that lead to a result, whatever stands for whom."""

from __future__ import annotations

from compliance.assessment.diagram import Way
from compliance.assessment.exact import Exact


def way_to(exact: Exact, node: int, result: int) -> Way | None:
    """Return values of variables that lead to a result, with every module replaced by a way to its result.

    None if no such way is found: modules that rest on the same may have none together.
    """
    return _way_to(exact, node, result, {})


def _way_to(exact: Exact, node: int, result: int, fixed: Way) -> Way | None:
    """Return a way that begins with values which are fixed."""
    steps = exact.diagram.way_to(node, result, fixed)
    if steps is None:
        return None
    known = exact.unknowns.known
    way = fixed | {number: value for number, value in steps.items() if known[number].module is None}
    for number, value in steps.items():
        unknown = known[number]
        if unknown.module is not None:
            inner = _way_to(exact, exact.whole(unknown.module), int(unknown.values[value][0]), way)
            if inner is None:
                return None
            way = inner
    return way


def is_loose(exact: Exact, variables: set[int]) -> bool:
    """Say whether one of these variables stands for a module that may seem to come to, or rest on, more than it does."""
    modules = [exact.unknowns.known[number].module for number in variables]
    return any(
        module is not None and (module in exact.loose or is_loose(exact, exact.reads(module)[0])) for module in modules
    )
