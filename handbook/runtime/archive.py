"""Writes archives whose bytes depend on their content alone: sorted names, one fixed date, stored.

Stored and not deflated: the web server or the browser compresses better, and Python need not inflate.
"""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_FIXED_DATE = (2000, 1, 1, 0, 0, 0)
_UNIX = 3


def write_archive(path: Path, members: Mapping[str, bytes]) -> None:
    """Writes the zip file `path`; `members` are the contents by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name])
