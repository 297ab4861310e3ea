"""Names that are misspelt where they are declared: told there, once, and not at each place that uses them rightly.

Only the writing is looked at: a name that nothing declares, which stands in several places, beside one much like it
that is declared and stands nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from compliance.packs.find import PackFiles
from compliance.packs.kinds_of_file import RECORD
from compliance.sources.decode import decode
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems

_NEAR = re.compile(r"did you mean (?:the \w+ )?`([^`]+)`")
_LAST_NAME = re.compile(r"`([^`]+)`(?=[^`]*$)")
_LAST_KEY = re.compile(r"([\w.-]+):\s+[^:]*$")
_CONDITIONS = frozenset(("when", "met_when", "applies_when", "ask_when", "means", "until", "due"))
_FEW, _MOST_TOLD = 2, 3


def tell_declared_otherwise(problems: Problems, read: Iterable[PackFiles]) -> None:
    """Put one problem at the declaration in the place of all that only follow from its being misspelt."""
    pairs: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems.found:
        named = _LAST_NAME.search(problem.says)
        near = _NEAR.match(problem.help[0]) if problem.help and problem.id.startswith("unknown-") else None
        if named is not None and near is not None:
            pairs.setdefault((named[1], near[1]), []).append(problem)
    if not pairs:
        return
    texts = {source.name: source for pack in read for source in _texts(pack)}
    for (used, declared), theirs in pairs.items():
        at = list(_places(declared, texts))
        uses = list(_places(used, texts))
        if len(at) == 1 and len(uses) >= _FEW:
            problems.found = [problem for problem in problems.found if problem not in theirs]
            problems.add(
                "declared-otherwise",
                f"`{declared}` is declared here and used nowhere, and `{used}` is used and declared nowhere",
                at[0],
                f"write `{used}` here, or `{declared}` wherever `{used}` stands",
                notes=[(place, "used here") for place in uses[:_MOST_TOLD]],
            )


def _texts(pack: PackFiles) -> Iterator[Source]:
    """Yield every text of a pack in which a name may stand: its cases and its record of review are among them."""
    data: dict[str, bytes] = dict(pack.files)
    for path in (*sorted(pack.folder.glob("cases/*.yaml")), pack.folder / RECORD):
        try:
            data[path.relative_to(pack.folder).as_posix()] = path.read_bytes()
        except OSError:
            continue
    for name, one in data.items():
        source = decode(f"{pack.name}/{name}", one, Problems())
        if source is not None:
            yield source


def _places(name: str, texts: Mapping[str, Source]) -> Iterator[Place]:
    """Yield each place where a name stands as a name: as a key or a value, in a list, or in a condition."""
    found = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)")
    for source in texts.values():
        for match in found.finditer(source.text):
            if _is_a_name(source.text, match.start(), match.end()):
                yield source.place(match.start(), match.end())


def _is_a_name(text: str, start: int, end: int) -> bool:
    """Return whether a word of a text stands for something that is declared, and is no word of a sentence."""
    before = text[text.rfind("\n", 0, start) + 1 : start].lstrip()
    after = text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1].strip()
    if before.startswith("#"):
        return False
    if after.startswith(":") or not before.strip("- \"'"):
        return True
    key = _LAST_KEY.search(before)
    if key is None or key[1] in _CONDITIONS:
        return True
    alone = before.rstrip(" \"'").endswith(("[", ",", "{", "(", ":"))
    return alone and (not after.strip("\"'") or after.lstrip("\"'").startswith((",", "]", "}", ")")))
