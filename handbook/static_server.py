"""A small server for a built site on this machine: right types, strict policy, nothing stale.

Used by `handbook.serve`, by the browser tests and by the benchmarks, so that all of them see what a
properly configured server of an establishment would send.
"""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.lasting import LASTING
from handbook.policy import HEADER_POLICY

ADDRESS = "127.0.0.1"

# Named here rather than asked of the machine: some have no entry for .wasm or .mjs, and the calculator needs both.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
HEADERS = {
    "Content-Security-Policy": HEADER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# The browser asks each time whether its copy is still good, and is told by the ETag.
ASK_AGAIN = "no-cache"
# For what is named by its content.
FOR_GOOD = "public, max-age=31536000, immutable"
_COMPRESSED = {".css", ".html", ".ics", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".xml"}
_COMPRESS_AT_MOST = 4_000_000  # bytes; larger files are not text to read, and take longer to pack than to send


class SiteServer(ThreadingHTTPServer):
    """Serves the folder `root`, which may be changed for another while it runs."""

    daemon_threads = True

    def __init__(self, root: Path, port: int = 0, handler: type[SiteHandler] | None = None) -> None:
        self.root = root
        super().__init__((ADDRESS, port), handler or SiteHandler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser goes away in the middle of a file; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # passed on as it came

    @property
    def url(self) -> str:
        """Address of the site, ending in a slash."""
        return f"http://{ADDRESS}:{self.server_port}/"


class SiteHandler(BaseHTTPRequestHandler):
    """Answers requests for files of the site."""

    protocol_version = "HTTP/1.1"
    server: SiteServer
    cached = ASK_AGAIN  # what the browser is told about its copy of the file that is asked for

    def do_GET(self) -> None:
        """Answer a request for a file."""
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.answer(with_body=False)

    def answer(self, *, with_body: bool) -> None:
        """Send the file that the address names, or the site's own page for what is not there."""
        file, status = self._find()
        self.cached = ASK_AGAIN
        if file is None:
            self.send(b"This page is not here.", ".txt", status=status, with_body=with_body)
            return
        facts = file.stat()
        etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        if status is HTTPStatus.OK and LASTING.match(self.path):
            self.cached = FOR_GOOD
        if status is HTTPStatus.OK and etag in self.headers.get("If-None-Match", ""):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_headers({"ETag": etag})
            return
        packed = file.with_name(f"{file.name}.br")
        if packed.is_file():
            self._send_either(file, packed, status, etag, with_body=with_body)
        else:
            self.send(self.content(file), file.suffix, status=status, etag=etag, with_body=with_body)

    def _send_either(self, file: Path, packed: Path, status: HTTPStatus, etag: str, *, with_body: bool) -> None:
        """Send the copy that was packed with Brotli when the site was built, to a browser that takes it."""
        takes = {each.partition(";")[0].strip() for each in self.headers.get("Accept-Encoding", "").split(",")}
        headers = {"Content-Type": TYPES.get(file.suffix, "application/octet-stream"), "Vary": "Accept-Encoding"}
        if "br" in takes:
            headers["Content-Encoding"] = "br"
        body = (packed if "br" in takes else file).read_bytes()
        self.send_response(status)
        self._send_headers({**headers, "ETag": etag, "Content-Length": str(len(body))})
        if with_body:
            self.wfile.write(body)

    def content(self, file: Path) -> bytes:
        """The bytes of a file."""
        return file.read_bytes()

    def send(
        self, body: bytes, suffix: str, *, status: HTTPStatus = HTTPStatus.OK, etag: str = "", with_body: bool = True
    ) -> None:
        """Send bytes of the type that the ending of a file name stands for."""
        headers = {"Content-Type": TYPES.get(suffix, "application/octet-stream")}
        if etag:
            headers["ETag"] = etag
        if suffix in _COMPRESSED and len(body) <= _COMPRESS_AT_MOST:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                body = _packed(body)
        self.send_response(status)
        self._send_headers({**headers, "Content-Length": str(len(body))})
        if with_body:
            self.wfile.write(body)

    def _send_headers(self, headers: dict[str, str]) -> None:
        for name, value in {**HEADERS, "Cache-Control": self.cached, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _find(self) -> tuple[Path | None, HTTPStatus]:
        root = self.server.root.resolve()
        wanted = (root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if wanted.is_dir():
            wanted /= "index.html"
        # A path that climbs out of the site finds nothing.
        if wanted.is_relative_to(root) and wanted.is_file():
            return wanted, HTTPStatus.OK
        missing = root / "404.html"
        return (missing if missing.is_file() else None), HTTPStatus.NOT_FOUND

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the terminal is for the build."""


@lru_cache(maxsize=256)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


@contextmanager
def static_server(site_dir: Path) -> Iterator[str]:
    """Serve a finished site while the block runs; gives its address, ending in a slash."""
    with serving(SiteServer(site_dir)) as address:
        yield address


@contextmanager
def serving(server: SiteServer) -> Iterator[str]:
    """Let a server work while the block runs; gives its address."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
