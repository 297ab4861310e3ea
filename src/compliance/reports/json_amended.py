"""What overlays changed, as JSON values."""

from __future__ import annotations

from compliance.packs.model import Rule, Rulebook
from compliance.reports.json_proof import Json


def amended_json(rule: Rule) -> Json:
    """Return what overlays changed in a rule, with what the pack says, as `amended`; nothing if nothing was changed."""
    changes = [
        {
            "overlay": one.overlay,
            "version": one.version,
            "what": one.what,
            "before": one.before or None,
            "after": one.after or None,
            "because": one.because,
            "approved_by": one.approved_by or None,
            "until": one.until.isoformat() if one.until is not None else None,
        }
        for one in rule.amended
    ]
    return {"amended": changes} if changes else {}


def overlays_json(rulebook: Rulebook) -> Json:
    """Return the overlays that a rulebook was amended with."""
    return {id: {"version": one.version, "digest": one.digest} for id, one in rulebook.overlays.items()}
