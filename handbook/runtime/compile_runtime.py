"""Finds out which modules the calculator needs and compiles them; runs inside Pyodide, under Node.

The bytecode must be that of Pyodide's own Python, so the machine's Python cannot do this. `build.mjs` starts Pyodide
with its library as source, the short stand-ins of slim/ in their places, and calls `main`. Compiling is most of the
work here, so each module of the engine is compiled once: what is run is a copy of what is written. The bytecode is of
the kind "unchecked hash", which holds no date: the same inputs give the same bytes.

Nothing is imported here but what is in every Python's core: anything else would be taken for a need of the engine.
"""
# mypy: ignore-errors

import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import _code_to_hash_pyc
from _imp import pyc_magic_number_token, source_hash
from marshal import dumps, loads
from zipimport import zipimporter

SOURCE = "/source"
# Where the browser keeps the engine; stands in the texts of unexpected errors.
ENGINE = "/engine/calculator.zip"
# Docstrings are for people who read the source; left out, a tenth less is transferred. Assertions go with them.
WITHOUT_DOCSTRINGS = 2
# What stands in a file of bytecode before the code.
HEAD = 16


class Engine:
    """Finds the modules of `calculator`, and compiles each when it is imported.

    Attributes:
        bundle: name → (is a package, code) of the modules imported so far; None: from now on they go to `files`.
        files: name of a file of bytecode → its content.

    """

    def __init__(self, sources):
        """`sources`: name of a module → its file below /source."""
        self.sources = sources
        self.bundle = {}
        self.files = {}

    def find_spec(self, name, path=None, target=None):
        """Where a module of the engine is; None for any other."""
        file = self.sources.get(name)
        return file and ModuleSpec(name, self, origin=f"{SOURCE}/{file}", is_package=file.endswith("/__init__.py"))

    def create_module(self, spec):
        """A plain module."""

    def exec_module(self, module):
        """Compiles the module, keeps that and runs a copy."""
        spec = module.__spec__
        file = self.sources[spec.name]
        with open(spec.origin, "rb") as opened:
            source = opened.read()
        if self.bundle is None:
            self.files[pyc(file)] = compiled = bytecode(source, file)
            code = loads(compiled[HEAD:])
        else:
            place = (spec.submodule_search_locations is not None, code_of(source, f"{ENGINE}/{file}"))
            self.bundle[spec.name] = place
            code = loads(dumps(place[1]))
        exec(code, module.__dict__)


def main(sources, keep, finder):
    """Answers every form's worked example, then imports whatever else of the engine is sent.

    Args:
        sources: name → file below /source of every module of `calculator` that is sent.
        keep: modules of the library to keep beside those that are imported.
        finder: source of bundle_finder.py.

    Returns:
        Name → content of the library's and of the engine's compiled files, and the engine's own modules that the worked
        examples needed, which are in its file `bundle`.

    """
    engine = Engine(sources)
    sys.meta_path.insert(0, engine)
    __import__("calculator.exchange")
    __import__("calculator.forms")
    sys.modules["calculator.forms"].rehearse()
    bundle, engine.bundle = engine.bundle, None
    for name in sources:
        __import__(name)
    engine.files["calculator/__init__.pyc"] = bytecode(finder.encode(), "bundle_finder.py")
    first = sorted(bundle)
    engine.files["calculator/bundle"] = dumps({name: bundle.pop(name) for name in sources if name in bundle})
    library = {pyc(file): bytecode(source, file) for file, source in library_files([*of_library(), *keep])}
    return library, engine.files, first


def of_library():
    """Modules of the library that are imported by now."""
    origins = {name: getattr(getattr(module, "__spec__", None), "origin", None) for name, module in sys.modules.items()}
    return [name for name, origin in origins.items() if isinstance(origin, str) and ".zip/" in origin]


def library_files(names):
    """File in the library and source of modules and of the packages around them."""
    archive = next(path for path in sys.path if path.endswith(".zip"))
    parts = [name.split(".") for name in names]
    for stem in sorted({"/".join(each[:length]) for each in parts for length in range(1, len(each) + 1)}):
        yield library_file(zipimporter(archive), stem)


def library_file(library, stem):
    """File and source of one module."""
    for file in (f"{stem}.py", f"{stem}/__init__.py"):
        try:
            return file, library.get_data(f"{library.archive}/{file}")
        except OSError:
            continue
    sys.exit(f"keep.toml names the module {stem.replace('/', '.')!r}, which this Python has not as source")


def pyc(name):
    """The name of a source file's bytecode, beside where the source was."""
    return name.removesuffix(".py") + ".pyc"


def code_of(source, name):
    """Compiled code, without its docstrings."""
    return compile(source, name, "exec", dont_inherit=True, optimize=WITHOUT_DOCSTRINGS)


def bytecode(source, name):
    """Bytecode that Python loads without looking at dates or at the source."""
    return bytes(_code_to_hash_pyc(code_of(source, name), source_hash(pyc_magic_number_token, source), False))
