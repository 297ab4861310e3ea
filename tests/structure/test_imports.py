"""The floors of the house: who may import whom (the contracts are in pyproject.toml)."""

import subprocess
import sysconfig
from pathlib import Path


def test_import_contracts_hold(root: Path) -> None:
    """No module imports from a floor above it, and yaml, pydantic, click, jinja2 and weasyprint have one home each."""
    lint_imports = Path(sysconfig.get_path("scripts"), "lint-imports")

    done = subprocess.run(
        [lint_imports, "--no-cache"], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
