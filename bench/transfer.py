"""What a guide page transfers, beside the same page in a plain MkDocs Material site."""

import tempfile
from pathlib import Path
from typing import Any

from bench.chromium import playwright, profile
from bench.figures import Figure, Samples
from bench.site import built_site, mkdocs_build, plain_site
from handbook.static_server import static_server

MOST = 400.0  # kB of 1,000 bytes
GUIDE = "procedures/recall/index.html"
PYTHON = (".wasm", "/runtime/", "pyodide", "worker.js")


def _transfer(address: str) -> tuple[float, list[str]]:
    """Kilobytes over the wire, heads included, and the addresses, for a browser that has never been here."""
    sizes: list[float] = []
    with playwright() as started, profile(started) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")

        def count(event: dict[str, Any]) -> None:
            sizes.append(float(event["encodedDataLength"]))

        asked: list[str] = []
        session.on("Network.loadingFinished", count)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + GUIDE, wait_until="networkidle")
        page.wait_for_timeout(2000)  # whatever comes late counts too
    return sum(sizes) / 1000, asked


def figures() -> list[Figure]:
    """Open the recall guide in both sites."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mkdocs_build(plain_site(folder), folder / "plain")
        with static_server(built_site()) as address:
            ours, asked = _transfer(address)
        with static_server(folder / "plain") as address:
            plain, _ = _transfer(address)
    python = [address for address in asked if any(part in address for part in PYTHON)]
    return [
        Figure(
            "What a guide page transfers",
            "kB",
            Samples(f"`{GUIDE}`, {len(asked)} files, first visit", (ours,)),
            Samples("the same page in plain MkDocs Material", (plain,)),
            MOST,
            note="Text is sent packed with gzip, as most servers do. No Python and no WebAssembly is asked for.",
            breaches=tuple(f"asks for {address}" for address in python),
        )
    ]
