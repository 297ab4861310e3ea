"""The archived texts that quotes are compared with, and whether each is the text that an instrument names."""

from __future__ import annotations

import hashlib
from dataclasses import field
from pathlib import Path

from compliance.authoring.pinpoint_text import Reading, read_archived
from compliance.authoring.read_source import read_source
from compliance.packs.model import Citation, Instrument, Rulebook
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Archive:
    """The archived texts, each read when it is first asked for.

    Two instruments may name one file: its text is read once, and the digest of each is compared.
    """

    rulebook: Rulebook
    sources: Path
    problems: Problems
    texts: dict[str, tuple[Reading, Reading] | None] = field(default_factory=dict)
    unpinned: dict[str, tuple[Instrument, str]] = field(default_factory=dict)
    _looked_at: set[str] = field(default_factory=set)
    _others: dict[str, dict[str, tuple[Reading, Reading]]] = field(default_factory=dict)

    def text(self, instrument: Instrument) -> tuple[Reading, Reading] | None:
        """Return both readings of an instrument's text; None if it is not there."""
        assert instrument.file is not None
        if instrument.id not in self._looked_at:
            self._looked_at.add(instrument.id)
            data = read_source(instrument, self.sources, self.problems)
            if instrument.file not in self.texts:
                self.texts[instrument.file] = read_archived(data) if data is not None else None
            if data is not None and instrument.sha256:
                self._compare_digest(instrument, data)
            elif data is not None:
                self.unpinned[instrument.id] = (instrument, hashlib.sha256(data).hexdigest())
        return self.texts[instrument.file]

    def _compare_digest(self, instrument: Instrument, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest()
        if digest == instrument.sha256:
            return
        others = [
            one
            for one in self.rulebook.instruments.values()
            if one.id != instrument.id and (one.file, one.sha256) == (instrument.file, digest)
        ]
        advice = "compare the quotes with the new text, then write its SHA-256 into instruments.yaml"
        if others:
            advice = f"`{instrument.file}` is the text of `{others[0].id}`, whose digest it has: is `file` of this one right?"
        self.problems.add(
            "wrong-digest",
            f"the archived text of `{instrument.id}` is not the one that was quoted",
            instrument.sha256_place or instrument.place,
            advice,
            f"it is {digest}",
            notes=[(one.file_place or one.place, f"`{one.id}` names the same file") for one in others],
        )

    def others(self, citation: Citation) -> dict[str, tuple[Reading, Reading]]:
        """Return the texts of the other instruments of the pack that cites, as far as they can be read."""
        pack = citation.place.file.partition("/")[0] if citation.place is not None else ""
        if pack not in self._others:  # what is wrong with these texts is told where they are quoted themselves
            archive = Archive(self.rulebook, self.sources, Problems(), self.texts)
            of_pack = [one for one in self.rulebook.instruments.values() if one.pack == pack and one.file is not None]
            self._others[pack] = {one.id: text for one in of_pack if (text := archive.text(one)) is not None}
        return self._others[pack]
