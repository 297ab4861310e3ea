"""A classification in words: its outcome, and the line that decided with its reason, readings and decision."""

from __future__ import annotations

from compliance.assessment.finding import LineProof, OutcomeProof
from compliance.conditions.truth import UNKNOWN
from compliance.packs.model import Classification, Line
from compliance.reports.basis import Basis
from compliance.reports.wording import STANDINGS, day_words, listed, lowered, sentence, stopped


def tell_outcome(
    basis: Basis, classification: Classification, subject: str | None, home: str | None, outcome: OutcomeProof
) -> str:
    """Return what a classification comes to; `home` is the subject that is spoken of and need not be named."""
    about = ""
    if classification.each is not None and subject is not None and subject != home:
        about = f" of {basis.subject_name(classification.each, subject)}"
    left = basis.possible(classification.id, subject)
    possible = listed((classification.title_of(o) for o in left), "or")
    if outcome.overridden is not None:
        decision = outcome.overridden
        would = {o: None for line in outcome.lines for o in line.adds}
        answers = listed((classification.title_of(o) for o in would), "or") or "nothing"
        return (
            f"{classification.title}{about}: {possible}, by a decision of {decision.by} on {day_words(decision.dated)}: "
            f"{stopped(decision.because)} The answers alone give: {sentence(answers)}"
        )
    says = f"{classification.title}{about}: {sentence(possible)}"
    if len(left) > 1:
        says += " Which of them is not settled."
    elif len(outcome.possible) > 1:
        says += " Whatever is still open leads there."
    if outcome.elsewhere:
        says += " It may be one on whom counsel has decided."
    return says


def tell_line(classification: Classification, line: Line, reached: LineProof, brief: bool) -> str:
    """Return why a line decides or may decide, what it rests on, and what is contested about it.

    `brief` says that the law is not settled, but not which readings there are.
    """
    says = sentence(line.because)
    if not says and not line.contested:
        says = f"The line `{line.id}` of the test." if line.when is not None else "Nothing else fits."
    if reached.truth is UNKNOWN:
        added = listed((classification.title_of(o) for o in reached.adds), "or")
        says = f"Perhaps {added}{', if this holds: ' + lowered(says) if says else '.'}"
    if line.contested:
        says += (
            " The law is not settled here." if brief else f" The law is not settled here: {sentence(line.contested)}"
        )
    if reached.decision is not None:
        decision = reached.decision
        outcome = classification.title_of(decision.outcome)
        says += f" {decision.by} decided on {day_words(decision.dated)}: {outcome}."
        says += "" if brief else f" The reason given: {stopped(decision.because)}"
    elif line.leans and len(reached.adds) > 1:
        says += f" The safer reading is: {sentence(classification.title_of(line.leans))}"
    if line.standing is not None and not line.standing.is_binding:
        says += f" (This rests on {STANDINGS[line.standing]}.)"
    return says.strip()
