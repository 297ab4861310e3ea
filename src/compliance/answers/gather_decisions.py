"""What counsel decided: on a contested line of a classification, or in place of a classification."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from compliance.answers.entry import Entry, quote
from compliance.answers.model import Decision
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading
from compliance.answers.which_subject import which_subject
from compliance.packs.model import Classification
from compliance.packs.tombstones import tell_if_removed
from compliance.sources.problem import did_you_mean


def gather_decisions(entry: Entry, reading: Reading) -> tuple[Decision, ...]:
    """Return the decisions of a file, and report those that decide nothing, or the same thing twice."""
    decisions: dict[tuple[str, str | None, str], Decision] = {}
    for one in entry.members():
        decision = _decision(one, reading)
        if decision is None:
            continue
        key = (decision.classification, decision.subject, decision.line)
        first = decisions.setdefault(key, decision)
        if first is not decision:
            about = f" for `{decision.subject}`" if decision.subject is not None else ""
            thing = f"line `{decision.line}` of `{key[0]}`" if decision.line else f"`{key[0]}`"
            reading.problems.add(
                "decided-twice",
                f"there are two decisions on {thing}{about}",
                one.at,
                "keep the one that holds",
                notes=[(first.place, f"the other one: {first.outcome}")],
            )
    return tuple(decisions.values())


def _decision(entry: Entry, reading: Reading) -> Decision | None:
    problems = reading.problems
    dated = read_day(entry["dated"], problems)
    name = entry["on"].text
    classification = reading.rulebook.classifications.get(name)
    if classification is None:
        if name and not tell_if_removed(name, reading.rulebook.removed, entry["on"].at, problems):
            known = reading.rulebook.classifications
            advice = did_you_mean(name[:80], known) or "decisions are on classifications: " + _listed(list(known)[:8])
            problems.add("unknown-classification", f"there is no {quote(name)}", entry["on"].at, advice)
        return None
    subject = which_subject(entry, classification.each, f"`{name}`", True, reading)
    overrides, line = _what_for(entry, classification, reading)
    if line is not None:
        possible = next(found.then for found in classification.lines if found.id == line)
    else:
        possible = tuple(outcome.id for outcome in classification.outcomes)
    outcome = entry["is"].text
    if outcome and (overrides or line is not None) and outcome not in possible:
        _report_outcome(entry["is"], classification, possible, line, reading)
    if not overrides and line is None:
        return None
    return Decision(
        classification=classification.id,
        subject=subject,
        outcome=outcome,
        line=line or "",
        overrides=overrides,
        by=entry["by"].text,
        dated=dated or date.min,
        because=entry["because"].text,
        place=entry.at,
    )


def _what_for(entry: Entry, classification: Classification, reading: Reading) -> tuple[bool, str | None]:
    """Return whether the decision overrides, or else which contested line it is on; report when it is neither."""
    problems = reading.problems
    overrides, line = entry["overrides"], entry["line"].text
    if overrides.data is not None and overrides.text not in ("yes", "no"):
        problems.add("yes-or-no", "`overrides` can only be `yes`", overrides.at, "leave it out for a contested line")
        return False, None
    if line and overrides.text == "yes":
        says = "a decision is on a line, or it overrides, not both"
        advice = "keep `line` to decide what the law leaves open, or `overrides: yes` to replace the outcome"
        problems.add("contradictory-decision", says, entry["line"].key_at, advice)
        return False, None
    if overrides.text == "yes":
        return True, None
    contested = [found for found in classification.lines if len(found.then) > 1]
    lines = _listed(found.id for found in contested)
    which = f"contested in `{classification.id}`: {lines}" if contested else ""
    if not line:
        says = "it is not said which line is decided"
        advice = which or f"no line of `{classification.id}` is contested"
        problems.add("missing-key", says, entry.at, advice, "to replace the outcome write `overrides: yes`")
    elif any(found.id == line for found in contested):
        return False, line
    elif any(found.id == line for found in classification.lines):
        says = f"line `{line}` of `{classification.id}` is not contested, so there is nothing to decide"
        problems.add("not-contested", says, entry["line"].at, which, "to replace the outcome write `overrides: yes`")
    else:
        says = f"`{classification.id}` has no line {quote(line)}"
        near = did_you_mean(line[:80], [found.id for found in classification.lines])
        problems.add("unknown-line", says, entry["line"].at, near or which)
    return False, None


def _report_outcome(
    entry: Entry, classification: Classification, possible: tuple[str, ...], line: str | None, reading: Reading
) -> None:
    word = entry.text
    where = f"line `{line}`" if line is not None else f"`{classification.id}`"
    if word in classification.groups:
        says = f"`{word}` stands for several outcomes, and a decision names one"
        possible = tuple(id for id in classification.members(word) if id in possible) or possible
    else:
        says = f"{quote(word)} is not an outcome of {where}"
    can_be = f"it can be {_listed(possible)}"
    titles = {outcome.title.casefold(): outcome.id for outcome in classification.outcomes if outcome.id in possible}
    if meant := titles.get(word.casefold()):
        can_be = f"did you mean `{meant}`?"
    elif word not in classification.groups:
        can_be = did_you_mean(word[:80], possible) or can_be
    reading.problems.add("unknown-outcome", says, entry.at, can_be)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
