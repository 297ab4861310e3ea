"""A proof as a few lines for a pack's author: each condition with its truth, down to the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compliance.assessment.finding import Level, RuleProof
from compliance.assessment.scene import Scene
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth

_MOST_LINES = 60


def rule_proof_lines(scene: Scene, proof: RuleProof) -> tuple[str, ...]:
    """Return why a rule has its verdict: whether it applies, then each duty; what was told once is not told again.

    Where that is long, only what decides is told down to the answers.
    """
    return _short_enough(lambda brief: _of_rule(_Telling(scene, brief), proof))


def outcome_proof_lines(scene: Scene, key: Key) -> tuple[str, ...]:
    """Return why a classification has its outcomes: each line that was reached. Where that is long, see above."""
    return _short_enough(lambda brief: _Telling(scene, brief).outcome(key, 0))


def _of_rule(telling: _Telling, proof: RuleProof) -> Iterator[str]:
    yield f"applies: {proof.applies.truth}"
    yield from telling.proof(proof.applies, 1)
    unmet = any(duty.applies is not NO and duty.level is not Level.YES for duty in proof.duties)
    for duty in proof.duties:
        if duty.applies is NO:
            yield f"duty `{duty.duty}` does not apply"
        else:
            level = "late" if duty.level is Level.NO and duty.due_key is not None else duty.level
            yield f"duty `{duty.duty}`: {level}" + (f", due on {duty.due_on}" if duty.due_on else "")
        if telling.brief and (proof.applies.truth is NO or (unmet and duty.level is Level.YES)):
            continue
        if duty.when is not None:
            yield from telling.proof(duty.when, 1)
        if duty.applies is not NO:
            yield from telling.proof(duty.met, 1)


def _short_enough(tell: Callable[[bool], Iterator[str]]) -> tuple[str, ...]:
    """Return all that is told; if it is long, what is told in brief, cut if that is long as well."""
    lines = tuple(tell(False))
    if len(lines) <= _MOST_LINES:
        return lines
    brief = tuple(tell(True))
    if len(brief) <= _MOST_LINES:
        return (*brief, f"told in brief: {len(lines) - len(brief)} lines on what does not decide are left out")
    return (*brief[:_MOST_LINES], f"... and {len(brief) - _MOST_LINES} more lines")


class _Telling:
    def __init__(self, scene: Scene, brief: bool) -> None:
        """Tell everything, or in brief: of what does not decide, its truth alone."""
        self.scene = scene
        self.brief = brief
        self.told: set[tuple[str, Key]] = set()

    def proof(self, proof: Proof, depth: int) -> Iterator[str]:
        """Tell a condition and what it rests on."""
        yield self.line(proof, depth)
        for key in proof.keys:
            if proof.how in ("term", "classification") and (proof.how, key) not in self.told:
                self.told.add((proof.how, key))
                if proof.how == "term":
                    yield from self.proof(self.scene.term(*key), depth + 1)
                else:
                    yield from self.outcome(key, depth + 1)
        deciding = _deciding(proof)
        for part in proof.parts:
            if self.brief and deciding is not None and part.truth is not deciding:
                yield self.line(part, depth + 1)
            else:
                yield from self.proof(part, depth + 1)

    def line(self, proof: Proof, depth: int) -> str:
        """Tell the truth of a condition, and the answers if it reads some."""
        value = f" ({'; '.join(self.value(key) for key in proof.keys)})" if proof.how in ("fact", "dates") else ""
        return f"{'  ' * depth}{proof.truth}: {proof.says}{value}"

    def outcome(self, key: Key, depth: int) -> Iterator[str]:
        """Tell what a classification comes to, and by which lines; lines that do not hold are left out."""
        outcome = self.scene.outcome(*key)
        yield f"{'  ' * depth}{key[0]}{_of(key)} is {' or '.join(outcome.possible)}"
        for line in outcome.lines:
            if line.truth is NO:
                continue
            yield f"{'  ' * (depth + 1)}line {line.line}: {line.truth}, gives {' or '.join(line.adds)}"
            if line.proof is not None:
                yield from self.proof(line.proof, depth + 2)

    def value(self, key: Key) -> str:
        """Tell an answer in a few words."""
        told = self.scene.fact(*key)
        how = {"answered": "answered", "not_asked": "not asked, so it counts as"}.get(told.told, told.told)
        value = _words(told.fact)
        return f"{how} {value}" if value and told.told in ("answered", "partly", "not_asked") else how


def _deciding(proof: Proof) -> Truth | None:
    """Return the truth of the parts by which a condition has its own; None if all of them count."""
    truth = proof.truth
    match proof.how:
        case "all" | "every":
            return truth if truth is not YES else None
        case "either" | "any":
            return truth if truth is not NO else None
        case "no":
            return {NO: YES, UNKNOWN: UNKNOWN}.get(truth)
        case "at_least":
            return truth if truth is not UNKNOWN else None
        case _:
            return None


def _words(fact: Fact) -> str:
    match fact:
        case Truth():
            return str(fact) if fact is not UNKNOWN else ""
        case OneOf(options):
            return " or ".join(options)
        case Ticks(ticked, maybe):
            maybe_words = f", perhaps {', '.join(sorted(maybe))}" if maybe else ""
            return f"[{', '.join(sorted(ticked))}]{maybe_words}"
        case Numbers(low, high, named, numeric):
            if not numeric:
                return " or ".join(named)
            return str(low) if low == high else f"{low} to {'any number' if high is None else high}"
        case Days(first, last):
            return str(first) if first == last else f"{first or 'any day'} to {last or 'any day'}"
        case Said(text):
            return text or ""


def _of(key: Key) -> str:
    return f" of {key[1]}" if key[1] is not None else ""
