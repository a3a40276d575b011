"""The calculator pages: which there are, and where. Definitions name them by id, pages link to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class CalculatorPage:
    """One calculator page: its id (as in `calculators:` of a definition), its title and its place below docs/."""

    id: str
    title: str
    page_path: str


_PAGES = (CalculatorPage("sentence", "Release dates for one standard sentence", "calculators/sentence.md"),)

CALCULATORS: Mapping[str, CalculatorPage] = MappingProxyType({page.id: page for page in _PAGES})
