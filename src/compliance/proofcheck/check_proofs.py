"""Checks every proof of an assessment against the rulebook and the answers, with code of its own.

What goes in is what the judging gave out; what comes out are sentences that say which proof does not hold, and how.
Nothing of the judging is used: facts are read from the answers again, each condition is walked beside its recorded
proof, and every truth, outcome and verdict is worked out a second time (`world.py`, with the tables of `tables.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compliance.answers.model import Decision, Facts
from compliance.assessment.finding import (
    Ask,
    Assessment,
    Classified,
    Finding,
    FindingProof,
    Verdict,
)
from compliance.conditions.facts import Ticks
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES
from compliance.packs.model import Rule, Rulebook
from compliance.proofcheck.binding import check_binding
from compliance.proofcheck.cases import cases_of, completed
from compliance.proofcheck.tables import any_value, is_unlisted
from compliance.proofcheck.told import Unsound, demand
from compliance.proofcheck.verdict import verdict_of
from compliance.proofcheck.world import World


def check_proofs(rulebook: Rulebook, facts: Facts, assessment: Assessment) -> tuple[str, ...]:
    """Return a sentence for every finding, classification or named proof that does not hold; nothing if all hold."""
    world = World(rulebook, facts, assessment.day, recorded=assessment)
    return tuple(
        f"{about}: {wrong}" for about, check in _checks(rulebook, world, assessment) if (wrong := _outcome_of(check))
    )


def _outcome_of(check: Callable[[], object]) -> str:
    try:
        check()
    except Unsound as wrong:
        return str(wrong)
    except (KeyError, IndexError, ValueError, TypeError, AssertionError) as wrong:
        return f"the proof speaks of something that does not exist ({type(wrong).__name__}: {wrong})"
    return ""


def _checks(rulebook: Rulebook, world: World, all: Assessment) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield everything that is checked, with what it is about."""
    for key in all.facts:
        yield f"the fact {_shown(key)}", lambda key=key: world.fact(key)  # type: ignore[misc]
    for key in all.terms:
        yield f"the term {_shown(key)}", lambda key=key: world.term(key)  # type: ignore[misc]
    for key in all.outcomes:
        yield f"the outcome {_shown(key)}", lambda key=key: world.outcomes(key)  # type: ignore[misc]
    for finding in all.findings:
        about = f"the finding {_shown((finding.rule, finding.subject))}"
        yield about, lambda finding=finding: _check_finding(world, finding)  # type: ignore[misc]
    for status in all.classifications:
        about = f"the status {_shown((status.classification, status.subject))}"
        yield about, lambda status=status: _check_status(world, status)  # type: ignore[misc]
    yield "the whole", lambda: _check_whole(rulebook, world, all)


def _shown(key: Key) -> str:
    return f"`{key[0]}`" + (f" of `{key[1]}`" if key[1] is not None else "")


def _check_whole(rulebook: Rulebook, world: World, all: Assessment) -> None:
    """Every subject has its finding and its status, and the decisions told as unused are those that nothing used."""
    packs = {finding.pack for finding in all.findings} | {status.pack for status in all.classifications}
    found, statuses = (
        [(f.rule, f.subject) for f in all.findings],
        [(c.classification, c.subject) for c in all.classifications],
    )
    wanted = [(r.id, one) for r in rulebook.rules.values() if r.pack in packs for one in _subjects(world, r.each)]
    known = [c for c in rulebook.classifications.values() if c.pack in packs]
    expected = [(c.id, one) for c in known for one in _subjects(world, c.each) if c.each is None or one is not None]
    for told, right in ((found, wanted), (statuses, expected)):
        demand(len(told) == len(set(told)), "something is told twice")
        demand(set(told) == set(right), f"missing or too much: {sorted(map(_shown, set(told) ^ set(right)))}")
    used: list[Decision | None] = []
    for outcome in all.outcomes.values():
        used += [
            outcome.overridden,
            *outcome.elsewhere,
            *[line.decision for line in outcome.lines if line.truth is not NO],
        ]
    unused = tuple(decision for decision in world.given.decisions if decision not in used)
    demand(all.unused_decisions == unused, "other decisions are told as unused")


def _subjects(world: World, each: str | None) -> list[str | None]:
    if each is None:
        return [None]
    listed = world.given.lists[each]
    subjects: list[str | None] = [*listed.members, *([] if listed.complete else ["more"])]
    return subjects or [None]


def _check_status(world: World, status: Classified) -> None:
    """A status is what its outcome proof says; fewer outcomes may be left where the search has looked case by case."""
    key = (status.classification, status.subject)
    told = world.recorded and world.recorded.outcomes[key]
    demand(told == status.proof, "its proof is not the recorded one")
    possible = world.outcomes(key)
    reached = [line for line in status.proof.lines if line.truth is not NO]
    overridden = status.proof.overridden is not None
    by_a_line = not overridden and not status.proof.elsewhere
    decided = reached[-1] if len(reached) == 1 and reached[0].truth is YES and by_a_line else None
    contested = [line for line in reached if len(line.adds) > 1 and not overridden]
    written = {line.id: line for line in world.rulebook.classifications[key[0]].lines}
    demand(status.pack == world.rulebook.classifications[key[0]].pack, "its pack is another")
    demand(bool(status.possible) and set(status.possible) <= set(possible), "its possible outcomes are others")
    demand(status.outcome == (status.possible[0] if len(status.possible) == 1 else None), "its outcome is another")
    demand(status.by_line == (decided.line if decided else None), "another line decided")
    demand(status.contested == bool(contested), "it is told wrongly whether it is contested")
    leans = written[decided.line].leans if decided and len(decided.adds) > 1 else ""
    demand(status.leans == leans, "what it leans to is told wrongly")
    _check_asks(world, status.open_questions, len(status.possible) > 1)


def _check_finding(world: World, finding: Finding) -> None:
    rule, proof = world.rulebook.rules[finding.rule], finding.proof
    _check_finding_proof(world, rule, finding.subject, proof)
    demand(finding.verdict is proof.verdict, f"its proof comes to {proof.verdict}, and {finding.verdict} is told")
    is_open = finding.verdict is Verdict.OPEN
    could_be = {completion.verdict for completion in proof.apart or ()} if is_open else {finding.verdict}
    demand(could_be <= set(finding.could_be), "what it could be leaves out what is proved possible")
    demand(Verdict.OPEN not in finding.could_be, "answers cannot leave a finding open")
    demand(is_open or len(finding.could_be) == 1, "a settled finding could not be something else")
    _check_asks(world, finding.open_questions, is_open)
    if proof.apart is not None:
        first, second = (set(completion.answers) for completion in proof.apart)
        differing = {ask for ask, _ in first ^ second}
        known = {_asked(world, ask) for ask in differing}
        demand(bool(known & set(finding.open_questions)), "what tells its two completions apart is not asked")
    given = world.given
    waivers = tuple(w for w in given.waivers if w.rule == rule.id and w.subject in (None, finding.subject))
    scoped = [s for s in given.scoped_out if s.rule == rule.id and s.subject in (None, finding.subject)]
    demand((finding.pack, finding.severity) == (rule.pack, rule.severity), "its pack or severity is another")
    demand(finding.waivers == waivers, "other waivers are told")
    demand(finding.scoped_out == (scoped[0] if scoped else None), "it is told wrongly whether it is out of scope")
    check_binding(world, rule, finding)


def _check_finding_proof(world: World, rule: Rule, subject: str | None, proof: FindingProof) -> None:
    """A settled verdict is that of the rule, or of all its cases; an open one comes apart in two completions."""
    verdict = verdict_of(world, rule, subject, proof.rule)
    if verdict is not Verdict.OPEN:
        bare = FindingProof(verdict, proof.rule)
        demand(proof == bare, f"it comes to {verdict}, and {proof.verdict} or something more is told")
    elif proof.split is not None:
        searched = proof.apart is not None or proof.budget_ended or proof.loose
        demand(not searched, "it is told as settled and as open")
        demand(proof.verdict is not Verdict.OPEN, "cases that stay open do not settle it")
        assumptions = list(cases_of(world, proof.split))
        for assumed, (value, case) in zip(assumptions, proof.split.cases, strict=True):
            demand(case.verdict is proof.verdict, f"the case {value} comes to {case.verdict}")
            _check_finding_proof(world.assuming(assumed), rule, subject, case)
    else:
        demand(proof.verdict is Verdict.OPEN, f"it is open, and {proof.verdict} is told")
        demand((proof.apart is None) == proof.budget_ended, "two completions are missing")
        verdicts = {completed(world, rule, subject, completion) for completion in proof.apart or ()}
        demand(proof.apart is None or len(verdicts) == 2, "its two completions have one verdict")


def _asked(world: World, about: Ask) -> Ask:
    """Return what somebody would be asked: of those who are not listed, the list."""
    if about.what == "list" or not is_unlisted(about.subject):
        return about
    named = world.rulebook.classifications if about.what == "decision" else world.rulebook.questions
    return Ask("list", _open_list(world, named[about.id].each or ""))


def _open_list(world: World, kind: str) -> str:
    """Return the list of a kind, or if that is complete, the first of those within it that is not."""
    within = [subject.id for subject in world.rulebook.subjects.values() if subject.within == kind]
    lists = sorted(_open_list(world, inner) for inner in within) if world.given.lists[kind].complete else []
    return next((inner for inner in lists if not world.given.lists[inner].complete), kind)


def _check_asks(world: World, asks: tuple[Ask, ...], is_open: bool) -> None:
    """Something is asked if, and only if, it is open; and nothing is asked that was answered."""
    demand(bool(asks) == is_open, "open questions are named" if asks else "no open question is named")
    for ask in asks:
        if ask.what == "list":
            demand(not world.given.lists[ask.id].complete, f"the list of `{ask.id}` is complete")
        elif ask.what == "question":
            fact = world.fact((ask.id, ask.subject))
            demand(any_value(fact) != fact or (isinstance(fact, Ticks) and fact.open_ended), f"`{ask.id}` is answered")
        else:
            mine = [d for d in world.given.decisions if (d.classification, d.subject) == (ask.id, ask.subject)]
            contested = [line.id for line in world.rulebook.classifications[ask.id].lines if len(line.then) > 1]
            taken = any(decision.overrides or decision.line == ask.line for decision in mine)
            demand(ask.line in contested and not taken, f"nothing is left to decide on `{ask.line}` of `{ask.id}`")
