"""The regulators' worked examples that lie beside the repository, against the cases that say they try them."""

from typing import Any

import pytest

from compliance.authoring.case import Case
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from rules.packs import cases, shared

REGIMES = {
    "fda": "us-fda",
    "hipaa": "us-hipaa",
    "ftc": "us-ftc",
    "gdpr": "eu-gdpr",
    "mdr": "eu-mdr",
    "ai_act": "eu-ai-act",
    "dpdp": "in-dpdp",
    "other": "in-health",
}
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
    "ftc_s5_and_oarfpa_violation": {"against_opioid_act"},
    "ftc_s5_violation": {"section5"},
    "coppa_applies": {"bound"},
    "oarfpa_applies": {"applies"},
    # The General Data Protection Regulation; what is an infringement is a gap of the rule that it breaks.
    "dpia_required": {"dpia_required"},
    "dpia_not_required": {"dpia_not_required"},
    "controller": {"controller"},
    "joint_controllers": {"joint_controller"},
    "processor": {"processor"},
    "special_category_data": {"special"},
    "art9_2_h_available_plus_art6_basis": {"condition_holds"},
    "gdpr_applies": {"inside"},
    "gdpr_does_not_apply": {"outside"},
    "automated_decision_art22": {"automated_decision"},
    "free_first_copy_required": {"gdpr.access-copy gap"},
    "not_by_itself_infringement": {"gdpr.security-risk met"},
    "document_only": {"record_only"},
    "notify_sa": {"tell_authority"},
    "notify_sa_and_data_subjects": {"tell_people"},
    "consent_invalid": {"invalid"},
    "infringement": {
        "gdpr.minimisation gap",
        "gdpr.ground gap",
        "gdpr.security-confidentiality gap",
        "gdpr.special-condition gap",
    },
    # The Medical Devices Regulation
    "mdsw": {"mdq_software"},
    "ivd_mdsw": {"mdq_ivd"},
    "not_mdsw": {"mdq_no_purpose", "mdq_no_action", "mdq_no_person"},
    "at_least_class_IIa": {"mdr_iia"},
    "class_IIa": {"mdr_iia"},
    "class_IIb": {"mdr_iib"},
    "class_III": {"mdr_iii"},
    # The Artificial Intelligence Act
    "ai_system": {"aia_is_ai"},
    "not_ai_system": {"aia_not_ai"},
    "prohibited": {"aia_forbidden"},
    "not_prohibited": {"aia_not_forbidden"},
    "high_risk": {"aia_high_listed", "aia_high_product"},
    "high_risk_exempt_art6_3": {"aia_exempt"},
    "not_high_risk": {"aia_not_high"},
    "disclosure_required": {"aia_must_disclose"},
    "disclosure_not_required": {"aia.label-deep-fakes not_applicable"},
    "insufficient_disclosure": {"aia.disclose-ai gap"},
    "sufficient_disclosure": {"aia.disclose-ai met"},
    # The Digital Personal Data Protection Act and its Rules
    "act_applies": {"inside"},
    "act_does_not_apply": {"outside"},
    "notice_required": {"with_request"},
    "notice_as_soon_as_practicable": {"as_soon_as_practicable"},
    "consent_limited_to_necessary": {"only_needed"},
    "consent_part_invalid": {"part_invalid"},
    "must_cease": {"must_cease"},
    "processing_permitted": {"for_state_benefit", "for_emergency"},
    "exempt": {"about_defaulter"},
    "dpia_and_audit_required": {"significant"},
    "no_dpia_required_by_dpdp": {"not_significant"},
    "retain_at_least_one_year": {"year_then_erase"},
    "check_held_identity_and_age": {"check_held_details"},
    "verify_with_id_or_token": {"check_issued_details"},
    "exempt_from_s9_1_and_3": {"exempt_care", "exempt_allied"},
    "not_exempt": {"child_not_exempt"},
    "erase_after_three_years": {"after_three_years"},
    "third_schedule_does_not_apply": {"not_listed"},
    "transfer_permitted": {"transfer_permitted"},
    # Telemedicine in India
    "permitted": {"permitted"},
    "not_permitted": {"not_permitted"},
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
    """Every outcome that a case expects, with the groups of the outcomes, and every `rule verdict`."""
    from rules.packs import rulebook

    found: set[str] = set()
    for expected in case.expected:
        if expected.is_classification:
            found.update(expected.outcomes)
            groups = {outcome.id: outcome.group for outcome in rulebook().classifications[expected.name].outcomes}
            found.update(group for outcome in expected.outcomes if (group := groups.get(outcome)))
        else:
            found.add(f"{expected.name} {expected.verdict}")
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
