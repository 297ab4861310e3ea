"""What is missing and what to do, in the words of the duties that are not fulfilled, or of the rule where they have none."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.packs.model import Remedy, Rule
from compliance.reports.model_findings import DutyTold, FindingTold
from compliance.reports.wording import EFFORTS, listed, sentence


def tell_gap(rule: Rule, findings: Sequence[FindingTold]) -> str:
    """Return what is missing for one subject or several; empty if nothing certainly is."""
    of_rule = [sentence(rule.gap)] if any(finding.rule_gap for finding in findings) else []
    of_duties = [duty.gap for one in rule.duties for duty in _told(one.id, findings) if duty.gap]
    return " ".join(dict.fromkeys((*of_rule, *of_duties)))


def tell_remedy(rule: Rule, findings: Sequence[FindingTold]) -> tuple[str, str, str]:
    """Return what to do, how much effort it takes, and whose it is; three empty texts if nothing is to be done.

    Of several remedies the greatest effort is told, and every owner.
    """
    remedies = [rule.remedy] if any(finding.rule_remedy for finding in findings) else []
    remedies += [duty.remedy for one in rule.duties for duty in _told(one.id, findings) if duty.remedy is not None]
    remedies = list(dict.fromkeys(remedies))
    if not remedies:
        return "", "", ""
    efforts = sorted((_effort(one, rule) for one in remedies), key=lambda effort: (*EFFORTS, effort).index(effort))
    owners = dict.fromkeys(one.owner or rule.remedy.owner for one in remedies)
    return " ".join(sentence(one.text) for one in remedies), efforts[-1], listed(filter(None, owners))


def _effort(remedy: Remedy, rule: Rule) -> str:
    return remedy.effort or rule.remedy.effort


def _told(duty: str, findings: Sequence[FindingTold]) -> list[DutyTold]:
    return [told for finding in findings for told in finding.duties if told.id == duty]
