"""How hard the properties try: few examples at a desk, more where HYPOTHESIS_PROFILE is `ci`.

In CI the examples are the same on every run, so that more of them find something once only. Somebody who changes the
judgement says HYPOTHESIS_PROFILE=thorough, and waits.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "")


def effort(desk: int, ci: int) -> settings:
    """Settings with a number of examples for a desk, and one for CI. Worlds are large things to draw."""
    return settings(
        max_examples={"ci": ci, "thorough": 10 * ci}.get(PROFILE, desk),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
