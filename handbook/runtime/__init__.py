"""Builds the browser's Python: the runtime, the standard library and the package `calculator`, compiled."""
