"""Counsel's decisions: on contested lines, and in place of classifications."""

from collections.abc import Callable
from datetime import date

import pytest

from compliance.answers.model import Decision, Facts
from compliance.sources.problem import Problem

SAID = 'by: Counsel, dated: 2026-10-20, because: "see memo"'
LISTS = "functions: {triage: , other: }\nmodels: {chat: }\ndecisions:\n"


def test_decisions_are_kept_as_written(facts_of: Callable[..., Facts]) -> None:
    """A decision is on a contested line, or it overrides a classification; of a subject or of the deployment."""
    facts = facts_of(f"""{LISTS}
  - {{on: fda_status, function: triage, line: near_checklist, is: device, {SAID}}}
  - {{on: fda_status, function: triage, overrides: yes, is: wellness, {SAID}}}
  - {{on: fda_status, function: other, line: near_checklist, overrides: no, is: discretion, {SAID}}}
  - {{on: hipaa_role, overrides: yes, is: covered, {SAID}}}
""")

    said = ("Counsel", date(2026, 10, 20), "see memo")
    assert facts.decisions == (
        Decision("fda_status", "triage", "device", "near_checklist", False, *said),
        Decision("fda_status", "triage", "wellness", "", True, *said),
        Decision("fda_status", "other", "discretion", "near_checklist", False, *said),
        Decision("hipaa_role", None, "covered", "", True, *said),
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "on: fda_statu, function: triage, line: near_checklist, is: device",
            "unknown-classification there is no `fda_statu` | did you mean `fda_status`?",
        ),
        (
            "on: zzz, line: near_checklist, is: device",
            "unknown-classification there is no `zzz` | decisions are on classifications: `fda_status`, `hipaa_role`",
        ),
        (
            "on: fda_status, line: near_checklist, is: device",
            "missing-key `fda_status` is about each function, and it is not said which one | add `function: ...`",
        ),
        (
            "on: fda_status, function: triag, line: near_checklist, is: device",
            "unknown-subject there is no function called `triag` | did you mean `triage`?",
        ),
        (
            "on: fda_status, function: triage, model: chat, line: near_checklist, is: device",
            "wrong-subject `fda_status` is about each function, not about a model | write `function: ...` instead",
        ),
        (
            "on: hipaa_role, function: triage, overrides: yes, is: covered",
            "wrong-subject `hipaa_role` is about the deployment, not about a function | delete it",
        ),
        (
            "on: fda_status, function: triage, line: near_check, is: device",
            "unknown-line `fda_status` has no line `near_check` | did you mean `near_checklist`?",
        ),
        (
            "on: fda_status, function: triage, line: plain, is: not_medical",
            (
                "not-contested line `plain` of `fda_status` is not contested, so there is nothing to decide"
                " | contested in `fda_status`: `near_checklist` | to replace the outcome write `overrides: yes`"
            ),
        ),
        (
            "on: fda_status, function: triage, is: device",
            (
                "missing-key it is not said which line is decided | contested in `fda_status`: `near_checklist`"
                " | to replace the outcome write `overrides: yes`"
            ),
        ),
        (
            "on: hipaa_role, is: covered",
            (
                "missing-key it is not said which line is decided | no line of `hipaa_role` is contested"
                " | to replace the outcome write `overrides: yes`"
            ),
        ),
        (
            "on: fda_status, function: triage, line: near_checklist, overrides: yes, is: device",
            (
                "contradictory-decision a decision is on a line, or it overrides, not both | keep `line` to decide what the"
                " law leaves open, or `overrides: yes` to replace the outcome"
            ),
        ),
        (
            "on: fda_status, function: triage, overrides: maybe, is: device",
            "yes-or-no `overrides` can only be `yes` | leave it out for a contested line",
        ),
        (
            "on: fda_status, function: triage, line: near_checklist, is: wellness",
            "unknown-outcome `wellness` is not an outcome of line `near_checklist` | it can be `discretion`, `device`",
        ),
        (
            "on: fda_status, function: triage, line: near_checklist, is: Device under enforcement discretion",
            (
                "unknown-outcome `Device under enforcement discretion` is not an outcome of line `near_checklist`"
                " | did you mean `discretion`?"
            ),
        ),
        (
            "on: fda_status, function: triage, overrides: yes, is: not_a_device",
            (
                "unknown-outcome `not_a_device` stands for several outcomes, and a decision names one"
                " | it can be `not_medical`, `wellness`"
            ),
        ),
        (
            "on: fda_status, function: triage, overrides: yes, is: devic",
            "unknown-outcome `devic` is not an outcome of `fda_status` | did you mean `device`?",
        ),
    ],
)
def test_decision_that_decides_nothing(
    gather: Callable[..., tuple[Facts, list[Problem]]], written: str, problem: str
) -> None:
    """A decision names a classification, a subject, and a contested line or an override, and one of their outcomes."""
    _, problems = gather(f"{LISTS}  - {{{written}, {SAID}}}\n")

    assert [" | ".join([f"{p.id} {p.says}", *p.help]) for p in problems] == [problem]
    assert problems[0].at is not None
    assert problems[0].at.line == 6


def test_decision_says_who_when_and_why(gather: Callable[..., tuple[Facts, list[Problem]]]) -> None:
    """A decision without who, when or why is refused, whatever else it says."""
    _, problems = gather("decisions: [{on: hipaa_role, overrides: yes, is: covered}]")

    assert [p.says for p in problems] == [
        "a decision needs `by`",
        "a decision needs `dated`",
        "a decision needs `because`",
    ]


def test_two_decisions_on_the_same_thing(gather: Callable[..., tuple[Facts, list[Problem]]]) -> None:
    """Two decisions on one line of one subject, or two overrides, are a problem that points at both."""
    _, problems = gather(f"""{LISTS}
  - {{on: fda_status, function: triage, line: near_checklist, is: device, {SAID}}}
  - {{on: fda_status, function: triage, line: near_checklist, is: discretion, {SAID}}}
  - {{on: hipaa_role, overrides: yes, is: covered, {SAID}}}
  - {{on: hipaa_role, overrides: yes, is: covered, {SAID}}}
""")

    assert [(p.id, p.says, p.at and p.at.line, p.notes[0][0] and p.notes[0][0].line) for p in problems] == [
        ("decided-twice", "there are two decisions on line `near_checklist` of `fda_status` for `triage`", 8, 7),
        ("decided-twice", "there are two decisions on `hipaa_role`", 10, 9),
    ]
