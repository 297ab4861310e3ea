"""Which packs a file names is seen at a glance, and guessed only where it is plain."""

from pathlib import Path

import pytest

from compliance.answers.named_packs import named_packs


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("packs: [us-fda, 'us-ftc', \"eu-gdpr\"]\n", ("us-fda", "us-ftc", "eu-gdpr")),
        ("a: b\npacks:\n  - us-fda\n  - us-ftc\nanswers: {}\n", ("us-fda", "us-ftc")),
        ("packs: all\n", ()),
        ("answers: {}\n", ()),
        ("  packs: [us-fda]\n", ()),
        ("packs: []\n", ()),
    ],
)
def test_packs_are_seen_in_both_ways_of_writing(tmp_path: Path, text: str, named: tuple[str, ...]) -> None:
    """A list in a row or below its key is seen; a word for all, or a key elsewhere, is none."""
    file = tmp_path / "a.yaml"
    file.write_text(text)
    assert named_packs(file) == named


def test_a_file_that_is_none_names_nothing(tmp_path: Path) -> None:
    """A folder and a missing file name nothing; what is wrong with them is told by who reads them."""
    assert named_packs(tmp_path) == ()
    assert named_packs(tmp_path / "none.yaml") == ()
