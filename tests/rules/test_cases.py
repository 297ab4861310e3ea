"""Every case of every shipped pack is a test of its own."""

import pytest

from compliance.authoring.case import Case
from compliance.authoring.failed_case import failed_case_lines
from compliance.authoring.run_case import run_case
from rules.packs import cases, rulebook


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.pack}: {case.name}")
def test_case_comes_out_as_the_law_asks(case: Case) -> None:
    """A case comes out as expected; a `todo` case does not, until its pack gets it."""
    result = run_case(rulebook(), case)

    assert result.passed, "\n".join(failed_case_lines(result))
