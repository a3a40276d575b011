"""One calculation, from click to dates on the page, beside the engine alone in the Python of this machine."""

import json
import time

from bench.chromium import playwright, profile, wait_for_mark
from bench.figures import Figure, Samples
from bench.site import ROOT, built_site
from calculator import exchange
from handbook.static_server import static_server

RUNS = 50
# Milliseconds, as a person's: filling in the form first, then looking at each answer before changing something.
SETTLED = 3000
PAUSE = 200
MOST = 20.0
REQUEST = {
    "call": "calculate",
    "law": "today",
    "asOf": "2026-11-21",
    "case": {
        "sentences": [
            {
                "id": "1",
                "kind": "SDS",
                "date": "2026-01-05",
                "offence": {"date": "2025-06-01"},
                "length": {"years": 3},
            }
        ],
        "adjustments": [{"type": "REMAND", "days": 35, "from": "2026-01-05"}],
    },
}
# Each click changes the days on remand, so that no answer can be one that was there before.
# The frame in which the typed days are drawn is over before the click, as it is when a person types and then clicks.
CLICK = """days => new Promise(done => {
    const result = document.querySelector("[data-part=result]");
    document.getElementById("remand-total").value = days;
    const answer = result.querySelector("[data-part=answer]");
    let began = 0;
    const watch = new MutationObserver(() => {
        if (result.hidden) return;
        watch.disconnect();
        result.getBoundingClientRect(); // laid out now, not later
        requestAnimationFrame(() => done([performance.now() - began, answer.textContent]));
    });
    watch.observe(result, { attributes: true, attributeFilter: ["hidden"], childList: true, subtree: true });
    requestAnimationFrame(() => setTimeout(() => {
        began = performance.now();
        document.querySelector("[data-part=submit]").click();
    }, 20));
})"""


def _clicks(address: str) -> tuple[list[float], int]:
    """Milliseconds of each click, layout included, and how many different answers were shown."""
    times, answers = [], set()
    with playwright() as started, profile(started) as context:
        context.add_init_script((ROOT / "bench" / "example.js").read_text(encoding="utf-8"))
        page = context.new_page()
        page.goto(address + "calculators/sentence.html")
        wait_for_mark(page, "shown")
        page.wait_for_timeout(SETTLED)
        for run in range(RUNS + 5):
            took, text = page.evaluate(CLICK, str(40 + run))
            times.append(float(took))
            page.wait_for_timeout(PAUSE)
            answers.add(text)
    return times[5:], len(answers)


def _engine() -> float:
    began = time.perf_counter()
    answer = json.loads(exchange.run(json.dumps(REQUEST)))
    took = time.perf_counter() - began
    if answer["status"] != "result":
        raise SystemExit(f"the engine refuses the case of this measurement: {answer}")
    return took * 1000


def figures() -> list[Figure]:
    """Click many times in a page that is ready; then ask the engine alone as often."""
    with static_server(built_site()) as address:
        clicks, answers = _clicks(address)
    _engine()
    breaches = () if answers == RUNS + 5 else (f"only {answers} of {RUNS + 5} clicks showed an answer of their own",)
    return [
        Figure(
            "A calculation, click to shown",
            "ms",
            Samples("click on the button to dates laid out and the next frame begun, page ready", tuple(clicks)),
            Samples("the engine alone, `exchange.run` in the Python of this machine", tuple(_engine() for _ in clicks)),
            MOST,
            note="Ours includes the way to the worker and back, drawing the result, and waiting for the next frame "
            "of the screen (up to 17 ms). Clicks are 0.2 s apart.",
            breaches=breaches,
        )
    ]
