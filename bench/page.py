"""Writes docs/benchmarks.md."""

import os
import platform
from datetime import date
from pathlib import Path

from bench.figures import Figure
from bench.site import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"


def machine() -> str:
    """The kind of machine, told so that no particular one is named."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    memory = round(pages * size / 2**30)
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores shared with other work, {memory} GiB of "
        f"memory, Python {platform.python_version()}, headless Chromium without a graphics card"
    )


def table(figures: list[Figure]) -> str:
    """One row for each figure: ours, the comparator, the ratio, the promise, and whether it holds."""
    lines = [
        "| | ours | comparator | ratio | promised | holds |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for figure in figures:
        ours = f"{figure.ours.spread(figure.unit)}<br>{figure.ours.what}"
        other = f"{figure.other.spread(figure.unit)}<br>{figure.other.what}"
        holds = "yes" if figure.holds else "**no**"
        lines.append(f"| {figure.title} | {ours} | {other} | {figure.ratio:.2f} | {figure.promise} | {holds} |")
    return "\n".join(lines)


def page(figures: list[Figure], on: date, where: str) -> str:
    """The page as Markdown."""
    notes = "\n".join(f"- **{figure.title}.** {figure.note}" for figure in figures if figure.note)
    breaches = "\n".join(f"- {figure.title}: {breach}." for figure in figures for breach in figure.breaches)
    day = f"{on.day} {on:%B %Y}"
    text = f"""---
title: Benchmarks
description: How fast the handbook is, measured beside something comparable in the same run.
---

# Benchmarks

For people who work on the handbook. Written by `make bench`; do not edit it by hand. Each figure is a median, with the
least and the most beside it. Ours and the comparator were measured in turn, in the same run.

Measured on {day}: {where}.

{table(figures)}

## How to read them

{notes}
"""
    return text + (f"\n## What does not hold\n\n{breaches}\n" if breaches else "")


def write(figures: list[Figure], path: Path = PAGE) -> None:
    """Write the page of today's figures."""
    path.write_text(page(figures, date.today(), machine()), encoding="utf-8")  # noqa: DTZ011 - the measurer's own day
