"""What a guide page transfers, beside the same page in a plain MkDocs Material site; what the full calculation does."""

import tempfile
from pathlib import Path
from typing import Any

from bench.chromium import playwright, profile
from bench.figures import Figure, Samples
from bench.site import built_site, mkdocs_build, plain_site
from handbook.static_server import SiteHandler, SiteServer, serving, static_server

MOST = 400.0  # kB of 1,000 bytes
GUIDE = "procedures/recall/index.html"
CASE, SENTENCE = "calculators/case.html", "calculators/sentence.html"
CASE_MOST = 4.6  # MB of 1,000,000 bytes
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


class _Counting(SiteHandler):
    """Counts the bytes that leave the server, those that a worker asks for too."""

    sent = 0

    def _send_headers(self, headers: dict[str, str]) -> None:
        if self.command == "GET":
            _Counting.sent += int(headers.get("Content-Length", 0))
        super()._send_headers(headers)


def _first_visit(page_path: str) -> float:
    """Megabytes that leave the server until a calculator page is ready and nothing more is asked for."""
    _Counting.sent = 0
    server = SiteServer(built_site(), handler=_Counting)
    with serving(server) as address, playwright() as started, profile(started) as context:
        page = context.new_page()
        page.goto(address + page_path)
        page.locator("[data-state=ready]").first.wait_for()
        page.wait_for_timeout(3000)  # whatever comes late counts too
    return _Counting.sent / 1_000_000


def _calculator() -> Figure:
    paths = (CASE, SENTENCE)
    case, sentence = (_first_visit(path) for path in paths)
    return Figure(
        "What the first visit to the full calculation transfers",
        "MB",
        Samples(f"`{CASE}`, page, scripts, Python and the whole engine, as sent", (case,)),
        Samples(f"`{SENTENCE}`", (sentence,)),
        CASE_MOST,
        note="Bytes of all answers, without heads, counted in the server. Files of the calculators are sent as packed "
        "with Brotli when the site was built, text with gzip.",
    )


def figures() -> list[Figure]:
    """Open the recall guide in both sites, and the full calculation."""
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
        ),
        _calculator(),
    ]
