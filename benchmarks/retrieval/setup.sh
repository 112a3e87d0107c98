#!/usr/bin/env bash
# Installs the peers into var/benchmarks/retrieval-venv (600 MB).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/setup.sh"

home=$root/var/benchmarks
venv=$home/retrieval-venv
python=${PYTHON:-python3.11}
mkdir -p "$home"

"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv "$venv"
say "installing the peers"
# hnswlib has no wheel: pip compiles it for this processor.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

say "the peers are ready"
