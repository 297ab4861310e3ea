"""Overlays: reads what an organisation changes in packs that are not its own, and checks that it may.

Raising a severity is free. Lowering one, or waiving a gap, needs somebody who approved it, a reason and an end date.
Duties may be added; whom the law applies to, and what it asks, cannot be touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from compliance.packs.check_conditions import Reader
from compliance.packs.check_each import EachRead, check_each
from compliance.packs.check_needs import fits
from compliance.packs.check_rules import check_duty
from compliance.packs.declare import Declarations, Declared, What
from compliance.packs.law import Severity, Standing
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.tombstones import tell_if_removed
from compliance.packs.wording import fit_shape
from compliance.packs.written_overlay import OverlayFile, WrittenChange
from compliance.sources.document import read_document
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems, Refused, did_you_mean
from compliance.sources.values import dataclass

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """What an overlay changes in one rule. `end_places` are where its last days stand: of the severity, and of the waiver."""

    rule: str
    severity: Severity | None
    waived_until: date | None
    duties: tuple[Duty, ...]
    because: str
    approved_by: str
    until: date | None
    place: Place | None = None
    end_places: tuple[Place | None, Place | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay that was checked against a rulebook."""

    id: str
    title: str
    version: str
    file: str
    digest: str
    changes: tuple[Change, ...]


def read_overlay(path: Path, rulebook: Rulebook) -> Overlay:
    """Return the overlay in a file. Raises `Refused` with everything that is wrong with it."""
    try:
        data = path.read_bytes()[: _MOST_BYTES + 1]
    except OSError as error:
        why = (error.strerror or "the system says no").lower()
        problem = Problem("unreadable-file", f"`{path}` cannot be read: {why}", help=("check its name",))
        raise Refused([problem]) from error
    problems = Problems()
    overlay = check_overlay(str(path), data, rulebook, problems)
    problems.refuse_if_any()
    assert overlay is not None, "an overlay that is not there has a problem"
    return overlay


def check_overlay(name: str, data: bytes, rulebook: Rulebook, problems: Problems) -> Overlay | None:
    """Return the overlay in the bytes of a file called `name`; what is wrong with it goes to `problems`."""
    document = read_document(name, data, problems, escapes=False)
    if document is None:
        return None
    problems.sources[name] = Source(name, document.source.text)
    written = fit_shape(OverlayFile, document, problems)
    if written is None:
        return None
    spot = Spot(document)
    for pack, versions in written.over.items():
        _check_pack(pack, versions, rulebook, spot / "over" / pack, problems)
    scope = Scope(
        f"overlay {written.overlay}",
        _reach(written.over, rulebook),
        _declarations(rulebook),
        frozenset(one.id for one in rulebook.instruments.values() if one.file is not None),
        problems,
    )
    each_read = EachRead(rulebook.subjects)
    reader = Reader(scope, rulebook.vocabulary, rulebook.subjects, each_read)
    seen: dict[tuple[str, str], Spot] = {}
    changes = []
    for i, change in enumerate(written.changes):
        checked = _change(change, written, spot / "changes" / i, reader, rulebook, seen)
        if checked is not None:
            changes.append(checked)
    check_each(each_read, problems)
    digest = hashlib.sha256(data).hexdigest()
    return Overlay(written.overlay, written.title, written.version, name, digest, tuple(changes))


def _check_pack(pack: str, versions: str, rulebook: Rulebook, spot: Spot, problems: Problems) -> None:
    known = rulebook.packs.get(pack)
    if known is None:
        advice = did_you_mean(pack, rulebook.packs) or "name where it is with --rules"
        problems.add("missing-pack", f"there is no pack `{pack}` here", spot.key_place, advice)
    elif not fits(known.version, versions):
        says = f"`{pack}` is here in version {known.version}, and the overlay is written for {versions}"
        problems.add("wrong-version", says, spot.place, "look through its changes, then change the range")


def _reach(over: Mapping[str, str], rulebook: Rulebook) -> frozenset[str]:
    reached: set[str] = set()
    waiting = list(over)
    while waiting:
        pack = waiting.pop()
        if pack not in reached and pack in rulebook.packs:
            reached.add(pack)
            waiting.extend(rulebook.packs[pack].needs)
    return frozenset(reached)


def _declarations(rulebook: Rulebook) -> Declarations:
    """Return every name of a rulebook, as if its packs had just been read."""
    spaces: dict[str, dict[str, Declared]] = {"conditions": {}}
    named: tuple[tuple[What, Mapping[str, object]], ...] = (
        ("question", rulebook.questions),
        ("term", rulebook.terms),
        ("classification", rulebook.classifications),
    )
    nowhere = Place("", 1, 1)
    for what, things in named:
        for name, thing in things.items():
            pack = str(getattr(thing, "pack", ""))
            spaces["conditions"][name] = Declared(what, pack, getattr(thing, "place", None) or nowhere)
    spaces["rule"] = {id: Declared("rule", rule.pack, rule.place or nowhere) for id, rule in rulebook.rules.items()}
    spaces["instrument"] = {
        id: Declared("instrument", one.pack, one.place or nowhere) for id, one in rulebook.instruments.items()
    }
    return Declarations(spaces)


def _change(
    change: WrittenChange,
    overlay: OverlayFile,
    spot: Spot,
    reader: Reader,
    rulebook: Rulebook,
    seen: dict[tuple[str, str], Spot],
) -> Change | None:
    scope = reader.scope
    if tell_if_removed(change.rule, rulebook.removed, (spot / "rule").place, scope.problems):
        return None
    if change.rule not in rulebook.rules and not scope.knows("rule", change.rule, spot / "rule"):
        return None
    rule = rulebook.rules[change.rule]
    if rule.pack not in overlay.over:
        version = rulebook.packs[rule.pack].version
        scope.add(
            "name-out-of-reach",
            f"`{rule.id}` belongs to the pack `{rule.pack}`, which `over` does not name",
            spot / "rule",
            f'add it to `over`, with the versions that you have read, as in `{rule.pack}: ">={version}"`',
        )
        return None
    approved_by = change.approved_by or overlay.approved_by
    for key in _keys(change):
        first = seen.setdefault((change.rule, key), spot / key)
        if first.place != (spot / key).place:
            says = f"`{key}` of `{change.rule}` is changed twice"
            scope.add("changed-twice", says, spot / key, "keep one of the two", notes=((first.place, "first here"),))
    _check_strength(change, rule, approved_by, spot, scope)
    return Change(
        rule=change.rule,
        severity=Severity(change.severity) if change.severity is not None else None,
        waived_until=date.fromisoformat(change.waived.until) if change.waived is not None else None,
        duties=tuple(_duties(change, rule, spot / "duties", reader, rulebook)),
        because=change.because,
        approved_by=approved_by,
        until=date.fromisoformat(change.until) if change.until is not None else None,
        place=(spot / "rule").place,
        end_places=_end_places(change, spot),
    )


def _end_places(change: WrittenChange, spot: Spot) -> tuple[Place | None, Place | None]:
    lowered = (spot / "until").place if change.until is not None else None
    return lowered, (spot / "waived" / "until").place if change.waived is not None else None


def _keys(change: WrittenChange) -> Iterator[str]:
    if change.severity is not None:
        yield "severity"
    if change.waived is not None:
        yield "waived"


def _check_strength(change: WrittenChange, rule: Rule, approved_by: str, spot: Spot, scope: Scope) -> None:
    """See that a change does something, and that who makes law weaker says who approved it and until when."""
    lowers = change.severity is not None and Severity(change.severity).rank > rule.severity.rank
    if change.severity == rule.severity.value:
        says = f"`{rule.id}` is {rule.severity.value} already"
        scope.add("no-change", says, spot / "severity", "delete this change, or write another severity")
    elif not (change.severity or change.waived or change.duties):
        advice = "set `severity`, add `duties`, or write `waived: {until: ...}`"
        scope.add("no-change", f"nothing is changed in `{rule.id}`", spot / "rule", advice)
    if lowers and change.until is None:
        says = f"`{rule.id}` is lowered from {rule.severity.value} to {change.severity} without an end"
        scope.add("unapproved-change", says, spot / "severity", "write `until:`, the last day on which it is lower")
    if (lowers or change.waived is not None) and not approved_by:
        what = "lowered" if lowers else "waived"
        says = f"nobody approved that `{rule.id}` is {what}"
        scope.add("unapproved-change", says, spot / ("severity" if lowers else "waived"), "write `approved_by:`")
    if change.until is not None and not lowers:
        says = "`until` is the end of a lowered severity, and nothing is lowered here"
        scope.add("no-change", says, spot / "until", "delete it; a waiver has its end in `waived: {until: ...}`")


def _duties(change: WrittenChange, rule: Rule, spot: Spot, reader: Reader, rulebook: Rulebook) -> Iterator[Duty]:
    known = {duty.id for duty in rule.duties}
    for i, written in enumerate(change.duties):
        at = spot / i
        if written.id in known:
            says = f"`{rule.id}` has a duty `{written.id}` already"
            reader.scope.add("duplicate-id", says, at / "id", "give the new one another name")
        known.add(written.id)
        if written.standing is not None and written.standing not in ("good_practice", "contract"):
            says = f"a duty that an overlay adds is not {written.standing.replace('_', ' ')}"
            reader.scope.add(
                "not-to-be-changed", says, at / "standing", "write `good_practice` or `contract`, or leave it out"
            )
        duty = check_duty(written, at, rule.each, reader, rulebook.questions, rule.cite)
        yield Duty(
            duty.id,
            duty.text,
            duty.met_when,
            duty.when,
            duty.due,
            duty.gap,
            duty.remedy,
            duty.standing or Standing.GOOD_PRACTICE,
            duty.cite,
            duty.clock,
            duty.place,
        )
