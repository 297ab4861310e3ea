"""How a report was made, so that it can be made again: versions, digests, the day, and the texts of law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from compliance.packs.lock import with_needs
from compliance.packs.model import Instrument, Pack
from compliance.packs.rules_read import RulesRead
from compliance.reports.basis import Basis
from compliance.reports.model import Made, Source
from compliance.reports.wording import STANDINGS, day_words, listed
from compliance.sources.counted import counted


def build_made(
    basis: Basis,
    packs: Sequence[Pack],
    engine: str,
    options: str = "",
    read: Mapping[str, RulesRead] = MappingProxyType({}),
) -> Made:
    """Return what the report was made from. All packs of the rulebook are named; those not reported, or not used, are marked.

    `options` are those by which the command named files and folders; where it is not said, overlays are named alone.
    `read` says of packs how many of their rules are signed as read against the law.
    """
    reported = {pack.id for pack in packs}
    used = with_needs(basis.rulebook, reported)
    beside = {
        id: "" if id in reported else ", used but not reported" if id in used else ", loaded but not used"
        for id in basis.rulebook.packs
    }
    file = basis.facts.file.rpartition("/")[2] or "assessment.yaml"
    changed = "".join(f" --overlay {one.file.rpartition('/')[2]}" for one in basis.rulebook.overlays.values())
    chosen = "".join(f" --pack {pack.id}" for pack in packs) if len(reported) < len(basis.rulebook.packs) else ""
    return Made(
        engine=engine,
        packs=tuple(
            (f"{pack.title} ({id}){beside[id]}", pack.version, pack.digest)
            for id, pack in sorted(basis.rulebook.packs.items())
        )
        + tuple(
            (f"{one.title or 'Overlay'} ({id}, an overlay)", one.version, one.digest)
            for id, one in basis.rulebook.overlays.items()
        ),
        rulebook=basis.rulebook.digest,
        assessment_file=file,
        assessment_digest=basis.facts.digest,
        after=basis.facts.after,
        rerun=f"compliance report {file} --as-of {basis.assessment.day.isoformat()}{chosen}{options or changed}",
        read=tuple((pack.title, _read_words(read[pack.id])) for pack in packs if pack.id in read),
    )


def _read_words(read: RulesRead) -> str:
    """Return how many rules were read, by whom, until when, and how many have changed since."""
    if not read.signed or read.last is None:
        return f"none of {counted(read.rules, 'rule')} signed as read against the law"
    by = f"by {listed(read.by)}{', last' if read.signed > 1 else ''} on {day_words(read.last)}"
    changed = f"{read.changed} changed since" if read.changed else "none changed since"
    return f"{read.signed} of {counted(read.rules, 'rule')} signed as read against the law {by}; {changed}"


def build_sources(basis: Basis, packs: Sequence[Pack]) -> tuple[Source, ...]:
    """Return the texts of law of the reported packs, in the order of the packs."""
    order = {pack.id: number for number, pack in enumerate(packs)}
    own = [instrument for instrument in basis.rulebook.instruments.values() if instrument.pack in order]
    return tuple(_source(instrument) for instrument in sorted(own, key=lambda i: (order[i.pack], i.citation, i.id)))


def _source(instrument: Instrument) -> Source:
    if instrument.file is not None:
        archived = f"SHA-256 {instrument.sha256}" if instrument.sha256 else instrument.file
    else:
        why = instrument.not_archived_why.rstrip(".")
        archived = f"Not archived: {why}." if why else "Not archived."
    return Source(
        instrument.title,
        instrument.citation,
        instrument.issuer,
        STANDINGS[instrument.kind],
        instrument.version,
        archived,
    )
