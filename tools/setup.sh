#!/bin/sh
# Makes .venv with the pinned packages, and sees to the few system libraries that the PDF needs.
# Does nothing when that has been done; safe to run as often as you like.
#
# System packages are installed by itself where it may (root, or sudo that asks no password). Where it may not, it prints
# the one line to run, and ends.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)

say() { printf '%s\n' "$*"; }
stop() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# ------------------------------------------------------------------------------------------------- is it all done?
wanted="$here $(cat requirements/*.txt pyproject.toml tools/setup.sh | cksum)"
runs() { [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; }
if [ "$(cat .venv/.ready 2>/dev/null)" = "$wanted" ] && runs; then
    exit 0
fi

# ---------------------------------------------------------------------------------------------- which Python to use
python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
[ -n "$python" ] || stop "Python 3.11 or newer is needed; $(python3 --version 2>&1 || true) is here.
On Debian or Ubuntu, please run this once, then make again:

    sudo apt-get install --yes python3.11 python3.11-venv"

# ------------------------------------------------------------------------------------- which system packages lack
# Prints the Debian names of what is not there. Pango lays out text; harfbuzz-subset makes a PDF the same bytes anywhere.
lacking() {
    "$python" -c '
import ctypes, importlib.util, sys

wanted = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
if importlib.util.find_spec("ensurepip") is None:
    print("python3.%d-venv" % sys.version_info[1])
for library, package in wanted.items() if sys.platform == "linux" else ():
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
' | tr '\n' ' ' | sed 's/ $//'
}

apt() {
    say "Installing $packages ..."
    log=$(mktemp)
    # A source that cannot be refreshed is no reason to stop: the packages may be known already.
    "$@" apt-get -o Acquire::Retries=3 update >"$log" 2>&1 || true
    # shellcheck disable=SC2086  # several packages, several words
    if ! "$@" env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 \
        install --yes --no-install-recommends $packages >>"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

packages=$(lacking)
if [ -n "$packages" ]; then
    if ! command -v apt-get >/dev/null; then
        stop "Pango is needed to make a PDF. Please install it with your system's package manager, then run make again:
Fedora: sudo dnf install pango    Arch: sudo pacman -S pango    Alpine: sudo apk add pango"
    elif [ "$(id -u)" = 0 ]; then
        apt env || true
    elif sudo -n true 2>/dev/null; then
        apt sudo -n || true
    fi
    packages=$(lacking)
    [ -z "$packages" ] || stop "Some system packages are missing. Please run this once, then make again:

    sudo apt-get update && sudo apt-get install --yes --no-install-recommends $packages"
fi

# ------------------------------------------------------------------------------------------------ the environment
# A .venv that was made in another folder, or whose Python has gone, is made anew.
if ! runs || ! grep -qF "$here/.venv" .venv/pyvenv.cfg || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    "$python" -m venv .venv || stop "\`$python -m venv .venv\` failed; the lines above say why."
fi
rm -f .venv/.ready

say "Installing the pinned Python packages into .venv (a minute or so, once) ..."
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"; }
# `compliance` itself last: it is built with what the pins brought, and runs from src/.
if ! install -r requirements/dev.txt || ! install --no-deps --no-build-isolation --editable .; then
    stop "The Python packages could not be installed; the lines above say why. Is the package index within reach?"
fi

.venv/bin/python -c 'import weasyprint' 2>/dev/null || stop "WeasyPrint does not start: Pango is missing or out of reach.
Please install it, then run make again. On macOS: brew install pango
To see what is wrong: .venv/bin/python -c 'import weasyprint'"

say "$wanted" >.venv/.ready
say "Ready: .venv with $(.venv/bin/python --version)."
