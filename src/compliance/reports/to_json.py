"""The report as JSON: every finding with its proof, the answers, and what it was made from."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from compliance.answers.model import Decision, Facts, ScopedOut, Waiver
from compliance.assessment.finding import Ask, Assessment, Classified, Finding
from compliance.conditions.proof import Key
from compliance.packs.model import Rulebook
from compliance.reports.basis import Basis
from compliance.reports.explain import explain_finding
from compliance.reports.json_amended import amended_json, overlays_json
from compliance.reports.json_proof import (
    Json,
    answer_json,
    ask_json,
    decision_json,
    fact_proof_json,
    finding_json,
    key_text,
    outcome_json,
    proof_json,
)
from compliance.reports.steps import in_one

FORMAT = 1
"""Changes when a reader of the JSON would have to change."""


def report_json(rulebook: Rulebook, facts: Facts, assessment: Assessment, engine_version: str) -> bytes:
    """Return the report as JSON in UTF-8, sorted, one finding and one named proof on each line.

    Equal inputs give equal bytes.
    """
    basis = Basis(rulebook, facts, assessment)
    whole: dict[str, Json | list[Json] | list[str] | int | str] = {
        "format": FORMAT,
        "deployment": {
            "name": facts.deployment.name,
            "organisation": facts.deployment.organisation,
            "version": facts.deployment.version,
            "description": facts.deployment.description,
        },
        "day": assessment.day.isoformat(),
        "made_with": _made_with(basis, engine_version),
        "summary": _summary(assessment),
        "findings": sorted((_finding(basis, one) for one in assessment.findings), key=_by("pack", "rule", "subject")),
        "classifications": sorted(
            (_classified(basis, one) for one in assessment.classifications), key=_by("pack", "id", "subject")
        ),
        "answers": [answer_json(key, answer) for key, answer in sorted(facts.answers.items(), key=_key_order)],
        "lists": {kind: _list(facts, kind) for kind in sorted(facts.lists)},
        "evidence": {id: _evidence(facts, id) for id in sorted(facts.evidence)},
        "decisions": [decision_json(one) for one in facts.decisions],
        "unused_decisions": [decision_json(one) for one in assessment.unused_decisions],
        "notes": list(assessment.notes),
    }
    proofs = {
        "facts": {key_text(k): fact_proof_json(v) for k, v in sorted(assessment.facts.items(), key=_key_order)},
        "terms": {key_text(k): proof_json(v) for k, v in sorted(assessment.terms.items(), key=_key_order)},
        "outcomes": {key_text(k): outcome_json(v) for k, v in sorted(assessment.outcomes.items(), key=_key_order)},
    }
    lines = [f'"{name}": {_lines(value)}' for name, value in whole.items()]
    tables = [f'"{name}": {_lines(table)}' for name, table in proofs.items()]
    lines.append('"proofs": {\n' + ",\n".join(tables) + "\n}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _lines(value: object) -> str:
    """Return a JSON value with one line for each item of a list or a table."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_compact(item) for item in value) + "\n]"
    if isinstance(value, dict) and value and all(isinstance(item, dict) for item in value.values()):
        return "{\n" + ",\n".join(f"{_compact(key)}: {_compact(item)}" for key, item in value.items()) + "\n}"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(", ", ": "))


def _by(*names: str) -> Any:
    return lambda item: tuple(item[name] or "" for name in names)


def _key_order(item: tuple[Key, object]) -> tuple[str, str]:
    return item[0][0], item[0][1] or ""


def _finding(basis: Basis, finding: Finding) -> Json:
    force = finding.force
    told = explain_finding(basis.rulebook, basis.facts, basis.assessment, finding, brief=True)
    return {
        "rule": finding.rule,
        "title": basis.rulebook.rules[finding.rule].title,
        "pack": finding.pack,
        "subject": finding.subject,
        "verdict": finding.verdict.value,
        "could_be": [verdict.value for verdict in finding.could_be],
        "standing": force.standing.value if force.standing is not None else None,
        "in_force": None if force.status == "unsettled" else force.status == "in_force",
        "status": force.status,
        "from": force.start.isoformat() if force.start is not None else None,
        "until": force.until.isoformat() if force.until is not None else None,
        "because": force.because or None,
        "date_questions": [_ask(basis, ask) for ask in force.asks],
        "severity": finding.severity.value,
        "gap_today": finding.is_gap_today,
        "open_questions": [_ask(basis, ask) for ask in finding.open_questions],
        "rests_on": [standing.value for standing in finding.rests_on_guidance],
        "decisions": [_decision(decision) for decision in finding.decisions],
        "fragile": list(finding.fragile),
        "waivers": [_waiver(waiver) for waiver in finding.waivers],
        "scoped_out": _scoped_out(finding.scoped_out),
        **amended_json(basis.rulebook.rules[finding.rule]),
        "why": in_one(told),
        "proof": finding_json(finding.proof),
    }


def _classified(basis: Basis, one: Classified) -> Json:
    return {
        "id": one.classification,
        "title": basis.rulebook.classifications[one.classification].title,
        "pack": one.pack,
        "subject": one.subject,
        "outcome": one.outcome,
        "possible": list(one.possible),
        "contested": one.contested,
        "line": one.by_line,
        "leans": one.leans or None,
        "open_questions": [_ask(basis, ask) for ask in one.open_questions],
        "proof": outcome_json(one.proof),
    }


def _ask(basis: Basis, ask: Ask) -> Json:
    return {**ask_json(ask), "ask": basis.ask(ask)}


def _waiver(waiver: Waiver) -> Json:
    return {
        "duty": waiver.duty or None,
        "subject": waiver.subject,
        "by": waiver.by,
        "because": waiver.because,
        "until": waiver.until.isoformat(),
        "dated": waiver.dated.isoformat() if waiver.dated is not None else None,
    }


def _decision(decision: Decision) -> Json:
    return {
        "classification": decision.classification,
        "subject": decision.subject,
        "outcome": decision.outcome,
        "by": decision.by,
        "dated": decision.dated.isoformat(),
    }


def _scoped_out(scoped: ScopedOut | None) -> Json | None:
    if scoped is None:
        return None
    dated = scoped.dated.isoformat() if scoped.dated is not None else None
    return {"subject": scoped.subject, "by": scoped.by, "because": scoped.because, "dated": dated}


def _list(facts: Facts, kind: str) -> Json:
    subjects = facts.lists[kind]
    members = {id: {"title": one.title, "parent": one.parent} for id, one in sorted(subjects.members.items())}
    return {"complete": subjects.complete, "given": subjects.given, "members": members}


def _evidence(facts: Facts, id: str) -> Json:
    piece = facts.evidence[id]
    return {
        "title": piece.title,
        "file": piece.file or None,
        "sha256": piece.sha256 or None,
        "effective": piece.effective.isoformat() if piece.effective is not None else None,
        "expires": piece.expires.isoformat() if piece.expires is not None else None,
        "note": piece.note,
    }


def _summary(assessment: Assessment) -> Json:
    verdicts = Counter(finding.verdict.value for finding in assessment.findings)
    gaps = Counter(finding.severity.value for finding in assessment.findings if finding.is_gap_today)
    return {
        "findings": len(assessment.findings),
        "verdicts": dict(verdicts),
        "gaps_today": dict(gaps),
        "open_classifications": sum(one.outcome is None for one in assessment.classifications),
    }


def _made_with(basis: Basis, engine: str) -> Json:
    reported = {finding.pack for finding in basis.assessment.findings}
    reported |= {one.pack for one in basis.assessment.classifications}
    packs = {
        id: {"version": pack.version, "digest": pack.digest, "reported": id in reported}
        for id, pack in basis.rulebook.packs.items()
    }
    return {
        "engine": engine,
        "packs": packs,
        "overlays": overlays_json(basis.rulebook),
        "rulebook": basis.rulebook.digest,
        "assessment": basis.facts.digest,
        "after": basis.facts.after or None,
        "day": basis.assessment.day.isoformat(),
    }
