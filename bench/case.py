"""The full calculation with ten and with fifty sentences, from click to dates on the page."""

import json
import time
from typing import Any

from playwright.sync_api import Page

from bench.chromium import playwright, profile
from bench.figures import Figure, Samples
from bench.site import built_site
from calculator.forms import submit
from handbook.static_server import static_server

RUNS = 25
SETTLED = 3000  # milliseconds, as a person's: the form is filled in first
PAUSE = 200
TEN_MOST, FIFTY_MOST = 60.0, 300.0
TODAY = "2026-11-22"
# The frame in which the click is drawn is over before it counts, as it is when a person looks and then clicks.
CLICK = """() => new Promise(done => {
    const result = document.querySelector("[data-view=result]");
    let began = 0;
    const watch = new MutationObserver(() => {
        if (result.hidden) return;
        watch.disconnect();
        result.getBoundingClientRect(); // laid out now, not later
        const dates = result.querySelectorAll(".case-dates tbody tr").length;
        requestAnimationFrame(() => done([performance.now() - began, dates]));
    });
    watch.observe(result, { attributes: true, attributeFilter: ["hidden"] });
    requestAnimationFrame(() => setTimeout(() => {
        began = performance.now();
        document.querySelector("[data-part=work]").click();
    }, 20));
})"""


def typed(sentences: int) -> dict[str, str]:
    """So many standard sentences, every second one consecutive to the one before it, with remand."""
    found: dict[str, str] = {"case-law-today": "yes", "case-law": "today"}

    def day(name: str, text: str) -> None:
        for part, value in zip(("day", "month", "year"), text.split(), strict=True):
            found[f"{name}-{part}"] = value

    for n in range(1, sentences + 1):
        row = f"case-sentences-{n}-"
        found |= {f"{row}type": "ADIMP", f"{row}length-months": str(6 + n), f"{row}sds-plus": "no"}
        day(f"{row}date", f"5 {1 + (n - 1) // 2 % 9} 2026")  # pairs on one day: one can follow the other
        day(f"{row}offence-date", "1 6 2025")
        if n % 2 == 0:
            found[f"{row}follows"] = str(n - 1)
    found["case-adjustments-1-type"] = "REMAND"
    day("case-adjustments-1-first", "1 12 2025")
    day("case-adjustments-1-last", "31 12 2025")
    day("case-as-of", "22 11 2026")
    return {name: text for name, text in found.items() if name != "case-law-today"}


def _clicks(page: Page, address: str, sentences: int) -> tuple[float, ...]:
    page.goto(address + "calculators/case.html")
    page.locator("[data-case][data-state=ready]").wait_for()
    case = {
        "format": "omu-handbook-case",
        "version": 1,
        "saved": "2026-11-22T10:15",
        "engine": "",
        "typed": typed(sentences),
    }
    file = {"name": "case.json", "mimeType": "application/json", "buffer": json.dumps(case).encode()}
    page.set_input_files("#case-open", file)  # type: ignore[arg-type]
    page.locator("[data-part=tool-said] p").first.wait_for(state="attached")
    page.wait_for_timeout(SETTLED)
    times = []
    for _ in range(RUNS + 5):
        page.evaluate("document.querySelector('[data-part=submit]').click()")
        page.locator("#case-check-title").wait_for()
        page.wait_for_timeout(PAUSE)
        took, dates = page.evaluate(CLICK)
        if not dates:
            raise SystemExit("the case of this measurement has no dates")
        times.append(float(took))
        page.wait_for_timeout(PAUSE)
        page.evaluate("document.querySelector('[data-part=change]').click()")
    return tuple(times[5:])


def _alone(sentences: int) -> float:
    question = json.dumps({"case": "work", "typed": typed(sentences), "today": TODAY})
    began = time.perf_counter()
    answer: dict[str, Any] = json.loads(submit(question))
    took = time.perf_counter() - began
    if answer["status"] != "result":
        raise SystemExit(f"the case of this measurement is refused: {answer}")
    return took * 1000


def figures() -> list[Figure]:
    """Click many times on a page that is ready; then ask the same of the Python of this machine as often."""
    found = []
    with static_server(built_site()) as address, playwright() as started:
        for sentences, most in ((10, TEN_MOST), (50, FIFTY_MOST)):
            with profile(started) as context:
                page = context.new_page()
                page.on("dialog", lambda dialog: dialog.accept())
                clicks = _clicks(page, address, sentences)
            _alone(sentences)
            found.append(
                Figure(
                    f"The full calculation of {sentences} sentences, click to shown",
                    "ms",
                    Samples("click on “Work out the dates” to dates laid out and the next frame begun", clicks),
                    Samples(
                        "the same question in the Python of this machine", tuple(_alone(sentences) for _ in clicks)
                    ),
                    most,
                    note="Every second sentence is consecutive to the one before it. The picture follows the dates.",
                )
            )
    return found
