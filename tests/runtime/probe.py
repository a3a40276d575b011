"""Two tests for the run inside the runtime, which must tell of both: an engine that lacks a module, and a failure."""

PROBED = "colorsys"  # in the standard library; no calculation of dates will ever need it


def test_that_imports() -> None:
    engine = {"__name__": "calculator.probe", "__file__": "/engine/calculator.zip/calculator/probe.pyc"}
    exec(f"import {PROBED}, json", engine)  # noqa: S102 - as if the engine had the line


def test_that_fails() -> None:
    raise AssertionError("This one is meant to fail.")
