"""From when to when something is in force: days that are days, lines in their order, and a standing for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from compliance.conditions.error import quoted
from compliance.packs.check_citations import check_citations
from compliance.packs.check_conditions import Reader
from compliance.packs.law import NamedDate, Standing
from compliance.packs.model import Force
from compliance.packs.spot import Spot
from compliance.packs.written import WrittenForce
from compliance.sources.problem import did_you_mean


def check_force(
    written: Sequence[WrittenForce],
    spot: Spot,
    each: str | None,
    standing: Standing | None,
    reader: Reader,
    dates: Mapping[str, NamedDate],
    owner: str | None = None,
) -> tuple[Force, ...]:
    """Return lines of `in_force`. `standing` is what a line has that names none; `owner` the name that rests on them.

    A line that names a timetable stands for all lines of that.
    """
    lines = [one for i, line in enumerate(written) for one in _of_timetable(line, spot / i, reader)]
    forces = tuple(_force(line, at, each, standing, reader, dates, owner) for line, at in lines)
    _check_order(lines, forces, reader)
    return forces


def _of_timetable(line: WrittenForce, spot: Spot, reader: Reader) -> list[tuple[WrittenForce, Spot]]:
    """Return a line, or the lines of the timetable that it names, with the spots where they stand."""
    if line.timetable is None:
        return [(line, spot)]
    says_more = line.model_fields_set - {"timetable"}
    if says_more:
        says = f"a line that names the timetable {quoted(line.timetable)} says nothing else"
        reader.scope.add("bad-timetable", says, spot, "write what it says more as a line of its own")
        return []
    known = reader.timetables.get(line.timetable)
    if known is None:
        listed = f"there is: {', '.join(reader.timetables)}" if reader.timetables else "this pack has none"
        advice = did_you_mean(line.timetable, reader.timetables) or f"name one in `timetables` of pack.yaml; {listed}"
        says = f"there is no timetable {quoted(line.timetable)} in this pack"
        reader.scope.add("unknown-timetable", says, spot / "timetable", advice)
        return []
    written, at = known
    within = next((i for i, one in enumerate(written) if one.timetable is not None), None)
    if within is not None:
        says = f"the timetable {quoted(line.timetable)} names another one"
        reader.scope.add("bad-timetable", says, at / within / "timetable", "write the lines of that one here")
        return []
    return [(one, at / i) for i, one in enumerate(written)]


def _force(
    line: WrittenForce,
    spot: Spot,
    each: str | None,
    standing: Standing | None,
    reader: Reader,
    dates: Mapping[str, NamedDate],
    owner: str | None,
) -> Force:
    start, contested = _day(line.start, spot / "from", reader, dates)
    until, _ = _day(line.until, spot / "until", reader, dates)
    if start is not None and until is not None and until <= start:
        says = f"`until` is the first day out of force, and {until} is not after {start}"
        reader.scope.add("dates-reversed", says, spot / "until", "exchange the two dates, or correct one")
    own = Standing(line.standing) if line.standing is not None else standing
    if own is None:
        says = "nothing says what kind of law this is"
        reader.scope.add("missing-standing", says, spot, "write `standing:` here, or beside `in_force`")
    return Force(
        start=start,
        until=until,
        standing=own or Standing.STATUTE,
        when=reader.read_if(line.when, spot / "when", each, owner),
        because=line.because,
        contested=line.contested or contested,
        cite=check_citations(line.cite, spot / "cite", reader.scope),
        start_name=_name(line.start),
        until_name=_name(line.until),
        contested_day=bool(contested) and not line.contested,
    )


def _day(text: str | None, spot: Spot, reader: Reader, dates: Mapping[str, NamedDate]) -> tuple[date | None, str]:
    """Return the day that is written or named, and why it is contested, if it is."""
    if text is None:
        return None, ""
    if _name(text):
        if reader.scope.knows("date", text, spot) and text in dates:
            return dates[text].on, dates[text].contested
        return None, ""
    try:
        day = date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else "")
    except ValueError:
        advice = "write year-month-day, as `2026-01-31`, or the name of a day in `dates` of pack.yaml"
        reader.scope.add("bad-date", f"{quoted(text)} is not a day", spot, advice)
        return None, ""
    _check_not_contested(day, spot, reader, dates)
    return day, ""


def _check_not_contested(day: date, spot: Spot, reader: Reader, dates: Mapping[str, NamedDate]) -> None:
    """Record a problem if a day is written that the pack knows as one of two readings of a named day."""
    declared = reader.scope.declarations.of("date")
    for named in dates.values():
        of_this_pack = named.id in declared and declared[named.id].pack == reader.scope.pack
        if of_this_pack and named.or_only_from is not None and day in (named.on, named.or_only_from):
            other = named.or_only_from if day == named.on else named.on
            reader.scope.add(
                "one-of-two-readings",
                f"{day} is one of two readings of the day `{named.id}`, and is written here as if there were no other",
                spot,
                f"write `{named.id}`, so that {other} is told, too",
                "or give the day a name of its own in `dates` of pack.yaml, if another law sets it",
                notes=((named.place, "the two readings stand here"),) if named.place else (),
            )
            return


def _name(text: str | None) -> str:
    """Return the name of a day; empty if the day itself is written."""
    return text if text is not None and re.fullmatch(r"[a-z][a-z0-9_]*", text) else ""


def _check_order(lines: Sequence[tuple[WrittenForce, Spot]], forces: Sequence[Force], reader: Reader) -> None:
    """Check that lines for the same people stand together in the order of their days, and those for all come last."""
    seen: list[str | None] = []
    for i, (line, at) in enumerate(lines):
        when = " ".join(line.when.split()) if line.when is not None else None
        if i > 0 and when == seen[-1]:
            before, now = forces[i - 1].start, forces[i].start
            if now is None and line.start is None:  # a day that is written and not known is told for itself
                says = "a line after the first needs a `from`: the line above ends on this day"
                reader.scope.add("force-order", says, at, "write `from:`")
            elif before is not None and now is not None and now <= before:
                says = f"this line begins on {now}, and the line above it on {before}"
                reader.scope.add("force-order", says, at / "from", "put the lines in the order of their days")
        elif None in seen:
            says = "this line never counts: a line above it, without `when`, counts for everybody"
            reader.scope.add("force-order", says, at, "put lines without `when` last")
        elif when in seen:
            says = "lines with the same `when` must stand together"
            reader.scope.add("force-order", says, at / "when", "put this line below the others with this condition")
        seen.append(when)
