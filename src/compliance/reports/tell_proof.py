"""A proof of a condition in words: only the parts that decided, down to the answers.

Condition and proof are walked side by side: the proof knows what was true, the condition what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compliance.assessment.finding import LineProof, OutcomeProof
from compliance.conditions.facts import MORE
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Condition,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Leaf,
    Not,
    Some,
)
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Classification, Line
from compliance.reports.basis import Basis
from compliance.reports.deciding import deciding_parts
from compliance.reports.quote_law import quote_law
from compliance.reports.tell_fact import tell_fact
from compliance.reports.tell_line import tell_line, tell_outcome
from compliance.reports.told import Named, Told
from compliance.reports.wording import capitalised, listed, sentence
from compliance.sources.counted import counted

_MANY = 3
"""When brief, no more lines than these are told, and of more subjects only the names."""


class Telling:
    """Tells proofs about one subject (`home`); a term or a classification is told once and then referred to.

    `brief` tells one reason where one is enough, and no lines of a classification that do not hold.
    """

    def __init__(self, basis: Basis, home: str | None, brief: bool) -> None:
        """Nothing has been told yet."""
        self.basis, self.home, self.brief = basis, home, brief
        self._told: set[Named] = set()

    def condition(self, condition: Condition, proof: Proof) -> tuple[Told, ...]:
        """Return what decided a condition; nothing, for one that always holds."""
        return tuple(dict.fromkeys(self._parts(condition, proof)))

    def _parts(self, condition: Condition, proof: Proof) -> Iterator[Told]:
        match condition:
            case Always():
                return
            case Not(part=part) if proof.how == "not":
                yield from self._parts(part, proof.parts[0])
            case All() | Either() if len(condition.parts) == len(proof.parts):
                for part, its in deciding_parts(condition.parts, proof, self.brief):
                    yield from self._parts(part, its)
            case AtLeast() if len(condition.parts) == len(proof.parts):
                yield self._at_least(condition, proof)
            case Holds() if proof.how == "term":
                yield self.term(proof.keys[0], proof.truth)
            case Decided() if proof.how == "classification":
                yield self.classification(proof.keys[0])
            case DatesCompare() if proof.how == "dates":
                yield self._dates(condition, proof)
            case Some() if proof.how == condition.quantifier:
                yield from self._some(condition, proof)
            case All() | Either() | AtLeast() | Not() | Holds() | Decided() | Some() | DatesCompare():
                yield Told(sentence(f"{proof.says} ({proof.truth})"))
            case _:
                yield self.fact(proof.keys[0], condition, proof.truth)

    def fact(self, key: Key, leaf: Leaf | None = None, truth: Truth = UNKNOWN) -> Told:
        """Return one answer in words; for a question that is not asked, with the reason."""
        known = self.basis.assessment.facts[key]
        told = tell_fact(self.basis, key, known, leaf, truth, self.home, self.brief)
        asked_when = self.basis.rulebook.questions[key[0]].ask_when
        if known.told == "not_asked" and known.asked is not None and asked_when is not None:
            return replace(told, parts=self.condition(asked_when, known.asked))
        return told

    def _dates(self, leaf: DatesCompare, proof: Proof) -> Told:
        names = [self.basis.question(k[0], self._kind(k[0]), k[1], self.home) for k in proof.keys]
        known = {YES: "", NO: "not ", UNKNOWN: "perhaps "}[proof.truth]
        says = f"{names[0]} is {known}{leaf.op} {names[1]}"
        parts = tuple(self.fact(key) for key in proof.keys)
        return Told(sentence(says), parts=parts, is_open=proof.truth is UNKNOWN)

    def _kind(self, question: str) -> str | None:
        return self.basis.rulebook.questions[question].each

    def term(self, key: Key, truth: Truth) -> Told:
        """Return a term in its own words and what it rests on; `truth` is what it came to where it was used."""
        term = self.basis.rulebook.terms[key[0]]
        about = ""
        if term.each is not None and key[1] is not None and key[1] != self.home:
            about = f"{self.basis.subject_name(term.each, key[1])}: "
        says = {YES: term.reads, NO: f"it is not so that {term.reads}", UNKNOWN: f"not known: whether {term.reads}"}[
            truth
        ]
        says = sentence(about + says) if about else sentence(says)
        proof = self.basis.assessment.terms.get(key)
        if proof is None or proof.truth is not truth:  # one case of a split tells another truth than the whole
            return Told(says)
        named: Named = ("term", key)
        is_open = truth is UNKNOWN
        if not self._first(named):
            return Told(says if self.brief else f"{says} (Told above.)", named=named, is_open=is_open)
        quotes = quote_law(self.basis.rulebook, term.cite)
        return Told(says, quotes=quotes, parts=self.condition(term.means, proof), named=named, is_open=is_open)

    def classification(self, key: Key) -> Told:
        """Return a classification's outcome and the lines that say so."""
        classification = self.basis.rulebook.classifications[key[0]]
        outcome = self.basis.assessment.outcomes[key]
        says = tell_outcome(self.basis, classification, key[1], self.home, outcome)
        named: Named = ("classification", key)
        left = self.basis.possible(*key)
        is_open = len(left) > 1
        if not self._first(named):
            return Told(says if self.brief else f"{says} (Told above.)", named=named, is_open=is_open)
        held = [
            reached
            for reached in outcome.lines
            if reached.truth is not NO and (outcome.overridden is not None or not set(left).isdisjoint(reached.adds))
        ]
        shown = held[:_MANY] if self.brief else held
        parts = [self._line(classification, reached) for reached in shown]
        if len(held) > len(shown):
            parts.append(Told(f"Or one of {len(held) - len(shown)} lines of the test that come later."))
        if len(parts) == 1 and outcome.overridden is None:
            only = parts[0]
            parts = list(only.parts)
            says, quotes = f"{says} {only.says}".strip(), only.quotes
        else:
            quotes = ()
        if not self.brief:
            parts.extend(self._lines_before(classification, outcome))
        return Told(says, quotes=quotes, parts=tuple(parts), named=named, is_open=is_open)

    def _line(self, classification: Classification, reached: LineProof) -> Told:
        line = next(line for line in classification.lines if line.id == reached.line)
        quotes = quote_law(self.basis.rulebook, line.cite)
        return Told(
            tell_line(classification, line, reached, self.brief), quotes=quotes, parts=self._line_parts(line, reached)
        )

    def _line_parts(self, line: Line, reached: LineProof) -> tuple[Told, ...]:
        return self.condition(line.when, reached.proof) if line.when is not None and reached.proof is not None else ()

    def _lines_before(self, classification: Classification, outcome: OutcomeProof) -> Iterator[Told]:
        written = {line.id: line for line in classification.lines}
        failing = [reached for reached in outcome.lines if reached.truth is NO]
        if not failing:
            return
        parts = []
        for reached in failing:
            line = written[reached.line]
            says = f"`{line.id}` is not in force on this day." if reached.skipped else f"`{line.id}` does not hold."
            parts.append(Told(says, parts=self._line_parts(line, reached)))
        says = f"{counted(len(failing), 'line')} that would have come first {'does' if len(failing) == 1 else 'do'} not hold:"
        yield Told(says, parts=tuple(parts))

    def _at_least(self, condition: AtLeast, proof: Proof) -> Told:
        truths = [part.truth for part in proof.parts]
        holding, unknown = truths.count(YES), truths.count(UNKNOWN)
        says = f"{holding} of {len(truths)} criteria hold"
        if proof.truth is NO:
            says = f"{'only ' if holding else ''}{holding} of {len(truths)} criteria hold"
        if unknown:
            says += f", {unknown} {'is' if unknown == 1 else 'are'} not known"
        parts = [told for c, p in deciding_parts(condition.parts, proof, self.brief) for told in self._parts(c, p)]
        says = capitalised(f"{says}; {condition.count} are needed:")
        return Told(says, parts=tuple(parts), is_open=proof.truth is UNKNOWN)

    def _some(self, some: Some, proof: Proof) -> Iterator[Told]:
        kind = self.basis.rulebook.subjects[some.kind]
        plural = kind.plural.replace("_", " ")
        if proof.keys:
            yield self.fact(proof.keys[0])
        parts = dict(zip(proof.subjects, proof.parts, strict=True))
        if proof.witness is not None and proof.truth is not UNKNOWN:
            yield self._about(some, proof.witness, parts[proof.witness])
            return
        if proof.truth is UNKNOWN:
            listed_ids = self.basis.facts.lists[some.kind].members
            for subject, part in parts.items():
                if subject in listed_ids and part.truth is not (YES if some.quantifier == "every" else NO):
                    yield self._about(some, subject, part)
            if not proof.complete:
                yield Told(f"There may be {plural} that are not listed.")
            return
        if not parts:
            yield Told(f"No {kind.title.lower()} is {'among them' if proof.keys else 'listed'}.")
        elif self.brief and len(parts) > _MANY:
            names = listed(self.basis.subject_name(some.kind, subject) for subject in parts)
            yield Told(f"{'So' if some.quantifier == 'every' else 'Not so'} for all {len(parts)} {plural}: {names}.")
        else:
            for subject, part in parts.items():
                yield self._about(some, subject, part)

    def _about(self, some: Some, subject: str, proof: Proof) -> Told:
        name = self.basis.subject_name(some.kind, subject)
        says = {YES: f"So for {name}:", NO: f"Not so for {name}:", UNKNOWN: f"Not known for {name}:"}[proof.truth]
        if subject == MORE or subject.startswith(f"{MORE}:"):
            return Told(says[:-1] + ".")
        parts = self.condition(some.body, proof)
        return Told(says if parts else says[:-1] + ".", parts=parts, is_open=proof.truth is UNKNOWN)

    def _first(self, named: Named) -> bool:
        if named in self._told:
            return False
        self._told.add(named)
        return True
