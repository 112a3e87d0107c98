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


PEERS = {peer.__name__: peer for peer in (pdftotext, pdftotext_layout, pymupdf, pypdfium2, pypdf)}
