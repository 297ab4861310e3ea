"""`compliance explain`: the proof of a finding in plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from compliance.cli.console import progress
from compliance.cli.inputs import open_assessment, with_day, with_overlays, with_rules
from compliance.cli.printed import printed_command
from compliance.sources.problem import did_you_mean


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("rule")
@click.option("--subject", help="Only for this subject, by its id (`more` for those not listed).")
@with_day
@with_rules
@with_overlays
def explain(
    file: Path,
    rule: str,
    subject: str | None,
    as_of: date | None,
    roots: tuple[Path, ...],
    overlays: tuple[Path, ...],
) -> None:
    """Tell why RULE has its verdict in FILE: the proof, down to the answers and the words of the law.

    RULE may also be a classification, such as fda_status.
    """
    from compliance.assessment.assess import assess
    from compliance.reports.explain_text import explanation_text

    if not file.exists() and Path(rule).is_file():
        swapped = printed_command("explain", rule, file, roots=roots)
        raise click.UsageError(f"the file comes first, then the rule; did you mean `{swapped}`?")
    read = open_assessment(file, roots, (), as_of, overlays, every_pack=True)
    known = [*read.rulebook.rules, *read.rulebook.classifications]
    if rule not in known:
        raise click.BadParameter(
            f"there is no rule or classification `{rule}`. {did_you_mean(rule, known)}", param_hint="RULE"
        )
    named = read.rulebook.rules.get(rule) or read.rulebook.classifications[rule]
    with progress(False, "Judging"):
        assessment = assess(read.rulebook, read.facts, read.day, (named.pack,))
    subjects = [f.subject for f in assessment.findings if f.rule == rule]
    subjects += [c.subject for c in assessment.classifications if c.classification == rule]
    if subject is not None and subject not in subjects:
        listed = ", ".join(str(s) for s in subjects if s is not None) or "none"
        raise click.BadParameter(
            f"`{rule}` is not judged for `{subject}`; its subjects are: {listed}", param_hint="--subject"
        )
    click.echo(explanation_text(read.rulebook, read.facts, assessment, rule, subject), nl=False)
