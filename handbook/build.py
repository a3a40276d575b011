"""The whole site in one call: definitions, the browser's Python, pages, PDFs.

Each room does its own part; here they are only put in order. What this machine cannot make is left
out, and the pages and the last line of the build say so.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from handbook.definitions import Book, load_book
from handbook.lean import nothing_thrown_away
from handbook.pages import SiteOptions

if TYPE_CHECKING:
    from handbook.print import Printing

NOT_ASKED = "It was left out of this build on purpose."
PDF_CACHE = Path(".cache") / "pdf"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site.

    Attributes:
        out: folder of the site.
        book: what it was built from.
        site: what it can offer, with the reason for whatever it cannot.
        pdfs: paths of the PDFs.
    """

    out: Path
    book: Book
    site: SiteOptions
    pdfs: tuple[Path, ...]


def _prints() -> ModuleType:
    """The room that makes PDFs, loaded only where PDFs are wanted."""
    from handbook import print as prints

    return prints


def site_options(root: Path, *, pdfs: bool = True, calculator: bool = True) -> SiteOptions:
    """What a site built here can offer: what is asked for and can be made on this machine."""
    from handbook import assets

    pdf_reason = (_prints().available() or "") if pdfs else NOT_ASKED
    calculator_reason = (assets.available(root) or "") if calculator else NOT_ASKED
    return SiteOptions(
        pdfs=not pdf_reason,
        pdf_reason=pdf_reason,
        calculator=not calculator_reason,
        calculator_reason=calculator_reason,
    )


def build_site(
    root: Path,
    out: Path,
    pdfs: bool = True,
    calculator: bool = True,
    *,
    book: Book | None = None,
    say: Callable[[str], None] = lambda _: None,
    pages_ready: Callable[[], None] | None = None,
) -> Built:
    """Build the site of the project at ``root`` into the folder ``out``.

    Args:
        root: folder that holds mkdocs.yml and the definitions.
        out: folder of the site; whatever is in it is replaced.
        pdfs: whether PDFs are wanted.
        calculator: whether the calculators are to run in the browser.
        book: the definitions, where they have been loaded already.
        say: is given one line about each part as it begins.
        pages_ready: is called when all but the PDFs is there, so that pages can be read while they are made. Without
            it nobody waits for the pages, and the PDFs are made at the same time.

    Raises:
        DefinitionErrors: something is wrong in the definitions.
        RuntimeBuildError: the browser's Python could not be built although all it needs is there.
        SiteBuildError: something is wrong in a page.
        PrintErrors: a PDF could not be made, or does not fit on its one side.

    """
    root, out = root.resolve(), out.resolve()
    with nothing_thrown_away():
        return _build(root, out, load_book(root) if book is None else book, pdfs, calculator, say, pages_ready)


def _build(
    root: Path,
    out: Path,
    book: Book,
    pdfs: bool,
    calculator: bool,
    say: Callable[[str], None],
    pages_ready: Callable[[], None] | None,
) -> Built:
    from handbook import assets, bundles, folder

    site = site_options(root, pdfs=pdfs, calculator=calculator)
    with ExitStack() as works:
        printing: list[Printing] = []

        def begin() -> None:
            say("Making the PDFs that have changed …")
            printing.append(works.enter_context(_prints().Printing(book, root / PDF_CACHE)))

        if site.pdfs and pages_ready is None:
            begin()
        if site.calculator:
            say("Making the calculators ready for the browser …")
            assets.build(root)
        say("Building the pages …")
        scripts = _pages(root, out, book, site)
        if site.calculator:
            runtime = assets.install(root, out)
            reason = bundles.available(root)
            if reason is None:
                folder.install(root, scripts, runtime)
            else:
                say(f"Left out: calculators in a site that is opened from a folder: {reason}")
        if pages_ready is not None:
            pages_ready()
        if site.pdfs and not printing:
            begin()
        made = [printed.path for each in printing for printed in each.put(out)]
    return Built(out, book, site, tuple(made))


def _pages(root: Path, out: Path, book: Book, site: SiteOptions) -> Path:
    """The pages: all of them, or, where the folder holds the last build, those that would come out differently.

    Gives the folder of their scripts.
    """
    from handbook import again, assets, mkdocs_hook

    runtime = assets.newest(root) if site.calculator else None
    work = again.work(root, out, book, site, "" if runtime is None else runtime.fingerprint)
    search = out / "search" / "search_index.json"
    before = b"" if work.whole else search.read_bytes()
    again.forget(root, out)
    scripts = mkdocs_hook.build(root, out, book, site, work.pages, whole=work.whole)
    if not work.whole:
        search.write_bytes(again.merged(before, search.read_bytes()))
    again.note(root, out, work.left)
    return scripts
