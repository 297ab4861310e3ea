"""All checks on what a pack means."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.lint.asked_too_narrowly import check_asked
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.lint.lines_never_reached import check_lines
from compliance.authoring.lint.never_asked import check_never_asked
from compliance.authoring.lint.rules_alike import check_alike
from compliance.authoring.lint.rules_that_never import check_rules
from compliance.authoring.lint.settled_anyway import check_settled
from compliance.authoring.lint.unread import check_unread
from compliance.authoring.open_world import OpenWorld

CHECKS: tuple[Callable[[OpenWorld, str], Iterator[LintFinding]], ...] = (
    check_rules,
    check_lines,
    check_unread,
    check_alike,
    check_settled,
    check_asked,
    check_never_asked,
)


def check_meaning(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield what every check says of a pack; a check that would be too large says so."""
    world.take_in(world.rulebook.rules_of(pack))
    for check in CHECKS:
        try:
            yield from check(world, pack)
        except (BudgetEnded, RecursionError):
            doing = (check.__doc__ or "").partition(",")[0].removeprefix("Yield ")
            yield too_large(f"`{pack}`, looked through for {doing},", None)
