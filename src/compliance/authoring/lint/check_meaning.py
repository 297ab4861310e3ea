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
    yield from sorted(_found(world, pack), key=lambda one: not _is_cause(one))


def _is_cause(finding: LintFinding) -> bool:
    """Say whether other findings may come of this one: a question is never asked, or a term always or never holds."""
    return finding.id == "never-asked" or (finding.id == "settled-anyway" and not finding.witness)


def _found(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    world.take_in(world.rulebook.rules_of(pack))
    for check in CHECKS:
        try:
            yield from check(world, pack)
        except (BudgetEnded, RecursionError):
            doing = (check.__doc__ or "").partition(",")[0].removeprefix("Yield ")
            yield too_large(f"`{pack}`, looked through for {doing},", None)
