"""What is missing and what to do: the words of the duties that are not fulfilled, and of no others."""

from dataclasses import replace
from typing import Any

from compliance.packs.model import Remedy, Rulebook, Standing
from compliance.reports.model_findings import Card
from reports.conditions import holds, no
from reports.conftest import Demo
from reports.demo_answers import decision, facts
from reports.demo_rulebook import rulebook

RULE = "fda.directions"  # of the symptom chat: `purposes` is fulfilled, `frequency` is not


def with_duties(**changes: dict[str, Any]) -> Rulebook:
    """The rulebook with other duties in the rule on directions, by their ids."""
    book = rulebook()
    rule = book.rules[RULE]
    duties = tuple(replace(duty, **changes.get(duty.id, {})) for duty in rule.duties)
    return replace(book, rules={**book.rules, RULE: replace(rule, duties=duties)})


def card(book: Rulebook) -> Card:
    """The card of the rule on directions."""
    report = Demo(facts(decisions=(decision(),)), book).report
    [found] = [one for regime in report.regimes for group in regime.groups for one in group.cards if one.rule == RULE]
    return found


def test_the_rule_speaks_where_a_duty_has_no_words_of_its_own() -> None:
    """Also beside a fulfilled duty that has some."""
    rule = rulebook().rules[RULE]
    told = card(with_duties(purposes={"gap": "A purpose is missing.", "remedy": Remedy("Add it.", "", "")}))

    assert told.gap == rule.gap
    assert (told.remedy, told.effort, told.owner) == (rule.remedy.text, rule.remedy.effort, rule.remedy.owner)


def test_a_duty_speaks_for_itself_alone() -> None:
    """The words of the rule, and of duties that are fulfilled, say more than is true."""
    told = card(
        with_duties(
            purposes={"gap": "A purpose is missing."},
            frequency={"gap": "How often is missing.", "remedy": Remedy("Say how often.", "hours", "writers")},
        )
    )

    assert told.gap == "How often is missing."
    assert (told.remedy, told.effort, told.owner) == ("Say how often.", "hours", "writers")


def test_a_duty_that_does_not_apply_says_nothing() -> None:
    """Neither what would be missing nor what to do, though what it asks for is not there."""
    frequency = {"when": no(holds("lay_users", "function")), "gap": "Not here.", "remedy": Remedy("Not here.", "", "")}
    purposes = {"met_when": no(holds("lay_users", "function")), "gap": "A purpose is missing."}
    told = card(with_duties(frequency=frequency, purposes=purposes))

    assert told.gap == "A purpose is missing."
    assert "Not here." not in told.remedy


def test_good_practice_that_is_missing_is_not_told_as_law() -> None:
    """The card has its standing, and no penalty, though the rule is one of law."""
    told = card(with_duties(frequency={"standing": Standing.GOOD_PRACTICE, "gap": "How often should be said."}))

    assert told.badge.tone == "advice"
    assert told.standing == "good practice"
    assert told.in_force == "No duty of law in it is broken"
    assert told.penalty == ""
    assert card(rulebook()).penalty != ""
