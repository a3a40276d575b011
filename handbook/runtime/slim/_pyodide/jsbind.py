"""Stands in the browser's library for Pyodide's own module: Python calls nothing of the page with declared types.

Only the plain way of calling is here; for the rest the whole module would bring inspect and more of typing.
"""
# mypy: ignore-errors

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default


class no_default:
    """Marks an argument without a default."""


def _plain(*args, **kwargs):
    """Any call: every argument and the answer are converted in the usual way."""


default_signature = JsFuncSignature(
    _plain, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)


def _refuse(*_):
    raise RuntimeError("Declared types for calls to the page are not part of the calculator's Python.")


get_attr_sig = func_to_sig = bind_class_sig = js2py_bind = _refuse
