"""What each pack covers and leaves out, and how many provisions of its texts of law that is."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.packs.law import ListedLaw, ListedProvision
from compliance.packs.model import Instrument, Pack
from compliance.reports.basis import Basis
from compliance.reports.model import Coverage, LawCounted
from compliance.reports.wording import listed, sentence


def build_coverage(basis: Basis, packs: Sequence[Pack]) -> tuple[Coverage, ...]:
    """Return what packs cover and leave out, in their order."""
    return tuple(
        Coverage(
            pack.title,
            sentence(pack.covers),
            tuple(map(sentence, pack.leaves_out)),
            tuple(_counted(basis, law) for law in basis.rulebook.law.values() if law.pack == pack.id),
        )
        for pack in packs
    )


def _counted(basis: Basis, law: ListedLaw) -> LawCounted:
    treated = [one.treated for one in law.provisions]
    reasons: dict[str, list[str]] = {}
    for one in law.provisions:
        if one.treated == "left_out":
            reasons.setdefault(one.why, []).append(one.at)
    return LawCounted(
        basis.rulebook.instruments[law.instrument].citation,
        _whole_words(law, basis.rulebook.instruments[law.instrument]),
        treated.count("covered_by"),
        treated.count("not_relevant"),
        treated.count("left_out"),
        tuple(f"{listed(places)}: {sentence(why)}" for why, places in reasons.items()),
        _rest_words(law.rest) if law.rest is not None else "",
    )


def _rest_words(rest: ListedProvision) -> str:
    treated = "not relevant" if rest.treated == "not_relevant" else "left out"
    return f"The rest: {treated}, because: {sentence(rest.why)}"


def _whole_words(law: ListedLaw, instrument: Instrument) -> str:
    """Return whether a list is said to be whole. A report has no archived texts, so it never tells that as checked."""
    if not law.whole:
        return "not every provision is listed"
    if instrument.file is None:
        return "listed as whole; no text is archived, so this was not checked"
    return "listed as whole; this report did not compare the list with the text"
