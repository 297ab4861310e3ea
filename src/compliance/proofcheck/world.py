"""One world: the answers, perhaps with assumptions, and what holds in it by a logic written a second time.

Where a recorded proof is given, it is walked in lockstep with the condition that it is a proof of. Every part must be
there and say, read and come to what it must; `Unsound` is raised at the first that does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from compliance.answers.model import Decision, Facts
from compliance.assessment.finding import (
    Assessment,
    FactProof,
    LineProof,
    OutcomeProof,
    Told,
)
from compliance.conditions.facts import Fact, Ticks
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
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Line, Rulebook
from compliance.proofcheck.assumed import Assumed
from compliance.proofcheck.elsewhere import decided_elsewhere, with_decided
from compliance.proofcheck.tables import allows, any_value, everything, holds, in_force, is_unlisted, of_all
from compliance.proofcheck.told import Unsound, entry, part_of, parts_of, same

AtHand = Mapping[str, str]


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
            self._facts[key] = self._fact(key, entry(self.recorded.facts if self.recorded else None, key))
        return self._facts[key]

    def _fact(self, key: Key, told: FactProof | None) -> Fact:
        question, answer = self.rulebook.questions[key[0]], self.given.answers.get(key)
        asked, default = YES, question.when_not_asked
        if question.ask_when is not None and default is not None:
            asked = self.truth(
                question.ask_when, self.at_hand(question.each, key[1]), part_of(told, told.asked if told else None)
            )
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
            told = entry(self.recorded.terms if self.recorded else None, key)
            self._terms[key] = self.truth(term.means, self.at_hand(term.each, key[1]), told)
        return self._terms[key]

    def outcomes(self, key: Key) -> tuple[str, ...]:
        """Return the outcomes of a classification that are still possible."""
        if key not in self._outcomes:
            self._outcomes[key] = self._possible(key, entry(self.recorded.outcomes if self.recorded else None, key))
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
        elsewhere = decided_elsewhere(self.rulebook, self.given, key)
        if elsewhere:
            free = self.assumed.found is None or (classification.each, key[1]) in self.strangers
            taken = () if free else self.assumed.decided.get((*key, ""), ordered)
            ordered = taken or with_decided(classification, ordered, elsewhere)
        if override is not None:
            ordered = (override.outcome,)
        if told is not None and (told.possible, told.overridden, told.elsewhere, len(told.lines)) != (
            ordered,
            override,
            elsewhere,
            reached,
        ):
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
            truth = self.truth(line.when, around, part_of(told, told.proof if told else None))
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
                return same(told, YES, "always", condition.says)
            case All(parts) | Either(parts) | AtLeast(_, parts):
                inside = [self.truth(p, at_hand, t) for p, t in zip(parts, parts_of(told, len(parts)), strict=True)]
                if isinstance(condition, AtLeast):
                    sure, possible = inside.count(YES), len(inside) - inside.count(NO)
                    truth = YES if sure >= condition.count else NO if possible < condition.count else UNKNOWN
                    return same(told, truth, "at_least", condition.says)
                if isinstance(condition, All):
                    return same(told, min(inside), "all", condition.says)
                return same(told, max(inside), "either", condition.says)
            case Not(part):
                return same(told, turned(self.truth(part, at_hand, parts_of(told, 1)[0])), "not", condition.says)
            case Holds():
                key = (condition.term, subject_of(condition.each, at_hand))
                return same(told, self.term(key), "term", condition.says, (key,))
            case Decided():
                key = (condition.classification, subject_of(condition.each, at_hand))
                truth = of_all(outcome in condition.outcomes for outcome in self.outcomes(key))
                return same(told, truth, "classification", condition.says, (key,))
            case Some():
                return self._some(condition, at_hand, told)
            case DatesCompare():
                key = (condition.question, subject_of(condition.each, at_hand))
                other = (condition.other, subject_of(condition.other_each, at_hand))
                truth = holds(condition, self.fact(key), self.fact(other), self.day, None)
                return same(told, truth, "dates", condition.says, (key, other))
            case _:
                key = (condition.question, subject_of(condition.each, at_hand))
                linked = at_hand[condition.kind] if isinstance(condition, Linked) else None
                fact = self.fact(key)
                known = (self.rulebook.questions[key[0]].each, key[1]) not in self.strangers
                if self.assumed.found is not None and known and isinstance(fact, Ticks):
                    fact = replace(fact, open_ended=False)  # whom a completed link does not name, it does not link
                return same(told, holds(condition, fact, None, self.day, linked), "fact", condition.says, (key,))

    def _some(self, some: Some, at_hand: AtHand, told: Proof | None) -> Truth:
        key, within = (
            (some.through or "", at_hand.get(some.through_each or "")),
            self.rulebook.subjects[some.kind].within,
        )
        members, complete = self.given.lists[some.kind].members, self.given.lists[some.kind].complete
        links = dict.fromkeys(sorted(members), YES)
        other = "more"
        if some.through is not None:
            fact = self.fact(key)
            assert isinstance(fact, Ticks)
            complete = not fact.open_ended
            links = {
                id: YES if id in fact.ticked else UNKNOWN for id in sorted(members) if id in fact.ticked | fact.maybe
            }
        elif within is not None and within in at_hand:
            links = {id: YES for id in sorted(members) if members[id].parent == at_hand[within]}
            other = f"more:{at_hand[within]}"
        if not complete:
            links[other] = UNKNOWN
        weighed: dict[str, Truth] = {}
        for (id, link), part in zip(links.items(), parts_of(told, len(links)), strict=True):
            around = {**at_hand, **self.at_hand(some.kind, id)}
            if is_unlisted(id):
                weighed[id] = self._stranger(some, id, at_hand, part)
            else:
                body = self.truth(some.body, around, part)
                weighed[id] = max(body, turned(link)) if some.quantifier == "every" else min(body, link)
        every = some.quantifier == "every"
        truth = min(weighed.values(), default=YES) if every else max(weighed.values(), default=NO)
        witness = next((id for id, weight in weighed.items() if weight is (NO if every else YES)), None)
        if some.quantifier == "no":
            truth = turned(truth)
        reads = (key,) if some.through is not None else ()
        ids, linked = tuple(links), tuple(links.values())
        return same(told, truth, some.quantifier, some.says, reads, ids, linked, complete, some.kind, witness)

    def _stranger(self, some: Some, id: str, at_hand: AtHand, told: Proof | None) -> Truth:
        """Return what those who are not listed, and may be anybody, add to a quantifier.

        Nothing may be assumed of them but that one is found who decides it, where the condition can come to that.
        """
        mine = self.at_hand(some.kind, id)
        kept = {some.kind} if ":" in id else set(mine)
        new = frozenset((kind, one) for kind, one in mine.items() if kind in kept and is_unlisted(one))
        every, around = some.quantifier == "every", {**at_hand, **mine}
        if self.assumed.found is None:
            about = {(self.rulebook.questions[key[0]].each, key[1]) for key in self.assumed.facts}
            about |= {(self.rulebook.classifications[key[0]].each, key[1]) for key in self.assumed.decided}
            if new & about:
                raise Unsound("a case speaks for all who are not listed")
            body = self.truth(some.body, around, told)
        else:
            body = self.assuming(self.assumed, self.strangers | new).truth(some.body, around, None)
        if self.assumed.found is None or not self.strangers.isdisjoint(at_hand.items()):
            return max(body, UNKNOWN) if every else min(body, UNKNOWN)
        says = f"not ({some.body.says})" if every else some.body.says
        where = " ".join([some.through or some.kind, *[f"{kind}={one}" for kind, one in sorted(at_hand.items())]])
        found = self.assumed.found.get((some.kind, says, where), False) and body is not (YES if every else NO)
        return turned(YES if found else NO) if every else YES if found else NO


def subject_of(each: str | None, at_hand: AtHand) -> str | None:
    """Return the subject of a kind that is at hand (None: the deployment)."""
    return at_hand[each] if each is not None else None


def turned(truth: Truth) -> Truth:
    """Return the opposite."""
    return {NO: YES, UNKNOWN: UNKNOWN, YES: NO}[truth]
