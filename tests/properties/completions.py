"""All ways to complete what is not known: brute force, by going through every choice that an ordinary evaluation makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from compliance.answers.model import Facts
from compliance.assessment.finding import Ask
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.proof import Key
from compliance.conditions.truth import UNKNOWN, YES
from compliance.packs.model import Due, Line, Rule, Rulebook
from properties.plain import Plain, last_day
from properties.sentences import DAY, FIXED_DAYS, NUMBERS
from properties.worlds import is_settled, possible_of

MOST = 100
MOST_MORE = 2
Choice = tuple[str, ...]


class TooMany(Exception):
    """There are more completions than the test goes through."""


@dataclass(frozen=True)
class Way:
    """One completion: the choices that it makes (only those that were looked at), and the verdict that it brings."""

    choices: Mapping[Choice, object]
    verdict: str


class Chooser:
    """Answers that are chosen while they are asked for; the same choice is the same answer."""

    def __init__(self, rulebook: Rulebook, facts: Facts, script: list[int]) -> None:
        """Follow a script of choices, and take the first possibility after its end."""
        self.rulebook, self.facts, self.script = rulebook, facts, script
        self.sizes: list[int] = []
        self.made: dict[Choice, object] = {}

    def choose(self, what: Choice, options: Sequence[object]) -> object:
        """Return what was chosen."""
        if what not in self.made:
            if len(options) == 1:
                self.made[what] = options[0]
                return options[0]
            at = len(self.sizes)
            if at == len(self.script):
                self.script.append(0)
            self.sizes.append(len(options))
            self.made[what] = options[self.script[at]]
        return self.made[what]

    def members(self, kind: str) -> dict[str, str | None]:
        """Those listed, and some more where the list is not complete."""
        listed, above = self.facts.lists[kind], self.rulebook.subjects[kind].within
        found = {id: member.parent for id, member in listed.members.items()}
        if not listed.complete:
            parents = list(self.members(above)) if above is not None else [None]
            most = MOST_MORE if parents else 0
            number = self.choose(("more", kind), range(most + 1))
            assert isinstance(number, int)
            for i in range(number):
                parent = self.choose(("parent", kind, f"more{i}"), parents)
                found[f"more{i}"] = parent if isinstance(parent, str) else None
        return found

    def possible(self, key: Key) -> Fact:
        """What an answer leaves possible."""
        answer = self.facts.answers.get(key)
        return (
            answer.fact if answer is not None else possible_of(self.rulebook.questions[key[0]].kind, self.facts.lists)
        )

    def answered(self, key: Key) -> bool:
        """Whether it is answered in full."""
        answer = self.facts.answers.get(key)
        return answer is not None and not answer.is_unknown and not answer.is_partial

    def allows(self, key: Key, default: Fact) -> bool:
        """Whether the default is possible."""
        match self.possible(key), default:
            case OneOf() as fact, OneOf((option,)):
                return option in fact.options
            case Ticks() as fact, Ticks() as value:
                return fact.ticked <= value.ticked <= fact.ticked | fact.maybe
            case Numbers() as fact, Numbers() as value:
                inside = fact.numeric and fact.low <= value.low and (fact.high is None or value.low <= fact.high)
                return inside if value.numeric else set(value.named) <= set(fact.named)
            case Days() as fact, Days(first) if first is not None:
                return (fact.first or date.min) <= first <= (fact.last or date.max)
            case fact, value:
                return fact in (UNKNOWN, value)

    def value(self, key: Key, kind: Kind) -> object:
        """Choose among all that makes a difference."""
        match self.possible(key):
            case OneOf(options):
                return self.choose(("question", key[0], key[1] or ""), options)
            case Numbers() as fact:
                around = [n + d for n in NUMBERS for d in (-1, 0, 1)] + [fact.low]
                inside = [n for n in around if fact.low <= n and (fact.high is None or n <= fact.high)]
                numbers: list[object] = [*fact.named, *(sorted(set(inside)) if fact.numeric else [])]
                return self.choose(("question", key[0], key[1] or ""), numbers)
            case Days() as fact:
                return self.choose(("question", key[0], key[1] or ""), days_of(self.rulebook, self.facts, fact))
            case fact:
                return self.choose(
                    ("question", key[0], key[1] or ""), [False, True] if fact is UNKNOWN else [fact is YES]
                )

    def ticks(self, key: Key, option: str) -> bool:
        """Choose for a single option."""
        fact = self.possible(key)
        assert isinstance(fact, Ticks)
        unlisted = option.startswith("more")
        if option in fact.ticked:
            return True
        if option not in fact.maybe and not (unlisted and fact.open_ended):
            return False
        return bool(self.choose(("tick", key[0], key[1] or "", option), [False, True]))

    def decides(self, key: Key, line: Line) -> str:
        """Counsel's decision, or any."""
        for decision in self.facts.decisions:
            if (decision.classification, decision.subject, decision.line) == (*key, line.id):
                return decision.outcome
        return str(self.choose(("decision", key[0], key[1] or "", line.id), line.then))


def days_of(rulebook: Rulebook, facts: Facts, fact: Days) -> list[date]:
    """Days of every class that some condition or clock makes a difference between, several of each."""
    if is_settled(fact) and fact.first is not None:
        return [fact.first]
    fixed = {
        *FIXED_DAYS,
        DAY,
        *[
            day
            for q in rulebook.questions.values()
            if isinstance(q.when_not_asked, Days) and (day := q.when_not_asked.first)
        ],
    }
    fixed |= {DAY - timedelta(days=d) for d in (7, 21)} | {date(2026, 10, 22), date(2026, 8, 22)}
    for rule in rulebook.rules.values():
        fixed |= {last_late_start(duty.due) for duty in rule.duties if duty.due is not None}
    said = [answer.fact for answer in facts.answers.values() if isinstance(answer.fact, Days)]
    fixed |= {bound for one in (fact, *said) for bound in (one.first, one.last) if bound is not None}
    around = sorted({day + timedelta(days=d) for day in fixed for d in (-3, -1, 0, 1, 3)})
    return [day for day in around if (fact.first or date.min) <= day <= (fact.last or date.max)]


@cache
def last_late_start(due: Due) -> date:
    """The last day on which a clock may have started that has run out."""
    return next(day for d in range(800) if last_day(due, day := DAY - timedelta(days=d)) < DAY)


def all_ways(rulebook: Rulebook, facts: Facts, rule: Rule, subject: str | None) -> list[Way]:
    """Every completion of what a finding reads. Those who are not listed are at most two, and each is like any other."""

    def judge(chooser: Chooser) -> str:
        plain = Plain(rulebook, chooser, DAY, facts.decisions)
        if subject != "more":
            return plain.verdict(rule, subject)
        return plain.verdict(rule, "more0") if "more0" in chooser.members(rule.each or "") else "not_applicable"

    return walk(rulebook, facts, judge)


def walk(rulebook: Rulebook, facts: Facts, judge: Callable[[Chooser], str]) -> list[Way]:
    """Run a judgement for every combination of choices that it makes."""
    ways: list[Way] = []
    script: list[int] = []
    while True:
        chooser = Chooser(rulebook, facts, script)
        ways.append(Way(chooser.made, judge(chooser)))
        if len(ways) > MOST:
            raise TooMany
        del script[len(chooser.sizes) :]
        while script and script[-1] + 1 == chooser.sizes[len(script) - 1]:
            script.pop()
        if not script:
            return ways
        script[-1] += 1


def mattering(ways: list[Way]) -> set[Choice]:
    """The choices of which two values, with all others the same, bring different verdicts."""
    found: set[Choice] = set()
    by_verdict: dict[str, list[Way]] = {}
    for way in ways:
        by_verdict.setdefault(way.verdict, []).append(way)
    groups = list(by_verdict.values())
    for i, some in enumerate(groups):
        for others in groups[i + 1 :]:
            for one in some:
                for two in others:
                    only = _only_difference(one.choices, two.choices)
                    if only is not None:
                        found.add(only)
    return found


def _only_difference(one: Mapping[Choice, object], two: Mapping[Choice, object]) -> Choice | None:
    """The one choice in which two completions differ, or None if they differ in several."""
    found: Choice | None = None
    for choice, value in one.items():
        if choice in two and two[choice] != value:
            if found is not None:
                return None
            found = choice
    return found


def ask_of(rulebook: Rulebook, choice: Choice) -> Ask:
    """What somebody would be asked for a choice: of those who are not listed, the list."""
    what, id, *rest = choice
    if what in ("more", "parent"):
        return Ask("list", id)
    each = rulebook.classifications[id].each if what == "decision" else rulebook.questions[id].each
    if rest[0].startswith("more") and each is not None:
        return Ask("list", each)
    if what == "decision":
        return Ask("decision", id, rest[0] or None, rest[1])
    return Ask("question", id, rest[0] or None)
