"""What of a pack can be signed as read against the law, and a short digest of each part of it.

Digests are made of what is meant and of words, never of spelling or layout: other line breaks, another order of keys, or
a condition that is written otherwise and means the same change none of them. A part that says nothing has none, so that
a key that packs may have one day changes nothing for those that do not use it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Literal, assert_never, get_args

from compliance.packs.model import (
    Citation,
    Classification,
    Duty,
    Force,
    Instrument,
    Line,
    NamedDate,
    Option,
    Penalty,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Standing,
    Term,
)

ReviewedKind = Literal["rules", "classifications", "terms", "questions", "dates", "penalties", "instruments"]
REVIEWED_KINDS: tuple[ReviewedKind, ...] = get_args(ReviewedKind)
Thing = Rule | Classification | Term | Question | NamedDate | Penalty | Instrument

Parts = dict[str, "str | Parts"]
"""Digests by the keys that the parts have in the pack's files; of a list of citations or days, one after another."""

WHERE = 4
"""How many signs of a citation's digest are for the provision; the rest are for its words."""
_LENGTH = 8


def things_of(
    rulebook: Rulebook, pack: str, kinds: Collection[ReviewedKind] = REVIEWED_KINDS
) -> dict[ReviewedKind, dict[str, Thing]]:
    """Return what can be signed in a pack, of the kinds that are wanted, in the order of kinds and ids."""
    found: dict[ReviewedKind, dict[str, Thing]] = {}
    for kind in REVIEWED_KINDS:
        if kind in kinds:
            every: Mapping[str, Thing] = getattr(rulebook, kind)
            if kind == "rules":
                every = {rule.id: rule for rule in rulebook.rules_of(pack)}
            found[kind] = {id: thing for id, thing in sorted(every.items()) if _pack_of(thing) == pack}
    return found


def parts_of(thing: Thing) -> Parts:
    """Return the digests of the parts of something, in the order in which a file has them."""
    return _digested(_said(thing))


def _said(thing: Thing) -> _Said:
    match thing:
        case Rule():
            return _rule(thing)
        case Classification():
            return _classification(thing)
        case Question():
            return _question(thing)
        case Term():
            return {"each": thing.each, "means": thing.means, "reads": thing.reads, "cite": _cites(thing.cite)}
        case NamedDate():
            days = {"on": thing.on, "or_only_from": thing.or_only_from}
            return {**days, "contested": thing.contested, "cite": _cites(thing.cite)}
        case Penalty():
            return {"text": thing.text, "cite": _cites(thing.cite)}
        case Instrument():
            names = ("title", "citation", "issuer", "kind", "version", "file", "sha256", "supersedes", "note")
            return {**{name: getattr(thing, name) for name in names}, "why": thing.not_archived_why}
        case _:
            assert_never(thing)


def _pack_of(thing: Thing) -> str:
    """Return the pack of something; days and penalties know only in which file they stand."""
    if isinstance(thing, NamedDate | Penalty):
        return thing.place.file.partition("/")[0] if thing.place is not None else ""
    return thing.pack


def _rule(rule: Rule) -> _Said:
    return {
        "each": rule.each,
        "title": rule.title,
        "topic": rule.topic,
        "applies_when": rule.applies_when,
        "requires": {duty.id: _duty(duty) for duty in rule.duties},
        "standing": _Digests([_digest(force.standing) for force in rule.in_force]),
        "in_force": _forces(rule.in_force, frozenset(Standing)),
        "severity": rule.severity,
        "severity_because": rule.severity_because,
        "penalty": rule.penalty,
        "gap": rule.gap,
        "remedy": _remedy(rule.remedy),
        "evidence": rule.evidence,
        "contested": rule.contested,
        "would_replace": rule.would_replace,
        "cite": _cites(rule.cite),
    }


def _duty(duty: Duty) -> _Said:
    return {
        "text": duty.text,
        "when": duty.when,
        "met_when": duty.met_when,
        "due": duty.due,
        "clock": duty.clock,
        "gap": duty.gap,
        "remedy": _remedy(duty.remedy) if duty.remedy is not None else None,
        "standing": duty.standing,
        "cite": _cites(duty.cite),
    }


def _classification(one: Classification) -> _Said:
    outcomes: dict[str, Any] = {}
    for outcome in one.outcomes:
        if outcome.group is None:
            outcomes[outcome.id] = outcome.title
        else:
            group = outcomes.setdefault(outcome.group, {"title": one.groups.get(outcome.group, ""), "of": {}})
            group["of"][outcome.id] = outcome.title
    lines = {line.id: _line(line) for line in one.lines}
    return {"each": one.each, "title": one.title, "outcomes": outcomes, "decide": lines}


def _line(line: Line) -> _Said:
    return {
        "when": line.when,
        "then" if line.when is not None else "otherwise": line.then,
        "because": line.because,
        "contested": line.contested,
        "leans": line.leans,
        "standing": line.standing,
        "in_force": _forces(line.in_force, {line.standing}),
        "cite": _cites(line.cite),
    }


def _question(question: Question) -> _Said:
    kind = question.kind
    return {
        "section": question.section,
        "each": question.each,
        "kind": kind.name,
        "ask": question.ask,
        "why": question.why,
        "help": question.help,
        "options": {option.id: _option(option) for option in question.options},
        "groups": kind.groups,
        "none": question.none,
        "unit": kind.unit,
        "named": {option.id: _option(option) for option in question.named},
        "to": kind.to,
        "ask_when": question.ask_when,
        "when_not_asked": question.when_not_asked,
        "evidence": question.evidence,
        "judgement": question.judgement,
        "good_for": question.good_for,
        "cite": _cites(question.cite),
    }


def _option(option: Option) -> _Digests:
    return _digests([{"says": option.says, "help": option.help, "since": option.since, "cite": _cites(option.cite)}])


def _remedy(remedy: Remedy) -> _Said:
    return {"text": remedy.text, "effort": remedy.effort, "owner": remedy.owner}


def _forces(forces: Sequence[Force], told: Collection[Standing | None]) -> _Digests:
    """Return digests of days in force; the standings in `told` have a digest of their own beside these."""
    said = [
        {
            "from": force.start,
            "until": force.until,
            "when": force.when,
            "because": force.because,
            "contested": force.contested,
            "cite": _cites(force.cite),
            "standing": None if force.standing in told else force.standing,
        }
        for force in forces
    ]
    return _digests(said) if any(_plain(one) for one in said) else _Digests()


def _cites(cites: Iterable[Citation]) -> _Digests:
    return _Digests(
        _digest([cite.instrument, cite.at])[:WHERE] + _digest([cite.quote, cite.no_quote, cite.no_quote_why])
        for cite in cites
    )


class _Digests(tuple[str, ...]):
    """Digests that are made already, of things in an order."""

    __slots__ = ()


_Said = Mapping[str, Any]
"""What parts say, before digests are made of it."""


def _digests(said: Iterable[_Said]) -> _Digests:
    return _Digests(_digest(one) for one in said)


def _digested(said: _Said) -> Parts:
    found: Parts = {}
    for key, value in said.items():
        if isinstance(value, _Digests):
            if value:
                found[key] = " ".join(value)
        elif isinstance(value, Mapping):
            if inner := _digested(value):
                found[key] = inner
        elif not _says_nothing(value):
            found[key] = _digest(value)
    return found


def _digest(value: Any) -> str:
    said = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]


def _plain(value: Any) -> Any:
    """Return what a value means as plain data; words of conditions follow from the conditions and are left out."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items() if not _says_nothing(item)}
    names: tuple[str, ...] | None = getattr(value, "__match_args__", None)
    if names is None:
        return value
    fields = {name: getattr(value, name) for name in names if name not in ("says", "place")}
    return [type(value).__name__, _plain(fields)]


def _says_nothing(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | tuple | frozenset | Mapping) and not value)
