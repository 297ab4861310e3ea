"""Overlay files as commands need them: read, checked, and applied for the day that is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from compliance.answers.model import Facts, Waiver
from compliance.answers.read import read_assessment
from compliance.cli.console import show_warnings
from compliance.cli.judged_by import Read, today
from compliance.packs.amend import amend
from compliance.packs.model import Rulebook
from compliance.packs.overlay import Overlay, read_overlay


def with_overlays_read(
    path: Path, rulebook: Rulebook, packs: tuple[str, ...], as_of: date | None, files: tuple[Path, ...]
) -> Read:
    """Return an assessment with the rulebook as overlays change it on the day that is judged."""
    overlays = read_overlays(files, rulebook)
    # Waivers of an assessment may name a duty that an overlay adds, and the day may stand in the assessment.
    found = read_assessment(path, amend(rulebook, overlays, None))
    show_warnings(found.warnings, found.sources)
    day = as_of or found.facts.as_of or today()
    amended = amend(rulebook, overlays, day)
    return Read(path, amended, with_waivers(found.facts, overlays), day, packs or found.facts.packs)


def read_overlays(files: tuple[Path, ...], rulebook: Rulebook) -> tuple[Overlay, ...]:
    """Return the overlays in files; each is checked against the packs alone."""
    overlays: dict[str, Overlay] = {}
    for file in files:
        overlay = read_overlay(file, rulebook)
        if overlay.id in overlays:
            raise click.BadParameter(f"`{overlay.id}` is given twice", param_hint="--overlay")
        overlays[overlay.id] = overlay
    return tuple(overlays.values())


def with_waivers(facts: Facts, overlays: tuple[Overlay, ...]) -> Facts:
    """Return facts in which gaps that overlays accept are accepted; each says which overlay it comes from."""
    waivers = [
        Waiver(
            rule=change.rule,
            duty="",
            subject=None,
            by=f"{change.approved_by} (overlay {overlay.id} {overlay.version})",
            because=change.because,
            until=change.waived_until,
            place=change.place,
        )
        for overlay in overlays
        for change in overlay.changes
        if change.waived_until is not None
    ]
    return replace(facts, waivers=(*facts.waivers, *waivers))
