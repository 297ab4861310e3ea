"""A proof as a few lines for a pack's author: each condition with its truth, down to the answers."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.finding import Level, RuleProof
from compliance.assessment.scene import Scene
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, Truth

_MOST_LINES = 60


def rule_proof_lines(scene: Scene, proof: RuleProof) -> tuple[str, ...]:
    """Return why a rule has its verdict: whether it applies, then each duty; what was told once is not told again."""
    telling = _Telling(scene)
    lines = [f"applies: {proof.applies.truth}", *telling.proof(proof.applies, 1)]
    for duty in proof.duties:
        if duty.applies is NO:
            lines.append(f"duty `{duty.duty}` does not apply")
        else:
            level = "late" if duty.level is Level.NO and duty.due_key is not None else duty.level
            lines.append(f"duty `{duty.duty}`: {level}" + (f", due on {duty.due_on}" if duty.due_on else ""))
        if duty.when is not None:
            lines += telling.proof(duty.when, 1)
        if duty.applies is not NO:
            lines += telling.proof(duty.met, 1)
    return _cut(lines)


def outcome_proof_lines(scene: Scene, key: Key) -> tuple[str, ...]:
    """Return why a classification has its outcomes: each line that was reached."""
    return _cut(list(_Telling(scene).outcome(key, 0)))


def _cut(lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return (*lines[:_MOST_LINES], f"... and {len(lines) - _MOST_LINES} more lines")


class _Telling:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.told: set[tuple[str, Key]] = set()

    def proof(self, proof: Proof, depth: int) -> Iterator[str]:
        """Tell a condition and what it rests on."""
        value = f" ({'; '.join(self.value(key) for key in proof.keys)})" if proof.how in ("fact", "dates") else ""
        yield f"{'  ' * depth}{proof.truth}: {proof.says}{value}"
        for key in proof.keys:
            if proof.how in ("term", "classification") and (proof.how, key) not in self.told:
                self.told.add((proof.how, key))
                if proof.how == "term":
                    yield from self.proof(self.scene.term(*key), depth + 1)
                else:
                    yield from self.outcome(key, depth + 1)
        for part in proof.parts:
            yield from self.proof(part, depth + 1)

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
