#!/usr/bin/env bash
# Installs LightGBM into var/benchmarks/valuation-venv (150 MB).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/setup.sh"

home=$root/var/benchmarks
venv=$home/valuation-venv
python=${PYTHON:-python3.11}
mkdir -p "$home"

"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv "$venv"
say "installing the peer"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

say "the peer is ready"
