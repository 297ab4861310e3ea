"""Proofs and facts as JSON values. Named things are referred to by their key: `id` or `id@subject`."""

from __future__ import annotations

from typing import Any, assert_never

from compliance.answers.model import Answer, Decision
from compliance.assessment.finding import (
    Ask,
    Completion,
    DutyProof,
    FactProof,
    FindingProof,
    LineProof,
    OutcomeProof,
    RuleProof,
)
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import Truth
from compliance.reports.basis import place_words

Json = dict[str, Any]


def key_text(key: Key) -> str:
    """Return how a named thing is referred to."""
    return key[0] if key[1] is None else f"{key[0]}@{key[1]}"


def finding_json(proof: FindingProof) -> Json:
    """Return a finding's proof: `rule`, and what settles it by cases, or two ways in which it can end."""
    made: Json = {"verdict": proof.verdict.value, "rule": _rule(proof.rule)}
    if proof.split is not None:
        cases = [{"value": list(value), "proof": finding_json(case)} for value, case in proof.split.cases]
        made["split"] = {"on": ask_json(proof.split.on), "cases": cases}
    if proof.apart is not None:
        made["apart"] = [_completion(one) for one in proof.apart]
    if proof.budget_ended:
        made["budget_ended"] = True
    if proof.loose:
        made["may_name_too_much"] = True
    return made


def proof_json(proof: Proof) -> Json:
    """Return the proof of a condition; what is empty is left out."""
    made: Json = {"truth": str(proof.truth), "how": proof.how, "says": proof.says}
    if proof.keys:
        made["keys"] = [key_text(key) for key in proof.keys]
    if proof.parts:
        made["parts"] = [proof_json(part) for part in proof.parts]
    if proof.kind:
        made["kind"] = proof.kind
        made["subjects"] = list(proof.subjects)
        made["linked"] = [str(truth) for truth in proof.linked]
        made["complete"] = proof.complete
        made["witness"] = proof.witness
    return made


def fact_proof_json(known: FactProof) -> Json:
    """Return where a fact comes from."""
    made: Json = {"fact": fact_json(known.fact), "told": known.told}
    if known.asked is not None:
        made["asked"] = proof_json(known.asked)
    return made


def outcome_json(outcome: OutcomeProof) -> Json:
    """Return the lines of a classification that were reached, and the outcomes that they leave."""
    made: Json = {"possible": list(outcome.possible), "lines": [_line(line) for line in outcome.lines]}
    if outcome.overridden is not None:
        made["overridden"] = decision_json(outcome.overridden)
    if outcome.elsewhere:
        made["elsewhere"] = [decision_json(decision) for decision in outcome.elsewhere]
    return made


def ask_json(ask: Ask) -> Json:
    """Return something that has to be answered, listed or decided."""
    return {"what": ask.what, "id": ask.id, "subject": ask.subject, "line": ask.line or None}


def decision_json(decision: Decision) -> Json:
    """Return a recorded decision."""
    return {
        "classification": decision.classification,
        "subject": decision.subject,
        "outcome": decision.outcome,
        "line": decision.line or None,
        "overrides": decision.overrides,
        "by": decision.by,
        "dated": decision.dated.isoformat(),
        "because": decision.because,
    }


def answer_json(key: Key, answer: Answer) -> Json:
    """Return an answer with all that was said about it."""
    return {
        "question": key[0],
        "subject": key[1],
        "fact": fact_json(answer.fact),
        "shown": answer.shown,
        "unknown": answer.is_unknown,
        "partial": answer.is_partial,
        "by": answer.by,
        "dated": answer.dated.isoformat() if answer.dated is not None else None,
        "sure": answer.sure,
        "note": answer.note,
        "evidence": [{"id": use.evidence, "where": use.where} for use in answer.evidence],
        "inherited_from": answer.inherited_from or None,
        "from_sheet": answer.from_sheet,
        "at": place_words(answer.place),
    }


def fact_json(fact: Fact) -> Json:
    """Return the values that are still possible, in the shape of their kind."""
    match fact:
        case Truth():
            return {"kind": "yes_no", "is": str(fact)}
        case OneOf(options):
            return {"kind": "choice", "one_of": list(options)}
        case Ticks(ticked, maybe, open_ended):
            return {"kind": "ticks", "ticked": sorted(ticked), "maybe": sorted(maybe), "open_ended": open_ended}
        case Numbers(low, high, named, numeric):
            return {"kind": "number", "low": low, "high": high, "named": list(named), "numeric": numeric}
        case Days(first, last):
            days = [day.isoformat() if day is not None else None for day in (first, last)]
            return {"kind": "date", "first": days[0], "last": days[1]}
        case Said(text):
            return {"kind": "text", "text": text}
        case _:
            assert_never(fact)


def _rule(proof: RuleProof) -> Json:
    return {
        "verdict": proof.verdict.value,
        "applies": proof_json(proof.applies),
        "duties": [_duty(duty) for duty in proof.duties],
    }


def _duty(duty: DutyProof) -> Json:
    made: Json = {"duty": duty.duty, "applies": str(duty.applies), "level": duty.level.value}
    made["met"] = proof_json(duty.met)
    if duty.when is not None:
        made["when"] = proof_json(duty.when)
    if duty.due_key is not None:
        made["due_key"] = key_text(duty.due_key)
        made["due_on"] = duty.due_on.isoformat() if duty.due_on is not None else None
    return made


def _line(line: LineProof) -> Json:
    made: Json = {"line": line.line, "truth": str(line.truth), "adds": list(line.adds)}
    if line.proof is not None:
        made["proof"] = proof_json(line.proof)
    if line.skipped:
        made["skipped"] = True
    if line.decision is not None:
        made["decision"] = decision_json(line.decision)
    return made


def _completion(completion: Completion) -> Json:
    answers = [{**ask_json(ask), "value": list(value)} for ask, value in completion.answers]
    return {"verdict": completion.verdict.value, "answers": answers}
