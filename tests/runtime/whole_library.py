"""Puts the whole library behind the shipped one, for pytest; runs inside Pyodide before anything else.

It imports nothing but what every Python has at hand: until it has run there is only what the browser gets.
"""
# mypy: disable-error-code="arg-type"

import sys

WHOLE_LIBRARY = "/engine/whole_library.zip"
# Pyodide's own packages are running: the stand-ins for parts of them stay.
PYODIDES_OWN = frozenset({"pyodide", "_pyodide"})


class WholeLibrary:
    """Finds what the shipped library lacks in the library as published: for pytest, behind everything else."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> object:  # noqa: ARG004 - Python's own names
        """The module `name`, wherever in the archive its package stands."""
        from zipimport import zipimporter

        folder = "/".join([WHOLE_LIBRARY, *name.split(".")[:-1]])
        try:
            return zipimporter(folder).find_spec(name)
        except ImportError:
            return None


class Whole:
    """Finds the whole of those modules for which the shipped library has a short stand-in: before everything else."""

    names: tuple[str, ...] = ()

    @classmethod
    def find_spec(cls, name: str, path: object = None, target: object = None) -> object:
        """The module as published, if it or its package is one of `names`."""
        return WholeLibrary.find_spec(name, path, target) if name.split(".", maxsplit=1)[0] in cls.names else None

    @classmethod
    def replace(cls, names: list[str]) -> None:
        """Forgets the stand-ins, so that pytest gets the whole modules."""
        cls.names = tuple(name for name in names if name.split(".")[0] not in PYODIDES_OWN)
        for loaded in [module for module in sys.modules if module.split(".")[0] in cls.names]:
            del sys.modules[loaded]
        sys.meta_path.insert(0, cls)


def main(slim: list[str]) -> list[str]:
    """Lets the engine answer with nothing but what is shipped, then brings in the whole library.

    Gives the names of the modules that were loaded by then. `slim` names the short stand-ins.
    """
    import calculator.forms

    calculator.forms.rehearse()
    loaded = list(sys.modules)
    Whole.replace(slim)
    sys.meta_path.append(WholeLibrary)
    return loaded
