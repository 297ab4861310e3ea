#!/bin/sh
# Writes requirements/runtime.txt and requirements/dev.txt anew: the newest versions that pyproject.toml allows.
# Then read `git diff requirements`, run `make test`, and look at the pages of `make demo`.
set -eu
cd "$(dirname "$0")/.."

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
pip="$tmp/venv/bin/python -m pip --quiet --disable-pip-version-check"

# The names that pyproject.toml lists, one a line.
named() {
    "$tmp/venv/bin/python" -c '
import sys, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
print("\n".join(project["dependencies"] if sys.argv[1] == "runtime" else project["optional-dependencies"]["dev"]))
' "$1"
}

# What is installed, without pip itself.
frozen() {
    $pip freeze | LC_ALL=C sort -f
}

named runtime >"$tmp/runtime.in"
$pip install -r "$tmp/runtime.in"
frozen >"$tmp/runtime.txt"

named dev >"$tmp/dev.in"
$pip install -r "$tmp/dev.in" -c "$tmp/runtime.txt"
frozen | LC_ALL=C grep -vxF -f "$tmp/runtime.txt" >"$tmp/dev.txt"

{
    echo "# What the program runs on, exactly as it is tested. Written by tools/pin.sh."
    cat "$tmp/runtime.txt"
} >requirements/runtime.txt
{
    echo "# What the tests and tools need besides. Written by tools/pin.sh."
    echo "-r runtime.txt"
    cat "$tmp/dev.txt"
} >requirements/dev.txt
