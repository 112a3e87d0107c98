"""What others read in the same files: a text for every page."""

import subprocess
from pathlib import Path


def pdftotext(file: Path) -> list[str]:
    text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def pdftotext_layout(file: Path) -> list[str]:
    """As it stands on the page: a table row by row, and columns line by line."""
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def pymupdf(file: Path) -> list[str]:
    import pymupdf

    with pymupdf.open(file) as document:
        return [page.get_text() for page in document]


def pymupdf_tables(file: Path) -> list[str]:
    """Tables with rules cell by cell and row by row, as pymupdf finds them; the rest in the order of the file."""
    import pymupdf

    def read(page):
        tables = page.find_tables().tables
        parts = [
            (block[1], block[4]) for block in page.get_text("blocks")
            if not any(pymupdf.Rect(table.bbox).contains(pymupdf.Rect(block[:4]).tl) for table in tables)]
        for table in tables:
            rows = "\n".join(" ".join(cell or "" for cell in row) for row in table.extract())
            place = sum(top < table.bbox[1] for top, _ in parts)
            parts.insert(place, (table.bbox[1], rows))
        return "\n".join(text for _, text in parts)

    with pymupdf.open(file) as document:
        return [read(page) for page in document]


def pypdfium2(file: Path) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def pypdf(file: Path) -> list[str]:
    import pypdf

    return [page.extract_text() for page in pypdf.PdfReader(file).pages]


PEERS = {peer.__name__: peer for peer in (pdftotext, pdftotext_layout, pymupdf, pymupdf_tables, pypdfium2, pypdf)}
