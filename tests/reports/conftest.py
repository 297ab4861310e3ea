"""What the tests of reports share: the demonstration, judged and built once."""

from __future__ import annotations

import pytest

from compliance.answers.model import Facts
from compliance.assessment.finding import Assessment, Finding
from compliance.packs.model import Rulebook
from compliance.reports.build import build_report
from compliance.reports.model import Report
from reports.demo_answers import assessed, decision, facts
from reports.demo_rulebook import rulebook


class Demo:
    """A rulebook, facts, their assessment and the report of it."""

    def __init__(self, known: Facts, book: Rulebook | None = None) -> None:
        self.rulebook = book or rulebook()
        self.facts = known
        self.assessment: Assessment = assessed(known, self.rulebook)
        self.report: Report = build_report(self.rulebook, known, self.assessment, "1.2.3")

    def finding(self, rule: str, subject: str | None = None) -> Finding:
        """The finding of a rule for a subject."""
        [found] = [f for f in self.assessment.findings if (f.rule, f.subject) == (rule, subject)]
        return found


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The demonstration with counsel's decision recorded."""
    return Demo(facts(decisions=(decision(),)))


@pytest.fixture(scope="session")
def undecided() -> Demo:
    """The same without the decision, so that the contested line stays open."""
    return Demo(facts())
