"""One world: the answers, perhaps with assumptions, and what holds in it by a logic written a second time.

Where a recorded proof is given, it is walked in lockstep with the condition that it is a proof of. Every part must be
there and say, read and come to what it must; `Unsound` is raised at the first that does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from compliance.answers.model import Decision, Facts
from compliance.assessment.finding import (
    Assessment,
    DutyProof,
    FactProof,
    Level,
    LineProof,
    OutcomeProof,
    RuleProof,
    Told,
    Verdict,
)
from compliance.conditions.facts import Days, Fact, Ticks
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Condition,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    Some,
)
from compliance.conditions.proof import How, Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Duty, Force, Line, Rule, Rulebook
from compliance.proofcheck.tables import allows, any_value, deadline, everything, holds, is_unlisted, of_all

AtHand = Mapping[str, str]
T = TypeVar("T")


class Unsound(Exception):
    """A recorded proof does not hold; the message says what is told and what is."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a world takes as true beyond the answers.

    `decided` are the outcomes of contested lines. `found` (only where everything is assumed, in a completion) tells of
    a list, a condition and a place whether somebody who is not listed fulfils the condition; what a completion leaves
    out is filled with any value.
    """

    facts: Mapping[Key, Fact] = field(default_factory=dict)
    decided: Mapping[tuple[str, str | None, str], tuple[str, ...]] = field(default_factory=dict)
    found: Mapping[tuple[str, ...], bool] | None = None


class World:
    """Answers and assumptions; facts, terms and outcomes are worked out once."""

    def __init__(
        self,
        rulebook: Rulebook,
        given: Facts,
        day: date,
        recorded: Assessment | None = None,
        assumed: Assumed | None = None,
        strangers: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Keep the inputs. `recorded` proofs of named things are checked; of `strangers` nothing is assumed."""
        self.rulebook, self.given, self.day, self.recorded = rulebook, given, day, recorded
        self.assumed, self.strangers = assumed or Assumed(), strangers
        self._facts: dict[Key, Fact] = {}
        self._terms: dict[Key, Truth] = {}
        self._outcomes: dict[Key, tuple[str, ...]] = {}

    def assuming(self, assumed: Assumed, strangers: frozenset[tuple[str, str]] = frozenset()) -> World:
        """Return another world over the same answers."""
        return World(self.rulebook, self.given, self.day, None, assumed, strangers)

    # --- subjects

    def at_hand(self, kind: str | None, subject: str | None) -> dict[str, str]:
        """Return a subject and those that it is within, by kind."""
        found: dict[str, str] = {}
        while kind is not None and subject is not None:
            found[kind] = subject
            member = self.given.lists[kind].members.get(subject)
            above = member.parent if member is not None else subject.partition(":")[2]
            kind, subject = self.rulebook.subjects[kind].within, above or "more"
        return found

    # --- named things

    def fact(self, key: Key) -> Fact:
        """Return what is known of a question."""
        if key not in self._facts:
            self._facts[key] = self._fact(key, _entry(self.recorded and self.recorded.facts, key))
        return self._facts[key]

    def _fact(self, key: Key, told: FactProof | None) -> Fact:
        question, answer = self.rulebook.questions[key[0]], self.given.answers.get(key)
        asked, default = YES, question.when_not_asked
        if question.ask_when is not None and default is not None:
            asked = self.truth(question.ask_when, self.at_hand(question.each, key[1]), _part(told, told and told.asked))
        elif told is not None and told.asked is not None:
            raise Unsound(f"`{key[0]}` is always asked")
        possible = answer.fact if answer is not None else everything(question.kind, self.given.lists)
        how: Told = "unanswered"
        if answer is not None and not answer.is_unknown and not answer.is_partial:
            fact, how = possible, "answered"
        elif asked is NO and default is not None and allows(possible, default):
            fact, how = default, "not_asked"
        else:
            fact = self._assumed(key, possible)
            if answer is not None:
                how = "unknown" if answer.is_unknown else "partly"
            elif question.each is not None and key[1] not in self.given.lists[question.each].members:
                how = "unlisted"
        if told is not None and (told.fact, told.told, told.answer) != (fact, how, answer):
            raise Unsound(f"`{key[0]}` is told as {told.told} {told.fact}, and is {how} {fact}")
        return fact

    def _assumed(self, key: Key, possible: Fact) -> Fact:
        if (self.rulebook.questions[key[0]].each, key[1]) in self.strangers:
            return possible
        fact = self.assumed.facts.get(key, possible)
        return any_value(fact) if self.assumed.found is not None else fact

    def term(self, key: Key) -> Truth:
        """Return the truth of a term."""
        if key not in self._terms:
            term = self.rulebook.terms[key[0]]
            told = _entry(self.recorded and self.recorded.terms, key)
            self._terms[key] = self.truth(term.means, self.at_hand(term.each, key[1]), told)
        return self._terms[key]

    def outcomes(self, key: Key) -> tuple[str, ...]:
        """Return the outcomes of a classification that are still possible."""
        if key not in self._outcomes:
            self._outcomes[key] = self._possible(key, _entry(self.recorded and self.recorded.outcomes, key))
        return self._outcomes[key]

    def _possible(self, key: Key, told: OutcomeProof | None) -> tuple[str, ...]:
        classification = self.rulebook.classifications[key[0]]
        mine = [d for d in self.given.decisions if (d.classification, d.subject) == key]
        override = next((d for d in mine if d.overrides), None)
        possible: set[str] = set()
        reached = 0
        for line in classification.lines:
            told_line = told.lines[reached] if told is not None and reached < len(told.lines) else None
            if told is not None and told_line is None:
                raise Unsound(f"line `{line.id}` of `{key[0]}` is missing")
            truth, adds = self._line(line, key, mine, told_line)
            reached += 1
            possible.update(adds)
            if truth is YES:
                break
        ordered = tuple(outcome.id for outcome in classification.outcomes if outcome.id in possible)
        if override is not None:
            ordered = (override.outcome,)
        if told is not None and (told.possible, told.overridden, len(told.lines)) != (ordered, override, reached):
            raise Unsound(f"`{key[0]}` is told as {', '.join(told.possible)}, and is {', '.join(ordered)}")
        return ordered

    def _line(
        self, line: Line, key: Key, mine: list[Decision], told: LineProof | None
    ) -> tuple[Truth, tuple[str, ...]]:
        around = self.at_hand(self.rulebook.classifications[key[0]].each, key[1])
        decision = next((d for d in mine if len(line.then) > 1 and not d.overrides and d.line == line.id), None)
        skipped = not in_force(line.in_force, self.day)
        truth = NO if skipped else YES
        if line.when is not None and not skipped:
            truth = self.truth(line.when, around, _part(told, told and told.proof))
        if decision is not None:
            adds: tuple[str, ...] = (decision.outcome,)
        else:
            free = (self.rulebook.classifications[key[0]].each, key[1]) in self.strangers
            adds = line.then if free else self.assumed.decided.get((*key, line.id), line.then)
            adds = adds[:1] if self.assumed.found is not None and not free else adds
        adds = () if truth is NO else adds
        if told is not None:
            proof = told.proof if line.when is not None and not skipped else None
            if told != LineProof(line.id, truth, adds, proof, skipped, None if skipped else decision):
                raise Unsound(f"line `{line.id}` of `{key[0]}` is told as {told.truth}, and is {truth}")
        return truth, adds

    # --- conditions

    def truth(self, condition: Condition, at_hand: AtHand, told: Proof | None) -> Truth:
        """Return the truth of a condition for the subjects at hand, after comparing what is told of it."""
        match condition:
            case Always():
                return _same(told, YES, "always", condition.says)
            case All(parts) | Either(parts) | AtLeast(_, parts):
                inside = [self.truth(p, at_hand, t) for p, t in zip(parts, _parts(told, len(parts)), strict=True)]
                if isinstance(condition, AtLeast):
                    sure, possible = inside.count(YES), len(inside) - inside.count(NO)
                    truth = YES if sure >= condition.count else NO if possible < condition.count else UNKNOWN
                    return _same(told, truth, "at_least", condition.says)
                if isinstance(condition, All):
                    return _same(told, min(inside), "all", condition.says)
                return _same(told, max(inside), "either", condition.says)
            case Not(part):
                return _same(told, _turned(self.truth(part, at_hand, _parts(told, 1)[0])), "not", condition.says)
            case Holds():
                key = (condition.term, _subject(condition.each, at_hand))
                return _same(told, self.term(key), "term", condition.says, (key,))
            case Decided():
                key = (condition.classification, _subject(condition.each, at_hand))
                truth = of_all(outcome in condition.outcomes for outcome in self.outcomes(key))
                return _same(told, truth, "classification", condition.says, (key,))
            case Some():
                return self._some(condition, at_hand, told)
            case DatesCompare():
                key = (condition.question, _subject(condition.each, at_hand))
                other = (condition.other, _subject(condition.other_each, at_hand))
                truth = holds(condition, self.fact(key), self.fact(other), self.day, None)
                return _same(told, truth, "dates", condition.says, (key, other))
            case _:
                key = (condition.question, _subject(condition.each, at_hand))
                linked = at_hand[condition.kind] if isinstance(condition, Linked) else None
                fact = self.fact(key)
                if self.assumed.found is not None and isinstance(fact, Ticks) and not fact.maybe:
                    fact = replace(fact, open_ended=False)  # whom a completed link does not name, it does not link
                return _same(told, holds(condition, fact, None, self.day, linked), "fact", condition.says, (key,))

    def _some(self, some: Some, at_hand: AtHand, told: Proof | None) -> Truth:
        key, within = (some.through or "", at_hand.get(some.through_each or "")), self.rulebook.subjects[some.kind].within
        members, complete = self.given.lists[some.kind].members, self.given.lists[some.kind].complete
        links = {id: YES for id in members}
        other = "more"
        if some.through is not None:
            fact = self.fact(key)
            assert isinstance(fact, Ticks)
            complete = not fact.open_ended
            links = {id: YES if id in fact.ticked else UNKNOWN for id in members if id in fact.ticked | fact.maybe}
        elif within is not None and within in at_hand:
            links = {id: YES for id in members if members[id].parent == at_hand[within]}
            other = f"more:{at_hand[within]}"
        if not complete:
            links[other] = UNKNOWN
        weighed: dict[str, Truth] = {}
        for (id, link), part in zip(links.items(), _parts(told, len(links)), strict=True):
            around = {**at_hand, **self.at_hand(some.kind, id)}
            if is_unlisted(id):
                weighed[id] = self._stranger(some, id, at_hand, part)
            else:
                body = self.truth(some.body, around, part)
                weighed[id] = max(body, _turned(link)) if some.quantifier == "every" else min(body, link)
        every = some.quantifier == "every"
        truth = min(weighed.values(), default=YES) if every else max(weighed.values(), default=NO)
        witness = next((id for id, weight in weighed.items() if weight is (NO if every else YES)), None)
        if some.quantifier == "no":
            truth = _turned(truth)
        reads = (key,) if some.through is not None else ()
        ids, linked = tuple(links), tuple(links.values())
        return _same(told, truth, some.quantifier, some.says, reads, ids, linked, complete, some.kind, witness)

    def _stranger(self, some: Some, id: str, at_hand: AtHand, told: Proof | None) -> Truth:
        """Return what those who are not listed add to a quantifier.

        Each of them may be anybody. So nothing may be assumed of them, but that one is found who fulfils the condition
        (or for `every`: who does not); and that only if the condition can come to this.
        """
        mine = self.at_hand(some.kind, id)
        kept = {some.kind} if ":" in id else set(mine)
        new = frozenset((kind, one) for kind, one in mine.items() if kind in kept and is_unlisted(one))
        every = some.quantifier == "every"
        around = {**at_hand, **mine}
        if self.assumed.found is None:
            about = {(self.rulebook.questions[key[0]].each, key[1]) for key in self.assumed.facts}
            about |= {(self.rulebook.classifications[key[0]].each, key[1]) for key in self.assumed.decided}
            if new & about:
                raise Unsound("a case speaks for all who are not listed")
            body = self.truth(some.body, around, told)
            return max(body, UNKNOWN) if every else min(body, UNKNOWN)
        body = self.assuming(self.assumed, self.strangers | new).truth(some.body, around, None)
        says = f"not ({some.body.says})" if every else some.body.says
        where = " ".join([some.through or some.kind, *[f"{kind}={one}" for kind, one in sorted(at_hand.items())]])
        found = self.assumed.found.get((some.kind, says, where), False) and body is not (YES if every else NO)
        return _turned(YES if found else NO) if every else YES if found else NO

    # --- rules

    def verdict(self, rule: Rule, subject: str | None, told: RuleProof | None) -> Verdict:
        """Return the verdict of a rule by its table, after comparing what is told of its parts."""
        if rule.each is not None and subject is None:
            nobody = Proof(NO, "any", f"any {rule.each} (always)")
            if told is not None and told != RuleProof(Verdict.NOT_APPLICABLE, nobody, ()):
                raise Unsound(f"there is no {rule.each}, and something else is told")
            return Verdict.NOT_APPLICABLE
        around = self.at_hand(rule.each, subject)
        applies = self.truth(rule.applies_when, around, told and told.applies)
        if told is not None and len(told.duties) != len(rule.duties):
            raise Unsound(f"{len(rule.duties)} duties are required, and {len(told.duties)} are told")
        duties = [self._duty(duty, around, told and told.duties[i]) for i, duty in enumerate(rule.duties)]
        applies = min(applies, max((whether for whether, _ in duties), default=YES))
        levels = [level if NO not in (whether,) else Level.YES for whether, level in duties if whether is not NO]
        verdict = Verdict.OPEN
        if applies is NO:
            verdict = Verdict.NOT_APPLICABLE
        elif applies is YES and Level.NO in levels:
            verdict = Verdict.GAP
        elif applies is YES and Level.UNKNOWN not in levels:
            verdict = Verdict.DUE if Level.DUE in levels else Verdict.MET
        if rule.each is not None and is_unlisted(subject) and verdict is not Verdict.NOT_APPLICABLE:
            there_is_one = self.assumed.found is not None and self.assumed.found.get((rule.each, "more", ""), True)
            verdict = Verdict.OPEN if self.assumed.found is None else verdict if there_is_one else Verdict.NOT_APPLICABLE
        if told is not None and told.verdict is not verdict:
            raise Unsound(f"the verdict is told as {told.verdict}, and is {verdict}")
        return verdict

    def _duty(self, duty: Duty, around: AtHand, told: DutyProof | None) -> tuple[Truth, Level]:
        """Return whether a duty applies, and how far it is fulfilled (unknown, if it may not apply and is not)."""
        applies = YES
        if duty.when is not None:
            applies = self.truth(duty.when, around, _part(told, told and told.when))
        met = self.truth(duty.met_when, around, told and told.met)
        level = {NO: Level.NO, UNKNOWN: Level.UNKNOWN, YES: Level.YES}[met]
        due_on, key = None, None
        if duty.due is not None:
            key = (duty.due.question, _subject(duty.due.each, around))
            start = self.fact(key)
            assert isinstance(start, Days)
            first, last = deadline(duty.due, start.first), deadline(duty.due, start.last)
            due_on = first if first == last else None
            if met is NO:
                running, over = first is not None and self.day <= first, last is not None and last < self.day
                level = Level.DUE if running else Level.NO if over else Level.UNKNOWN
        if told is not None:
            when = told.when if duty.when is not None else None
            if told != DutyProof(duty.id, applies, level, told.met, when, due_on, key):
                raise Unsound(f"duty `{duty.id}` is told as {told.level}, and is {level}")
        return applies, level if applies is YES or level is Level.YES else Level.UNKNOWN


def in_force(forces: Sequence[Force], day: date) -> bool:
    """Return whether the last of the lines that have begun is in force on a day; without lines: always."""
    begun = [force for force in forces if force.start is None or force.start <= day]
    if not begun:
        return not forces
    return not begun[-1].standing.is_ended and (begun[-1].until is None or day < begun[-1].until)


def _subject(each: str | None, at_hand: AtHand) -> str | None:
    return at_hand[each] if each is not None else None


def _turned(truth: Truth) -> Truth:
    return {NO: YES, UNKNOWN: UNKNOWN, YES: NO}[truth]


def _entry(recorded: Mapping[Key, T] | None, key: Key) -> T | None:
    if recorded is not None and key not in recorded:
        raise Unsound(f"nothing is recorded of `{key[0]}`" + (f" of `{key[1]}`" if key[1] else ""))
    return recorded[key] if recorded is not None else None


def _part(whole: object, part: Proof | None) -> Proof | None:
    if whole is not None and part is None:
        raise Unsound("the proof of a part is missing")
    return part


def _parts(told: Proof | None, number: int) -> Sequence[Proof | None]:
    if told is None:
        return [None] * number
    if len(told.parts) != number:
        raise Unsound(f"`{told.says}` has {number} parts, and {len(told.parts)} are told")
    return told.parts


def _same(
    told: Proof | None,
    truth: Truth,
    how: How,
    says: str,
    keys: tuple[Key, ...] = (),
    subjects: tuple[str, ...] = (),
    linked: tuple[Truth, ...] = (),
    complete: bool = True,
    kind: str = "",
    witness: str | None = None,
) -> Truth:
    """Return the truth, after comparing all that is told of a condition with all that is so; its parts were walked."""
    if told is not None:
        expected = Proof(truth, how, says, told.parts, keys, subjects, linked, complete, kind, witness)
        if told != expected:
            raise Unsound(f"`{says}` is told as {told.truth}, and is {truth}, or reads something else")
        if told.parts and not (how in ("all", "either", "not", "at_least") or subjects):
            raise Unsound(f"`{says}` has no parts")
    return truth
