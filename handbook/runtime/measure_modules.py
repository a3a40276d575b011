"""Finds out which modules of the standard library the calculator uses; runs inside Pyodide before anything else.

It imports nothing but `sys` and what it is told to, so that the answer is not blurred by its own needs.
"""

import sys


def main(modules: list[str]) -> tuple[list[str], list[str]]:
    """Answers every form's worked example, then imports whatever else of `modules` there is.

    Returns:
        The library modules imported by then, and the engine's own modules that the worked examples needed.

    """
    sys.dont_write_bytecode = True
    sys.path.insert(0, "/source")
    __import__("calculator.exchange")
    __import__("calculator.forms")
    sys.modules["calculator.forms"].rehearse()
    first = [name for name in sys.modules if name.split(".")[0] == "calculator"]
    for name in modules:
        __import__(name)
    used = []
    for name, module in sys.modules.items():
        origin = getattr(getattr(module, "__spec__", None), "origin", None)
        if isinstance(origin, str) and ".zip/" in origin:
            used.append(name)
    return sorted(used), first
