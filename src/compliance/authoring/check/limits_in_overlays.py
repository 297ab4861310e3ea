"""Limits of time in the duties that an overlay adds, compared as those of a pack are."""

from __future__ import annotations

from pathlib import Path

from compliance.authoring.check.limits_that_differ import look_at_duty
from compliance.packs.model import Rulebook
from compliance.packs.overlay import Overlay
from compliance.packs.spot import Spot
from compliance.sources.document import read_document
from compliance.sources.problem import Problems


def find_limits_that_differ_in_overlay(rulebook: Rulebook, overlay: Overlay, problems: Problems) -> None:
    """Warn of each duty of an overlay whose last day, clock or text gives another limit than the number that its condition allows."""
    document = read_document(overlay.file, Path(overlay.file).read_bytes(), Problems(), escapes=False)
    if document is None:
        return
    for i, change in enumerate(overlay.changes):
        for j, duty in enumerate(change.duties):
            at = Spot(document) / "changes" / i / "duties" / j
            look_at_duty(rulebook, rulebook.rules[change.rule], duty, at, problems)
