"""Reads the archived text of an instrument from the folder of sources."""

from __future__ import annotations

from pathlib import Path

from compliance.packs.model import Instrument
from compliance.sources.problem import Problems


def read_source(instrument: Instrument, sources: Path, problems: Problems) -> bytes | None:
    """Return the archived text of an instrument; None, with a problem, if it is not there or is no plain text in UTF-8."""
    assert instrument.file is not None
    place = instrument.file_place or instrument.place
    try:
        data = (sources / instrument.file).read_bytes()
    except OSError:
        near = _near(instrument.file, sources)
        problems.add(
            "no-source",
            f"the archived text of `{instrument.id}` is not there",
            place,
            f"it should be `{instrument.file}` in the folder of sources",
            f"did you mean `{near}`?" if near else "",
        )
        return None
    what = _no_text(data)
    if what:
        problems.add(
            "not-plain-text",
            f"the archived text of `{instrument.id}` is {what}, so nothing could be compared with it",
            place,
            "save its text as plain text (UTF-8) in a file that ends in `.txt`, and name that file here",
        )
        return None
    return data


def _no_text(data: bytes) -> str:
    """Say what data is if it is no plain text; empty if it is some."""
    if data.startswith(b"%PDF"):
        return "a PDF"
    if b"\0" in data:
        return "no text in UTF-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "no text in UTF-8"
    return ""


def _near(file: str, sources: Path) -> str:
    """Return the file in the folder of sources whose name is nearest; empty if none is near."""
    from difflib import get_close_matches

    known = [path.relative_to(sources).as_posix() for path in sources.rglob("*") if path.suffix == Path(file).suffix]
    return next(iter(get_close_matches(file, known, n=1, cutoff=0.8)), "")
