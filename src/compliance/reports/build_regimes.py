"""The findings of each pack, grouped by kind of verdict, with one card for each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compliance.packs.model import Pack, Rule
from compliance.reports.basis import Basis
from compliance.reports.build_findings import duties_told
from compliance.reports.build_may_apply import may_apply, only_may_apply
from compliance.reports.count_findings import count_findings
from compliance.reports.model_findings import (
    Card,
    Counts,
    FindingTold,
    Group,
    MayApply,
    NotApplying,
    PenaltyTold,
    Regime,
    Tone,
)
from compliance.reports.quote_law import quote_law
from compliance.reports.tell_gap import tell_gap, tell_remedy
from compliance.reports.wording import first_sentence, listed, sentence
from compliance.sources.counted import counted

_GROUPS: tuple[tuple[Tone, str, str], ...] = (
    ("gap", "Gaps", "Law that binds today and is not followed, by the answers that were given."),
    ("due", "Deadlines that still run", "Not done yet, and still in time."),
    ("open", "Open", "Nobody can say until somebody answers, lists or decides what is named."),
    ("advice", "Recommendations not followed", "Guidance, good practice and drafts. Nobody breaks the law by not following them; they tell how authorities read it."),
    ("met", "Met", "Fulfilled, by the answers that were given."),
    ("later", "Not binding today", "Law that is coming, proposed or ended, judged as if it were in force."),
)  # fmt: skip
_WORST_FIRST = [tone for tone, _, _ in _GROUPS]


def build_regimes(basis: Basis, packs: Sequence[Pack], findings: Sequence[FindingTold]) -> tuple[Regime, ...]:
    """Return one regime for each pack that has findings."""
    regimes = []
    for pack in packs:
        own = [finding for finding in findings if finding.pack == pack.id]
        if own:
            regimes.append(_regime(basis, pack, own))
    return tuple(regimes)


def penalty_anchor(penalty: str) -> str:
    """Return the name by which a penalty in full is linked to."""
    return f"y-{penalty}"


def card_anchor(rule: str) -> str:
    """Return the name by which the card of a rule is linked to."""
    return f"r-{rule.replace('.', '-')}"


def _regime(basis: Basis, pack: Pack, findings: list[FindingTold]) -> Regime:
    counts = count_findings(pack.title, findings)
    by_rule: dict[str, list[FindingTold]] = {}
    for finding in findings:
        if finding.counts_as != "none":
            by_rule.setdefault(finding.rule, []).append(finding)
    cards: dict[Tone, list[Card]] = {tone: [] for tone in _WORST_FIRST}
    rows: list[MayApply] = []
    for id, its in by_rule.items():
        rule, worst = basis.rulebook.rules[id], min(its, key=lambda one: _WORST_FIRST.index(one.counts_as))
        if only_may_apply(its):
            rows.append(may_apply(rule, its, worst, card_anchor(id)))
        else:
            cards[worst.counts_as].append(_card(basis, rule, its, worst))
    rank = {finding.rule: finding.severity_rank for finding in findings}
    groups = tuple(
        Group(title, intro, tuple(sorted(cards[tone], key=lambda card: (rank[card.rule], card.rule))))
        for tone, title, intro in _GROUPS
        if cards[tone]
    )
    return Regime(
        f"p-{pack.id}",
        pack.id,
        pack.title,
        pack.version,
        _sentence(counts),
        counts,
        groups,
        tuple(sorted(rows, key=lambda row: (rank[row.rule], row.rule))),
        tuple(_penalties(basis, groups)),
        tuple(_not_applying(findings)),
    )


def _sentence(counts: Counts) -> str:
    gaps = sum(counts.gaps)
    parts = [
        counted(gaps, "gap") if gaps else "no gap",
        counted(counts.due, "running deadline") if counts.due else "",
        f"{counts.open} open" if counts.open else "",
        counted(counts.advice, "recommendation") + " not followed" if counts.advice else "",
        f"{counts.met} met" if counts.met else "",
        f"{counts.later} not binding today" if counts.later else "",
        f"{counts.none} that {'does' if counts.none == 1 else 'do'} not apply" if counts.none else "",
    ]
    return sentence(listed(part for part in parts if part))


def _card(basis: Basis, rule: Rule, findings: list[FindingTold], worst: FindingTold) -> Card:
    one = len(findings) == 1
    penalty = basis.rulebook.penalties.get(rule.penalty) if rule.penalty is not None else None
    replaced = [basis.rulebook.rules[other].title for other in rule.would_replace if other in basis.rulebook.rules]
    may_cost = any(finding.counts_as not in ("met", "none") and not finding.is_advice_of_law for finding in findings)
    remedy, effort, owner = tell_remedy(rule, findings)
    return Card(
        anchor=card_anchor(rule.id),
        rule=rule.id,
        title=rule.title,
        badge=worst.badge,
        severity=worst.severity,
        severity_because=sentence(rule.severity_because),
        standing=worst.standing,
        in_force=worst.in_force,
        gap=tell_gap(rule, findings),
        duties=(findings[0].duties if one else ()) or duties_told(basis, rule, {}, {}),
        quotes=quote_law(basis.rulebook, rule.cite),
        penalty=first_sentence(penalty.text) if penalty is not None and may_cost else "",
        penalty_anchor=penalty_anchor(penalty.id) if penalty is not None and may_cost else "",
        remedy=remedy,
        effort=effort,
        owner=owner,
        evidence=sentence(rule.evidence) if worst.verdict != "open" else "",
        contested=sentence(rule.contested),
        would_replace=listed(replaced) if replaced else "",
        findings=tuple(findings),
        one_subject=one,
    )


def _penalties(basis: Basis, groups: Iterable[Group]) -> Iterator[PenaltyTold]:
    used = {card.penalty_anchor for group in groups for card in group.cards}
    for penalty in basis.rulebook.penalties.values():
        if penalty_anchor(penalty.id) in used:
            quotes = quote_law(basis.rulebook, penalty.cite)
            yield PenaltyTold(penalty_anchor(penalty.id), sentence(penalty.text), quotes)


def _not_applying(findings: Iterable[FindingTold]) -> Iterator[NotApplying]:
    rows: dict[tuple[str, str, str, tuple[str, ...]], list[str]] = {}
    for finding in findings:
        if finding.counts_as == "none":
            steps = finding.why
            says = [step.says for step in steps if step.depth > 0] or [step.says for step in steps]
            if any(step.anchor for step in steps):
                says.append("(See part 2.)")
            row = (finding.rule, finding.title, " ".join(says), finding.remarks)
            rows.setdefault(row, []).append(finding.subject_title)
    for (rule, title, reason, remarks), subjects in sorted(rows.items()):
        yield NotApplying(rule, title, listed(subject for subject in subjects if subject), reason, remarks)
