"""What a penalty is for, in words."""

from __future__ import annotations

from compliance.packs.law import Penalty


def punished_words(penalty: Penalty, most: int = 0) -> str:
    """Return what a penalty is for: "`Art. 5`, `Art. 12 to 22` of `gdpr`"; at `most` so many laws are named, if given."""
    laws: dict[str, list[str]] = {one.instrument: [] for one in penalty.punishes}
    for one in penalty.punishes:
        if one.at:
            laws[one.instrument].append(f"`{one.at}`")
    words = [f"{', '.join(at)} of `{law}`" if at else f"`{law}`" for law, at in laws.items()]
    more = [f"{len(words) - most} more"] if most and len(words) > most else []
    return " and ".join([*(words[:most] if most else words), *more])
