"""Pins archived texts: writes their digests into instruments.yaml, and nothing else in it changes.

The file is edited as text, so that comments, order and spelling stay. What was written is read again: if anything but
the digests has changed, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from compliance.sources.document import Data, read_document
from compliance.sources.problem import Problems


def pin_digests(text: str, digests: Mapping[str, str]) -> str | None:
    """Return the text of an instruments.yaml with `sha256` for instruments that have none, by their ids.

    None if that cannot be done without changing anything else.
    """
    edited = text
    for id, digest in digests.items():
        edited = _pinned(edited, id, digest)
    wanted = _with_digests(_data(text), digests)
    return edited if wanted is not None and _data(edited) == wanted else None


def _pinned(text: str, id: str, digest: str) -> str:
    name = rf"['\"]?{re.escape(id)}['\"]?"
    block = re.search(rf"^(?P<indent>[ ]*)-[ ]+id:[ ]+{name}[ ]*(?:#[^\n]*)?$", text, re.MULTILINE)
    if block is not None:
        inside = " " * (len(block["indent"]) + 2)
        end = re.search(rf"^[ ]{{0,{len(block['indent'])}}}\S", text[block.end() :], re.MULTILINE)
        stop = block.end() + end.start() if end else len(text)
        file = re.search(rf"^{inside}file:[^\n]*$", text[block.end() : stop], re.MULTILINE)
        if file is None:
            return text
        at = block.end() + file.end()
        return f'{text[:at]}\n{inside}sha256: "{digest}"{text[at:]}'
    flow = re.search(rf"\{{[^{{}}]*\bid:[ ]*{name}[,\s}}][^{{}}]*?\bfile:[ ]*(?:\"[^\"]*\"|'[^']*'|[^,{{}}\s]+)", text)
    if flow is None:
        return text
    return f'{text[: flow.end()]}, sha256: "{digest}"{text[flow.end() :]}'


def _data(text: str) -> Data:
    document = read_document("instruments.yaml", text.encode(), Problems())
    return document.data if document is not None else None


def _with_digests(data: Data, digests: Mapping[str, str]) -> Data:
    """Return the data of a file with the digests in it, whatever the order of keys."""
    if not isinstance(data, dict) or not isinstance(data.get("instruments"), list):
        return None
    listed = data["instruments"]
    assert isinstance(listed, list)
    return data | {
        "instruments": [
            one | {"sha256": digests[str(one["id"])]} if isinstance(one, dict) and one.get("id") in digests else one
            for one in listed
        ]
    }
