#!/usr/bin/env bash
# Installs the peers into var/benchmarks/ingestion-venv (100 MB); pdftotext comes with poppler-utils.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/setup.sh"

venv=$root/var/benchmarks/ingestion-venv
python=${PYTHON:-python3.11}
mkdir -p "$root/var/benchmarks"

command -v pdftotext >/dev/null || { say "pdftotext is missing: apt-get install poppler-utils"; exit 1; }
"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv "$venv"
say "installing the peers"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

say "the peers are ready"
