"""A provision in a text without a table: found by its heading and the marks below it, and never where it is not."""

import pytest

from compliance.authoring.pinpoint_heading import has_below_heading

BILL = """\
An act, as passed
[section 1(2); section 4(1)(c) and (d) are omitted from this copy]

## Section 1
1. This act has a name, and Section 9 says more.

## Section 4
1. A regulated entity:

    a. Shall keep a policy:

        i. with categories; and

        ii. with purposes.

    b. Shall publish it, as subsection (1)(d) says.

[section 4(1)(c) and (d) omitted]

2. Nothing else:

    c. matters.

## Section 12
1. (a) It begins (b) at once.
"""

CODE = """\
1339.75.
(a) (1) A clinic that uses it shall tell.
(A) At the beginning.
(2) It need not if somebody has read it.
(b) There is no (d) here.
1339.80. (d) Another section.
"""


@pytest.mark.parametrize(
    ("at", "text", "there"),
    [
        ("Section 4(1)(b)", BILL, True),
        ("Section 4(1)(a)(ii)", BILL, True),
        ("Section 4(2)(c)", BILL, True),
        ("Section 4(1)(a), Section 4(1)(b)", BILL, True),
        ("Section 4(1)(c)", BILL, False),
        ("Section 4(1)(d)", BILL, False),
        ("Section 4(1)(a)(iii)", BILL, False),
        ("Section 4(1)(a), Section 4(1)(c)", BILL, False),
        ("Section 1(2)", BILL, False),
        ("Section 9(1)", BILL, False),
        ("Section 4", BILL, False),
        ("Section 4(1)(b), first sentence", BILL, False),
        ("Section 12(1)(b)", BILL, False),
        ("1339.75(a)", CODE, True),
        ("1339.75(a)(1)(A)", CODE, True),
        ("1339.75(b)", CODE, True),
        ("1339.75(a)(2)", CODE, True),
        ("1339.75(d)", CODE, False),
        ("1339.80(d)", CODE, True),
        ("1339.8(d)", CODE, False),
        ("the preamble", CODE, False),
    ],
)
def test_a_provision_is_found_by_its_heading_and_its_marks(at: str, text: str, there: bool) -> None:
    """Every mark stands at the beginning of a line, below its heading and within the mark before it."""
    assert has_below_heading(at, text) is there
