"""The browser's Python: built from checked files, the same bytes each time, with the law data unchanged."""

import ast
import hashlib
import json
import runpy
import shutil
import zipfile
from pathlib import Path

import pytest

from calculator.law import load
from handbook import assets
from handbook.forms import settings
from handbook.runtime import inputs, node
from handbook.runtime.packed_law import pack
from handbook.runtime.wheel import build_wheel


@pytest.fixture(scope="module")
def runtime(repo_root: Path) -> assets.Runtime:
    reason = assets.available(repo_root)
    assert reason is None, reason
    return assets.build(repo_root)


@pytest.fixture
def small_checkout(repo_root: Path, tmp_path: Path) -> Path:
    """A copy of what the build reads."""
    shutil.copytree(repo_root / "calculator", tmp_path / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(repo_root / "LICENSE", tmp_path / "LICENSE")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "pyodide").symlink_to(repo_root / "node_modules" / "pyodide")
    return tmp_path


def test_a_second_build_is_not_made_and_a_fresh_one_has_the_same_bytes(
    runtime: assets.Runtime, small_checkout: Path
) -> None:
    fresh = assets.build(small_checkout)
    made = (fresh.folder / "stdlib.zip").stat().st_mtime_ns
    assert assets.build(small_checkout) == fresh
    assert (fresh.folder / "stdlib.zip").stat().st_mtime_ns == made
    if fresh.fingerprint != runtime.fingerprint:  # somebody saved a file of the engine meanwhile
        shutil.rmtree(small_checkout / ".cache")
        runtime = assets.build(small_checkout)
    assert runtime.manifest == fresh.manifest


def test_the_manifest_describes_every_file(runtime: assets.Runtime) -> None:
    there = {path.name for path in runtime.folder.iterdir()} - {"manifest.json", runtime.manifest["wheel"]["name"]}
    names = {name for name in there if not name.endswith(assets.PACKED)}
    assert names == set(runtime.files)
    assert there - names == {f"{name}{assets.PACKED}" for name in names}
    for name, facts in runtime.files.items():
        data = (runtime.folder / name).read_bytes()
        assert facts == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert set(json.loads(settings(runtime, "../"))["integrity"]) == names


def test_the_library_is_trimmed_compiled_and_stored(runtime: assets.Runtime) -> None:
    with zipfile.ZipFile(runtime.folder / "stdlib.zip") as library:
        infos = library.infolist()
    names = {info.filename for info in infos}
    assert {"json/decoder.pyc", "datetime.pyc", "traceback.pyc"} <= names
    assert not names & {"unittest/case.pyc", "tkinter/__init__.pyc", "bz2.pyc", "argparse.pyc", "asyncio/tasks.pyc"}
    assert all(name.endswith(".pyc") for name in names)
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert {info.date_time for info in infos} == {(2000, 1, 1, 0, 0, 0)}


def test_the_engine_sent_has_its_doors_and_no_command_line(runtime: assets.Runtime) -> None:
    sent = set(runtime.manifest["modules"]["calculator"])
    assert set(inputs.DOORS) <= sent
    assert "calculator.__main__" not in sent
    with zipfile.ZipFile(runtime.folder / "calculator.zip") as engine:
        names = set(engine.namelist())
    first = set(runtime.manifest["modules"]["first"])
    # The bundle is in the bytecode of the browser's Python; that it holds these modules is seen where it runs.
    assert "calculator/bundle" in names
    assert not {f"{name.replace('.', '/')}.pyc" for name in first if name != "calculator"} & names
    assert {"calculator.exchange", "calculator.forms", "calculator.packed.law_parameters"} <= first
    assert "calculator.offences.data" not in first, "the offence lists are fetched from the archive when asked for"
    assert "calculator/offences/data.pyc" in names
    assert not any(name.endswith((".py", ".toml")) for name in names)


def test_packed_tables_say_what_the_files_say(repo_root: Path, tmp_path: Path) -> None:
    shutil.copytree(repo_root / "calculator", tmp_path / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    files = {path.relative_to(repo_root / "calculator") for path in (repo_root / "calculator").rglob("*.toml")}
    pack(tmp_path / "calculator")
    assert len(files) > 3
    for path in files:
        inside = path.with_suffix("").as_posix()
        packed = tmp_path / "calculator" / "packed" / f"{inside.replace('/', '_').replace('-', '_')}.py"
        assert runpy.run_path(str(packed))["TABLE"] == load.packaged(inside), inside
    assert not list((tmp_path / "calculator").rglob("*.toml"))


def test_only_one_module_of_the_engine_reads_files(repo_root: Path) -> None:
    """The build replaces calculator/law/load.py; another reader would look for files that the browser does not have."""
    readers = []
    for name in inputs.modules_to_send(repo_root):
        stem = repo_root / name.replace(".", "/")
        path = stem.with_suffix(".py") if stem.with_suffix(".py").is_file() else stem / "__init__.py"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        words |= {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        words |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if words & {"open", "tomllib", "pathlib", "importlib", "pkgutil", "Path"}:
            readers.append(name)
    # Quick calculators and topics of practice are loaded by name, which the browser's archive can do.
    assert readers == ["calculator.law.load", "calculator.practice.make", "calculator.quick.registry"]


def test_another_copy_of_pyodide_is_refused(repo_root: Path, tmp_path: Path) -> None:
    source = repo_root / "node_modules" / "pyodide"
    for name in inputs.digests().files:
        shutil.copyfile(source / name, tmp_path / name)
    inputs.check_pyodide(tmp_path)
    (tmp_path / "pyodide.mjs").write_bytes((source / "pyodide.mjs").read_bytes() + b"\n")
    (tmp_path / "python_stdlib.zip").unlink()
    with pytest.raises(assets.RuntimeBuildError) as refused:
        inputs.check_pyodide(tmp_path)
    assert "pyodide.mjs: is not the file that digests.toml describes" in str(refused.value)
    assert "python_stdlib.zip: is missing" in str(refused.value)


def test_what_is_missing_is_said(repo_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert assets.available(repo_root) is None
    assert "npm ci" in str(assets.available(tmp_path))
    monkeypatch.setattr(assets, "find_node", lambda: None)
    assert "Node" in str(assets.available(repo_root))
    with pytest.raises(assets.RuntimeBuildError, match="cannot be built"):
        assets.build(tmp_path)


def test_a_script_that_fails_says_why() -> None:
    with pytest.raises(assets.RuntimeBuildError, match=r"build\.mjs failed"):
        node.run_script("build.mjs", "nowhere", "nowhere", "nowhere", "nowhere", "{}")


def test_install_puts_the_files_in_the_site_and_clears_old_ones(repo_root: Path, tmp_path: Path) -> None:
    old = tmp_path / assets.SITE_FOLDER / "0123456789abcdef"
    old.mkdir(parents=True)
    (old / "stdlib.zip").write_bytes(b"old")
    runtime = assets.install(repo_root, tmp_path)
    folder = tmp_path / assets.SITE_FOLDER / runtime.fingerprint
    files = set(runtime.files)
    assert {path.name for path in folder.iterdir()} == files | {f"{name}{assets.PACKED}" for name in files}
    assert not old.exists()
    assert (tmp_path / assets.SITE_FOLDER / runtime.manifest["wheel"]["name"]).is_file()
    assert json.loads((tmp_path / assets.SITE_FOLDER / "manifest.json").read_text()) == runtime.manifest


def test_the_wheel_holds_the_whole_engine_and_says_what_it_is(repo_root: Path, tmp_path: Path) -> None:
    version = assets.engine_version(repo_root)
    wheel = build_wheel(repo_root, tmp_path, version)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        record = archive.read(f"calculator-{version}.dist-info/RECORD").decode()
        metadata = archive.read(f"calculator-{version}.dist-info/METADATA").decode()
        for path in inputs.engine_files(repo_root):
            assert archive.read(path.relative_to(repo_root).as_posix()) == path.read_bytes()
    assert [line.split(",")[0] for line in record.splitlines()] == [
        *(n for n in names if "RECORD" not in n),
        *(n for n in names if "RECORD" in n),
    ]
    assert f"Name: calculator\nVersion: {version}\n" in metadata
