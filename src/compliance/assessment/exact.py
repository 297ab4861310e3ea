"""Conditions as decision diagrams over what is unknown: what Kleene's logic leaves open is looked at case by case.

Only the parts that Kleene leaves unknown are built; whatever is decided enters as a constant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.assessment.decided_elsewhere import as_decided_elsewhere
from compliance.assessment.diagram import FALSE, TRUE, BudgetEnded, Diagram
from compliance.assessment.finding import OutcomeProof, RuleProof
from compliance.assessment.leaves import Leaves
from compliance.assessment.modules import Module, Modules
from compliance.assessment.scene import AtHand, Scene
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
    Ticked,
)
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.conditions.weigh import weigh_leaf

BUDGET_FOR_NAMED = 20_000
"""How many nodes the diagram of one term or classification may have taken to make."""

BUDGET_FOR_UNLISTED_NAMED = 5_000
"""The same if it is about somebody who is not listed."""


class Exact(Leaves):
    """Builds diagrams for one scene; terms and classifications are built once.

    `budget_for_named` bounds each of those; `may_be_loose` allows to take one that is larger loosely.
    """

    budget_for_named = BUDGET_FOR_NAMED
    may_be_loose = True

    def __init__(self, scene: Scene, budget: int, diagram: Diagram | None = None) -> None:
        """Keep the scene; `budget` bounds the nodes of all diagrams together, and `diagram` holds them, if one is at hand."""
        super().__init__(scene, diagram or Diagram(budget))
        self.budget = budget
        self._finder = Modules(scene)
        self._modules: frozenset[Module] = frozenset()
        self._built: dict[tuple[Module, frozenset[Module]], int] = {}
        self._ended: dict[tuple[Module, frozenset[Module]], int] = {}
        self._whole: dict[Module, int] = {}
        self._read: dict[Module, tuple[set[int], set[int]]] = {}
        self._inside: dict[Module, set[int]] = {}
        self._too_large: set[Module] = set()
        self.loose: set[Module] = set()

    def begin(self, proof: RuleProof, *, flat: bool = False, loose: bool = False) -> None:
        """Begin with a rule: from now on its modules are variables, or nothing is (`flat`), or all named things (`loose`)."""
        self._modules = frozenset() if flat else self._finder.of_rule(proof, loose=loose)

    def flat(self, module: Module) -> int:
        """Return the diagram of a named thing in which nothing is a module."""
        self._modules = frozenset()
        return self._named(module)

    def alone(self, conditions: Sequence[tuple[Condition, Proof]], at_hand: AtHand) -> int:
        """Return the diagram of conditions that hold together, outside of any rule."""
        self._modules = self._finder.of_conditions([proof for _, proof in conditions])
        result = TRUE
        for condition, proof in conditions:
            result = self.diagram.both(result, self.condition(condition, proof, at_hand))
        return result

    # --- named things

    def term(self, key: Key) -> int:
        """Return the diagram of a term; in a rule of which it is a module, one variable."""
        return self._named(("term", key))

    def outcome(self, key: Key) -> int:
        """Return the diagram of a classification; its results are positions among its outcomes."""
        return self._named(("classification", key))

    def outcome_among(self, key: Key, wanted: frozenset[int]) -> int:
        """Return the diagram of where a classification comes to one of the outcomes at these positions."""
        return self.diagram.among(self.outcome(key), wanted)

    def whole(self, module: Module) -> int:
        """Return the diagram of a named thing by itself, whatever rule is being built; it may hold modules in turn.

        If that becomes too large, the named things in it are taken for modules although they may rest on the same: then it
        may seem to come to more than it can, and to rest on more than it does.
        """
        known = self._whole.get(module)
        if known is None:
            if module in self._too_large:
                raise BudgetEnded
            kept, left = self._modules, self.diagram.left
            try:
                known = self._whole[module] = self._whole_of(module, loose=False)
            except (BudgetEnded, RecursionError):
                try:
                    if not self.may_be_loose:
                        raise
                    known = self._whole[module] = self._whole_of(module, loose=True)
                    self.loose.add(module)
                except (BudgetEnded, RecursionError):
                    self._too_large.add(module)
                    raise
            finally:
                self._modules, self.diagram.left = kept, left
        return known

    def _whole_of(self, module: Module, *, loose: bool) -> int:
        # What many rules share has an allowance of its own, so that the first rule does not pay for all.
        most = BUDGET_FOR_UNLISTED_NAMED if self._is_of_unlisted(module) else self.budget_for_named
        allowance = self.diagram.left = min(most, self.budget)
        self._modules = self._finder.of_named(module, loose=loose)
        try:
            return self._build(module)
        finally:
            self.budget -= allowance - self.diagram.left

    def _is_of_unlisted(self, module: Module) -> bool:
        how, (id, subject) = module
        book = self.scene.rulebook
        return self.scene.is_unlisted((book.terms if how == "term" else book.classifications)[id].each, subject)

    def inside(self, variables: set[int]) -> set[int]:
        """Return variables with every module replaced by what it rests on."""
        found: set[int] = set()
        for number in variables:
            module = self.unknowns.known[number].module
            if module is None:
                found.add(number)
            else:
                known = self._inside.get(module)
                if known is None:
                    known = self._inside[module] = self.inside(self.reads(module)[0])
                found |= known
        return found

    def reads(self, module: Module) -> tuple[set[int], set[int]]:
        """Return the variables that a module depends on, and the results that it can come to."""
        known = self._read.get(module)
        if known is None:
            known = self._read[module] = self.diagram.reads(self.whole(module))
        return known

    def _named(self, module: Module) -> int:
        if module in self._modules:
            results = self.reads(module)[1]
            if len(results) == 1:
                return next(iter(results))
            ordered = tuple(sorted(results))
            unlisted = sorted(self._finder.unlisted(module))
            return self.diagram.node(self.unknowns.module(module, ordered, unlisted), ordered)
        built = (module, self._modules & self._finder.built_on(module))
        known = self._built.get(built)
        if known is None:
            left = self.diagram.left
            if left <= self._ended.get(built, -1):  # it was too large before, and no more may be spent now
                raise BudgetEnded
            try:
                known = self._built[built] = self._build(module)
            except (BudgetEnded, RecursionError):
                self._ended[built] = left
                raise
        return known

    def _build(self, module: Module) -> int:
        how, key = module
        if how == "classification":
            return self._outcome(key, self.scene.outcome(*key))
        term = self.scene.rulebook.terms[key[0]]
        return self.condition(term.means, self.scene.term(*key), self.scene.at_hand(term.each, key[1]))

    def _outcome(self, key: Key, proof: OutcomeProof) -> int:
        order = {one.id: i for i, one in enumerate(self.scene.rulebook.classifications[key[0]].outcomes)}
        if len(proof.possible) == 1:
            return order[proof.possible[0]]
        result = 0
        for holds, adds in reversed(self.lines(key, proof, order)):
            result = self.diagram.choose(holds, adds, result)
        return as_decided_elsewhere(self.unknowns, key, proof, order, result)

    def lines(self, key: Key, proof: OutcomeProof, results: Mapping[str, int]) -> list[tuple[int, int]]:
        """Return for each line of a classification that may be reached where it holds, and the result of what it adds.

        Lines are built from the first to the last, so that variables are numbered in the order in which they decide.
        """
        classification = self.scene.rulebook.classifications[key[0]]
        at_hand = self.scene.at_hand(classification.each, key[1])
        lines = {line.id: line for line in classification.lines}
        built: list[tuple[int, int]] = []
        for reached in proof.lines:
            if reached.truth is NO:
                continue
            line = lines[reached.line]
            holds = TRUE
            if line.when is not None and reached.proof is not None:
                holds = self.condition(line.when, reached.proof, at_hand)
            adds = results[reached.adds[0]]
            if len(reached.adds) > 1:
                variable = self.unknowns.decision(key, line.id, reached.adds)
                adds = self.diagram.node(variable, tuple([results[outcome] for outcome in reached.adds]))
            built.append((holds, adds))
        return built

    # --- conditions

    def condition(self, condition: Condition, proof: Proof, at_hand: AtHand) -> int:
        """Return the diagram of a condition that was proved for the subjects at hand."""
        if proof.truth is not UNKNOWN:
            return TRUE if proof.truth is YES else FALSE
        diagram = self.diagram
        match condition:
            case All(parts):
                result = TRUE
                for part, told in zip(parts, proof.parts, strict=True):
                    result = diagram.both(result, self.condition(part, told, at_hand))
                return result
            case Either(parts):
                result = FALSE
                for part, told in zip(parts, proof.parts, strict=True):
                    result = diagram.one(result, self.condition(part, told, at_hand))
                return result
            case Not(part):
                return diagram.opposite(self.condition(part, proof.parts[0], at_hand))
            case AtLeast(count, parts):
                told_parts = zip(parts, proof.parts, strict=True)
                return diagram.at_least(count, [self.condition(part, told, at_hand) for part, told in told_parts])
            case Holds():
                return self.term(proof.keys[0])
            case Decided(classification, _, outcomes):
                known = self.scene.rulebook.classifications[classification].outcomes
                wanted = frozenset(i for i, outcome in enumerate(known) if outcome.id in outcomes)
                return self.outcome_among(proof.keys[0], wanted)
            case Some():
                return self._some(condition, proof, at_hand)
            case DatesCompare():
                return self.dates(condition, proof.keys[0], proof.keys[1])
            case Ticked():
                return self.ticked(condition, proof.keys[0])
            case Linked():
                return self.asked(proof.keys[0], self.tick(proof.keys[0], at_hand[condition.kind]), FALSE)
            case _:
                assert not isinstance(condition, Always)
                leaf, day = condition, self.scene.day
                return self.by_class(
                    proof.keys[0], lambda fact: TRUE if weigh_leaf(leaf, fact, None, day, None) is YES else FALSE
                )

    def _some(self, some: Some, proof: Proof, at_hand: AtHand) -> int:
        diagram, every = self.diagram, some.quantifier == "every"
        result = TRUE if every else FALSE
        for subject, link, told in zip(proof.subjects, proof.linked, proof.parts, strict=True):
            inside = self.scene.bind(some.kind, subject, at_hand)
            body = self.condition(some.body, told, inside)
            listed = subject in self.scene.given.lists[some.kind].members
            linked = TRUE
            if not listed:
                body = self._others(some, body, at_hand, every)
            elif link is UNKNOWN:
                linked = self.tick(proof.keys[0], subject)
            if some.through is not None and link is not YES:
                linked = self.asked(proof.keys[0], linked, self.ticked_by_default(proof.keys[0], subject))
            if every:
                result = diagram.both(result, diagram.one(body, diagram.opposite(linked)))
            else:
                result = diagram.one(result, diagram.both(body, linked))
        return diagram.opposite(result) if some.quantifier == "no" else result

    def _others(self, some: Some, body: int, at_hand: AtHand, every: bool) -> int:
        """Return where the subjects that are not listed leave the quantifier: fulfilled by one, or by every one.

        What is unknown of them is asked away: any answers are possible for somebody of whom nothing is known.
        """
        diagram = self.diagram
        wanted = diagram.opposite(body) if every else body
        theirs = [self.unknowns.theirs.get(kind, set()) for kind, _ in self.scene.strangers(some, at_hand)]
        possible = diagram.exists(wanted, frozenset().union(*theirs))
        says = f"not ({some.body.says})" if every else some.body.says
        context = others_context(some, at_hand)
        unlisted = [kind for kind, subject in at_hand.items() if self.scene.is_unlisted(kind, subject)]
        found = diagram.node(self.unknowns.others(some.kind, says, context, unlisted), (FALSE, TRUE))
        found = diagram.both(found, possible)
        return diagram.opposite(found) if every else found


def others_context(some: Some, at_hand: AtHand) -> str:
    """Return in words which list a quantifier means: the link question, if any, and the subjects at hand."""
    return " ".join([some.through or some.kind, *[f"{kind}={subject}" for kind, subject in sorted(at_hand.items())]])
