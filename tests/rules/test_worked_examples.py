"""The regulators' worked examples that lie beside the repository, against the cases that say they try them."""

from typing import Any

import pytest

from compliance.authoring.case import Case
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from rules.packs import cases, shared

REGIMES = {"fda": "us-fda", "hipaa": "us-hipaa", "ftc": "us-ftc"}
"""The regimes whose packs claim to be whole."""

OUTCOMES = {
    "non_device": {"not_a_device"},
    "device": {"device"},
    "enforcement_discretion": {"enforcement_discretion"},
    "general_wellness": {"general_wellness"},
    "not_general_wellness": {"not_general_wellness"},
    "manufacturer": {"manufacturer"},
    "not_manufacturer": {"not_manufacturer"},
    "no_new_submission": {"no_new_submission"},
    "new_submission_required": {"new_submission"},
    "not_business_associate": {"neither"},
    "business_associate": {"business_associate"},
    "hipaa_applies": {"covered_entity", "hipaa"},
    "hipaa_does_not_apply": {"neither"},
    "hbnr_applies": {"bound"},
    "hbnr_not_applicable": {"not_bound"},
    "third_party_service_provider": {"third_party_service_provider"},
    "notify_individuals_ftc_and_media": {"people_ftc_and_media"},
    "notify_individuals_and_ftc_annually": {"people_and_ftc_yearly"},
    "ftc_s5_and_oarfpa_violation": {"section5_and_opioid_act"},
    "ftc_s5_violation": {"section5"},
    "coppa_applies": {"bound"},
    "oarfpa_applies": {"applies"},
}


def examples() -> list[dict[str, Any]]:
    """The worked examples of the regimes that are whole."""
    folder = shared("scenarios")
    if folder is None:
        pytest.skip("../shared/scenarios is not here: the worked examples could not be compared")
    path = folder / "worked-examples.yaml"
    document = read_document("worked-examples.yaml", path.read_bytes(), Problems())
    assert document is not None
    assert isinstance(document.data, list)
    return [dict(one) for one in document.data if isinstance(one, dict) and one["regime"] in REGIMES]


def expected_outcomes(case: Case) -> set[str]:
    """Everything that a case expects of classifications, with the groups that its outcomes belong to."""
    from rules.packs import rulebook

    found: set[str] = set()
    for expected in case.expected:
        if expected.is_classification:
            found.update(expected.outcomes)
            groups = {outcome.id: outcome.group for outcome in rulebook().classifications[expected.name].outcomes}
            found.update(group for outcome in expected.outcomes if (group := groups.get(outcome)))
    return found


def test_every_worked_example_has_a_case_that_expects_its_official_outcome() -> None:
    """Each worked example of a whole regime is tried by a case, and the case expects what the regulator says."""
    # What staff said in a meeting is no instrument; such a case carries the example's id in its name.
    tried: dict[str, set[str]] = {}
    for case in cases():
        for name in {case.name.partition(":")[0], case.worked_example.example if case.worked_example else ""}:
            tried.setdefault(name, set()).update(expected_outcomes(case))
    wrong = [
        f"{example['id']}: official outcome {example['official_outcome']}, cases expect {tried.get(example['id'])}"
        for example in examples()
        if not OUTCOMES[example["official_outcome"]] & tried.get(example["id"], set())
    ]

    assert wrong == []
