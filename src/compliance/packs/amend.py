"""Applies overlays to a rulebook. What is changed keeps, in the rule, what the pack said and who changed it and why."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compliance.packs.law import Amended, Amendment, OverlayUsed
from compliance.packs.model import Rule, Rulebook
from compliance.packs.overlay import Change, Overlay


def amend(rulebook: Rulebook, overlays: Sequence[Overlay], day: date | None) -> Rulebook:
    """Return the rulebook as overlays change it on a day, in their order.

    A lowered severity counts up to its last day; with no day (None) only duties are added. An overlay that the rulebook
    already has is not applied again. A waiver changes no rule: `Amendment` tells of it, and it is for the assessment.
    """
    for overlay in overlays:
        if overlay.id not in rulebook.overlays and (overlay.changes or day is not None):
            rulebook = _amended(rulebook, overlay, day)
    return rulebook


def _amended(rulebook: Rulebook, overlay: Overlay, day: date | None) -> Rulebook:
    if not overlay.changes:
        return rulebook
    rules = dict(rulebook.rules)
    for change in overlay.changes:
        if change.rule in rules:
            rules[change.rule] = _changed(rules[change.rule], change, overlay, day)
    digest = hashlib.sha256(f"{rulebook.digest} {overlay.id} {overlay.digest}".encode()).hexdigest()
    used = OverlayUsed(overlay.id, overlay.title, overlay.version, overlay.file, overlay.digest)
    return replace(rulebook, rules=rules, digest=digest, overlays={**rulebook.overlays, overlay.id: used})


def _changed(rule: Rule, change: Change, overlay: Overlay, day: date | None) -> Rule:
    def amendment(what: Amended, before: str, after: str, until: date | None = None) -> Amendment:
        said = change.because, change.approved_by
        return Amendment(overlay.id, overlay.version, what, before, after, *said, until)

    amended = list(rule.amended)
    severity = rule.severity
    if change.severity is not None and change.severity is not rule.severity:
        what: Amended = "raised" if change.severity.rank < rule.severity.rank else "lowered"
        amended.append(amendment(what, rule.severity.value, change.severity.value, change.until))
        severity = rule.severity if day is None or amended[-1].is_ended(day) else change.severity
    if change.waived_until is not None:
        amended.append(amendment("waived", "", "", change.waived_until))
    amended += [amendment("duty", "", duty.id) for duty in change.duties]
    return replace(rule, severity=severity, duties=(*rule.duties, *change.duties), amended=tuple(amended))
