"""Rules whose ids begin as those of another pack do, and as no other rule of their own pack does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from compliance.packs.find import pack_files
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

_RULE = re.compile(rb"^\s*-\s*\{?\s*id:\s*['\"]?([a-z][a-z0-9_-]*)\.", re.MULTILINE)
_FEW = 2
"""So many ids that begin as in another pack may be a slip; more are a choice."""


def find_named_as_in_another_pack(rulebook: Rulebook, pack: str, folder: Path, problems: Problems) -> None:
    """Warn of the few rules of a pack that begin as those of a pack beside it do, where its others begin otherwise."""
    rules = rulebook.rules_of(pack)
    begins = Counter(rule.id.partition(".")[0] for rule in rules)
    rare = {begin for begin, times in begins.items() if times <= _FEW and times < begins.most_common(1)[0][1]}
    if not rare:
        return
    usual = begins.most_common(1)[0][0]
    for other in sorted(folder.resolve().parent.glob("*/pack.yaml")):
        if other.parent.name == pack:
            continue
        files = pack_files(other.parent, Problems()).files
        theirs = Counter(
            found.decode() for name, data in files.items() if name.startswith("rules/") for found in _RULE.findall(data)
        )
        for rule in rules:
            begin = rule.id.partition(".")[0]
            if begin in rare and theirs[begin] > begins[begin]:
                problems.add(
                    "nearly-alike",
                    f"`{rule.id}` begins as {theirs[begin]} rules of the pack `{other.parent.name}` do",
                    rule.place,
                    f"begin it as the others here do: `{usual}.{rule.id.partition('.')[2]}`",
                    "or move it there, if it is about that law",
                    level="warning",
                )
