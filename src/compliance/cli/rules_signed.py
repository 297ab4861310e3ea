"""Which rules of the packs that are judged with are signed as read against the law, for reports."""

from __future__ import annotations

from pathlib import Path

from compliance.cli.inputs import pack_roots
from compliance.packs.find import pack_folders
from compliance.packs.model import Rulebook
from compliance.packs.rules_read import RulesRead, rules_read
from compliance.sources.problem import Problems


def rules_signed(rulebook: Rulebook, roots: tuple[Path, ...]) -> dict[str, RulesRead]:
    """Return what the records of packs say of their rules; packs without a record are left out.

    Raises `Refused` if a record is none.
    """
    folders = pack_folders(pack_roots(roots), Problems())
    told = {pack: rules_read(folders[pack], rulebook, pack) for pack in rulebook.packs if pack in folders}
    return {pack: read for pack, read in told.items() if read is not None}
