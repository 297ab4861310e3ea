"""Instruments: texts of law with an archived file, or with the reason why there is none."""

from __future__ import annotations

from pathlib import PurePosixPath

from compliance.packs.law import Instrument, Standing
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_pack import WrittenInstrument


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
        file_place=(spot / "file").place if written.file is not None else None,
        sha256_place=(spot / "sha256").place if written.sha256 is not None else None,
    )


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in file
