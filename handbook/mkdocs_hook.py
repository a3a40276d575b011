"""The bridge to MkDocs, and the only module that imports it.

MkDocs loads this file as a hook (``mkdocs.yml``). It hands the generated pages to the build, sets the
navigation, puts the typeface into the site, and moves the theme's inline scripts into files, so that the
site's Content-Security-Policy needs no exception.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from material.plugins.search import plugin as material_search  # type: ignore[import-untyped]
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from handbook import lean_markdown, places
from handbook.browser_libraries import browser_libraries
from handbook.bundles import available, bundles
from handbook.definitions import Book, DefinitionErrors
from handbook.forms import boot_first
from handbook.lasting import belongs, folder_of, relinked
from handbook.lean import in_place_of, stand_in_for
from handbook.lean_search import sooner
from handbook.lean_theme import LINKS, LeanTemplates, Links
from handbook.pages import SiteOptions, generate
from handbook.pages.navigation import navigation
from handbook.pages.search import by_name, lean_entries
from handbook.pages.terms import abbreviations
from handbook.prepared import EXTRA_KEY, Prepared
from handbook.tags import ids
from handbook.theme_repairs import move_inline_scripts, name_parts, navigation_later, with_quiet_start, with_ranking
from handbook.web_fonts import web_fonts

_SCRIPT_TAG = re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE)


def build(
    root: Path, out: Path, book: Book, site: SiteOptions, pages: Mapping[str, str] | None = None, *, whole: bool = True
) -> Path:
    """Build the site of the project at `root` into the folder `out`.

    Args:
        root: the project.
        out: folder of the site; emptied first, unless some pages are to stay.
        book: all definitions.
        site: what the build can offer.
        pages: path → Markdown of every page made from definitions, where they are made already.
        whole: False where `out` holds a whole site already: then only pages whose text in `pages` is not empty are made
            anew, and links are checked in these alone. The search index is then of these pages alone, too.

    Returns:
        The folder of scripts and style sheets in the site (handbook/lasting.py).

    Raises:
        SiteBuildError: a broken link, an unknown name in a macro, or anything else MkDocs objects to.
    """
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        with stand_in_for("requests"):
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=whole)
        prepared = Prepared(book, site, pages, whole)
        config.extra[EXTRA_KEY] = prepared
        _draw_less(config.theme)
        config.plugins.on_startup(command="build", dirty=False)
        with (
            in_place_of(mkdocs_pages, "_RawHTMLPreprocessor", _Places),
            in_place_of(material_search, "Parser", sooner(material_search.Parser)),
        ):
            mkdocs_build(config, dirty=not whole)
        config.plugins.on_shutdown()
        objections = [message for message in collector.messages if not message.startswith(_DIRTY)]
        if objections:
            raise SiteBuildError(objections)
        return out / prepared.lasting
    except (MkDocsException, SystemExit) as error:
        # The macros plugin ends the program on an error in a page; here it is an error like any other.
        told = [] if isinstance(error, SystemExit) else [str(error)]
        raise SiteBuildError([*collector.messages, *told] or [f"MkDocs stopped: {error}"]) from error
    finally:
        logger.removeHandler(collector)


#: How MkDocs begins to say that a build of some pages alone does not look at the others, which is what we asked for.
_DIRTY = "A 'dirty' build"


class _Places(mkdocs_pages._RawHTMLPreprocessor):
    """Finds the places in a page that links can lead to, by its tags where they are well-written."""

    def run(self, lines: list[str]) -> list[str]:
        found = ids("\n".join(lines))
        if found is None:
            return super().run(lines)
        self.present_anchor_ids = found
        return lines


def _draw_less(theme: Theme) -> None:
    plain = theme.get_env

    def get_env() -> Environment:
        environment = plain()
        environment.loader = LeanTemplates(theme.dirs)
        environment.globals[LINKS] = Links()
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class SiteBuildError(Exception):
    """The site could not be built; one message for each thing that MkDocs objected to."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = messages
        super().__init__("\n".join(messages))


class _Collector(logging.Handler):
    """Keeps the warnings and errors of a build: in a strict build each of them is fatal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the definitions, unless `build` has brought them, and tell MkDocs what follows from them."""
    prepared = config.extra.get(EXTRA_KEY)
    if not isinstance(prepared, Prepared):
        prepared = Prepared(_load(Path(config.config_file_path).parent), SiteOptions(pdfs=False, pdf_reason=_PLAIN))
        config.extra[EXTRA_KEY] = prepared
    prepared.scripts.clear()
    extensions = config.markdown_extensions
    config.markdown_extensions = [lean_markdown.NAME if each == lean_markdown.PLAIN else each for each in extensions]
    # Hand-written pages get the same tooltips as generated ones, which bring their own.
    config.mdx_configs["abbr"] = {"glossary": abbreviations(prepared.book)}
    return config


_PLAIN = "It was built by MkDocs alone; `make serve` makes them."


def _load(root: Path) -> Book:
    from handbook.definitions.loader import load_book

    try:
        return load_book(root)
    except DefinitionErrors as errors:
        raise PluginError(str(errors)) from errors


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the typeface and libraries of others, and set the navigation."""
    prepared: Prepared = config.extra[EXTRA_KEY]
    hand_written = [file.src_uri for file in files.documentation_pages()]
    pages = generate(prepared.book, prepared.site) if prepared.pages is None else prepared.pages
    clashes = sorted(set(hand_written) & set(pages))
    if clashes:
        raise PluginError(
            "\n".join(
                f"docs/{path}: a page of this name is made from a definition; rename this one" for path in clashes
            )
        )
    for path, text in pages.items():
        file = File.generated(config, path, content=text)
        if not prepared.whole and not text:
            file.is_modified = bool  # type: ignore[method-assign] # `bool()` is False: the page stays as it is
        files.append(file)
    if not prepared.whole:
        _ask_for_pages_with_macros(files)
    for path, content in web_fonts(Path(config.config_file_path).parent / ".cache" / "fonts").items():
        files.append(File.generated(config, path, content=content))
    for path, content in browser_libraries(Path(config.config_file_path).parent).items():
        files.append(File.generated(config, path, content=content))
    root = Path(config.config_file_path).parent
    modules = bundles(root).modules if prepared.site.calculator and available(root) is None else {}
    prepared.lasting = _settle(files, config, modules)
    config.nav = navigation(prepared.book, hand_written, generated=pages)
    return files


_ONE_SHEET = "stylesheets/handbook.css"


def _settle(files: Files, config: MkDocsConfig, modules: Mapping[str, str]) -> str:
    """Put bundled `modules` and one sheet in the places of what they hold, and all such files at lasting addresses."""
    missing = [sheet for sheet in config.extra_css if sheet not in files.src_uris]
    if missing:
        raise PluginError(f"mkdocs.yml: extra_css names what is not in docs/: {', '.join(missing)}")
    sheet = "\n".join(files.src_uris[each].content_string for each in config.extra_css)
    config.extra_css = [_ONE_SHEET]
    for path, text in {**modules, _ONE_SHEET: sheet}.items():
        written = files.get_file_from_path(path)
        if written is not None:
            files.remove(written)
        files.append(File.generated(config, path, content=text))
    own = {file.dest_uri: file for file in files if belongs(file.dest_uri)}
    top = folder_of({path: file.content_bytes for path, file in own.items()})
    for path, file in own.items():
        file.dest_uri = top + path
        for worked_out in ("url", "abs_dest_path"):  # from the place it had before
            file.__dict__.pop(worked_out, None)
    return top


def _ask_for_pages_with_macros(files: Files) -> None:
    """A hand-written page may show figures of the definitions; such a page is made anew each time."""
    for file in files.documentation_pages():
        if file.generated_by is None and "\nrender_macros: true\n" in file.content_string:
            file.is_modified = lambda: True  # type: ignore[method-assign]


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs names them
    """Read the titles of hand-written pages that are not made anew: they stand in the navigation of those that are."""
    prepared: Prepared = config.extra[EXTRA_KEY]
    if not prepared.whole:
        for page in nav.pages:
            if page.markdown is None and page.file.generated_by is None:
                page.read_source(config)
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names them
    """Refuse a script inside a page's own text: scripts are files under docs/javascripts."""
    if _SCRIPT_TAG.search(html):
        message = f"docs/{page.file.src_uri}: a page may not hold an inline script; put it in docs/javascripts"
        raise PluginError(message)
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the theme's part of a page."""
    base = posixpath.relpath(".", posixpath.dirname(page.url) or ".") + "/"
    filled = places.fill(output, page.file.src_uri, Path(config.config_file_path).parent, config.extra[EXTRA_KEY])
    return _mended(boot_first(filled), base, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the error page, which is shown at any address: its links start at the top of the site."""
    return _mended(output_content, "/", config) if template_name.endswith(".html") else output_content


def _mended(output: str, base: str, config: MkDocsConfig) -> str:
    prepared: Prepared = config.extra[EXTRA_KEY]
    html, scripts = move_inline_scripts(output, base)
    prepared.scripts.update(scripts)
    return relinked(name_parts(navigation_later(html)), prepared.lasting)


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the scripts that were moved, and make the search ready before its plugin writes the index."""
    prepared: Prepared = config.extra[EXTRA_KEY]
    index = config.plugins["material/search"].search_index  # type: ignore[attr-defined] # the theme's own plugin
    index.entries = lean_entries(index.entries, prepared.book)
    _repair(config, "workers/search.*.js", with_ranking)
    _repair(config, "bundle.*.min.js", with_quiet_start)
    for name, code in prepared.scripts.items():
        target = Path(config.site_dir) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(code, encoding="utf-8")


def _repair(config: MkDocsConfig, name: str, repair: Callable[[str], str]) -> None:
    """Repair a script of the theme where it stands in the site."""
    for script in Path(config.site_dir).glob(f"{config.extra[EXTRA_KEY].lasting}assets/javascripts/{name}"):
        plain = script.read_text(encoding="utf-8")
        try:
            repaired = repair(plain)
        except ValueError as error:
            raise PluginError(f"{script.name}: {error}") from error
        script.write_text(repaired, encoding="utf-8")


def _add_to_search(add: Callable[[Page], None], named: Callable[[str], bool], page: Page) -> None:
    """Let the search read a page; of one that is found by its name alone (`lean_entries`) only the opening."""
    whole = page.content
    if whole is not None and named(page.url):
        page.content = whole.partition("<h2")[0]
    add(page)
    page.content = whole


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - MkDocs names them
    """Keep the theme's compiled templates between builds: compiling them is a fifth of a build."""
    kept = Path(config.config_file_path).parent / ".cache" / "jinja"
    kept.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(kept))
    prepared: Prepared = config.extra[EXTRA_KEY]
    index = config.plugins["material/search"].search_index  # type: ignore[attr-defined] # the theme's own plugin
    index.add_entry_from_context = partial(_add_to_search, index.add_entry_from_context, by_name(prepared.book))
    return env
