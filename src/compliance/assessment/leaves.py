"""Single questions as decision diagrams: one node per class of values, and the default where it is not asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from compliance.assessment.diagram import FALSE, TRUE, Diagram
from compliance.assessment.possible import allows
from compliance.assessment.scene import AtHand, Scene
from compliance.assessment.unknowns import Unknowns
from compliance.conditions.facts import Fact, Ticks
from compliance.conditions.meaning import Condition, DatesCompare, Ticked
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import UNKNOWN, YES
from compliance.conditions.weigh import weigh_leaf

_WAYS = {
    "before": (TRUE, FALSE, FALSE),
    "after": (FALSE, FALSE, TRUE),
    "on or before": (TRUE, TRUE, FALSE),
    "on or after": (FALSE, TRUE, TRUE),
}
"""Where one date compares with another: if it is before it, the same, or after it."""


class Leaves(ABC):
    """Builds the diagrams of single questions for one scene; `condition` builds those of whole conditions."""

    def __init__(self, scene: Scene, diagram: Diagram) -> None:
        """Keep the scene; `diagram` will hold what is built."""
        self.scene = scene
        self.unknowns = Unknowns(scene, diagram)
        self.diagram = diagram

    @abstractmethod
    def condition(self, condition: Condition, proof: Proof, at_hand: AtHand) -> int:
        """Return the diagram of a condition that was proved for the subjects at hand."""

    def asked(self, key: Key, answered: int, default: int) -> int:
        """Return `answered` where the question is asked, else what its default gives."""
        told = self.scene.fact(*key)
        question = self.scene.rulebook.questions[key[0]]
        if told.asked is None or told.asked.truth is not UNKNOWN or question.ask_when is None:
            return answered
        if question.when_not_asked is None or not allows(told.fact, question.when_not_asked):
            return answered
        asked = self.condition(question.ask_when, told.asked, self.scene.at_hand(question.each, key[1]))
        return self.diagram.choose(asked, answered, default)

    def by_class(self, key: Key, result: Callable[[Fact], int]) -> int:
        """Return the diagram that gives each class of a question's values its result."""
        variable = self.unknowns.whole(key, self.scene.fact(*key).fact)
        node = self.diagram.node(variable, tuple([result(fact) for fact in self.unknowns.known[variable].facts]))
        default = self.scene.rulebook.questions[key[0]].when_not_asked
        return self.asked(key, node, result(default)) if default is not None else node

    def tick(self, key: Key, option: str) -> int:
        """Return where an option is ticked, or a subject linked."""
        fact = self.scene.fact(*key).fact
        assert isinstance(fact, Ticks)
        if option in fact.ticked:
            return TRUE
        if option in fact.maybe or fact.open_ended:
            return self.diagram.node(self.unknowns.tick(key, option), (FALSE, TRUE))
        return FALSE

    def ticked_by_default(self, key: Key, option: str) -> int:
        """Return whether an option is ticked where its question is not asked."""
        default = self.scene.rulebook.questions[key[0]].when_not_asked
        return TRUE if isinstance(default, Ticks) and option in default.ticked else FALSE

    def ticked(self, leaf: Ticked, key: Key) -> int:
        """Return where a tick list includes what `leaf` says."""
        diagram = self.diagram
        every_option = self.scene.rulebook.questions[leaf.question].kind.options
        if leaf.mode == "only":
            others = [option for option in every_option if option not in leaf.options]
            answered = TRUE
            for option in others:
                answered = diagram.both(answered, diagram.opposite(self.tick(key, option)))
        else:
            answered = TRUE if leaf.mode == "all" else FALSE
            for option in leaf.options:
                combine = diagram.both if leaf.mode == "all" else diagram.one
                answered = combine(answered, self.tick(key, option))
        default = self.scene.rulebook.questions[leaf.question].when_not_asked
        if default is None:
            return answered
        holds = weigh_leaf(leaf, default, None, self.scene.day, None) is YES
        return self.asked(key, answered, TRUE if holds else FALSE)

    def dates(self, leaf: DatesCompare, first: Key, second: Key) -> int:
        """Return where two dates compare as `leaf` says.

        Class is compared with class; only two dates within one class need a variable for their order, and it is the same
        one whichever of them is named first.
        """
        ways = _WAYS[leaf.op]
        pair = (first, second)
        if (second[0], second[1] or "") < (first[0], first[1] or ""):
            ways, pair = ways[::-1], (second, first)
        order = -1

        def compare(a: Fact, b: Fact) -> int:
            nonlocal order
            truth = weigh_leaf(leaf, a, b, self.scene.day, None)
            if truth is not UNKNOWN:
                return TRUE if truth is YES else FALSE
            order = order if order >= 0 else self.unknowns.order(*pair)
            return self.diagram.node(order, ways)

        def against(a: Fact) -> int:
            return self.by_class(second, lambda b: compare(a, b))

        return self._by_class_of_diagrams(first, against)

    def _by_class_of_diagrams(self, key: Key, result: Callable[[Fact], int]) -> int:
        """Return a diagram that goes on with another diagram for each class of the first date."""
        variable = self.unknowns.whole(key, self.scene.fact(*key).fact)
        classes = self.unknowns.known[variable].facts
        node = FALSE
        for value, fact in enumerate(classes):
            here = self.diagram.node(variable, tuple([TRUE if i == value else FALSE for i in range(len(classes))]))
            node = self.diagram.choose(here, result(fact), node)
        default = self.scene.rulebook.questions[key[0]].when_not_asked
        return self.asked(key, node, result(default)) if default is not None else node
