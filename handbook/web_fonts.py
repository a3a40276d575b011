"""The site's own typeface, Atkinson Hyperlegible, packed for browsers (woff2, half the size)."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from handbook.typeface import font_files

FOLDER = "assets/fonts"


def web_fonts(cache: Path) -> dict[str, bytes]:
    """Return each face by its path in the site.

    Args:
        cache: folder where packed faces are kept between builds; packing takes a second or two.
    """
    fonts = {}
    for name, path in font_files().items():
        source = path.read_bytes()
        kept = cache / f"{Path(name).stem}-{hashlib.sha256(source).hexdigest()[:12]}.woff2"
        if not kept.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            unfinished = kept.with_suffix(".part")
            unfinished.write_bytes(_pack(source))
            unfinished.replace(kept)
        fonts[f"{FOLDER}/{Path(name).stem}.woff2"] = kept.read_bytes()
    return fonts


def _pack(ttf: bytes) -> bytes:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    packed = BytesIO()
    with TTFont(BytesIO(ttf), recalcTimestamp=False) as font:  # the same face gives the same bytes
        font.flavor = "woff2"
        font.save(packed, reorderTables=False)
    return packed.getvalue()
