"""How hard the properties try: few examples at a desk, many where HYPOTHESIS_PROFILE is `ci`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("HYPOTHESIS_PROFILE") == "ci"


def effort(desk: int, ci: int) -> settings:
    """Settings with a number of examples for a desk, and one for CI. Worlds are large things to draw."""
    return settings(
        max_examples=ci if IN_CI else desk,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
