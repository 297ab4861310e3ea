"""Law that does not bind on the day: coming, proposed and ended, with its dates and what the answers come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compliance.assessment.finding import Finding, ForceTold, Verdict
from compliance.packs.model import Pack
from compliance.reports.basis import Basis
from compliance.reports.build_regimes import card_anchor
from compliance.reports.model import Dated
from compliance.reports.tell_force import tell_force
from compliance.reports.wording import STANDINGS, VERDICTS, listed, lowered, sentence

_ORDER = ("coming", "unsettled", "proposed", "ended", "not_in_force")


def build_dated(basis: Basis, packs: Sequence[Pack]) -> tuple[Dated, ...]:
    """Return one line for each rule and its dates; what comes first stands first."""
    by_rule: dict[tuple[str, ForceTold], list[Finding]] = {}
    for finding in basis.assessment.findings:
        if finding.force.status != "in_force":
            # What would settle the day is told with each finding; here it would only part what is the same.
            asks = finding.force.asks[:1]
            by_rule.setdefault((finding.rule, replace(finding.force, asks=asks)), []).append(finding)
    regimes = {pack.id: pack.title for pack in packs}
    rows = []
    for (rule, force), found in by_rule.items():
        written = basis.rulebook.rules[rule]
        applying = any(finding.verdict is not Verdict.NOT_APPLICABLE for finding in found)
        row = Dated(
            tell_force(force),
            written.title,
            STANDINGS[force.standing] if force.standing is not None else "",
            _told(found),
            sentence(force.because),
            regimes.get(written.pack, written.pack),
            card_anchor(rule) if applying else "",
        )
        rows.append(((_ORDER.index(force.status), force.start or date.max, rule), row))
    return tuple(row for _, row in sorted(rows, key=lambda one: one[0]))


def _told(found: Sequence[Finding]) -> str:
    verdicts = [finding.verdict for finding in found]
    parts = [
        f"{VERDICTS[verdict]} ({verdicts.count(verdict)})" if len(found) > 1 else VERDICTS[verdict]
        for verdict in Verdict
        if verdict in verdicts
    ]
    return listed([parts[0], *(lowered(part) for part in parts[1:])])
