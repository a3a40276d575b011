"""Somebody at the keyboard, for measuring the page's own thread.

Playwright's locators put a program of their own into the page, about 20 ms of its thread at the first use. Here keys go
through the browser's protocol, and the page is asked in words as short as can be: what is measured is the page's.
"""

import time
from typing import Any

from playwright.sync_api import Page

LOOK = 0.02  # seconds between two looks whether the page has come so far
LATE = 60.0  # seconds
KEY = 20  # milliseconds between two keys


class Typist:
    """Types into `page`, a form whose controls are found by their names."""

    def __init__(self, page: Page) -> None:
        self._keyboard = page.keyboard
        self._session = page.context.new_cdp_session(page)

    def ask(self, expression: str) -> Any:
        """What the expression is worth in the page; SystemExit when it fails there."""
        found = self._session.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        if "exceptionDetails" in found:
            raise SystemExit(f"the page failed at {expression}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until the expression is true in the page; SystemExit when it is not after a minute."""
        end = time.monotonic() + LATE
        while not self.ask(expression):
            if time.monotonic() > end:
                raise SystemExit(f"after {LATE:.0f} s it is still not true: {expression}")
            time.sleep(LOOK)

    def fill(self, name: str, text: str) -> None:
        """Go to the control, once it can be gone to, and type the text over what stands in it, key by key."""
        control = f"document.querySelector('[name=\"{name}\"]')"
        self.wait(f"{control}?.focus(), {control} !== null && document.activeElement === {control}")
        self.ask(f"{control}.select()")
        self._keyboard.type(text, delay=KEY)

    def choose(self, name: str, value: str) -> None:
        """Choose an answer, once it can be seen, as the browser tells the page of a choice."""
        control = f'document.querySelector(\'select[name="{name}"], [name="{name}"][value="{value}"]\')'
        self.wait(f"Boolean({control}?.checkVisibility())")
        self.ask(_CHOOSE.format(value=value, control=control))


_CHOOSE = """(control => {{
    control.focus();
    if (control.type === "radio") {{ control.click(); return; }}
    control.value = "{value}";
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, {{ bubbles: true }}));
}})({control})"""
