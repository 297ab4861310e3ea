"""Classifications: outcomes that exist, lines that can be reached, and a last line for all the rest."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.conditions.error import quoted
from compliance.packs.check_citations import check_citations
from compliance.packs.check_conditions import Reader
from compliance.packs.check_force import check_force
from compliance.packs.law import NamedDate, Standing
from compliance.packs.model import Classification, Line, Outcome
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_rules import WrittenClassification, WrittenLine
from compliance.sources.problem import did_you_mean


def check_classification(
    written: WrittenClassification,
    spot: Spot,
    outcomes: tuple[Outcome, ...],
    reader: Reader,
    dates: Mapping[str, NamedDate],
) -> Classification:
    """Return a classification with its lines."""
    scope = reader.scope
    if written.each is not None:
        scope.knows("subject", written.each, spot / "each")
    seen: dict[str, Spot] = {}
    lines: list[Line] = []
    for i, line in enumerate(written.decide):
        at = spot / "decide" / i
        first = seen.setdefault(line.id, at)
        if first is not at:
            note = ((first / "id").place, "declared here")
            says = f"there are two lines `{line.id}`"
            scope.add("duplicate-id", says, at / "id", "give one of them another name", notes=(note,))
        _check_form(line, at, scope, is_last=i == len(written.decide) - 1)
        lines.append(_line(line, at, written, outcomes, reader, dates))
    if not any(line.otherwise for line in written.decide):
        scope.add(
            "otherwise-missing",
            f"`{written.id}` does not say what holds if none of its lines decides",
            spot / "id",
            "write a last line with `otherwise:` and an outcome",
        )
    groups = {id: outcome.title for id, outcome in written.outcomes.items() if outcome.of is not None}
    return Classification(
        id=written.id,
        pack=scope.pack,
        each=written.each,
        title=written.title,
        outcomes=outcomes,
        groups=groups,
        lines=tuple(lines),
        place=(spot / "id").place,
    )


def _check_form(line: WrittenLine, spot: Spot, scope: Scope, *, is_last: bool) -> None:
    """Check that a line has either `when` and `then`, or `otherwise`, and that nothing follows `otherwise`."""
    if line.otherwise is not None and (line.when is not None or line.then is not None):
        says = f"`{line.id}` has `otherwise` beside `when` or `then`"
        scope.add("line-form", says, spot / "id", "write `when` and `then`; or, in the last line, `otherwise` alone")
    elif line.otherwise is not None and not is_last:
        says = "no line below this one is ever reached"
        scope.problems.add(
            "otherwise-not-last", says, (spot / "otherwise").key_place, "put `otherwise` into the last line"
        )
    elif line.otherwise is not None and line.in_force is not None:
        says = "the last line holds on every day"
        scope.problems.add(
            "line-form", says, (spot / "in_force").key_place, "delete `in_force`, or give it to a line above"
        )
    elif line.otherwise is None and (line.when is None or line.then is None):
        missing = "when" if line.when is None else "then"
        scope.add("missing-key", f"`{line.id}` has no `{missing}`", spot / "id", "a line has `when` and `then`")


def _line(
    line: WrittenLine,
    spot: Spot,
    written: WrittenClassification,
    outcomes: tuple[Outcome, ...],
    reader: Reader,
    dates: Mapping[str, NamedDate],
) -> Line:
    scope = reader.scope
    key = "then" if line.then is not None else "otherwise"
    then = line.then or line.otherwise or []
    _check_then(then, spot / key, written, outcomes, scope)
    if len(then) > 1 and not line.contested:
        scope.add(
            "missing-contested",
            f"`{line.id}` leaves several outcomes open and does not say why",
            spot / key,
            "write both readings, with reasons, as `contested:`",
        )
    if len(then) == 1 and (line.contested or line.leans):
        says = f"`{line.id}` says that it is contested, and leaves one outcome only"
        advice = "write all outcomes that are defended, as `then: [one, other]`"
        scope.add("one-outcome", says, spot / key, advice, "or delete `contested` and `leans`")
    elif line.leans is not None and line.leans not in then:
        says = f"`{line.leans}` is not among the outcomes that `{line.id}` leaves open"
        advice = did_you_mean(line.leans, then) or f"it leaves open: {', '.join(then)}"
        scope.add("unknown-outcome", says, spot / "leans", advice)
    standing = Standing(line.standing) if line.standing is not None else None
    return Line(
        id=line.id,
        when=reader.read_if(line.when, spot / "when", written.each, written.id),
        then=tuple(then),
        because=line.because,
        contested=line.contested,
        leans=line.leans or "",
        standing=standing,
        in_force=check_force(
            line.in_force or (),
            spot / "in_force",
            written.each,
            standing or Standing.STATUTE,
            reader,
            dates,
            written.id,
        ),
        cite=check_citations(line.cite, spot / "cite", scope),
        place=(spot / "id").place,
    )


def _check_then(
    then: list[str], spot: Spot, written: WrittenClassification, outcomes: tuple[Outcome, ...], scope: Scope
) -> None:
    known = [outcome.id for outcome in outcomes]
    for i, outcome in enumerate(then):
        if outcome in known and outcome not in then[:i]:
            continue
        if outcome in known:
            scope.add("duplicate-id", f"`{outcome}` is named twice", spot / i, "delete one")
        elif outcome in written.outcomes:
            inner = [o.id for o in outcomes if o.group == outcome]
            says = f"`{outcome}` stands for several outcomes, and a line must say which"
            scope.add("outcome-is-a-group", says, spot / i, f"write one of: {', '.join(inner)}")
        else:
            says = f"`{written.id}` has no outcome {quoted(outcome)}"
            scope.add("unknown-outcome", says, spot / i, did_you_mean(outcome, known) or f"it has: {', '.join(known)}")
