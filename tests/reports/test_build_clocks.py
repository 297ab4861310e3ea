"""Clocks of several laws are laid side by side, the strictest first, from the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compliance.assessment.finding import Verdict
from compliance.conditions.meaning import Not
from compliance.packs.clock import Clock
from compliance.packs.model import Rule, Rulebook
from compliance.reports.build_clocks import build_clocks
from compliance.reports.to_html import report_html
from reports.conftest import Demo
from reports.demo_answers import ANSWERS, facts
from reports.demo_rulebook import RULES, rulebook

DAY = date(2026, 11, 22)


def with_clocks(*clocks: Clock) -> Rulebook:
    """The rulebook with a clock in the first duty of each of its first rules."""
    rules: list[Rule] = list(RULES)
    for i, clock in enumerate(clocks):
        rules[i] = replace(rules[i], duties=(replace(rules[i].duties[0], clock=clock), *rules[i].duties[1:]))
    return rulebook(rules)


def test_the_shortest_time_to_tell_stands_first() -> None:
    """Hours, days, working days and months are compared; what is told of breaches stands in one group."""
    book = with_clocks(
        Clock("breach_notice", 2, "months"),
        Clock("breach_notice", 72, "hours"),
        Clock("breach_notice", 10, "working_days"),
    )
    (group,) = build_clocks(book, list(book.packs.values()), DAY)
    assert [row.limit for row in group.rows] == ["72 hours", "10 working days", "2 months"]


def test_the_highest_age_and_the_longest_keeping_stand_first() -> None:
    """Where more is stricter, the largest stands first; one of something is told as one."""
    book = with_clocks(
        Clock("child_age", 13, "years"), Clock("child_age", 18, "years"), Clock("keep_at_least", 1, "years")
    )
    keep, ages = build_clocks(book, list(book.packs.values()), DAY)
    assert [row.limit for row in ages.rows] == ["18 years", "13 years"]
    assert [row.limit for row in keep.rows] == ["1 year"]


def test_a_report_leaves_out_clocks_of_rules_that_do_not_apply() -> None:
    """In a report each clock tells what the answers come to; those of rules that do not apply are not shown."""
    book = with_clocks(*[Clock("request", 30 + i, "days", "the person", "they asked") for i in range(len(RULES))])
    demo = Demo(facts(), book)
    shown = {row.rule: row for group in demo.report.clocks for row in group.rows}
    applying = {f.rule for f in demo.assessment.findings if f.verdict is not Verdict.NOT_APPLICABLE}
    assert set(shown) == applying
    assert all(row.told for row in shown.values())
    assert "Clocks side by side" in report_html(demo.report)
    assert "they asked" in report_html(demo.report)


def test_a_clock_tells_of_its_own_duty() -> None:
    """Another duty of the same rule that is not fulfilled does not make this clock a gap."""
    rules = list(RULES)
    i = next(i for i, rule in enumerate(rules) if rule.id == "hipaa.breach-notice")
    told = replace(rules[i].duties[0], clock=Clock("breach_notice", 60, "days"))
    never = replace(
        told, id="never", met_when=Not(told.met_when, "not told"), due=None, clock=Clock("breach_notice", 3, "days")
    )
    rules[i] = replace(rules[i], duties=(told, never))
    answers = {**ANSWERS, ("incident.told", "autumn"): ANSWERS[("incident.told", "spring")]}
    demo = Demo(facts(answers), rulebook(rules))
    rows = {row.limit: row.told for group in demo.report.clocks for row in group.rows}

    assert rows["60 days"] == "Met"
    assert rows["3 days"] == "Gap"
