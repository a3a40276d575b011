"""The page of practice cases as a learner uses it: what the tests choose, type and read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from calculator.practice.make import from_key
from calculator.practice.model import Exercise

PATH = "induction/practice.html"
PATIENCE = 60_000
STORE = "omu-practice"
KEEP = """([key, text]) => {
  if (text) localStorage.setItem(key, text); else localStorage.removeItem(key);
  dispatchEvent(new StorageEvent("storage", { key }));
}"""


class PracticePage:
    """One open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.root = page.locator("[data-practice]")
        self.summary = self.part("summary")
        self.result = self.part("result")

    def open(self, address: str = "") -> PracticePage:
        """Opens the page, and waits until Python has started."""
        self.page.goto(PATH + address)
        expect(self.page.locator("[data-practice][data-state=ready]")).to_be_attached(timeout=PATIENCE)
        return self

    def part(self, name: str) -> Locator:
        """A part of the page by its name."""
        return self.root.locator(f"[data-part={name}]")

    def press(self, button: str) -> PracticePage:
        """Presses a button that can be seen, by its words."""
        self.root.get_by_role("button", name=button, exact=True).locator("visible=true").click()
        return self

    def case(self, topic: str, level: int, seed: str) -> Exercise:
        """Has a case made, and gives it as the generator makes it."""
        self.page.select_option("#practice-topic", topic)
        self.page.check(f"#practice-level{'' if level == 1 else f'-{level}'}")
        self.page.locator("#practice-seed").evaluate("(box, text) => { box.value = text; }", seed)
        self.press("New case")
        expect(self.part("about")).to_contain_text(f"-{level}-{seed}-0.")
        return self.shown()

    def shown(self) -> Exercise:
        """The case in front of the learner, as the generator makes it."""
        return from_key(self.part("about").locator(".practice-key").inner_text())

    def answer(self, values: Mapping[str, str]) -> PracticePage:
        """Types answers by their asks: ISO dates, days, values of choices."""
        kinds = {ask.id: ask for ask in self.shown().asks}
        for name, value in values.items():
            if kinds[name].kind == "date":
                for piece, text in zip(("year", "month", "day"), value.split("-"), strict=True):
                    self.page.fill(f"#practice-{name}-{piece}", text)
            elif kinds[name].kind == "choice":
                self.page.check(f'[name="{name}"][value="{value}"]')
            else:
                box = self.page.locator(f"#practice-{name}")
                if not box.is_visible():
                    self.page.get_by_text("Steps on the way, if you wish").click()
                box.fill(value)
        return self

    def kept(self) -> dict[str, Any]:
        """What this browser keeps to be repeated, by its ids."""
        text = self.page.evaluate(f"localStorage.getItem('{STORE}')")
        found: dict[str, Any] = json.loads(text)["kept"] if text else {}
        return found

    def keep(self, kept: Mapping[str, Any]) -> PracticePage:
        """Has this browser keep something else, as another tab of it would."""
        text = json.dumps({"version": 1, "kept": kept}) if kept else None
        self.page.evaluate(KEEP, [STORE, text])
        return self


def main_answers(exercise: Exercise) -> dict[str, str]:
    """The right answers, without the steps on the way."""
    return {ask.id: exercise.answers[ask.id] for ask in exercise.asks if not ask.step}


def first_date(exercise: Exercise) -> str:
    """The ask of the first date."""
    return next(ask.id for ask in exercise.asks if ask.kind == "date" and not ask.step)


def later(day: str, days: int) -> str:
    """An ISO date moved by days."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
