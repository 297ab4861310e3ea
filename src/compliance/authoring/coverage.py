"""Coverage of meaning: which verdicts, which parts of conditions and which sides of numbers the cases of a pack show.

A part is shown to decide when some case has it yes and some case has it no while everything else in the condition leaves
the result to it (as in MC/DC).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from compliance.authoring.case import Case
from compliance.authoring.noticed import Tried
from compliance.conditions.facts import Days, Numbers
from compliance.conditions.meaning import All, AtLeast, Condition, DateIs, Either, Not, NumberIs
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, YES, Truth
from compliance.packs.model import Rule, Rulebook
from compliance.sources.place import Place
from compliance.sources.values import dataclass

VERDICTS = ("met", "gap", "open", "not_applicable")


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that no case shows: about which rule, term or line, and what."""

    what: str
    name: str
    says: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class CoverageResult:
    """What the cases of one pack show, of how much, and what they lack."""

    pack: str
    shown: int
    wanted: int
    lacking: tuple[Lacking, ...]


def cover_pack(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> CoverageResult:
    """Return what the cases of a pack show, and what they lack."""
    tried = Tried(rulebook, cases)
    seen = _seen(tried)
    shown = wanted = 0
    lacking: list[Lacking] = []
    for what, name, says, place, is_shown in (*_verdicts(rulebook, pack, cases), *_parts(rulebook, pack, seen)):
        wanted += 1
        shown += is_shown
        if not is_shown:
            lacking.append(Lacking(what, name, says, place))
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            for says, is_shown in _sides(rule, tried):
                wanted += 1
                shown += is_shown
                if not is_shown:
                    lacking.append(Lacking("rule", rule.id, says, rule.place))
    return CoverageResult(pack, shown, wanted, tuple(lacking))


Item = tuple[str, str, str, Place | None, bool]


def _verdicts(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> Iterator[Item]:
    got: dict[str, set[str]] = {}
    for case in cases:
        for expected in case.expected:
            if expected.verdict:
                got.setdefault(expected.name, set()).add(expected.verdict)
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            for verdict in VERDICTS:
                yield "rule", rule.id, f"no case expects {verdict}", rule.place, verdict in got.get(rule.id, set())


Seen = dict[tuple[str, str], set[tuple[str, Truth]]]
"""For each condition (whose and which), the leaves that were seen to decide, with their truth."""


def _seen(tried: Tried) -> Seen:
    seen: Seen = {}
    rulebook = tried.rulebook
    for case, scene in zip(tried.cases, tried.scenes, strict=True):
        for (name, _), proof in scene.terms.items():
            _note(proof, seen.setdefault((name, "means"), set()))
        for (name, _), outcome in scene.outcomes.items():
            for line in outcome.lines:
                if line.proof is not None:
                    _note(line.proof, seen.setdefault((name, line.line), set()))
        for expected in case.expected:
            rule = rulebook.rules.get(expected.name)
            if rule is None:
                continue
            for subject in expected.subjects:
                if rule.each is not None and subject is None:
                    continue
                at_hand = scene.at_hand(rule.each, subject)
                _note(scene.prove(rule.applies_when, at_hand), seen.setdefault((rule.id, "applies_when"), set()))
                for duty in rule.duties:
                    _note(scene.prove(duty.met_when, at_hand), seen.setdefault((rule.id, duty.id), set()))
    return seen


def _note(proof: Proof, seen: set[tuple[str, Truth]]) -> None:
    """Note every part that decides: if it turned over, so would the whole."""
    match proof.how:
        case "not":
            _note(proof.parts[0], seen)
        case "all" | "either":
            quiet = YES if proof.how == "all" else NO
            for i, part in enumerate(proof.parts):
                if all(other.truth is quiet for j, other in enumerate(proof.parts) if j != i):
                    _note(part, seen)
        case _:
            seen.add((proof.says, proof.truth))


def _parts(rulebook: Rulebook, pack: str, seen: Seen) -> Iterator[Item]:
    for what, name, part, condition, place in _conditions(rulebook, pack):
        noted = seen.get((name, part), set())
        for leaf in _leaves(condition):
            for truth in (YES, NO):
                says = f"{part}: no case shows `{leaf}` decide as {truth}"
                yield what, name, says, place, (leaf, truth) in noted


def _conditions(rulebook: Rulebook, pack: str) -> Iterator[tuple[str, str, str, Condition, Place | None]]:
    for term in rulebook.terms.values():
        if term.pack == pack:
            yield "term", term.id, "means", term.means, term.place
    for one in rulebook.classifications.values():
        if one.pack == pack:
            for line in one.lines:
                if line.when is not None:
                    yield "classification", one.id, line.id, line.when, line.place
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            yield "rule", rule.id, "applies_when", rule.applies_when, rule.place
            for duty in rule.duties:
                yield "rule", rule.id, duty.id, duty.met_when, duty.place


def _leaves(condition: Condition) -> Iterator[str]:
    match condition:
        case All(parts) | Either(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case AtLeast() | _:
            yield condition.says


def _sides(rule: Rule, tried: Tried) -> Iterator[tuple[str, bool]]:
    """Yield, for each number and day that a duty compares with, whether a case stands on it and one just beside it."""
    for duty in rule.duties:
        for leaf in _comparisons(duty.met_when):
            values = {
                _value(scene.fact(*key).fact)
                for scene in tried.scenes
                for key in scene.facts
                if key[0] == leaf.question
            }
            if isinstance(leaf, NumberIs):
                edge = leaf.number
                beside = edge + 1 if leaf.op in ("at most", "more than") else edge - 1
                yield f"{duty.id}: no case has `{leaf.question}` at {edge}", edge in values
                yield f"{duty.id}: no case has `{leaf.question}` at {beside}", beside in values or beside < 0
            else:
                day = leaf.day
                next_day = day + timedelta(1 if leaf.op in ("after", "on or before") else -1)
                yield f"{duty.id}: no case has `{leaf.question}` on {day}", day in values
                yield f"{duty.id}: no case has `{leaf.question}` on {next_day}", next_day in values


def _comparisons(condition: Condition) -> Iterator[NumberIs | DateIs]:
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(part):
            yield from _comparisons(part)
        case NumberIs() | DateIs():
            yield condition
        case _:
            return


def _value(fact: object) -> object:
    if isinstance(fact, Numbers) and fact.numeric and fact.low == fact.high:
        return fact.low
    if isinstance(fact, Days) and fact.first == fact.last:
        return fact.first
    return None
