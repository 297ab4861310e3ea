"""Gaps that are accepted for a time, and rules out of scope."""

from collections.abc import Callable
from datetime import date

import pytest

from compliance.answers.model import Facts, ScopedOut, Waiver

LISTS = "functions: {triage: }\nmodels: {chat: }\n"


def test_waivers_are_kept_as_written(facts_of: Callable[..., Facts]) -> None:
    """A waiver is of a rule or one of its duties, for one subject or for all, and ends on a day."""
    facts = facts_of(f"""{LISTS}
waivers:
  - {{rule: fda.listing, by: DPO, because: b, until: 2027-01-31}}
  - {{rule: fda.listing, duty: told, function: triage, by: DPO, because: b, until: 2027-01-31, dated: 2026-01-31}}
""")

    end = date(2027, 1, 31)
    assert facts.waivers == (
        Waiver("fda.listing", "", None, "DPO", "b", end),
        Waiver("fda.listing", "told", "triage", "DPO", "b", end, date(2026, 1, 31)),
    )


def test_scoped_out_is_kept_as_written(facts_of: Callable[..., Facts]) -> None:
    """A rule is put out of scope for one subject or for all."""
    facts = facts_of(f"""{LISTS}
scoped_out:
  - {{rule: hipaa.notice, by: DPO, because: b, dated: 2026-01-31}}
  - {{rule: fda.listing, function: triage, by: DPO, because: b}}
""")

    assert facts.scoped_out == (
        ScopedOut("hipaa.notice", None, "DPO", "b", date(2026, 1, 31)),
        ScopedOut("fda.listing", "triage", "DPO", "b"),
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "waivers: [{rule: fda.listng, by: a, because: b, until: 2027-01-31}]",
            "unknown-rule 3:18 there is no rule `fda.listng` | did you mean `fda.listing`?",
        ),
        (
            "waivers: [{rule: zzz, by: a, because: b, until: 2027-01-31}]",
            (
                "unknown-rule 3:18 there is no rule `zzz`"
                " | it may belong to a pack that is not here, or was renamed or given up by its pack"
            ),
        ),
        (
            "waivers: [{rule: fda.listing, duty: tolt, by: a, because: b, until: 2027-01-31}]",
            "unknown-duty 3:37 `fda.listing` has no duty `tolt` | did you mean `told`?",
        ),
        (
            "waivers: [{rule: fda.listing, duty: zzz, by: a, because: b, until: 2027-01-31}]",
            "unknown-duty 3:37 `fda.listing` has no duty `zzz` | it has `told`, `fixed`",
        ),
        (
            "waivers: [{rule: fda.listing, model: chat, by: a, because: b, until: 2027-01-31}]",
            "wrong-subject 3:31 `fda.listing` is about each function, not about a model | write `function: ...` instead",
        ),
        (
            "waivers: [{rule: fda.listing, function: triag, by: a, because: b, until: 2027-01-31}]",
            "unknown-subject 3:41 there is no function called `triag` | did you mean `triage`?",
        ),
        (
            "waivers: [{rule: fda.listing, by: a, because: b}]",
            (
                "missing-key 3:11 a waiver needs `until` | an accepted gap needs a last day, for example"
                " `until: 2027-01-31`"
            ),
        ),
        (
            "waivers: [{rule: fda.listing, by: a, because: b, until: 2026-01-30, dated: 2026-01-31}]",
            "empty-range 3:57 it ends on 2026-01-30, before it was given on 2026-01-31 | ",
        ),
        (
            "scoped_out: [{rule: hipaa.notic, by: a, because: b}]",
            "unknown-rule 3:21 there is no rule `hipaa.notic` | did you mean `hipaa.notice`?",
        ),
        (
            "scoped_out: [{rule: hipaa.notice, function: triage, by: a, because: b}]",
            "wrong-subject 3:35 `hipaa.notice` is about the deployment, not about a function | delete it",
        ),
        (
            "scoped_out: [{rule: hipaa.notice, by: a}]",
            (
                "missing-key 3:14 an entry of `scoped_out` needs `because`"
                " | say why, in words that another person can follow"
            ),
        ),
        (
            "scoped_out: [{rule: hipaa.notice, by: a, because: b}, {rule: hipaa.notice, by: c, because: d}]",
            "scoped-out-twice 3:55 `hipaa.notice` is put out of scope twice | keep one of them",
        ),
    ],
)
def test_waiver_or_scope_that_is_wrong(problems_of: Callable[..., list[str]], written: str, problem: str) -> None:
    """A waiver and a rule out of scope name a rule, a duty and a subject that there are, and say who and why."""
    assert problems_of(LISTS + written) == [problem]
