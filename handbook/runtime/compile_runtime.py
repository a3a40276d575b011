"""Compiles the standard library and the package `calculator` for the browser; runs inside Pyodide, under Node.

The bytecode must be that of Pyodide's own Python, so the machine's Python cannot do this. `build.mjs` starts Pyodide
with its library as shipped, mounts a copy of `calculator` at /source and an empty folder at /out, and calls `main`.

Both archives are stored, not deflated (the web server or the browser compresses better, and Python need not inflate),
carry one fixed date, and hold "unchecked hash" bytecode: the same inputs give the same bytes.
"""

import importlib.util
import json
import sys
import zipfile
from importlib import _bootstrap_external
from pathlib import Path

FIXED_DATE = (2000, 1, 1, 0, 0, 0)


def main(library: str, used: list[str], modules: list[str], slim: dict[str, str]) -> None:
    """Writes /out/stdlib.zip, /out/calculator.zip and /out/modules.json.

    `library` is the path of the shipped library, `used` the names of the library modules to keep, `modules` the
    modules of `calculator` to send, `slim` the sources of the short modules that stand in for library modules.
    """
    shipped = zipfile.ZipFile(library)
    wanted = library_files({name for name in shipped.namelist() if name.endswith(".py")}, used)
    short = {library_files(set(shipped.namelist()), [name])[0]: text.encode() for name, text in slim.items()}
    sources = {name: short.get(name) or shipped.read(name) for name in wanted}
    write_zip(Path("/out/stdlib.zip"), {pyc(name): bytecode(source, name) for name, source in sources.items()})

    source = Path("/source")
    members = {}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.suffix == ".py" and module_of(name) in modules:
            members[pyc(name)] = bytecode(path.read_bytes(), name)
        elif path.suffix != ".py" and path.is_file():
            members[name] = path.read_bytes()
    write_zip(Path("/out/calculator.zip"), members)

    listing = {"kept": wanted, "slim": sorted(slim), "calculator": modules}
    Path("/out/modules.json").write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")


def library_files(shipped: set[str], used: list[str]) -> list[str]:
    """Names inside the shipped archive of the modules `used` and of the packages around them."""
    names = set(used)
    for name in used:
        parts = name.split(".")
        names |= {".".join(parts[:length]) for length in range(1, len(parts))}
    files = []
    for name in sorted(names):
        stem = name.replace(".", "/")
        found = [candidate for candidate in (f"{stem}.py", f"{stem}/__init__.py") if candidate in shipped]
        if not found:
            sys.exit(f"handbook/runtime/keep.toml names the module {name!r}, which this Python has not as source")
        files += found
    return sorted(files)


def module_of(name: str) -> str:
    """The module that a file holds: `calculator/law/__init__.py` is `calculator.law`."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def pyc(name: str) -> str:
    """The name of a source file's bytecode, beside where the source was."""
    return name.removesuffix(".py") + ".pyc"


def bytecode(source: bytes, name: str) -> bytes:
    """Bytecode that Python loads without looking at dates or at the source."""
    code = compile(source, name, "exec", dont_inherit=True)
    digest = importlib.util.source_hash(source)
    return bytes(_bootstrap_external._code_to_hash_pyc(code, digest, False))  # type: ignore[attr-defined]


def write_zip(path: Path, members: dict[str, bytes]) -> None:
    """Writes a stored archive with sorted names and one fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.external_attr = 0o644 << 16
            archive.writestr(info, members[name])
