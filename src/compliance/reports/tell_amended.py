"""What an organisation's overlay changed in a rule: told beside the finding, with what the pack says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.packs.model import Amendment, Rule, Severity
from compliance.reports.wording import SEVERITIES, day_words, sentence, stopped


def tell_amended(rule: Rule, day: date) -> Iterator[str]:
    """Yield a remark for every amendment of a rule; a waiver is told with the waivers of the assessment."""
    for one in rule.amended:
        if one.what != "waived":
            yield _told(one, rule, day)


def tell_amendments(rule: Rule, day: date) -> Iterator[str]:
    """Yield a sentence for every amendment of a rule, waivers too."""
    for one in rule.amended:
        if one.what == "waived" and one.until is not None:
            ended = "ended on" if one.is_ended(day) else "until"
            yield f"Waived by {one.approved_by} {ended} {day_words(one.until)}: {stopped(one.because)}"
        else:
            yield _told(one, rule, day)


def _told(one: Amendment, rule: Rule, day: date) -> str:
    approved = f", approved by {one.approved_by}" if one.approved_by else ""
    by = f"by the overlay {one.overlay} {one.version}{approved}"
    if one.what == "duty":
        text = next((duty.text for duty in rule.duties if duty.id == one.after), one.after)
        return f"Duty added {by}: {sentence(text)} {stopped(one.because)}"
    after = SEVERITIES[Severity(one.after)].lower()
    before = SEVERITIES[Severity(one.before)].lower()
    if one.is_ended(day) and one.until is not None:
        return f"Severity was {after} {by}, until {day_words(one.until)}; that has ended, and it is {before} again."
    until = f" until {day_words(one.until)}" if one.until is not None else ""
    return f"Severity {after} {by}{until}; the pack says {before}: {stopped(one.because)}"
