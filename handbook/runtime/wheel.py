"""Packs `calculator` as a plain wheel, for people who want to use the engine in their own Python.

The same source gives the same bytes on every machine.
"""

import base64
import hashlib
from pathlib import Path

from handbook.runtime.archive import write_archive
from handbook.runtime.inputs import engine_files

SUMMARY = "Release dates for prison sentences in England and Wales, with the steps and the law behind each date."


def build_wheel(root: Path, folder: Path, version: str) -> Path:
    """Writes `calculator-<version>-py3-none-any.whl` into `folder` and returns its path."""
    info = f"calculator-{version}.dist-info"
    members = {path.relative_to(root).as_posix(): path.read_bytes() for path in engine_files(root)}
    typed = root / "calculator" / "py.typed"
    if typed.is_file():
        members["calculator/py.typed"] = typed.read_bytes()
    licence = (root / "LICENSE").read_bytes()
    members[f"{info}/licenses/LICENSE"] = licence
    members[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.4\nName: calculator\nVersion: {version}\nSummary: {SUMMARY}\n"
        "Requires-Python: >=3.11\nLicense-Expression: MIT\nLicense-File: LICENSE\n"
    ).encode()
    members[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: handbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join(f"{name},{_record_hash(data)},{len(data)}\n" for name, data in sorted(members.items()))
    members[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()

    path = folder / f"calculator-{version}-py3-none-any.whl"
    write_archive(path, members)
    return path


def _record_hash(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
