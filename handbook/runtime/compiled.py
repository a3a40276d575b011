"""Makes the browser's two archives: the library and the engine, in the bytecode of Pyodide's own Python.

Python is started once, and with source: reading the library from there takes longer than from bytecode, but less than a
second start.
"""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from handbook.runtime import inputs
from handbook.runtime.archive import write_archive
from handbook.runtime.inputs import HERE, RuntimeBuildError
from handbook.runtime.node import run_script
from handbook.runtime.packed_law import pack

_STAND_INS = HERE / "slim"


def write_compiled(root: Path, pyodide: Path, workshop: Path, out: Path) -> dict[str, Any]:
    """Writes stdlib.zip and calculator.zip into the folder `out`, and tells which modules are in them.

    Args:
        root: the project.
        pyodide: folder of the npm package.
        workshop: an empty folder to work in. The engine is copied there, so that nothing is written into the checkout.
        out: folder for the archives.
    """
    source, made = workshop / "source", workshop / "made"
    for path in inputs.engine_files(root):
        copy = source / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    modules = sorted([*inputs.modules_to_send(root), *pack(source / "calculator")])
    stand_ins = write_library(pyodide, workshop / "library.zip")
    options = {"sources": _sources(source, modules), "keep": list(inputs.keep().modules)}
    first = run_script(
        "build.mjs", str(pyodide), str(workshop / "library.zip"), str(source), str(made), json.dumps(options)
    )
    kept = _members(made / "library")
    data = {name: content for name, content in _members(source).items() if not name.endswith(".py")}
    write_archive(out / "stdlib.zip", kept)
    write_archive(out / "calculator.zip", _members(made / "engine") | data)
    sources_kept = sorted(name.removesuffix("c") for name in kept)
    return {"kept": sources_kept, "slim": stand_ins, "first": json.loads(first), "calculator": modules}


def write_library(pyodide: Path, path: Path) -> list[str]:
    """Writes Python's library as source, with the short modules of slim/ in their places; gives the names of these."""
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as shipped:
        members = {name: shipped.read(name) for name in shipped.namelist() if name.endswith(".py")}
    names = []
    for stand_in in _STAND_INS.rglob("*.py"):
        stem = stand_in.relative_to(_STAND_INS).with_suffix("").as_posix()
        names.append(stem.replace("/", "."))
        for file in (f"{stem}.py", f"{stem}/__init__.py"):
            if file in members:
                members[file] = stand_in.read_bytes()
                break
        else:
            raise RuntimeBuildError(f"{stand_in} stands for a module that this Python's library has not as source.")
    write_archive(path, members)
    return sorted(names)


def _sources(folder: Path, modules: list[str]) -> dict[str, str]:
    """Name → file below `folder` of each module, in the order of the files."""
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*.py"))
    files = {inputs.module_name(path): path.as_posix() for path in paths}
    wanted = set(modules)
    return {name: file for name, file in files.items() if name in wanted}


def _members(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
