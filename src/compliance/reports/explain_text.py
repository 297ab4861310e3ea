"""The proofs of one rule's findings, or of one classification's outcomes, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.answers.model import Facts
from compliance.assessment.finding import Assessment, Classified, Finding
from compliance.packs.model import Rulebook
from compliance.reports.basis import Basis
from compliance.reports.explain import explain_finding
from compliance.reports.quote_law import quote_law
from compliance.reports.settle import tell_asks
from compliance.reports.tell_force import tell_force
from compliance.reports.tell_proof import Telling
from compliance.reports.tell_remarks import tell_remarks
from compliance.reports.tell_verdict import tell_verdict
from compliance.reports.told_text import paragraph, quote_text, told_text
from compliance.reports.wording import SEVERITIES, STANDINGS, day_words


def explanation_text(
    rulebook: Rulebook, facts: Facts, assessment: Assessment, rule: str, subject: str | None, width: int = 100
) -> str:
    """Return why `rule` (or a classification of that name) came to what it did, for one subject or for all.

    The text goes down to the answers, with their places, and to the law's own words.
    """
    basis = Basis(rulebook, facts, assessment)
    blocks = [
        list(_finding(basis, finding, width))
        for finding in assessment.findings
        if finding.rule == rule and subject in (None, finding.subject)
    ]
    blocks += [
        list(_classified(basis, one, width))
        for one in assessment.classifications
        if one.classification == rule and subject in (None, one.subject)
    ]
    return "".join(line + "\n" for line in _joined(blocks))


def _joined(blocks: list[list[str]]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block


def _finding(basis: Basis, finding: Finding, width: int) -> Iterator[str]:
    rule = basis.rulebook.rules[finding.rule]
    about = ""
    if rule.each is not None and finding.subject is not None:
        about = f" ({basis.subject_name(rule.each, finding.subject)})"
    badge, _ = tell_verdict(finding)
    standing = finding.force.standing
    told = [
        f"severity: {SEVERITIES[finding.severity].lower()}",
        STANDINGS[standing] if standing is not None else "",
        tell_force(finding.force),
    ]
    yield from paragraph(f"{badge.word}: {rule.title}{about}", width, "")
    yield from paragraph(f"{rule.id} · {' · '.join(part for part in told if part)}", width, "")
    yield f"Law as of {day_words(basis.assessment.day)}"
    yield ""
    yield from told_text(explain_finding(basis.rulebook, basis.facts, basis.assessment, finding), width)
    for remark in tell_remarks(basis, finding):
        yield from paragraph(remark, width, "")
    for quote in quote_law(basis.rulebook, rule.cite):
        yield from quote_text(quote, width, 0)


def _classified(basis: Basis, one: Classified, width: int) -> Iterator[str]:
    classification = basis.rulebook.classifications[one.classification]
    if classification.each is not None and one.subject is not None:
        yield from paragraph(f"For {basis.subject_name(classification.each, one.subject)}", width, "")
    told = Telling(basis, one.subject, brief=False).classification((one.classification, one.subject))
    yield from told_text([told, *tell_asks(basis, one.open_questions, one.subject)], width)
