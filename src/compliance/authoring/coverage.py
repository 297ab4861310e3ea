"""Coverage of meaning: which verdicts, which parts of conditions and which sides of numbers the cases of a pack show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from compliance.authoring.case import Case
from compliance.authoring.deciding_parts import APPLIES, MEANS, WHEN_OF, Deciding, leaves
from compliance.authoring.judged_cases import JudgedCases
from compliance.conditions.facts import Days, Numbers
from compliance.conditions.meaning import All, AtLeast, Condition, DateIs, Either, Not, NumberIs
from compliance.conditions.truth import NO, YES, Truth
from compliance.packs.model import Rule, Rulebook
from compliance.sources.place import Place
from compliance.sources.values import dataclass

VERDICTS = ("met", "gap", "open", "not_applicable")


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that no case shows: about which rule, term or line (`what`, `name`), in words, and where.

    `verdict` is set where no case expects it. Otherwise `part` names a condition, and `leaf` the part of it that should
    decide as `truth`; or `question` and `value` say on which side of a comparison no case stands.
    """

    what: str
    name: str
    says: str
    place: Place | None = None
    verdict: str = ""
    part: str = ""
    leaf: str = ""
    truth: Truth = YES
    question: str = ""
    value: int | date | None = None


@dataclass(frozen=True, slots=True)
class CoverageResult:
    """What the cases of one pack show, of how much, and what they lack; `impossible` is what no answers can show."""

    pack: str
    shown: int
    wanted: int
    lacking: tuple[Lacking, ...]
    impossible: tuple[Lacking, ...] = ()


def cover_pack(
    judged: JudgedCases, pack: str, is_impossible: Callable[[Lacking], bool] = lambda _: False
) -> CoverageResult:
    """Return what the cases of a pack show, and what they lack. Cases that nobody has confirmed show nothing.

    `is_impossible` says of something lacking whether it is proven that no answers can show it: that is not wanted then.
    """
    confirmed = judged.confirmed()
    shown = 0
    lacking: list[Lacking] = []
    for one, is_shown in all_wanted(confirmed, pack):
        if is_shown:
            shown += 1
        else:
            lacking.append(one)
    impossible = [one for one in lacking if is_impossible(one)]
    left = tuple(one for one in lacking if one not in impossible)
    return CoverageResult(pack, shown, shown + len(left), left, tuple(impossible))


def all_wanted(judged: JudgedCases, pack: str) -> Iterator[tuple[Lacking, bool]]:
    """Yield everything that the cases of a pack should show, and whether they do."""
    rulebook = judged.rulebook
    yield from _verdicts(rulebook, pack, judged.cases)
    yield from _parts(rulebook, pack, judged.deciding)
    values = _values(judged)
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            yield from _sides(rule, values)


def _verdicts(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> Iterator[tuple[Lacking, bool]]:
    got: dict[str, set[str]] = {}
    for case in cases:
        for expected in case.expected:
            if expected.verdict:
                got.setdefault(expected.name, set()).add(expected.verdict)
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            for verdict in VERDICTS:
                says = f"no case expects {verdict}"
                yield Lacking("rule", rule.id, says, rule.place, verdict), verdict in got.get(rule.id, set())


def _parts(rulebook: Rulebook, pack: str, seen: Deciding) -> Iterator[tuple[Lacking, bool]]:
    for what, name, part, condition, place in _conditions(rulebook, pack):
        noted = seen.get((name, part), {})
        for leaf in leaves(condition):
            for truth in (YES, NO):
                says = f"{part}: no case shows `{leaf}` decide as {truth}"
                yield Lacking(what, name, says, place, part=part, leaf=leaf, truth=truth), (leaf, truth) in noted


def _conditions(rulebook: Rulebook, pack: str) -> Iterator[tuple[str, str, str, Condition, Place | None]]:
    for term in rulebook.terms.values():
        if term.pack == pack:
            yield "term", term.id, MEANS, term.means, term.place
    for one in rulebook.classifications.values():
        if one.pack == pack:
            for line in one.lines:
                if line.when is not None:
                    yield "classification", one.id, line.id, line.when, line.place
    for rule in rulebook.rules.values():
        if rule.pack == pack:
            yield "rule", rule.id, APPLIES, rule.applies_when, rule.place
            for duty in rule.duties:
                yield "rule", rule.id, duty.id, duty.met_when, duty.place or rule.place
                if duty.when is not None:
                    yield "rule", rule.id, f"{WHEN_OF}{duty.id}", duty.when, duty.place or rule.place


Values = dict[str, set[object]]


def _values(judged: JudgedCases) -> Values:
    """Return the numbers and days that the cases give, for each question."""
    values: Values = {}
    for number in range(len(judged.cases)):
        for (question, _), told in judged.scene(number).facts.items():
            values.setdefault(question, set()).add(_value(told.fact))
    return values


def _sides(rule: Rule, known: Values) -> Iterator[tuple[Lacking, bool]]:
    """Yield each number and day that a duty compares with, and the one just beside it."""
    for duty in rule.duties:
        for leaf in comparisons(duty.met_when):
            for value in sides(leaf):
                on = "on" if isinstance(value, date) else "at"
                says = f"{duty.id}: no case has `{leaf.question}` {on} {value}"
                place = duty.place or rule.place
                lacking = Lacking(
                    "rule", rule.id, says, place, part=duty.id, leaf=leaf.says, question=leaf.question, value=value
                )
                yield lacking, value in known.get(leaf.question, set())


def sides(leaf: NumberIs | DateIs) -> tuple[int, ...] | tuple[date, ...]:
    """Return the value that a comparison names, and the one just beside it for which it comes out differently."""
    if isinstance(leaf, DateIs):
        return leaf.day, leaf.day + timedelta(1 if leaf.op in ("after", "on or before") else -1)
    beside = leaf.number + 1 if leaf.op in ("at most", "more than") else leaf.number - 1
    return (leaf.number, beside) if beside >= 0 else (leaf.number,)


def comparisons(condition: Condition) -> Iterator[NumberIs | DateIs]:
    """Yield every comparison of a number or a day in a condition."""
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from comparisons(part)
        case Not(part):
            yield from comparisons(part)
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
