"""Stands in the browser's archive for the first module of `calculator`: finds the others in one file, all at once.

Python looks up each module of an archive by itself, which for the engine's seventy costs as much as running them. Those
that every calculation needs stand together in the file `bundle`, as a dictionary of name → (is a package, code). It is
written in one piece, so that a word that many modules use is read once. The rest are found in the archive in the usual
way. At its end the engine's own first module is run in this one's place.

What is imported stays for as long as the page is open, so nothing is searched for unused objects meanwhile (one search
costs a fifth of the import), nor are the modules searched in later ones.
"""
# mypy: ignore-errors

import gc
import sys
from _frozen_importlib import ModuleSpec
from marshal import loads

gc.disable()
PLACE = __path__[0]
BUNDLE = loads(__loader__.get_data(f"{PLACE}/bundle"))


class Bundle:
    """Finds and loads the modules of the bundle."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        """Where a module of the bundle is; None for any other."""
        if name not in BUNDLE:
            return None
        is_package, _ = BUNDLE[name]
        inside = PLACE + name.removeprefix("calculator").replace(".", "/")
        spec = ModuleSpec(name, Bundle, origin=f"{inside}/__init__.pyc" if is_package else f"{inside}.pyc")
        spec.submodule_search_locations = [inside] if is_package else None
        spec.has_location = True
        return spec

    @staticmethod
    def create_module(spec):
        """A plain module."""

    @staticmethod
    def exec_module(module):
        """Runs the module's code; it is needed once only."""
        exec(BUNDLE.pop(module.__name__)[1], module.__dict__)


sys.meta_path.insert(0, Bundle)
try:
    exec(BUNDLE.pop("calculator")[1])
finally:
    gc.freeze()
    gc.enable()
