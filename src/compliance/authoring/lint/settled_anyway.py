"""Conditions that say more than they need to, and so leave open what a simpler sentence would settle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from compliance.assessment.diagram import FALSE, TERMINALS, TRUE, BudgetEnded, Diagram
from compliance.assessment.reuse import take_over_proofs
from compliance.assessment.scene import Scene
from compliance.authoring.deciding_parts import APPLIES, MEANS, WHEN_OF, leaves
from compliance.authoring.lint.finding import LintFinding, too_large
from compliance.authoring.mutate_condition import mutate_condition
from compliance.authoring.open_world import OpenWorld, in_words
from compliance.authoring.situation import facts_of, situation
from compliance.authoring.way_together import Way, cube
from compliance.conditions.meaning import All, AtLeast, Condition, Either, Not, Some
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.behind import Behind
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.values import dataclass

_MOST_WAYS = 100
_MOST_STEPS = 2_000
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Written:
    """A condition with whose it is, what it is called there (`part`), of which kind of subject, and where it stands.

    `whose` says it in words; `name` is its id.
    """

    whose: str
    name: str
    part: str
    each: str | None
    condition: Condition
    at: Place | None
    is_term: bool = False


def check_settled(world: OpenWorld, pack: str) -> Iterator[LintFinding]:
    """Yield `settled-anyway`: a simpler sentence means the same, and is settled by answers that leave this one open.

    Of a sentence that names a term which always or never holds nothing is said: the term is told.
    """
    behind = Behind(world.rulebook)
    passed_over: list[str] = []
    settled: set[str] = set()
    found: list[tuple[Condition, LintFinding]] = []
    first: Place | None = None
    for written in _conditions(world.rulebook, pack):
        if not _reads_twice(written.condition, behind) or _needs_every_part(world, written):
            continue
        try:
            told = list(_of_condition(world, written, passed_over))
        except (BudgetEnded, RecursionError):
            yield too_large(f"the condition `{written.condition.says}` of {written.whose}", written.at)
            continue
        first = first or (written.at if passed_over else None)
        found += [(written.condition, one) for one in told if one.witness]
        settled |= {written.name for one in told if not one.witness}
        yield from (one for one in told if not one.witness)
    yield from (one for condition, one in found if not behind.condition(condition) & settled)
    if passed_over:
        few = "; ".join(passed_over[:_MOST_NAMED])
        conditions = "1 condition" if len(passed_over) == 1 else f"{len(passed_over)} conditions"
        says = f"whether answers leave {conditions} of `{pack}` open that a simpler one settles (such as {few})"
        yield too_large(says, first)


def _conditions(rulebook: Rulebook, pack: str) -> Iterator[_Written]:
    for term in rulebook.terms.values():
        if term.pack == pack:
            yield _Written(f"`{term.id}`", term.id, MEANS, term.each, term.means, term.place, is_term=True)
    for one in rulebook.classifications.values():
        for line in one.lines if one.pack == pack else ():
            if line.when is not None:
                whose = f"the line `{line.id}` of `{one.id}`"
                yield _Written(whose, one.id, line.id, one.each, line.when, line.place or one.place)
    for rule in rulebook.rules_of(pack):
        yield _Written(f"`{rule.id}`", rule.id, APPLIES, rule.each, rule.applies_when, rule.place)
        for duty in rule.duties:
            for part, condition in ((f"{WHEN_OF}{duty.id}", duty.when), (duty.id, duty.met_when)):
                if condition is not None:
                    whose = f"the duty `{duty.id}` of `{rule.id}`"
                    yield _Written(whose, rule.id, part, rule.each, condition, duty.place or rule.place)


def _reads_twice(condition: Condition, behind: Behind) -> bool:
    """Return whether two parts rest on the same; if not, Kleene's logic leaves nothing open that is settled."""
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            seen: set[str] = set()
            for part in parts:
                names = behind.condition(part)
                if names & seen or _reads_twice(part, behind):
                    return True
                seen |= names
            return False
        case Not(part):
            return _reads_twice(part, behind)
        case _:
            return False


def _needs_every_part(world: OpenWorld, written: _Written) -> bool:
    """Return whether examples show that a condition means something else without any one of its parts; False says nothing."""
    if world.examples is None or not _is_shown_whole(written.condition):
        return False
    parts = list(leaves(written.condition))
    if len(parts) != len(set(parts)):  # one that stands twice is seen to decide where only one of the two does
        return False
    seen = world.examples.deciding.get((written.name, written.part), {})
    return all(seen.get((part, truth), False) for part in parts for truth in (YES, NO))


def _is_shown_whole(condition: Condition) -> bool:
    """Return whether `leaves` goes into every part of a condition that could be dropped."""
    match condition:
        case All(parts) | Either(parts):
            return all(_is_shown_whole(part) for part in parts)
        case Not(part) | Some(body=All() | Either() as part):
            return _is_shown_whole(part)
        case _:
            return not _with_a_part_dropped(condition)


def _of_condition(world: OpenWorld, written: _Written, passed_over: list[str]) -> Iterator[LintFinding]:
    """Yield what is to be said of one condition; it is put among those passed over if not all answers could be walked."""
    free, condition, behind = world.free, written.condition, world.exact.behind
    node, simpler = _simplest(free, written)
    if node in (TRUE, FALSE):
        if not written.is_term:  # other checks tell of a rule, a duty or a line that is always or never so
            return
        always = "always" if node == TRUE else "never"
        says = f"`{condition.says}` of {written.whose} {always} holds, whatever is answered"
        slip = "is a part of it turned round, or `and` written for `or`?"
        help = (
            f"if that is meant, write `always`; else mend it: {slip}"
            if node == TRUE
            else f"mend it, or take it out: {slip}"
        )
        yield LintFinding("settled-anyway", says, written.at, help)
        return
    if simpler == condition:
        return
    before: Scene | None = None
    all_walked = True
    for result in (TRUE, FALSE):
        wanted = node if result == TRUE else free.diagram.opposite(node)
        primes = _Primes(free.diagram)
        ways = list(islice(primes.ways(wanted), _MOST_WAYS))
        all_walked = all_walked and primes.left >= 0 and len(ways) < _MOST_WAYS
        for way in ways:
            answers = free.answers_to(cube(free.diagram, way), TRUE)
            data = situation(world.rulebook, answers or (), [(written.each, "a")] if written.each is not None else [])
            facts = facts_of(world.rulebook, data)
            if answers is None or facts is None:
                continue
            scene = Scene(world.rulebook, facts, world.scene.day)
            if before is not None:  # most ways differ in few answers from the one before
                take_over_proofs(scene, before, behind, behind.condition(condition))
            before = scene
            at_hand = scene.at_hand(written.each, "a") if written.each is not None else {}
            if scene.prove(condition, at_hand).truth is not UNKNOWN:
                continue
            truth = scene.prove(simpler, at_hand).truth
            if truth is not UNKNOWN:
                says = f"`{condition.says}` of {written.whose} stays unknown for answers that settle it"
                yield LintFinding(
                    "settled-anyway",
                    says,
                    written.at,
                    f"if the condition is what you meant, write `{simpler.says}`: it means the same, and is {truth} then",
                    in_words(answers),
                )
                return
    if not all_walked:
        passed_over.append(f"`{condition.says}` of {written.whose}, for which `{simpler.says}` would do")


def _simplest(free: OpenWorld, written: _Written) -> tuple[int, Condition]:
    """Return the diagram of a condition, and what is left of it without parts that change nothing."""
    at_hand = free.at_hand(written.each)
    simplest = written.condition
    while True:
        candidates = _with_a_part_dropped(simplest)
        conditions = [written.condition, *candidates]
        free.exact.renew()
        nodes = free.exact.each_alone([(one, free.scene.prove(one, at_hand), at_hand) for one in conditions])
        smaller = next((one for one, node in zip(candidates, nodes[1:], strict=True) if node == nodes[0]), None)
        if smaller is None or nodes[0] < TERMINALS:
            return nodes[0], simplest
        simplest = smaller


def _with_a_part_dropped(condition: Condition) -> list[Condition]:
    return [changed for says, changed in mutate_condition(condition) if says.startswith("dropped `")]


class _Primes:
    """Finds values of variables that settle a diagram, as few as can be, in a bounded number of steps."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram, self.left = diagram, _MOST_STEPS

    def ways(self, node: int) -> Iterator[Way]:
        """Yield values that make a diagram hold, and that no longer do if one of them is left out."""
        self.left -= 1
        if node == FALSE or self.left < 0:
            return
        if node == TRUE:
            yield {}
            return
        children = self.diagram.below(node)
        anyway = TRUE
        for child in children:
            anyway = self.diagram.both(anyway, child)
        yield from self.ways(anyway)
        for value, child in enumerate(children):
            # What holds whatever the value is has been told; only what needs the value is wanted here.
            if self.diagram.both(child, self.diagram.opposite(anyway)) == FALSE:
                continue
            for way in self.ways(child):
                if self.left < 0:
                    return
                yield {self.diagram.ask(node): value, **way}
