"""Texts of law in packs: instruments, citations, penalties, named days, and from when to when something is in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from compliance.packs.law import Citation, Instrument, NamedDate, Penalty, Standing
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written import WrittenCitation, WrittenNoQuote
from compliance.packs.written_pack import PackFile, WrittenInstrument


def check_citations(written: Sequence[WrittenCitation] | None, spot: Spot, scope: Scope) -> tuple[Citation, ...]:
    """Return citations; an instrument that is not known, and a quote that nobody can check, are problems."""
    return tuple(_citation(cite, spot / i, scope) for i, cite in enumerate(written or ()))


def _citation(cite: WrittenCitation, spot: Spot, scope: Scope) -> Citation:
    known = scope.knows("instrument", cite.instrument, spot / "in")
    if isinstance(cite.quote, WrittenNoQuote):
        place = (spot / "at").place
        if cite.quote.not_archived is not None:
            return Citation(cite.instrument, cite.at, (), "not_archived", cite.quote.not_archived, place)
        return Citation(cite.instrument, cite.at, (), "not_quotable", cite.quote.not_quotable or "", place)
    if known and cite.instrument not in scope.archived:
        scope.add(
            "quote-not-archived",
            f"no text of `{cite.instrument}` is archived, so nobody can check this quote",
            spot / "quote",
            "write `quote: {not_archived: why}` instead",
        )
    return Citation(cite.instrument, cite.at, tuple(cite.quote), place=(spot / "quote").place)


def check_instrument(written: WrittenInstrument, spot: Spot, scope: Scope) -> Instrument:
    """Return an instrument: with an archived text, or with the reason why there is none."""
    if written.file is None and (written.archived != "no" or written.why is None):
        scope.add(
            "missing-archive",
            f"`{written.id}` names no archived text",
            spot / "id",
            "write `file:` with its place in the folder of sources",
            "or `archived: no` and `why:`",
        )
    elif written.file is not None and (written.archived is not None or written.why is not None):
        says = f"`{written.id}` has an archived text and says why it has none"
        scope.add("missing-archive", says, spot / "file", "delete either `file`, or `archived` and `why`")
    if written.file is not None and not _is_inside(written.file):
        advice = "write it relative to the folder of sources, as `us/usc21-360j.txt`"
        scope.add("bad-file-name", f"`{written.file}` is not a file in the folder of sources", spot / "file", advice)
    if written.supersedes:
        scope.knows("instrument", written.supersedes, spot / "supersedes")
    return Instrument(
        id=written.id,
        pack=scope.pack,
        title=written.title,
        citation=written.citation,
        issuer=written.issuer,
        kind=Standing(written.kind),
        version=written.version,
        file=written.file,
        sha256=written.sha256 or "",
        supersedes=written.supersedes,
        note=written.note,
        not_archived_why=written.why or "",
        place=(spot / "id").place,
    )


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in file


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
        found[name] = NamedDate(name, on, other, written.contested, cite)
    return found


def check_penalties(about: PackFile, spot: Spot, scope: Scope) -> dict[str, Penalty]:
    """Return the named penalties of a pack."""
    return {
        name: Penalty(name, written.text, check_citations(written.cite, spot / "penalties" / name / "cite", scope))
        for name, written in about.penalties.items()
    }
