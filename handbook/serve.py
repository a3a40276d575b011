"""Build the site, show it on this machine, and build it again whenever a file is saved.

The browser is told through a stream of events from the same address; the pages themselves stay as they will be
shipped, but for one script that is added on the way out. When a definition is wrong, the last good site stays
up and a banner in the browser says what is wrong where.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from handbook import again
from handbook.assets import RuntimeBuildError
from handbook.build import build_site, site_options
from handbook.definitions import Book, DefinitionErrors, load_book
from handbook.mkdocs_hook import SiteBuildError
from handbook.mkdocs_hook import build as refresh
from handbook.pages import generate
from handbook.print import PrintErrors
from handbook.static_server import SiteHandler, SiteServer, static_server

__all__ = ["LiveServer", "carry_pdfs_over", "serve", "static_server"]

WATCHED_FOLDERS = ("procedures", "checklists", "worksheets", "docs", "handbook/templates")
WATCHED_FILES = ("local.yml", "mkdocs.yml")
# Editors save in several steps; a build begins when nothing has happened for this long (seconds).
SETTLED = 0.1
QUIET = 3.0  # seconds without a change before PDFs are made
HEARTBEAT = 10.0  # seconds; finds out that a browser has gone

_LIVE_SCRIPT = (Path(__file__).parent / "templates" / "live.js").read_bytes()
_SCRIPT_TAG = b'<script src="/_live/live.js"></script></body>'


@dataclass(frozen=True, slots=True)
class LiveState:
    """What the browser is told: the number of the build it should show, and what is wrong with the newest one."""

    build: int
    errors: tuple[str, ...] = ()


class LiveServer(SiteServer):
    """A site server that tells open pages when there is something newer."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.changed = threading.Condition()
        self.state = LiveState(build=0)
        super().__init__(root, port, LiveHandler)

    def publish(self, state: LiveState, root: Path | None = None) -> None:
        """Show another folder, if one is given, and tell every open page."""
        with self.changed:
            self.root = root or self.root
            self.state = state
            self.changed.notify_all()


class LiveHandler(SiteHandler):
    """Adds the script to pages and answers its stream."""

    server: LiveServer

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer a request for a file, for the script, or for the stream of events."""
        if self.path == "/_live/events":
            self._stream()
        elif self.path == "/_live/live.js":
            self.send(_LIVE_SCRIPT, ".js")
        else:
            super().do_GET()

    def content(self, file: Path) -> bytes:
        """The bytes of a file; a page gets the script that waits for changes."""
        body = super().content(file)
        return body.replace(b"</body>", _SCRIPT_TAG, 1) if file.suffix == ".html" else body

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told: LiveState | None = None
        try:
            while True:
                with self.server.changed:
                    self.server.changed.wait_for(lambda: self.server.state != told, timeout=HEARTBEAT)  # noqa: B023
                    state = self.server.state
                line = f"data: {json.dumps(asdict(state))}\n\n" if state != told else ": still here\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
                told = state
        except OSError:
            return  # the page was closed


class _Builder:
    """Builds into a new folder each time, so that the pages on show are never half finished."""

    def __init__(self, root: Path, folder: Path, *, pdfs: bool, calculator: bool, say: Callable[[str], None]) -> None:
        self.root, self.folder = root, folder
        self.pdfs, self.calculator, self.say = pdfs, calculator, say
        self.number = 0
        self.book: Book | None = None  # the definitions as they are shown
        self.whole: Path | None = None  # the last folder in which everything was made
        self.since: set[str] = set()  # definitions whose pages alone were made anew since then

    def build(
        self,
        pages_ready: Callable[[Path], None] = lambda _: None,
        book: Book | None = None,
        shown: Path | None = None,
    ) -> Path:
        """Build the site into a new folder and return it; errors are the caller's.

        With `shown`, the folder on show, the new one begins as its copy, and only what changed is made.
        """
        self.number += 1
        out = self.folder / str(self.number)
        book = load_book(self.root) if book is None else book
        if shown is not None and self.whole is not None:
            shutil.copytree(shown, out, copy_function=_copied)
            again.carry(self.root, self.whole, out, self.since)

        def ready() -> None:
            self.book, self.whole, self.since = book, out, set()
            pages_ready(out)

        build_site(self.root, out, self.pdfs, self.calculator, book=book, say=self.say, pages_ready=ready)
        return out

    def changed_pages(self, book: Book, shown: Path) -> Path | None:
        """Copy the site in the folder `shown` and make anew the pages of those definitions that differ.

        Returns:
            The new folder; None where no definition differs, so that the whole site has to be built.

        """
        before = {} if self.book is None else {each.path: each for each in self.book.definitions()}
        changed = frozenset(each.path for each in book.definitions() if before.get(each.path) != each)
        if not before or not changed:
            return None
        self.number += 1
        out = self.folder / str(self.number)
        shutil.copytree(shown, out, copy_function=_copied)
        site = site_options(self.root, pdfs=self.pdfs, calculator=self.calculator)
        search = out / "search" / "search_index.json"
        kept = search.read_bytes()
        refresh(self.root, out, book, site, generate(book, site, changed), whole=False)
        search.write_bytes(kept)
        self.since |= changed
        return out

    def again(self, server: LiveServer, wake: threading.Event) -> None:
        """Build after a change and publish the result, or what is wrong."""
        began = time.monotonic()

        def show(out: Path, what: str = "Built again") -> None:
            before = server.root
            carry_pdfs_over(before, out)
            server.publish(LiveState(self.number), out)
            self.say(f"{what} in {time.monotonic() - began:.1f} s.")
            shutil.rmtree(before, ignore_errors=True)
            # What takes longer is made in a pause, not between two saves.
            if wake.wait(QUIET):
                raise _NewerChangeError

        try:
            book = load_book(self.root)
            pages = self.changed_pages(book, server.root)
            if pages is not None:
                show(pages, "The pages that changed were built again")
            self.build(show, book, server.root)
        except _NewerChangeError:
            return
        except (DefinitionErrors, SiteBuildError, PrintErrors, RuntimeBuildError, OSError) as error:
            print(f"Not built. Mend this:\n{error}", file=sys.stderr, flush=True)
            lines = _lines(error)
            server.publish(LiveState(server.state.build, lines))
            unfinished = self.folder / str(self.number)
            if unfinished != server.root:
                shutil.rmtree(unfinished, ignore_errors=True)


class _NewerChangeError(Exception):
    """A file was saved before the PDFs of the last change were begun."""


def _lines(error: Exception) -> tuple[str, ...]:
    """What an error says, a line each, for the banner."""
    return tuple(line for line in str(error).splitlines() if line.strip())


def _copied(source: str, target: str) -> None:
    """Copy a file; a large one that a build never changes is shared."""
    if source.endswith((".pdf", ".wasm", ".zip")):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def carry_pdfs_over(before: Path, after: Path) -> None:
    """Until the new PDFs are made, links lead to the last ones."""
    for pdf in before.rglob("*.pdf"):
        kept = after / pdf.relative_to(before)
        if kept.parent.is_dir() and not kept.exists():
            shutil.copy2(pdf, kept)


class _Waker(FileSystemEventHandler):
    """Sets an event when a watched file changes."""

    def __init__(self, wake: threading.Event, wanted: Callable[[str], bool]) -> None:
        self.wake, self.wanted = wake, wanted

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake the builder for what changes a file; reading one changes nothing."""
        if event.is_directory or event.event_type in {"opened", "closed_no_write"}:
            return
        if any(self.wanted(str(path)) for path in (event.src_path, event.dest_path) if path):
            self.wake.set()


def serve(root: Path, port: int = 8000, *, pdfs: bool = True, calculator: bool = True) -> None:
    """Serve the project at `root` until Ctrl-C.

    Args:
        root: folder that holds mkdocs.yml and the definitions.
        port: port on 127.0.0.1; 0 for any that is free.
        pdfs: whether PDFs are wanted.
        calculator: whether the calculators are to run in the browser.

    Raises:
        DefinitionErrors, SiteBuildError, RuntimeBuildError: the first build failed; there is nothing to show.
    """
    root = root.resolve()
    # Ended from outside (a service manager, a test), it tidies up as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    def say(line: str) -> None:
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="omu-handbook-") as folder:
        builder = _Builder(root, Path(folder), pdfs=pdfs, calculator=calculator, say=say)
        # Watching begins before the first build, so that nothing saved meanwhile is missed.
        wake = threading.Event()
        observer = _watch(root, wake)
        try:
            with ExitStack() as open_servers:
                server = _first(builder, port, say, open_servers)
                _rebuild_on_change(builder, server, wake)
        finally:
            observer.stop()
            observer.join()


def _first(builder: _Builder, port: int, say: Callable[[str], None], open_servers: ExitStack) -> LiveServer:
    """Build for the first time and serve as soon as the pages are there; PDFs follow."""
    servers: list[LiveServer] = []

    def begin(out: Path) -> None:
        server = open_servers.enter_context(LiveServer(out, port))
        server.publish(LiveState(builder.number))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        say(f"The handbook is at {server.url} (Ctrl-C ends it).")

    try:
        builder.build(begin)
        if builder.pdfs:
            say("Everything is ready.")
    except PrintErrors as error:
        print(f"Some PDFs could not be made. Mend this:\n{error}", file=sys.stderr, flush=True)
        lines = _lines(error)
        servers[0].publish(LiveState(builder.number, lines))
    return servers[0]


def _rebuild_on_change(builder: _Builder, server: LiveServer, wake: threading.Event) -> None:
    while True:
        wake.wait()
        while wake.is_set():
            wake.clear()
            time.sleep(SETTLED)
        builder.again(server, wake)


def _is_content(path: str) -> bool:
    """Whether a file is one that the site is made of; editors leave others beside it."""
    return not Path(path).name.startswith((".", "#")) and not path.endswith(("~", ".swp"))


def _watch(root: Path, wake: threading.Event) -> BaseObserver:
    observer = Observer()
    anything = _Waker(wake, _is_content)
    for name in WATCHED_FOLDERS:
        if (root / name).is_dir():
            observer.schedule(anything, str(root / name), recursive=True)
    names = {str(root / name) for name in WATCHED_FILES}
    observer.schedule(_Waker(wake, names.__contains__), str(root), recursive=False)
    observer.start()
    return observer
