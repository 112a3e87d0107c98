"""Makes every PDF of ../tenants from ../sources. Run through scripts/make-corpora."""

import sys
import tempfile
from pathlib import Path

import sheet
import source

CORPORA = Path(__file__).resolve().parent.parent


def main():
    sheet.register_fonts()
    for house in sorted(CORPORA.glob("sources/*/house.md")):
        tenant = house.parent.name
        for path in sorted(house.parent.glob("*.md")):
            if path == house:
                continue
            target = CORPORA / "tenants" / tenant / (path.stem + ".pdf")
            with tempfile.TemporaryDirectory() as folder:
                fresh = Path(folder) / target.name
                pages = sheet.render(house, source.read(path), fresh)
                made = fresh.read_bytes()
            same = target.exists() and target.read_bytes() == made
            if not same:
                target.write_bytes(made)
            print(f"{tenant}/{target.name}: {pages} pages, {len(made)} bytes{', unchanged' if same else ''}")


if __name__ == "__main__":
    try:
        main()
    except source.SourceError as error:
        sys.exit(str(error))
