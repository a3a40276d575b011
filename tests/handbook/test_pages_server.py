"""The server of a built site: types, policy, freshness, and nothing from outside the site's folder."""

from __future__ import annotations

import gzip
import os
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from handbook.policy import HEADER_POLICY
from handbook.serve import carry_pdfs_over, static_server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "index.html").write_text("<p>home</p>" * 100, encoding="utf-8")
    (site / "sub" / "index.html").write_text("<p>sub</p>", encoding="utf-8")
    (site / "404.html").write_text("<p>gone</p>", encoding="utf-8")
    for name in ("a.js", "a.mjs", "a.css", "a.wasm", "a.woff2", "a.pdf", "a.json", "a.svg", "a.ics", "a.bin"):
        (site / name).write_bytes(b"x")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/a.mjs", "text/javascript; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/a.woff2", "font/woff2"),
        ("/a.pdf", "application/pdf"),
        ("/a.json", "application/json"),
        ("/a.svg", "image/svg+xml"),
        ("/a.ics", "text/calendar; charset=utf-8"),
        ("/a.bin", "application/octet-stream"),
    ],
)
def test_every_file_has_its_type_and_the_policy(folder: Path, path: str, kind: str) -> None:
    with static_server(folder) as address:
        response, _ = ask(address, path)
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Security-Policy"] == HEADER_POLICY
    assert response.headers["Cache-Control"] == "no-cache"


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    assert "unsafe-inline" not in HEADER_POLICY
    assert "'unsafe-eval'" not in HEADER_POLICY
    assert "http" not in HEADER_POLICY
    assert "frame-ancestors 'self'" in HEADER_POLICY


def test_an_unchanged_file_is_not_sent_again_and_a_changed_one_is(folder: Path) -> None:
    with static_server(folder) as address:
        first, _ = ask(address, "/a.css")
        etag = first.headers["ETag"]
        again, body = ask(address, "/a.css", If_None_Match=etag)
        assert (again.status, body) == (304, b"")
        (folder / "a.css").write_bytes(b"y")
        os.utime(folder / "a.css", ns=(1, 1))
        changed, body = ask(address, "/a.css", If_None_Match=etag)
        assert (changed.status, body) == (200, b"y")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("static/0123456789ab/a.js", "public, max-age=31536000, immutable"),
        ("static/0123456789ab/assets/calculator/a.js", "public, max-age=31536000, immutable"),
        ("assets/inline/0123456789ab.js", "public, max-age=31536000, immutable"),
        ("assets/runtime/0123456789abcdef/a.wasm", "public, max-age=31536000, immutable"),
        ("assets/runtime/manifest.json", "no-cache"),
        ("static/a.js", "no-cache"),
        ("procedures/static/0123456789ab/a.js", "no-cache"),
    ],
)
def test_what_is_named_by_its_content_may_be_kept_for_good(folder: Path, path: str, told: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    with static_server(folder) as address:
        there, _ = ask(address, f"/{path}")
        again, _ = ask(address, f"/{path}", If_None_Match=there.headers["ETag"])
        file.unlink()
        gone, _ = ask(address, f"/{path}")
    assert (there.status, there.headers["Cache-Control"]) == (200, told)
    assert (again.status, again.headers["Cache-Control"]) == (304, told)
    assert (gone.status, gone.headers["Cache-Control"]) == (404, "no-cache")


def test_text_is_packed_for_browsers_that_ask(folder: Path) -> None:
    with static_server(folder) as address:
        packed, body = ask(address, "/index.html", Accept_Encoding="gzip, br")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == (folder / "index.html").read_bytes()
        plain, body = ask(address, "/index.html")
        assert plain.headers["Content-Encoding"] is None
        assert body == (folder / "index.html").read_bytes()


def test_a_head_has_the_length_and_no_body(folder: Path) -> None:
    with static_server(folder) as address:
        response, body = ask(address, "/index.html", "HEAD")
    assert (response.headers["Content-Length"], body) == ("1100", b"")


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?a=1"])
def test_a_folder_shows_its_first_page(folder: Path, path: str) -> None:
    with static_server(folder) as address:
        assert ask(address, path)[1].startswith(b"<p>home")
        assert ask(address, "/sub/")[1] == b"<p>sub</p>"


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/sub/../../secret.txt", "//etc/passwd"])
def test_nothing_outside_the_site_is_sent(folder: Path, path: str) -> None:
    with static_server(folder) as address:
        response, body = ask(address, path)
    assert (response.status, body) == (404, b"<p>gone</p>")


def test_until_new_pdfs_are_made_links_lead_to_the_last_ones(tmp_path: Path) -> None:
    before, after = tmp_path / "1", tmp_path / "2"
    for folder in (before / "procedures" / "kept", before / "procedures" / "dropped", after / "procedures" / "kept"):
        folder.mkdir(parents=True)
    for name in ("kept", "dropped"):
        (before / "procedures" / name / f"{name}-guide.pdf").write_bytes(b"%PDF")
    carry_pdfs_over(before, after)
    assert [path.relative_to(after).as_posix() for path in after.rglob("*.pdf")] == ["procedures/kept/kept-guide.pdf"]


@pytest.mark.parametrize(
    ("takes", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", b"packed"),
        ("br;q=1.0", "br", b"packed"),
        ("gzip", None, b"x"),
        ("", None, b"x"),
    ],
)
def test_a_packed_copy_goes_to_browsers_that_take_it(
    folder: Path, takes: str, encoding: str | None, body: bytes
) -> None:
    (folder / "a.wasm.br").write_bytes(b"packed")
    with static_server(folder) as address:
        response, sent = ask(address, "/a.wasm", Accept_Encoding=takes)
    assert (response.headers["Content-Encoding"], sent) == (encoding, body)
    assert response.headers["Content-Type"] == "application/wasm"
    assert response.headers["Vary"] == "Accept-Encoding"
