"""Building the site, beside a plain MkDocs Material build of the same pages from disk."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, Samples
from bench.site import handbook, mkdocs_build, page_count, plain_site

RUNS = 7
MOST = 1.2


def _seconds(build: Callable[[], None]) -> float:
    began = time.perf_counter()
    build()
    return time.perf_counter() - began


def figures() -> list[Figure]:
    """Time both builds in turn, each in a process of its own, as a person would start them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = plain_site(folder)

        outs: list[Path] = []

        def ours() -> None:
            # A folder of its own each time: into one that holds a site, only what changed would be made.
            outs.append(folder / f"ours-{len(outs)}")
            handbook("build", "--no-pdf", "--out", outs[-1])

        def plain() -> None:
            mkdocs_build(config, folder / "plain")

        ours()  # the first of each fills caches of the system, and the handbook's own of the Python runtime
        plain()
        pairs = [(_seconds(ours), _seconds(plain)) for _ in range(RUNS)]
        pages = (page_count(outs[-1]), page_count(folder / "plain"))
    return [
        Figure(
            "Building the site, without PDFs",
            "s",
            Samples(f"`handbook build --no-pdf`, {pages[0]} pages, calculators included", tuple(a for a, _ in pairs)),
            Samples(f"plain MkDocs Material, {pages[1]} pages from disk", tuple(b for _, b in pairs)),
            MOST,
            times=True,
            note="Ours also checks the definitions and copies the Python runtime; the plain build does neither. The "
            "runtime had been compiled before, as it is after the first build.",
        )
    ]
