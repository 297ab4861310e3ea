"""Binds checked packs together: one rulebook, with a digest that identifies everything in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from compliance.packs.check import Checked
from compliance.packs.model import Pack, Rulebook
from compliance.packs.read import ReadPack


def bind(packs: Sequence[ReadPack], checked: Checked) -> Rulebook:
    """Return the rulebook of packs that were checked without a problem, in the order in which they were checked."""
    bound = {pack.name: _pack(pack, checked) for pack in packs}
    return Rulebook(
        packs=bound,
        subjects=checked.subjects,
        questions=checked.questions,
        terms=checked.terms,
        classifications=checked.classifications,
        rules=checked.rules,
        instruments=checked.instruments,
        penalties=checked.penalties,
        dates=checked.dates,
        vocabulary=checked.vocabulary,
        digest=_digest(bound.values()),
        contents=_contents(bound, checked),
        law=checked.law,
        removed=checked.removed,
        examples=checked.examples,
    )


def _contents(packs: Iterable[str], checked: Checked) -> dict[str, tuple[str, ...]]:
    """Return the ids of the rules and classifications of each pack."""
    found = {}
    for pack in packs:
        found[f"{pack} rules"] = tuple(rule.id for rule in checked.rules.values() if rule.pack == pack)
        found[f"{pack} classifications"] = tuple(c.id for c in checked.classifications.values() if c.pack == pack)
    return found


def _pack(read: ReadPack, checked: Checked) -> Pack:
    about = read.about
    assert about is not None, "a pack without pack.yaml is refused before"
    return Pack(
        id=about.pack,
        title=about.title,
        version=about.version,
        jurisdiction=about.jurisdiction,
        regime=about.regime,
        needs=dict(about.needs),
        covers=about.covers,
        leaves_out=tuple(about.leaves_out),
        digest=read.digest,
        holidays=read.holidays,
        removed={id: one for id, one in checked.removed.items() if one.pack == about.pack},
    )


def _digest(packs: Iterable[Pack]) -> str:
    """Return the SHA-256 of the digests of packs, in the order of their ids."""
    digest = hashlib.sha256()
    for pack in sorted(packs, key=lambda pack: pack.id):
        digest.update(f"{pack.id} {pack.digest}\n".encode())
    return digest.hexdigest()
