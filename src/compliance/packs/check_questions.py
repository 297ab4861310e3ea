"""Questions: their ids, what may be answered, when they are asked, and what counts when they are not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from compliance.conditions.error import quoted
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.syntax import ClockUnit
from compliance.conditions.truth import NO, YES
from compliance.packs.check_citations import check_citations
from compliance.packs.check_conditions import Reader
from compliance.packs.check_needs import is_later
from compliance.packs.check_options import OptionSet, check_options
from compliance.packs.declare import question_ids
from compliance.packs.model import Question
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_questions import QuestionsFile, WrittenQuestion
from compliance.sources.misread import number_form
from compliance.sources.problem import did_you_mean
from compliance.sources.values import dataclass

_SPANS: tuple[ClockUnit, ...] = ("days", "weeks", "months", "years")
_NONE = "None of these"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose `ask_when` is still to be read, with where it stands."""

    question: Question
    written: WrittenQuestion
    spot: Spot


def check_questions(
    written: QuestionsFile, spot: Spot, scope: Scope, sets: Mapping[str, OptionSet], version: str
) -> list[Asked]:
    """Return the questions of a file, one for each row, all but when they are asked."""
    found: list[Asked] = []
    for i, question in enumerate(written.questions):
        at = spot / "questions" / i
        _check_id(question, at, scope)
        answers = check_options(question, at, scope, sets)
        _check_since(question, at, scope, version)
        if question.ask is None and question.rows is None:
            scope.add("missing-key", f"`{question.id}` has no `ask`", at / "id", "write the question that is asked")
        good_for = _good_for(question.good_for, at / "good_for", scope)
        cite = check_citations(question.cite, at / "cite", scope)
        for id, row in question_ids(question):
            text = question.rows[row] if question.rows and row else ""
            whole = Question(
                id=id,
                pack=scope.pack,
                section=written.section,
                each=question.each,
                kind=answers.kind,
                ask=f"{question.ask or ''} {text}".strip(),
                why=question.why,
                help=question.help,
                options=answers.options,
                named=answers.named,
                none=(question.none or _NONE) if question.kind == "choices" else "",
                evidence=question.evidence,
                judgement=question.judgement == "yes",
                good_for=good_for,
                row_of=question.id if row else "",
                intro=" ".join(written.intro.split()),
                cite=cite,
                place=(at / "rows" / row).key_place if row else (at / "id").place,
            )
            found.append(Asked(whole, question, at))
    return found


def check_asking(asked: Asked, reader: Reader) -> Question:
    """Return a question with when it is asked, and with the fact that counts when it is not."""
    question, written, spot, scope = asked.question, asked.written, asked.spot, reader.scope
    if written.ask_when is None and written.when_not_asked is None:
        return question
    if written.ask_when is None:
        says = f"`{written.id}` is always asked, so `when_not_asked` never counts"
        scope.problems.add(
            "missing-ask-when", says, (spot / "when_not_asked").key_place, "write `ask_when`, or delete it"
        )
        return question
    ask_when = reader.read(spot / "ask_when", question.each, question.id)
    question = replace(question, ask_when=ask_when, ask_when_place=(spot / "ask_when").place)
    if written.when_not_asked is None:
        if question.kind.name == "text":
            return replace(question, when_not_asked=Said(None))
        says = f"`{written.id}` is not always asked, and says not what counts when it is not"
        scope.problems.add(
            "missing-when-not-asked", says, (spot / "ask_when").key_place, _when_not_asked_advice(question.kind)
        )
        return question
    fact = _fact(written.when_not_asked, question.kind)
    if fact is None and question.kind.name == "number" and (form := number_form(str(written.when_not_asked))):
        scope.add("number-form", form[0], spot / "when_not_asked", form[1])
        return question
    if fact is None:
        given = written.when_not_asked
        shown = quoted(given) if isinstance(given, str) else f"the list [{', '.join(given)}]"
        says = f"{shown} is no answer to `{question.id}`"
        near = did_you_mean(given, [*question.kind.options, *question.kind.named]) if isinstance(given, str) else ""
        if isinstance(given, list) and question.kind.name == "choice":
            near = "write `kind: choices`, if several can be ticked"
        scope.add("wrong-when-not-asked", says, spot / "when_not_asked", near, _when_not_asked_advice(question.kind))
    return replace(question, when_not_asked=fact)


def _fact(given: str | list[str], kind: Kind) -> Fact | None:
    """Return the fact that a written answer is, or None if it is no answer of this kind."""
    match kind.name:
        case "yes_no":
            return {"yes": YES, "no": NO}.get(given) if isinstance(given, str) else None
        case "choice":
            return OneOf((given,)) if isinstance(given, str) and given in kind.options else None
        case "choices":
            ticked = [given] if isinstance(given, str) else given
            return Ticks(frozenset(ticked)) if set(ticked) <= set(kind.options) else None
        case "links":
            return Ticks(frozenset()) if given == [] else None
        case "number":
            return _number(given, kind)
        case "date":
            return _day(given) if isinstance(given, str) else None
        case "text":
            return None


def _day(given: str) -> Fact | None:
    try:
        day = date.fromisoformat(given) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given) else None
    except ValueError:
        return None
    return Days(day, day) if day else None


def _number(given: str | list[str], kind: Kind) -> Fact | None:
    if isinstance(given, str) and given in kind.named:
        return Numbers(named=(given,), numeric=False)
    if isinstance(given, str) and re.fullmatch(r"0|[1-9]\d{0,14}|[1-9]\d{0,2}(_\d{3}){1,4}", given):
        return Numbers(int(given), int(given))
    return None


def _when_not_asked_advice(kind: Kind) -> str:
    match kind.name:
        case "yes_no":
            return "write `when_not_asked: no`, or `yes`"
        case "choice":
            return f"write `when_not_asked:` and one of its options: {', '.join(kind.options)}"
        case "choices":
            return "write `when_not_asked: []`, or a list of options that count as ticked"
        case "links":
            return "write `when_not_asked: []`"
        case "number":
            return f"write `when_not_asked:` and a number{', or one of ' + ', '.join(kind.named) if kind.named else ''}"
        case "date":
            return "write `when_not_asked:` and a day that counts, as `2026-01-31`; or ask it always, and let conditions test the rest first"
        case "text":
            return "delete it: text is never judged"


def _check_id(question: WrittenQuestion, spot: Spot, scope: Scope) -> None:
    """Check the area of an id: the kind of subject the question is asked of, or a name that no subject has."""
    dots = question.id.count(".")
    area = question.id.partition(".")[0]
    if dots == 0 and question.rows is None:
        advice = f"write it like `{question.each or 'area'}.{question.id}`"
        scope.add("bad-id", f"`{question.id}` has no area", spot / "id", advice)
    elif dots > 1:
        scope.add("bad-id", f"`{question.id}` has more than one dot", spot / "id", "write it like `area.two_words`")
    if question.each is not None and scope.knows("subject", question.each, spot / "each"):
        if area != question.each:
            says = f"`{question.id}` is asked of each {question.each}, so its area must be `{question.each}`"
            _, _, rest = question.id.rpartition(".")
            scope.add("wrong-area", says, spot / "id", f"call it `{question.each}.{rest}`")
    elif question.each is None and area in scope.declarations.of("subject"):
        says = f"the area `{area}` is a kind of subject, and `{question.id}` is asked of the deployment"
        scope.add("wrong-area", says, spot / "id", f"write `each: {area}`, or choose another area")


def _good_for(text: str | None, spot: Spot, scope: Scope) -> tuple[int, ClockUnit] | None:
    if text is None:
        return None
    match = re.fullmatch(r"([1-9]\d{0,3}) ([a-z]+)", text)
    unit = next((unit for unit in _SPANS if match and unit == match[2]), None)
    if match is None or unit is None:
        if form := number_form(text.partition(" ")[0]):
            scope.add("number-form", form[0], spot, form[1])
            return None
        near = did_you_mean(match[2], _SPANS) if match else ""
        scope.add("bad-span", f"{quoted(text)} is not a span of time", spot, near, "write it like `12 months`")
        return None
    return int(match[1]), unit


def _check_since(question: WrittenQuestion, spot: Spot, scope: Scope, version: str) -> None:
    """Check that no option is newer than its pack."""
    if not isinstance(question.options, dict):
        return
    for id, option in question.options.items():
        if option.since is not None and is_later(option.since, version):
            says = f"`{id}` is there since {option.since}, and the pack has the version {version}"
            scope.add("since-later", says, spot / "options" / id / "since", "raise the version in pack.yaml")
