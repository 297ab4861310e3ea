"""Ordinary two-valued logic, written once more and as small as it can be: every question has its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from operator import ge, gt, le, lt
from typing import Protocol

from compliance.answers.model import Decision
from compliance.conditions import meaning as m
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.proof import Key
from compliance.conditions.truth import YES
from compliance.packs.model import Due, Line, Rule, Rulebook

OPS = {
    "at least": ge, "at most": le, "more than": gt, "less than": lt,
    "before": lt, "after": gt, "on or before": le, "on or after": ge,
}  # fmt: skip


class Answers(Protocol):
    """Where complete answers come from."""

    def members(self, kind: str) -> Mapping[str, str | None]:
        """All subjects of a kind with their parents."""

    def answered(self, key: Key) -> bool:
        """Whether the question is answered in full, so that its answer counts even where it is not asked."""

    def allows(self, key: Key, default: Fact) -> bool:
        """Whether what was said in part leaves the default possible."""

    def value(self, key: Key, kind: Kind) -> object:
        """The answer to a yes/no question, a choice, a number (or a named answer), a date."""

    def ticks(self, key: Key, option: str) -> bool:
        """Whether an option is ticked, or a subject linked."""

    def decides(self, key: Key, line: Line) -> str:
        """The outcome of a line with several."""


class Plain:
    """Verdicts where everything is known."""

    def __init__(self, rulebook: Rulebook, answers: Answers, day: date, overrides: tuple[Decision, ...]) -> None:
        """Keep the inputs."""
        self.rulebook, self.answers, self.day = rulebook, answers, day
        self.overrides = {(d.classification, d.subject): d.outcome for d in overrides if d.overrides}

    def verdict(self, rule: Rule, subject: str | None) -> str:
        """The verdict of a rule for a subject."""
        here = self.around(rule.each, subject)
        if not self.holds(rule.applies_when, here):
            return "not_applicable"
        duties = [duty for duty in rule.duties if duty.when is None or self.holds(duty.when, here)]
        failed = [duty for duty in duties if not self.holds(duty.met_when, here)]
        if not duties:
            return "not_applicable"
        if any(duty.due is None or last_day(duty.due, self.start(duty.due, here)) < self.day for duty in failed):
            return "gap"
        return "due" if failed else "met"

    def start(self, due: Due, here: Mapping[str, str]) -> date:
        """The day on which a clock starts."""
        day = self.value(due.question, due.each, here)
        assert isinstance(day, date)
        return day

    def around(self, kind: str | None, subject: str | None) -> dict[str, str]:
        """A subject and its parents."""
        found: dict[str, str] = {}
        while kind is not None and subject is not None:
            found[kind] = subject
            kind, subject = self.rulebook.subjects[kind].within, self.answers.members(kind)[subject]
        return found

    def asked(self, key: Key) -> bool:
        """Whether the answer counts, or else what counts when it is not asked."""
        question = self.rulebook.questions[key[0]]
        if self.answers.answered(key) or question.ask_when is None or question.when_not_asked is None:
            return True
        if self.holds(question.ask_when, self.around(question.each, key[1])):
            return True
        return not self.answers.allows(key, question.when_not_asked)

    def value(self, question: str, each: str | None, here: Mapping[str, str]) -> object:
        """The answer to a question."""
        key = (question, here[each] if each else None)
        asked = self.rulebook.questions[question]
        if self.asked(key):
            return self.answers.value(key, asked.kind)
        match asked.when_not_asked:
            case OneOf(options):
                return options[0]
            case Numbers() as number:
                return number.low if number.numeric else number.named[0]
            case Days(first):
                return first
            case default:
                return default is YES

    def ticked(self, question: str, each: str | None, here: Mapping[str, str], option: str) -> bool:
        """Whether an option is ticked, or a subject linked."""
        key = (question, here[each] if each else None)
        default = self.rulebook.questions[question].when_not_asked
        if self.asked(key):
            return self.answers.ticks(key, option)
        return isinstance(default, Ticks) and option in default.ticked

    def outcome(self, classification: str, subject: str | None) -> str:
        """What a classification comes to: the first line that holds."""
        if (classification, subject) in self.overrides:
            return self.overrides[classification, subject]
        written = self.rulebook.classifications[classification]
        here = self.around(written.each, subject)
        for line in written.lines:
            begun = [force for force in line.in_force if force.start is None or force.start <= self.day]
            runs = not line.in_force or (bool(begun) and (begun[-1].until is None or self.day < begun[-1].until))
            if runs and (line.when is None or self.holds(line.when, here)):
                return line.then[0] if len(line.then) == 1 else self.answers.decides((classification, subject), line)
        raise AssertionError

    def holds(self, c: m.Condition, here: Mapping[str, str]) -> bool:
        """Whether a condition holds."""
        match c:
            case m.Always():
                return True
            case m.All(parts):
                return all(self.holds(part, here) for part in parts)
            case m.Either(parts):
                return any(self.holds(part, here) for part in parts)
            case m.Not(part):
                return not self.holds(part, here)
            case m.AtLeast(count, parts):
                return sum(self.holds(part, here) for part in parts) >= count
            case m.Holds(term, each):
                subject = here[each] if each else None
                return self.holds(self.rulebook.terms[term].means, self.around(each, subject))
            case m.Decided(classification, each, outcomes):
                return self.outcome(classification, here[each] if each else None) in outcomes
            case m.Some():
                found = [self.holds(c.body, {**here, **self.around(c.kind, id)}) for id in self.ranged(c, here)]
                return {"any": any(found), "every": all(found), "no": not any(found)}[c.quantifier]
            case m.Yes():
                return self.value(c.question, c.each, here) is True
            case m.Chosen():
                return self.value(c.question, c.each, here) in c.options
            case m.Ticked(question, each, "all", options):
                return all(self.ticked(question, each, here, option) for option in options)
            case m.Ticked(question, each, "only", options):
                others = set(self.rulebook.questions[question].kind.options) - set(options)
                return not any(self.ticked(question, each, here, option) for option in sorted(others))
            case m.Ticked(question, each, _, options):
                return any(self.ticked(question, each, here, option) for option in options)
            case m.Linked():
                return self.ticked(c.question, c.each, here, here[c.kind])
            case m.NumberIs():
                number = self.value(c.question, c.each, here)
                return isinstance(number, int) and OPS[c.op](number, c.number)
            case m.DateIs():
                return OPS[c.op](self.value(c.question, c.each, here), c.day)
            case m.DatesCompare():
                first = self.value(c.question, c.each, here)
                return OPS[c.op](first, self.value(c.other, c.other_each, here))
            case m.Clock():
                day = self.value(c.question, c.each, here)
                assert isinstance(day, date)
                start = back(self.day, c.number, c.unit)
                return start <= day <= self.day if c.op == "within" else day < start

    def ranged(self, some: m.Some, here: Mapping[str, str]) -> list[str]:
        """Whom a quantifier ranges over."""
        members = self.answers.members(some.kind)
        above = self.rulebook.subjects[some.kind].within
        if some.through is not None:
            through = some.through
            return [id for id in members if self.ticked(through, some.through_each, here, id)]
        return [id for id in members if above is None or above not in here or members[id] == here[above]]


def back(day: date, number: int, unit: str) -> date:
    """The day some time before another."""
    if unit in ("days", "weeks"):
        return day - timedelta(days=number * (7 if unit == "weeks" else 1))
    return months_on(day, -number * (12 if unit == "years" else 1))


def months_on(day: date, number: int) -> date:
    """The same day of another month, or its last day."""
    month = day.year * 12 + day.month - 1 + number
    first = date(month // 12, month % 12 + 1, 1)
    following = first + timedelta(days=31)
    last = following.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def last_day(due: Due, start: date) -> date:
    """The last day in time."""
    day = date(start.year, 12, 31) if due.after_year_end else start
    if due.unit in ("days", "weeks"):
        return day + timedelta(days=due.number * (7 if due.unit == "weeks" else 1))
    if due.unit == "working_days":
        for _ in range(due.number):
            day += timedelta(days=1)
            while day.weekday() > 4:
                day += timedelta(days=1)
        return day
    return months_on(day, due.number * (12 if due.unit == "years" else 1))
