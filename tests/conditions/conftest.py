"""The names that the conditions of these tests are about; docs/conditions.md tells the same ones."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName, SubjectName, Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """One question of every kind, of the deployment and of subjects, with terms, a classification and a named date."""
    yes_no = Kind("yes_no")
    audience = Kind("choices", ("consumers", "caregivers", "professionals"), {"lay": ("caregivers", "consumers")})
    return Vocabulary(
        questions={
            "users.includes_minors": QuestionName(None, yes_no),
            "users.markets": QuestionName(None, Kind("choices", ("us", "eu", "ind"), {"west": ("eu", "us")})),
            "users.count": QuestionName(None, Kind("number")),
            "notice.given": QuestionName(
                None,
                Kind(
                    "choice",
                    ("none", "at_signup", "later"),
                    {"in_time": ("at_signup",), "ever": ("later", "at_signup"), "not_later": ("none", "at_signup")},
                ),
            ),
            "notice.text": QuestionName(None, Kind("text")),
            "reports.within": QuestionName(None, Kind("number", unit="days", named=("not_counted",))),
            "security.last_test": QuestionName(None, Kind("date")),
            "function.audience": QuestionName("function", audience),
            "function.started": QuestionName("function", Kind("date")),
            "function.models": QuestionName("function", Kind("links", to="model")),
            "change.risky": QuestionName("change", yes_no),
            "model.version_fixed": QuestionName("model", yes_no),
            "model.released": QuestionName("model", Kind("date")),
            "model.parts": QuestionName("model", Kind("links", to="model")),
        },
        terms={"gdpr_applies": None, "lay_users": "function"},
        classifications={
            "fda_status": OutcomeNames(
                "function",
                ("o1a", "o1b", "enforcement_discretion", "device"),
                {"not_a_device": ("o1a", "o1b")},
            ),
            "risk": OutcomeNames(None, ("low", "high"), {}),
        },
        subjects={"function": SubjectName(None), "change": SubjectName("function"), "model": SubjectName(None)},
        dates={"rules_start": date(2026, 2, 2)},
    )
