"""Prints: the PDFs of guides, checklists and aide-memoires.

`plan` turns a book into one job for each PDF, with its finished HTML; `build_pdfs` makes them, each only when something
in it changed; `available` says whether this machine can. WeasyPrint is imported only where a page is laid out, so that
the site builds, without PDFs, on a machine that does not have it.
"""

from __future__ import annotations

from handbook.print.availability import available
from handbook.print.build import Printed, build_pdfs, print_book
from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.plan import plan

__all__ = ["PrintErrors", "PrintJob", "Printed", "available", "build_pdfs", "plan", "print_book"]
