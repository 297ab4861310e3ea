"""Whether a quote stands under the provision that its citation names."""

import pytest

from compliance.authoring.pinpoint import Stands, judge_pinpoint
from compliance.authoring.pinpoint_text import read_archived
from compliance.authoring.provisions_nesting import nest
from compliance.authoring.read_pinpoint import read_pinpoint

USC = """§360j. General provisions

(h) Records

(1) The Secretary shall keep

(A) minutes, and

(B)(i) transcripts of the open part; or

(ii) transcripts of the closed part.

Every record of this kind shall be public.

(i) Proceedings

(1) A panel shall meet.

(2) A panel shall report.
"""
CFR = """§ 807.81 When a notification is required.

(a) Except as provided, each person who is required

(1) The device is introduced for the first time.

(3) The device is about to be changed:

(i) A change that could affect safety; or

(ii) A major change in the intended use.

§ 160.103 Definitions.

Business associate: (1) Except as provided, a person who

(i) Creates information; or

(ii) Provides services.

Violation or violate means failure to comply.

§ 807.3 Definitions.

(a) FURLS means the agency's Unified

Registration and Listing System,

(b) Importer means whoever imports.
"""
EU = """(1)\tThe protection of persons is a fundamental right.
(2)\tThis Regulation is intended to help.
HAS ADOPTED THIS REGULATION:
Article 1
Matter
1.\tThis Regulation lays down rules.
2.
It protects freedoms.
Article 2
Processing
1.\tProcessing shall be prohibited.
2.\tParagraph 1 shall not apply if:
(a)\tthe subject has consented;
(b)\tit is necessary for care.
Point (b) shall not apply to authorities.
Article 3
Territory
This Regulation applies everywhere.
"""
JUDGMENT = """JUDGMENT OF THE COURT
4 October 2024
1 This request concerns data.
2 It has been made in proceedings.
Costs are not recoverable.
On those grounds, the Court (Grand Chamber) hereby rules:
1. Article 9 must be read narrowly.
2. Article 10 must be read widely.
[Signatures]
"""
GUIDANCE = """Contains Nonbinding Recommendations
Table of Contents
I. Introduction ........................................... 1
II. Policy for devices and
other things .............................................. 2
A. Focus .................................................. 2
B. Discretion ............................................. 3
Appendix A Examples ....................................... 5


Contains Nonbinding Recommendations
I. Introduction
This guidance explains.1
1 A footnote tells more.

4


Contains Nonbinding Recommendations
II. Policy for devices
and other things
A. Focus
1. Software that extends a device.
2. Software that transforms a platform.

B. Discretion
The agency does not intend to enforce.
Appendix A Examples
1. A calendar.
2. A calculator.
"""
INDIA = """[Section 5 - Notice]
5. (1) Every request shall be accompanied by a notice, informing her,— (i) the data; and (ii) the manner.

[Section 6 - Consent]
6. (1) The consent shall be free. (2) Any part which infringes shall be invalid. Illustration. X buys a policy.
"""

AMENDED = """[Section 18] Prohibition of sale.
From such 1date as is fixed, no person shall-- (a) 2[make for sale] or distribute 3[(i) any drug that is spurious; 4[(ii) any cosmetic that is spurious;]] (b) sell any drug 5[or cosmetic] which was imported in breach of this Act; 6[ 7[(c)] distribute any drug without a licence.]

[Footnote] 1. 1st April, 1947. 2. Subs. by Act 68 of 1982.

[Section 19] Pleas.
(1) Save as provided, it shall be no defence to prove ignorance. 3[(2) A person shall not be liable if he proves-- (a) that he bought it; and (b) that he did not know.]
"""

DECIMALS = """## 1.0 PURPOSE 3
## 2.0 SCOPE 3
2.1 Software 4

## 1.0 PURPOSE
The guide explains.
## 2.0 SCOPE
It is about software.
2.1 Software that is covered
A calculator. See section
2.5 The part on fees.
2.2 Software that is not
A calendar.
## 3.0 DEFINITIONS
3.1 “Device” means a thing.
3.2 “Maker” means who makes it.
## 4.0 REPORTS
4.1 Harm
4.1.1 Serious harm
It is reported within 15 days.
4.1.2 Other harm
It is kept on file.
4.2 Changes
Major changes are approved.

## Annexure A: Checklists
(A) Checklist for tests
A drawing.
(C) as amended
(B) Checklist for sale
A label.
"""

STATE = """An Act on records of health. As Section 15 says:

Contents
Sec. 5. Definitions.
Sec. 15. Retention.
Sec. 20. Right of action.

Sec. 5. Definitions. In this Act:

"Record" means a note.

Sec. 15. Retention. (a) A private entity must have a policy.

(b) No private entity may collect a record, unless it first:

(1) informs the subject;

(2) receives: (A) a release; or (B) a consent, as told in

Section 5.

(c) No private entity may sell a record.

Every entity is liable.

Sec. 20. Right of action. Any person may sue.
"""
WASHINGTON = """## Section 3
The definitions in this section apply.

5. "Collect" means to buy.

8. "Record" includes:

    a. Notes:

        i. Of physicians;

    ii. Of nurses; or

## Section 4
1. A small business must comply.
"""
CALIFORNIA = """Chapter 22.6. Chatbots

22601. As used in this chapter:

(a) "Chatbot" means a machine; (b) "Operator" means a person.

22602. (a)(1) An operator shall tell it.

(2) It shall be told again.
"""
PLAIN = """1. (a) Whoever asks is told.
(b) Whoever is told may leave.
2. Nobody is hindered.
15. This Act begins at once.
"""


def judged(text: str, at: str, *fragments: str) -> Stands:
    """Return what is known of fragments and a pinpoint in a text."""
    reading, _ = read_archived(text.encode())
    spans = [[(reading.plain.index(one), reading.plain.index(one) + len(one))] for one in fragments]
    return judge_pinpoint(at, spans, reading.table).stands


@pytest.mark.parametrize(
    ("text", "at", "quote"),
    [
        (USC, "360j(h)", "minutes, and"),
        (USC, "360j(h)(1)(B)(ii)", "the closed part"),
        (USC, "360j(i)(2)", "shall report"),
        (USC, "360j", "Every record of this kind"),
        (CFR, "807.81(a)(3)(ii)", "major change"),
        (CFR, "807.81(a)(1), 807.81(a)(3)", "about to be changed"),
        (CFR, '160.103 "Business associate" (1)(i)', "Creates information"),
        (CFR, '160.103 "Violation"', "failure to comply"),
        (CFR, "807.3(b)", "whoever imports"),
        (EU, "recital 2", "intended to help"),
        (EU, "Art. 1(2)", "protects freedoms"),
        (EU, "Article 2(2)(b)", "necessary for care"),
        (EU, "Art. 2(2), point (a)", "has consented"),
        (EU, "Art. 2(2)", "shall not apply to authorities"),
        (EU, "Art. 3", "applies everywhere"),
        (JUDGMENT, "para. 2", "made in proceedings"),
        (JUDGMENT, "operative part 2", "read widely"),
        (GUIDANCE, "II.A item 2", "transforms a platform"),
        (GUIDANCE, "II.B", "does not intend"),
        (GUIDANCE, "I footnote 1", "tells more"),
        (GUIDANCE, "Appendix A (2)", "calculator"),
        (INDIA, "Section 5(1)(ii)", "the manner"),
        (INDIA, "Section 6(2)", "infringes"),
        (AMENDED, "Section 18(a)(ii)", "any cosmetic"),
        (AMENDED, "Section 18(b)", "imported in breach"),
        (AMENDED, "Section 18(c)", "without a licence"),
        (AMENDED, "Section 19(2)(b)", "did not know"),
        (DECIMALS, "2.1", "part on fees"),
        (DECIMALS, "3.0", "DEFINITIONS"),
        (DECIMALS, "4.1.1", "within 15 days"),
        (DECIMALS, "4.2", "are approved"),
        (DECIMALS, "Annexure A (A)", "A drawing"),
        (DECIMALS.split("## Annexure", maxsplit=1)[0], "4.1.1", "within 15 days"),
        (DECIMALS, "Annexure A (B)", "A label"),
        (STATE, "Sec. 15(a)", "have a policy"),
        (STATE, "Section 15(b)(1)", "informs the subject"),
        (STATE, "15(b)(2)(B)", "a consent"),
        (STATE, "§ 20", "may sue"),
        (STATE, "Section 15(b)", "receives:"),
        (WASHINGTON, "Section 3(8)(a)(ii)", "Of nurses"),
        (WASHINGTON, "Section 4(1)", "must comply"),
        (CALIFORNIA, "22601(b)", "means a person"),
        (CALIFORNIA, "Section 22602(a)(2)", "told again"),
        (PLAIN, "1(b)", "may leave"),
        (PLAIN, "Section 15", "begins at once"),
        (USC, "Section 360j(i)(2)", "shall report"),
        (USC, "§ 360j(i)(2)", "shall report"),
    ],
)
def test_quote_under_its_pinpoint(text: str, at: str, quote: str) -> None:
    """A quote that stands under its pinpoint is found there, in every kind of text."""
    assert judged(text, at, quote) is Stands.UNDER


@pytest.mark.parametrize(
    ("text", "at", "quote"),
    [
        (USC, "360j(h)(1)(A)", "the closed part"),
        (USC, "360j(h)(1)(B)(i)", "the closed part"),
        (USC, "360j(h)(2)", "A panel shall report"),
        (USC, "360k(i)(2)", "A panel shall report"),
        (CFR, "807.81(a)(3)(i)", "major change"),
        (CFR, '160.103 "Business associate"', "failure to comply"),
        (EU, "recital 1", "intended to help"),
        (EU, "Art. 2(2)(a)", "necessary for care"),
        (EU, "Art. 2(1)", "shall not apply to authorities"),
        (EU, "Art. 1", "applies everywhere"),
        (JUDGMENT, "para. 1", "made in proceedings"),
        (JUDGMENT, "operative part 1", "read widely"),
        (GUIDANCE, "II.A item 1", "transforms a platform"),
        (GUIDANCE, "II.A", "does not intend"),
        (INDIA, "Section 5(1)(i)", "the manner"),
        (INDIA, "Section 5", "infringes"),
        (AMENDED, "Section 18(a)", "imported in breach"),
        (AMENDED, "Section 18(b)", "without a licence"),
        (AMENDED, "Section 19(1)", "did not know"),
        (AMENDED, "Section 19", "without a licence"),
        (DECIMALS, "2.2", "part on fees"),
        (DECIMALS, "4.1.2", "within 15 days"),
        (DECIMALS, "Annexure A (A)", "A label"),
        (DECIMALS, "4.2", "A drawing"),
        (STATE, "Sec. 15(b)(1)", "have a policy"),
        (STATE, "15(b)(2)(A)", "a consent"),
        (STATE, "Section 20", "informs the subject"),
        (WASHINGTON, "Section 3(8)(a)(i)", "Of nurses"),
        (CALIFORNIA, "22601(a)", "means a person"),
        (PLAIN, "2", "may leave"),
    ],
)
def test_quote_elsewhere(text: str, at: str, quote: str) -> None:
    """A quote that stands under another provision than its pinpoint names is told apart."""
    assert judged(text, at, quote) is Stands.ELSEWHERE


@pytest.mark.parametrize(
    ("text", "at", "quote"),
    [
        (USC, "360j(h)(1)(B)", "Every record of this kind"),
        (EU, "Art. 2(2)(b)", "shall not apply to authorities"),
        (EU, "Art. 2(2)(b) last words", "necessary for care"),
        (INDIA, "Section 6(2)", "X buys a policy"),
        (GUIDANCE, "I footnote 7", "tells more"),
        (CFR, '160.103 "Workforce"', "failure to comply"),
        (EU, "the whole of it", "applies everywhere"),
        (STATE, "Sec. 15", "Every entity is liable"),
        (STATE, "Section 15(c)", "may sell"),
        (STATE, "Annex 1", "may sell"),
        (STATE, "Section 16", "have a policy"),
        ("1. Eggs\n2. Milk\n3. Bread\n", "2", "Milk"),
        ("A letter without any structure.", "1", "letter"),
    ],
)
def test_what_cannot_be_told_is_not_passed(text: str, at: str, quote: str) -> None:
    """Where the structure of a text or a pinpoint is not certain, the pinpoint is not checked, and never right."""
    assert judged(text, at, quote) is Stands.NOT_SURE


def test_lead_in_may_be_quoted_with_what_it_leads_to() -> None:
    """The opening words of a provision may be quoted together with one of its points, but not in place of it."""
    assert judged(EU, "Art. 2(2)(b)", "Paragraph 1 shall not apply if", "necessary for care") is Stands.UNDER
    assert judged(EU, "Art. 2(2)(b)", "Paragraph 1 shall not apply if") is Stands.ELSEWHERE


def test_places_where_it_does_stand_are_told() -> None:
    """Of a quote that stands elsewhere, the provisions under which it does stand are told."""
    reading, _ = read_archived(EU.encode())
    at = reading.plain.index("necessary for care")
    assert judge_pinpoint("Art. 1", [[(at, at + 5)]], reading.table).places == ("Article 2(2)(b)",)


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        ("h i j", [("h",), ("i",), ("j",)]),
        ("h 1 i ii 2", [("h",), ("h", "1"), ("h", "1", "i"), ("h", "1", "ii"), ("h", "2")]),
        ("a 1 A i I II ii B", [("a",), ("a", "1"), ("a", "1", "A"), ("a", "1", "A", "i"), ("a", "1", "A", "i", "I"),
                               ("a", "1", "A", "i", "II"), ("a", "1", "A", "ii"), ("a", "1", "B")]),
        ("a b d", [("a",), ("b",), ("d",)]),
    ],
)  # fmt: skip
def test_labels_nest_by_what_follows(labels: str, paths: list[tuple[str, ...]]) -> None:
    """Whether (i) is a letter or a number shows in what comes after it."""
    assert [place.path for place in nest(labels.split(), ("a", "1", "A", "i", "I"))] == paths


def test_label_that_can_be_read_in_two_ways_is_not_sure() -> None:
    """If nothing tells whether (i) is a letter or a number, its place is not sure."""
    assert not nest("a b c d e f g h 1 i".split(), ("a", "1", "i"))[-1].is_sure


def test_enumeration_names_several_provisions() -> None:
    """A pinpoint may name several provisions; names in quotation marks are not cut."""
    assert [claim.path for claim in read_pinpoint("operative part 1 and 3")] == [("operative", "1"), ("operative", "3")]
    assert [claim.path for claim in read_pinpoint('312.2 "Website or service and more" (1)')] == [
        ("312.2", '"website or service and more"', "1")
    ]


def test_an_annexure_may_have_more_parts_than_letters() -> None:
    """What stands in brackets after the last letter begins no part, and breaks nothing."""
    parts = "".join(f"({letter}) Part {letter}\n" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    assert judged(f"{DECIMALS}\n## Annexure B: More\n{parts}(A) again\n", "Annexure B (Z)", "Part Z") is Stands.UNDER
