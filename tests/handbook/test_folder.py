"""What a site holds so that it can be opened from a folder: the same Python, one script, a frame and its policy."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from handbook import assets, bundles, folder
from handbook.policy import FRAME_POLICY, HEADER_POLICY, META_POLICY


@pytest.fixture(scope="module")
def site(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reason = bundles.available(repo_root)
    assert reason is None, reason
    site = tmp_path_factory.mktemp("site")
    folder.install(repo_root, site, assets.build(repo_root))
    return site / "assets" / "folder"


def test_the_python_is_the_one_that_a_server_would_send(site: Path, repo_root: Path) -> None:
    text = (site / "runtime.js").read_text(encoding="utf-8")
    told = json.loads(text.removeprefix("calculatorRuntime(").removesuffix(");\n"))
    runtime = assets.build(repo_root)
    digests = {
        name: hashlib.sha256(gzip.decompress(base64.b64decode(packed))).hexdigest()
        for name, packed in told["files"].items()
    }
    assert digests == {name: facts["sha256"] for name, facts in runtime.files.items()}
    assert told["fingerprint"] == runtime.fingerprint


def test_the_scripts_of_the_pages_are_one_classic_script(site: Path) -> None:
    text = (site / "pages.js").read_text(encoding="utf-8")
    assert "import(" not in text
    assert "import.meta" not in text
    assert "Work out the dates" not in text  # words of a form stand in its page
    assert "data-rows-of" in text


def test_a_second_site_takes_what_the_first_one_made(site: Path, repo_root: Path, tmp_path: Path) -> None:
    kept = repo_root / ".cache" / "folder"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    folder.install(repo_root, tmp_path, assets.build(repo_root))
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == before
    for path in site.iterdir():
        assert (tmp_path / "assets" / "folder" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.usefixtures("site")
def test_a_changed_script_is_bundled_anew(repo_root: Path, tmp_path: Path) -> None:
    shutil.copytree(repo_root / ".cache" / "folder", tmp_path / ".cache" / "folder")  # Python is packed already
    scripts = shutil.copytree(repo_root / "docs/assets/calculator", tmp_path / "docs/assets/calculator")
    shutil.copytree(repo_root / "docs/javascripts", tmp_path / "docs/javascripts")
    (tmp_path / "node_modules").symlink_to(repo_root / "node_modules")
    words = scripts / "words.js"
    words.write_text(words.read_text(encoding="utf-8").replace("is starting.", "wakes up."), encoding="utf-8")
    folder.install(tmp_path, tmp_path / "site", assets.build(repo_root))
    assert "The calculator wakes up." in (tmp_path / "site/assets/folder/pages.js").read_text(encoding="utf-8")


def test_where_the_bundler_is_not_installed_the_reason_is_told(tmp_path: Path) -> None:
    assert "npm ci" in (bundles.available(tmp_path) or "")


def test_only_the_frame_may_start_a_worker_of_text(site: Path) -> None:
    assert f'content="{FRAME_POLICY}"' in (site / "frame.html").read_text(encoding="utf-8")
    assert "blob:" in FRAME_POLICY
    assert "connect-src" not in FRAME_POLICY  # so that nothing may be asked for: default-src is 'none'
    assert "blob:" not in META_POLICY + HEADER_POLICY
    assert "frame-src file:" in META_POLICY
    assert "frame-src" not in HEADER_POLICY
