"""`compliance overlay`: an organisation's own changes to packs."""

from __future__ import annotations

import click

from compliance.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    commands_from={
        "new": ("compliance.cli.overlay_new:new", "Write an overlay file to fill in."),
        "check": ("compliance.cli.overlay_check:check", "Check overlay files against the packs that they change."),
        "diff": ("compliance.cli.overlay_diff:diff", "Tell what an overlay changes, and in which findings."),
    },
)
def overlay() -> None:
    """Change packs for one organisation: raise severities, add duties, accept a gap for a time.

    Raising is free; lowering, or accepting a gap, needs approval, a reason and an end date. What the law asks, and of
    whom, cannot be changed. `compliance check FILE --overlay OVERLAY` applies it; the report tells it beside the finding.
    """
