"""The vectors that `kaynak embed` writes, as the float32 array that `kaynak bench retrieval` reads.

    python jsonl_to_npy.py VECTORS.jsonl ARRAY.npy

Needs nothing but Python: the format's first version is a magic number, a header and the numbers.
"""

import json
import struct
import sys
from array import array


def main() -> None:
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as lines:
        rows = [array("f", json.loads(line)["embedding"]) for line in lines]
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}"
    header = header.ljust(-(10 + len(header) + 1) % 64 + len(header)) + "\n"
    with open(target, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        for row in rows:
            row.tofile(file)


if __name__ == "__main__":
    main()
