"""Prints: the PDFs of guides, checklists and aide-memoires.

`plan` turns a book into one job for each PDF: the data that a Typst template draws, and for a checklist the boxes that
can be ticked on the screen, which pikepdf puts in. `build_pdfs` makes them, each only when something in it changed;
`available` says whether this machine can. Both packages are imported only where a page is made, so that the site
builds, without PDFs, on a machine that does not have them.
"""

from __future__ import annotations

from handbook.print.availability import available
from handbook.print.build import Printed, Printing, build_pdfs, print_book
from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.plan import plan

__all__ = ["PrintErrors", "PrintJob", "Printed", "Printing", "available", "build_pdfs", "plan", "print_book"]
