"""`compliance overlay diff`: what an overlay changes, and in which findings of an assessment."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import open_assessment, open_rulebook, with_day, with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from compliance.assessment.finding import Finding


@click.command()
@click.argument("overlay", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("assessment", required=False, type=click.Path(dir_okay=False, path_type=Path))
@with_day
@with_rules
def diff(overlay: Path, assessment: Path | None, as_of: date | None, roots: tuple[Path, ...]) -> None:
    """Tell what OVERLAY changes in the packs; with an ASSESSMENT, also which of its findings differ."""
    from compliance.cli.overlay_files import read_overlays
    from compliance.packs.amend import amend
    from compliance.reports.tell_amended import tell_amendments

    rulebook = open_rulebook(roots)
    day = as_of or today()
    amended = amend(rulebook, read_overlays((overlay,), rulebook), day)
    changed = [rule for rule in amended.rules.values() if rule.amended]
    for rule in changed:
        click.echo(f"{rule.id}: {rule.title}")
        for remark in tell_amendments(rule, day):
            click.echo(f"  {remark}")
    if not changed:
        click.echo("This overlay changes nothing.")
    if assessment is not None:
        _findings(overlay, assessment, as_of, roots)


def _findings(overlay: Path, assessment: Path, as_of: date | None, roots: tuple[Path, ...]) -> None:
    from compliance.assessment.assess import assess

    plain = open_assessment(assessment, roots, (), as_of, every_pack=True)
    changed = open_assessment(assessment, roots, (), as_of, (overlay,))
    before = {(f.rule, f.subject): f for f in assess(plain.rulebook, plain.facts, plain.day, plain.packs).findings}
    after = assess(changed.rulebook, changed.facts, changed.day, changed.packs).findings
    click.echo("")
    differing = [(before[(f.rule, f.subject)], f) for f in after if _said(before[(f.rule, f.subject)]) != _said(f)]
    for old, new in differing:
        about = f" ({new.subject})" if new.subject is not None else ""
        click.echo(f"{new.rule}{about}: {_said(old)} -> {_said(new)}")
    click.echo(f"{len(differing)} of {len(after)} findings differ.")


def _said(finding: Finding) -> str:
    accepted = ", accepted" if finding.waivers else ""
    return f"{finding.verdict.value} ({finding.severity.value}{accepted})"
