"""Finds out which modules of the standard library the calculator uses; runs inside Pyodide before anything else.

It imports nothing but `sys` and what it is told to, so that the answer is not blurred by its own needs.
"""

import sys


def main(modules: list[str]) -> list[str]:
    """Imports `modules`, answers every form's worked example, and lists the library modules imported by then."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, "/source")
    for name in modules:
        __import__(name)
    sys.modules["calculator.forms"].rehearse()
    used = []
    for name, module in sys.modules.items():
        origin = getattr(getattr(module, "__spec__", None), "origin", None)
        if isinstance(origin, str) and ".zip/" in origin:
            used.append(name)
    return sorted(used)
