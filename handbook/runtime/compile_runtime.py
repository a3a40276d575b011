"""Compiles the standard library and the package `calculator` for the browser; runs inside Pyodide, under Node.

The bytecode must be that of Pyodide's own Python, so the machine's Python cannot do this. `build.mjs` starts Pyodide
with its library as shipped, mounts a copy of `calculator` at /source and an empty folder at /out, and calls `main`.

Both archives are stored, not deflated (the web server or the browser compresses better, and Python need not inflate),
carry one fixed date, and hold "unchecked hash" bytecode: the same inputs give the same bytes.
"""

import importlib.util
import json
import marshal
import sys
import zipfile
from importlib import _bootstrap_external
from pathlib import Path
from types import CodeType

# Where the browser keeps the engine; stands in the texts of unexpected errors.
ENGINE = "/engine/calculator.zip"
# Docstrings are for people who read the source; left out, a tenth less is transferred. Assertions go with them.
WITHOUT_DOCSTRINGS = 2
FIXED_DATE = (2000, 1, 1, 0, 0, 0)


class Workshop:
    """The published library and what takes the place of some of its modules."""

    def __init__(self, library: str, slim: dict[str, str]) -> None:
        """Reads the archive `library`; `slim` holds the sources of the short modules that stand in for others."""
        self.shipped = zipfile.ZipFile(library)
        self.names = {name for name in self.shipped.namelist() if name.endswith(".py")}
        self.slim = {library_file(self.names, name): text.encode() for name, text in slim.items()}
        self.stand_ins = sorted(slim)
        self.ready: dict[str, bytes] = {}

    def write_library(self, used: list[str]) -> list[str]:
        """Writes /out/stdlib.zip with the modules `used` and gives the names of their files."""
        wanted = library_files(self.names, used)
        for name in wanted:
            if name not in self.ready:
                self.ready[name] = bytecode(self.slim.get(name) or self.shipped.read(name), name)
        write_zip(Path("/out/stdlib.zip"), {pyc(name): self.ready[name] for name in wanted})
        return wanted

    def write_engine(self, modules: list[str], first: list[str], finder: str) -> None:
        """Writes /out/calculator.zip.

        `modules` are the modules of `calculator` to send, `first` those of them that every calculation needs, `finder`
        is the source of bundle_finder.py.
        """
        source = Path("/source")
        members = {}
        bundle = {}
        for path in sorted(source.rglob("*")):
            name = path.relative_to(source).as_posix()
            module = module_of(name)
            if path.suffix == ".py" and module in first:
                code = code_of(path.read_bytes(), f"{ENGINE}/{name}")
                bundle[module] = (name.endswith("/__init__.py"), code)
            elif path.suffix == ".py" and module in modules:
                members[pyc(name)] = bytecode(path.read_bytes(), name)
            elif path.suffix != ".py" and path.is_file():
                members[name] = path.read_bytes()
        members["calculator/__init__.pyc"] = bytecode(finder.encode(), "bundle_finder.py")
        members["calculator/bundle"] = marshal.dumps(bundle)
        write_zip(Path("/out/calculator.zip"), members)

    def write_all(self, used: list[str], modules: list[str], first: list[str], finder: str) -> None:
        """Writes both archives and /out/modules.json."""
        wanted = self.write_library(used)
        self.write_engine(modules, first, finder)
        listing = {"kept": wanted, "slim": self.stand_ins, "first": sorted(first), "calculator": modules}
        Path("/out/modules.json").write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")


main = Workshop


def library_files(shipped: set[str], used: list[str]) -> list[str]:
    """Names inside the shipped archive of the modules `used` and of the packages around them."""
    names = set(used)
    for name in used:
        parts = name.split(".")
        names |= {".".join(parts[:length]) for length in range(1, len(parts))}
    return sorted(library_file(shipped, name) for name in names)


def library_file(shipped: set[str], name: str) -> str:
    """The name inside the shipped archive of one module."""
    stem = name.replace(".", "/")
    for candidate in (f"{stem}.py", f"{stem}/__init__.py"):
        if candidate in shipped:
            return candidate
    sys.exit(f"keep.toml or the folder slim names the module {name!r}, which this Python has not as source")


def module_of(name: str) -> str:
    """The module that a file holds: `calculator/law/__init__.py` is `calculator.law`."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def pyc(name: str) -> str:
    """The name of a source file's bytecode, beside where the source was."""
    return name.removesuffix(".py") + ".pyc"


def code_of(source: bytes, name: str) -> CodeType:
    """Compiled code, without its docstrings."""
    return compile(source, name, "exec", dont_inherit=True, optimize=WITHOUT_DOCSTRINGS)


def bytecode(source: bytes, name: str) -> bytes:
    """Bytecode that Python loads without looking at dates or at the source."""
    code = code_of(source, name)
    digest = importlib.util.source_hash(source)
    return bytes(_bootstrap_external._code_to_hash_pyc(code, digest, False))  # type: ignore[attr-defined]


def write_zip(path: Path, members: dict[str, bytes]) -> None:
    """Writes a stored archive with sorted names and one fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.external_attr = 0o644 << 16
            archive.writestr(info, members[name])
