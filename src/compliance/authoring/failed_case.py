"""A case that came out differently, as the lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.case import CaseResult


def failed_case_lines(result: CaseResult) -> Iterator[str]:
    """Yield where a case stands that failed, what it is from, what was expected and what came out, with the proof."""
    case = result.case
    yield f"FAILED {case.name}"
    yield f"   at {case.place}"
    if case.worked_example is not None:
        yield f"   from {case.worked_example.instrument}, {case.worked_example.at}"
    if case.todo:
        yield f"   it passes now; take its `todo` out ({case.todo})"
        return
    for failure in result.failures:
        yield f"   {failure.says}{f'   (at {failure.place})' if failure.place is not None else ''}"
        for line in failure.lines() if failure.expected else ():
            yield f"      {line}"
