"""A new pack to fill in: every file that a pack needs, with one rule. It checks, and its cases pass, as it stands."""

from __future__ import annotations

import re

from compliance.authoring.new_rule import FILL_IN, rule_files
from compliance.sources.problem import Problem, Refused

_PACK = """\
# What this pack is. How packs are written: docs/writing-packs.md.
pack: {name}
title: "{fill_in}: the law, as a report calls it"
version: "0.1.0" # raise it with every change: the first number if a verdict can change for the same answers
jurisdiction: "{fill_in}: where this law is law"
covers: "{fill_in}: what of the law this pack covers"
leaves_out: "{fill_in}: what of the law this pack leaves out, and why"
# To use the questions and terms of another pack:
# needs: {{common: ">=0.1"}}
# Days of law and penalties get names here; rules then write `from: in_force` and `penalty: fine`.
# dates:
#   in_force: {{on: 2027-01-01, cite: [...]}}
# penalties:
#   fine: {{text: What may follow., cite: [...]}}
"""

_INSTRUMENTS = """\
# The texts of law that this pack cites. Keep a copy of each text in your folder of sources, and write
# `file: its-place-there.txt` instead of `archived` and `why`: then every quote can be compared with it.
instruments:
  - id: {name}
    title: "{fill_in}: the title of the law"
    citation: "{fill_in}: how lawyers cite it"
    issuer: "{fill_in}: who made it"
    kind: statute # {fill_in}: statute, regulation, directive, final_guidance ...
    version: "{fill_in}: the date of the text that was read"
    archived: no
    why: "{fill_in}: why no text is archived"
"""


def new_pack(name: str) -> dict[str, str]:
    """Return the files of a new pack by their names in it.

    Raises:
        Refused: the name cannot be that of a pack.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        near = f"for instance `{plain}`" if re.match(r"[a-z]", plain) else ""
        advice = tuple(line for line in ("use small letters and digits, with `-` between words", near) if line)
        raise Refused([Problem("bad-id", f"`{name}` cannot be the name of a pack", help=advice)])
    words = {"name": name, "fill_in": FILL_IN}
    return {
        "pack.yaml": _PACK.format_map(words),
        "instruments.yaml": _INSTRUMENTS.format_map(words),
        **rule_files(f"{name}.first-rule", name, name),
    }
