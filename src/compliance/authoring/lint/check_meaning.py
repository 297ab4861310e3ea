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
    """Yield what every check says of a pack, causes before what comes of them; a check that would be too large says so."""
    yield from sorted(_found(world, pack), key=_comes_of)


def _comes_of(finding: LintFinding) -> int:
    """Return 0 if nothing comes before a finding, 1 if it may come of those and others of it, 2 for all others.

    First come questions that are never asked, and terms that always or never hold; then lines that never decide.
    """
    if finding.id == "never-asked" or (finding.id == "settled-anyway" and not finding.witness):
        return 0
    return 1 if finding.id == "unreachable-line" else 2


def _found(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    world.take_in(world.rulebook.rules_of(pack))
    for check in CHECKS:
        try:
            yield from check(world, pack)
        except (BudgetEnded, RecursionError):
            doing = (check.__doc__ or "").partition(",")[0].removeprefix("Yield ")
            yield too_large(f"`{pack}`, looked through for {doing},", None)
