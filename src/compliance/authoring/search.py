"""Finds answers that show what no case shows, with what the pack makes of them now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from compliance.assessment.assess import BUDGET
from compliance.assessment.diagram import BudgetEnded
from compliance.assessment.finding import Ask
from compliance.assessment.in_force import is_in_force
from compliance.assessment.judging import Judging
from compliance.assessment.scene import Scene
from compliance.assessment.standing_told import standings_told
from compliance.authoring.case import Expected
from compliance.authoring.case_text import FoundCase
from compliance.authoring.coverage import Lacking
from compliance.authoring.deciding_parts import WHEN_OF
from compliance.authoring.open_world import SUBJECT, OpenWorld, opposite
from compliance.authoring.situation import Answers, Data, facts_of, situation
from compliance.conditions.meaning import All, Always, Condition, Either, Not, Some
from compliance.conditions.truth import YES
from compliance.packs.behind import Behind
from compliance.packs.model import Classification, Line, Rule, Rulebook

Why = Literal["impossible", "too large"]


class Search:
    """Looks for answers over all that could be given; `day` is judged, unless a line of law begins later."""

    def __init__(self, rulebook: Rulebook, pack: str, day: date, world: OpenWorld | None = None) -> None:
        """Keep the rulebook; nothing is built until it is asked for. `world` is that of the day, if there is one already."""
        self.rulebook, self.pack, self.day = rulebook, pack, day
        self.behind = Behind(rulebook)
        self._worlds: dict[date, OpenWorld] = {day: world} if world is not None else {}

    def is_impossible(self, lacking: Lacking) -> bool:
        """Return whether it is proven that no case can show something; a term that nothing reads is shown by none."""
        if not self._targets(lacking):
            return True
        return self.answers(lacking) == "impossible"

    def find(self, lacking: Lacking) -> Iterator[FoundCase]:
        """Yield cases that should show something; whether they do is for the caller to try."""
        day = self._day(lacking)
        answers = self.answers(lacking)
        if answers in ("impossible", "too large"):
            return
        assert not isinstance(answers, str)
        for name, each in self._targets(lacking):
            listed = [(each, SUBJECT)] if each is not None else []
            data = situation(self.rulebook, answers, listed)
            found = judged(self.rulebook, name, SUBJECT if each is not None else None, data, day)
            if found is not None:
                yield replace(found, shows=f"{name}: {lacking.says.replace('no case ', '')}")

    def answers(self, lacking: Lacking) -> Answers | Why:
        """Return answers that show something, or why there are none."""
        world = self._world(self._day(lacking))
        try:
            if lacking.verdict:
                return self._verdict(world, self.rulebook.rules[lacking.name], lacking.verdict)
            return self._part(world, lacking)
        except (BudgetEnded, RecursionError):
            return "too large"

    def _verdict(self, world: OpenWorld, rule: Rule, verdict: str) -> Answers | Why:
        for together in _for_verdict(rule, verdict):
            answers = world.find(together, rule.each)
            if answers is not None:
                return _long_ago(answers, rule) if verdict == "gap" else answers
        return "impossible"

    def _part(self, world: OpenWorld, lacking: Lacking) -> Answers | Why:
        each, condition, around = self._where(lacking)
        for alone in _deciding(condition, lacking):
            answers = world.find([*around, *alone], each)
            if answers is not None:
                return _with_value(answers, lacking) if lacking.value is not None else answers
        return "impossible"

    def _where(self, lacking: Lacking) -> tuple[str | None, Condition, list[Condition]]:
        """Return whose condition it is, the condition, and what must hold for it to count."""
        if lacking.what == "term":
            term = self.rulebook.terms[lacking.name]
            return term.each, term.means, []
        if lacking.what == "classification":
            one = self.rulebook.classifications[lacking.name]
            day = self._day(lacking)
            around: list[Condition] = []
            for line in one.lines:
                assert line.when is not None, "a line that always holds is the last"
                if line.id == lacking.part:
                    return one.each, line.when, around
                if is_in_force(line.in_force, day):
                    around.append(opposite(line.when))
        rule = self.rulebook.rules[lacking.name]
        if lacking.part == "applies_when":
            return rule.each, rule.applies_when, []
        if lacking.part.startswith(WHEN_OF):
            duty = next(duty for duty in rule.duties if duty.id == lacking.part.removeprefix(WHEN_OF))
            assert duty.when is not None, "only what a duty has is looked for"
            return rule.each, duty.when, [rule.applies_when]
        duty = next(duty for duty in rule.duties if duty.id == lacking.part)
        return rule.each, duty.met_when, [rule.applies_when, *([duty.when] if duty.when is not None else [])]

    def _targets(self, lacking: Lacking) -> list[tuple[str, str | None]]:
        """Return what a case can expect to show something: the rule or classification, or those that read a term."""
        rulebook = self.rulebook
        if lacking.what == "rule":
            return [(lacking.name, rulebook.rules[lacking.name].each)]
        if lacking.what == "classification":
            return [(lacking.name, rulebook.classifications[lacking.name].each)]
        named: list[Rule | Classification] = [*rulebook.rules.values(), *rulebook.classifications.values()]
        readers = [one for one in named if lacking.name in self.behind.names(one.id)]
        readers.sort(key=lambda one: (one.pack != self.pack, len(self.behind.names(one.id)), one.id))
        return [(one.id, one.each) for one in readers[:3]]

    def _day(self, lacking: Lacking) -> date:
        """Return a day on which what is to be shown is in force."""
        if lacking.what == "classification":
            line = next(line for line in self.rulebook.classifications[lacking.name].lines if line.id == lacking.part)
            return _first_day(line, self.day)
        return self.day

    def _world(self, day: date) -> OpenWorld:
        if day not in self._worlds:
            self._worlds[day] = OpenWorld(self.rulebook, day)
        return self._worlds[day]


def judged(
    rulebook: Rulebook, name: str, subject: str | None, data: Mapping[str, Data], day: date, status: bool = False
) -> FoundCase | None:
    """Return answers as a case that expects what a rule or classification makes of them; None if they cannot be said.

    `status`: expect the status and the standing of a rule as well.
    """
    facts = facts_of(rulebook, data)
    if facts is None:
        return None
    judging = Judging(Scene(rulebook, facts, day), BUDGET)
    if name in rulebook.rules:
        finding = judging.rule(rulebook.rules[name], subject)
        expected = Expected(name, (subject,), verdict=str(finding.verdict))
        if status:
            standing = next(iter(sorted(standings_told(rulebook.rules[name], finding))), "")
            expected = replace(expected, status=finding.force.status, standing=standing)
    else:
        came = judging.classification(rulebook.classifications[name], subject)
        expected = Expected(name, (subject,), outcomes=came.possible, line=came.by_line or "")
    return FoundCase(name, data, day, expected)


def _for_verdict(rule: Rule, verdict: str) -> Iterator[list[Condition]]:
    """Yield conditions each of which brings a verdict; open: whom the rule means, and nothing of what it asks for."""
    whens = [duty.when if duty.when is not None else Always() for duty in rule.duties]
    if verdict == "not_applicable":
        yield [opposite(rule.applies_when)]
        yield [opposite(when) for when in whens]
    elif verdict == "gap":
        for duty, when in zip(rule.duties, whens, strict=True):
            yield [rule.applies_when, when, opposite(duty.met_when)]
    elif verdict == "met":
        met = [
            Either((opposite(when), duty.met_when), "its duty, if it applies")
            for duty, when in zip(rule.duties, whens, strict=True)
        ]
        for when in whens:
            yield [rule.applies_when, when, *met]
    else:
        for when in whens:
            yield [rule.applies_when, when]


def _long_ago(answers: Answers, rule: Rule) -> Answers:
    """Return answers in which the days from which a rule's last days are counted lie so far back that all is late."""
    starts = [(duty.due.question, duty.due.each) for duty in rule.duties if duty.due is not None]
    said = {ask.id for ask, _ in answers}
    more = [
        (Ask("question", question, SUBJECT if each is not None else None), ("2000-01-01",))
        for question, each in dict.fromkeys(starts)
        if question not in said
    ]
    return (*answers, *more)


def _deciding(condition: Condition, lacking: Lacking, of: str = "") -> Iterator[list[Condition]]:
    """Yield, for each place where a part stands, what must hold so that it decides; of others nothing is asked."""
    match condition:
        case All(parts) | Either(parts):
            for i, part in enumerate(parts):
                others = [other for j, other in enumerate(parts) if j != i]
                quiet = others if isinstance(condition, All) else [opposite(other) for other in others]
                for inner in _deciding(part, lacking, of):
                    yield [*quiet, *inner]
        case Not(part):
            yield from _deciding(part, lacking, of)
        case Some(quantifier, kind, _, _, body) if lacking.leaf.startswith(f"{of}{quantifier} {kind}: "):
            for inner in _deciding(body, lacking, f"{of}{quantifier} {kind}: "):
                one = All(tuple(inner), " and ".join(f"({part.says})" for part in inner))
                yield [replace(condition, quantifier="any", body=one, says=f"any {kind} ({one.says})")]
        case _:
            if f"{of}{condition.says}" == lacking.leaf:
                if lacking.value is not None:
                    yield []  # whether it then decides is not asked, only that a case stands there
                else:
                    yield [condition if lacking.truth is YES else opposite(condition)]


def _with_value(answers: Answers, lacking: Lacking) -> Answers:
    """Return answers in which a number or day is the one that is wanted."""
    said = [ask for ask, _ in answers if ask.id == lacking.question]
    ask = said[0] if said else Ask("question", lacking.question, SUBJECT)
    return (*[one for one in answers if one[0] != ask], (ask, (str(lacking.value),)))


def _first_day(line: Line, day: date) -> date:
    if not line.in_force or is_in_force(line.in_force, day):
        return day
    return next((force.start for force in line.in_force if force.start is not None), day)
