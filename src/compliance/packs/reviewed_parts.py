"""What of a pack can be signed as read against the law, and a short digest of each part of it.

Digests are made of what is meant and of words, never of spelling or layout: other line breaks, another order of keys, or
a condition that is written otherwise and means the same change none of them. A part that says nothing has none, so that
a key that packs may have one day changes nothing for those that do not use it. What has a name is signed where it is
declared: a rule signs the name of a day, and that it counts working days, not which day that is or which are holidays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, assert_never, get_args

from compliance.packs.cases_files import CasesFile, cases_files
from compliance.packs.digests import Digests, Parts, Said, digest, digested, digests, plain
from compliance.packs.model import (
    Citation,
    Classification,
    Duty,
    Force,
    Instrument,
    Line,
    ListedLaw,
    NamedDate,
    Option,
    Pack,
    Penalty,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Standing,
    Subject,
    Term,
    UntriedExamples,
)

ReviewedKind = Literal[
    "rules",
    "classifications",
    "terms",
    "questions",
    "subjects",
    "dates",
    "penalties",
    "instruments",
    "law",
    "examples",
    "pack",
    "cases",
]
REVIEWED_KINDS: tuple[ReviewedKind, ...] = get_args(ReviewedKind)
Thing = (
    Rule
    | Classification
    | Term
    | Question
    | Subject
    | NamedDate
    | Penalty
    | Instrument
    | ListedLaw
    | UntriedExamples
    | Pack
    | CasesFile
)

WHERE = 4
"""How many signs of a citation's digest are for the provision; the rest are for its words."""


def things_of(
    rulebook: Rulebook,
    pack: str,
    kinds: Collection[ReviewedKind] = REVIEWED_KINDS,
    folder: Path | None = None,
) -> dict[ReviewedKind, dict[str, Thing]]:
    """Return what can be signed in a pack, of the kinds that are wanted, in the order of kinds and ids.

    Cases are no part of a rulebook: they are read from the pack's `folder`, and left out if none is given.
    """
    found: dict[ReviewedKind, dict[str, Thing]] = {}
    for kind in REVIEWED_KINDS:
        if kind in kinds and (kind != "cases" or folder is not None):
            found[kind] = dict(sorted(_of_kind(rulebook, pack, kind, folder).items()))
    return found


def _of_kind(rulebook: Rulebook, pack: str, kind: ReviewedKind, folder: Path | None) -> dict[str, Thing]:
    match kind:
        case "rules":
            return {rule.id: rule for rule in rulebook.rules_of(pack)}
        case "law":
            return {f"law/{law.instrument}": law for law in rulebook.law.values() if law.pack == pack}
        case "examples":
            listed = [one for one in rulebook.examples.values() if one.pack == pack]
            return {f"examples/{one.instrument}": one for one in listed}
        case "pack":
            return {"pack.yaml": rulebook.packs[pack]} if pack in rulebook.packs else {}
        case "cases":
            return {one.id: one for one in cases_files(folder)} if folder is not None else {}
        case _:
            every: Mapping[str, Thing] = getattr(rulebook, kind)
            return {id: thing for id, thing in every.items() if _pack_of(thing) == pack}


def parts_of(thing: Thing) -> Parts:
    """Return the digests of the parts of something, in the order in which a file has them."""
    return digested(_said(thing))


def _said(thing: Thing) -> Said:
    match thing:
        case Rule():
            return _rule(thing)
        case Classification():
            return _classification(thing)
        case Question():
            return _question(thing)
        case Term():
            return {"each": thing.each, "means": thing.means, "reads": thing.reads, "cite": _cites(thing.cite)}
        case Subject():
            texts = {"title": thing.title, "ask": thing.ask, "why": thing.why, "help": thing.help}
            return {"plural": thing.plural, "within": thing.within, **texts, "cite": _cites(thing.cite)}
        case NamedDate():
            days = {"on": thing.on, "or_only_from": thing.or_only_from}
            return {**days, "contested": thing.contested, "cite": _cites(thing.cite)}
        case Penalty():
            punishes = frozenset((one.instrument, one.at) for one in thing.punishes)
            return {"text": thing.text, "punishes": punishes, "cite": _cites(thing.cite)}
        case Instrument():
            names = ("title", "citation", "issuer", "kind", "version", "file", "sha256", "supersedes", "note")
            return {**{name: getattr(thing, name) for name in names}, "why": thing.not_archived_why}
        case ListedLaw():
            treated = {
                one.at: digests([{"as": [one.treated, frozenset(one.rules), one.why]}]) for one in thing.provisions
            }
            rest = [thing.rest.treated, thing.rest.why] if thing.rest is not None else None
            return {"whole": thing.whole, "provisions": treated, "rest": rest}
        case UntriedExamples():
            listed = {one.at: [one.outcome, one.treated, one.why, one.to_ask] for one in thing.examples}
            return {"examples": listed}
        case Pack():
            return _head(thing)
        case CasesFile():
            return {"cases": digests({"said": said} for _, said in thing.parts)}
        case _:
            assert_never(thing)


def _pack_of(thing: Thing) -> str:
    """Return the pack of something; subjects, days and penalties know only in which file they stand."""
    if isinstance(thing, NamedDate | Penalty | Subject):
        return thing.place.file.partition("/")[0] if thing.place is not None else ""
    return getattr(thing, "pack", "")


def _head(pack: Pack) -> Said:
    """Return what pack.yaml says of the pack as a whole, with what it gave up; its version follows from other changes."""
    years: dict[str, list[date]] = {}
    for day in pack.holidays:
        years.setdefault(str(day.year), []).append(day)
    return {
        "title": pack.title,
        "needs": pack.needs,
        "jurisdiction": pack.jurisdiction,
        "regime": pack.regime,
        "covers": pack.covers,
        "leaves_out": Digests(digest(one) for one in pack.leaves_out),
        "holidays": years,
        "removed": {
            id: digests([{"since": one.since, "why": one.why, "replaced_by": one.replaced_by}])
            for id, one in sorted(pack.removed.items())
        },
    }


def _rule(rule: Rule) -> Said:
    return {
        "each": rule.each,
        "title": rule.title,
        "topic": rule.topic,
        "applies_when": rule.applies_when,
        "requires": {duty.id: _duty(duty) for duty in rule.duties},
        "standing": Digests([digest(force.standing) for force in rule.in_force]),
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


def _duty(duty: Duty) -> Said:
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


def _classification(one: Classification) -> Said:
    outcomes: dict[str, Any] = {}
    for outcome in one.outcomes:
        if outcome.group is None:
            outcomes[outcome.id] = outcome.title
        else:
            group = outcomes.setdefault(outcome.group, {"title": one.groups.get(outcome.group, ""), "of": {}})
            group["of"][outcome.id] = outcome.title
    lines = {line.id: _line(line) for line in one.lines}
    return {"each": one.each, "title": one.title, "outcomes": outcomes, "decide": lines}


def _line(line: Line) -> Said:
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


def _question(question: Question) -> Said:
    kind = question.kind
    return {
        "section": "\n".join(filter(None, [question.section, question.intro])),
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


def _option(option: Option) -> Digests:
    return digests([{"says": option.says, "help": option.help, "since": option.since, "cite": _cites(option.cite)}])


def _remedy(remedy: Remedy) -> Said:
    return {"text": remedy.text, "effort": remedy.effort, "owner": remedy.owner}


def _forces(forces: Sequence[Force], told: Collection[Standing | None]) -> Digests:
    """Return digests of days in force; the standings in `told` have a digest of their own beside these."""
    said = [
        {
            "from": force.start_name or force.start,
            "until": force.until_name or force.until,
            "when": force.when,
            "because": force.because,
            "contested": "" if force.contested_day else force.contested,
            "cite": _cites(force.cite),
            "standing": None if force.standing in told else force.standing,
        }
        for force in forces
    ]
    return digests(said) if any(plain(one) for one in said) else Digests()


def _cites(cites: Iterable[Citation]) -> Digests:
    return Digests(
        digest([cite.instrument, cite.at])[:WHERE] + digest([cite.quote, cite.no_quote, cite.no_quote_why])
        for cite in cites
    )
