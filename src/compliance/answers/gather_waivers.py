"""Gaps that somebody accepted for a time, and rules that somebody put out of scope."""

from __future__ import annotations

from datetime import date

from compliance.answers.entry import Entry, quote
from compliance.answers.model import ScopedOut, Waiver
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading
from compliance.answers.which_subject import which_subject
from compliance.packs.model import Rule
from compliance.packs.tombstones import tell_if_removed
from compliance.sources.problem import did_you_mean


def gather_waivers(entry: Entry, reading: Reading) -> tuple[Waiver, ...]:
    """Return the waivers of a file, and report those of unknown rules, duties or subjects."""
    waivers: list[Waiver] = []
    for one in entry.members():
        until, dated = read_day(one["until"], reading.problems), read_day(one["dated"], reading.problems)
        if until is not None and dated is not None and until < dated:
            says = f"it ends on {until}, before it was given on {dated}"
            reading.problems.add("empty-range", says, one["until"].at)
        rule = _rule(one, reading)
        if rule is None:
            continue
        waivers.append(
            Waiver(
                rule=rule.id,
                duty=_duty(one["duty"], rule, reading),
                subject=which_subject(one, rule.each, f"`{rule.id}`", False, reading),
                by=one["by"].text,
                because=one["because"].text,
                until=until or date.max,
                dated=dated,
                place=one.at,
            )
        )
    return tuple(waivers)


def gather_scoped_out(entry: Entry, reading: Reading) -> tuple[ScopedOut, ...]:
    """Return the rules that a file puts out of scope, and report unknown ones and those named twice."""
    found: dict[tuple[str, str | None], ScopedOut] = {}
    for one in entry.members():
        dated = read_day(one["dated"], reading.problems)
        rule = _rule(one, reading)
        if rule is None:
            continue
        subject = which_subject(one, rule.each, f"`{rule.id}`", False, reading)
        scoped_out = ScopedOut(rule.id, subject, one["by"].text, one["because"].text, dated, one.at)
        first = found.setdefault((rule.id, subject), scoped_out)
        if first is not scoped_out:
            says = f"`{rule.id}` is put out of scope twice" + (f" for `{subject}`" if subject is not None else "")
            notes = [(first.place, "first here")]
            reading.problems.add("scoped-out-twice", says, one.at, "keep one of them", notes=notes)
    return tuple(found.values())


def _rule(entry: Entry, reading: Reading) -> Rule | None:
    name = entry["rule"].text
    rule = reading.rulebook.rules.get(name)
    if (
        rule is None
        and name
        and not tell_if_removed(name, reading.rulebook.removed, entry["rule"].at, reading.problems)
    ):
        near = did_you_mean(name[:80], reading.rulebook.rules)
        advice = near or "it may belong to a pack that is not here, or was renamed or given up by its pack"
        reading.problems.add("unknown-rule", f"there is no rule {quote(name)}", entry["rule"].at, advice)
    return rule


def _duty(entry: Entry, rule: Rule, reading: Reading) -> str:
    duties = [duty.id for duty in rule.duties]
    if entry.text and entry.text not in duties:
        advice = did_you_mean(entry.text[:80], duties) or "it has " + ", ".join(f"`{duty}`" for duty in duties)
        reading.problems.add("unknown-duty", f"`{rule.id}` has no duty {entry.quote}", entry.at, advice)
    return entry.text
