"""The wheel works on its own: rules, templates and examples travel inside it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

pytestmark = pytest.mark.slow

BUNDLED = "compliance/_bundled"


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; its failure is the test's, with all that it said. It sees nothing of this checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COMPLIANCE"))}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that both are known to be complete."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment: the pinned packages and the wheel, nothing else."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    install = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*install, "-r", root / "requirements" / "runtime.txt", cwd=folder)
    run(*install, "--no-deps", wheel, cwd=folder)
    run(folder / "bin" / "python", "-m", "pip", "check", cwd=folder)
    return folder / "bin"


def test_wheel_has_every_file_that_the_program_reads(root: Path, wheel: Path) -> None:
    """Every file of rules/, templates/ and examples/ that git knows, or would, is in the wheel, with the same bytes."""
    wanted = {}
    for folder in ("rules", "templates", "examples"):
        listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder, cwd=root)
        files = [name for name in listed.split("\0") if name and (root / name).exists()]
        assert files, f"{folder}/ is empty"
        wanted |= {f"{BUNDLED}/{name}": (root / name).read_bytes() for name in files}

    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}

    assert [name for name, content in wanted.items() if packed.get(name) != content] == []


def test_installed_wheel_writes_a_report(installed: Path, tmp_path: Path) -> None:
    """Installed far from any checkout, the program judges an example that came with it and writes the PDF."""
    [packaged] = installed.parent.glob(f"lib/python*/site-packages/{BUNDLED}/examples")
    shutil.copytree(packaged, tmp_path / "examples")
    assessment = tmp_path / "examples" / "symptom-checker-startup.yaml"

    run(installed / "compliance", "report", assessment, "-o", tmp_path / "report.pdf", cwd=tmp_path)

    assert len(pypdf.PdfReader(tmp_path / "report.pdf").pages) > 5
