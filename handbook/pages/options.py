"""What the site can offer in this build, so that a page says plainly what is missing and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """The parts of the site that depend on the machine it is built on.

    Attributes:
        pdfs: whether the PDFs are built, so that pages may link to them.
        pdf_reason: why there are none, in a plain sentence; empty when there are.
        calculator: whether the calculators run in the browser.
        calculator_reason: why they do not; empty when they do.
    """

    pdfs: bool = True
    pdf_reason: str = ""
    calculator: bool = True
    calculator_reason: str = ""
