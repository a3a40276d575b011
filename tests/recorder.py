"""What a browser asked for and said, for tests to look at."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

INSIDE = ("data", "blob", "about")  # schemes that never leave the browser


@dataclass
class Recorder:
    """Everything that a browser context asked for and said since it was opened."""

    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to every page and worker of a context."""
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def outside(self, site_url: str) -> list[str]:
        """Addresses that were asked for and do not belong to the site."""
        home = urlsplit(site_url)[:2]
        parts = [(address, urlsplit(address)) for address in self.requests]
        return [address for address, asked in parts if asked.scheme not in INSIDE and asked[:2] != home]

    def complaints(self) -> list[str]:
        """Errors and warnings that a person with the console open would see, and files that did not come."""
        loud = [line for line in self.console if line.startswith(("error:", "warning:"))]
        return [*loud, *self.errors, *self.failed]

    def wait_until_quiet(self, page: Page) -> None:
        """Waits until the page has come to rest and nothing has been asked for in a second.

        Playwright's own `networkidle` never comes on a calculator's page: its worker's requests are not seen to end.
        """
        asked = -1
        while asked != len(self.requests):
            asked = len(self.requests)
            page.evaluate("() => new Promise(requestIdleCallback)")
            page.wait_for_timeout(1000)

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_failure(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":  # the reader went on to another page, or the file is a download
            return
        self.failed.append(f"did not come: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        self.sizes[response.url] = int(response.headers.get("content-length", "0"))
        if response.status >= 400:
            self.failed.append(f"answered {response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.errors.append(f"uncaught: {error.error}")
