"""The calculator pages: which there are, and where. Definitions name them by id, pages link to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from calculator.quick.registry import find, there


@dataclass(frozen=True)
class CalculatorPage:
    """One calculator page: its id (as in `calculators:` of a definition), its title and its place below docs/.

    `purpose` and `group` are for the list of all calculators; a `quick` one is made from its description in
    `calculator.quick` and can stand anywhere in a guide; any other stands there only at a step that names it.
    """

    id: str
    title: str
    page_path: str
    purpose: str
    group: str
    quick: bool = False


_SENTENCE = CalculatorPage(
    "sentence",
    "Release dates for one standard sentence",
    "calculators/sentence.md",
    "The release, expiry and home detention curfew dates of one standard determinate sentence, with every step.",
    "Sentence",
)

_CASE = CalculatorPage(
    "case",
    "Full sentence calculation",
    "calculators/case.md",
    "Every date of a case with any number of sentences, adjustments and recalls; what-if, second check, record.",
    "Sentence",
)

# The groups in the order of the list, with the quick calculators of each.
_GROUPS = {
    "Deadlines and days": ("deadlines", "days-between", "add-time", "working-days"),
    "Sentence and release": (
        "release-day",
        "time-credit",
        "unused-deductions",
        "added-days",
        "ual",
        "hdc-window",
        "ers",
    ),
    "Recall and parole": ("fixed-term-recall", "parole-window"),
    "Case management": ("omic-handover", "category-review", "ogrs3", "ogrs4", "sampling"),
    "Courts and fines": ("fine-default", "appeal-limits"),
}


def _pages() -> list[CalculatorPage]:
    pages = [_SENTENCE, _CASE]
    known = set(there())
    for group, members in _GROUPS.items():
        for name in members:
            if name in known:
                quick = find(name)
                pages.append(
                    CalculatorPage(name, quick.title, f"calculators/{name}.md", quick.purpose, group, quick=True)
                )
    return pages


CALCULATORS: Mapping[str, CalculatorPage] = MappingProxyType({page.id: page for page in _pages()})
