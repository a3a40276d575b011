"""Measurements: each figure beside something comparable, in the same run.

``python -m bench`` measures everything and writes docs/benchmarks.md.
"""
