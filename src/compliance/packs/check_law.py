"""What pack.yaml says of law: named days, and named penalties."""

from __future__ import annotations

from datetime import date

from compliance.packs.check_citations import check_citations
from compliance.packs.law import NamedDate, Penalty, Punished
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_pack import PackFile, WrittenPenalty


def check_dates(about: PackFile, spot: Spot, scope: Scope) -> dict[str, NamedDate]:
    """Return the named days of a pack; a second reading of a day needs the reasons for both."""
    found: dict[str, NamedDate] = {}
    for name, written in about.dates.items():
        at = spot / "dates" / name
        on = date.fromisoformat(written.on)
        other = date.fromisoformat(written.or_only_from) if written.or_only_from else None
        if other is not None and other <= on:
            says = f"`or_only_from` is the later reading, and {other} is not after {on}"
            scope.add("dates-reversed", says, at / "or_only_from", "exchange the two dates")
        if other is not None and not written.contested:
            says = f"`{name}` has two readings and does not say why"
            scope.add(
                "missing-contested", says, at / "or_only_from", "write both readings, with reasons, as `contested:`"
            )
        cite = check_citations(written.cite, at / "cite", scope)
        other_place = (at / "or_only_from").place if other is not None else None
        found[name] = NamedDate(name, on, other, written.contested, cite, (at / "on").place, other_place)
    return found


def check_penalties(about: PackFile, spot: Spot, scope: Scope) -> dict[str, Penalty]:
    """Return the named penalties of a pack."""
    return {
        name: Penalty(
            name,
            written.text,
            check_citations(written.cite, at / "cite", scope),
            at.key_place,
            _punishes(written, at / "punishes", scope),
        )
        for name, written in about.penalties.items()
        for at in [spot / "penalties" / name]
    }


def _punishes(written: WrittenPenalty, spot: Spot, scope: Scope) -> tuple[Punished, ...]:
    """Return the provisions that a penalty is for; an instrument that is not known is a problem."""
    found: list[Punished] = []
    for i, punished in enumerate(written.punishes or ()):
        here = spot / i
        scope.knows("instrument", punished.instrument, here / "in")
        found += [Punished(punished.instrument, at, (here / "at" / j).place) for j, at in enumerate(punished.at or ())]
        if punished.at is None:
            found.append(Punished(punished.instrument, place=here.place))
    return tuple(found)
