"""The page's own thread while Python starts and calculates, with somebody typing from the first moment."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright

from bench.case import SETTLED, typed
from bench.chromium import playwright, profile
from bench.figures import Figure, Samples
from bench.site import built_site
from bench.typist import Typist
from handbook.static_server import static_server

STARTS = 7
TASK_MOST = 50.0  # milliseconds that the page's own thread may be busy at a stretch
TASKS = ("RunTask", "ThreadControllerImpl::RunTask")

# Tasks that the browser notes as long, as [begin, end].
WATCH = """globalThis.longTasks = [];
new PerformanceObserver((list) => globalThis.longTasks.push(
  ...list.getEntries().map((entry) => [entry.startTime, entry.startTime + entry.duration])
)).observe({ type: "longtask", buffered: true });"""


def longest_task(page: Page, address: str) -> float:
    """The longest time for which the page’s own thread was busy while Python started, with somebody typing, or worked.

    Nought where no task was long enough for the browser to note it (50 ms). That is time by the clock: it also passes
    while other programs have the processor.
    """
    page.goto(address + "calculators/case.html", wait_until="commit")
    typist = Typist(page)
    case = typed(1)
    for name, text in case.items():
        if name.endswith(("-day", "-month", "-year", "-months")):
            typist.fill(name, text)
        elif not name.endswith("-law"):
            typist.choose(name, text)
    typist.wait("document.querySelector('[data-case]').dataset.state === 'ready'")
    started = typist.ask("performance.now()")
    page.wait_for_timeout(SETTLED)
    began = typist.ask("performance.now()")
    typist.ask("document.querySelector('[data-part=submit]').click()")
    typist.wait("!document.querySelector('[data-view=check]').hidden")
    typist.ask("document.querySelector('[data-part=work]').click()")
    typist.wait("Boolean(document.querySelector('[data-part=timeline] svg'))")
    ended = typist.ask("performance.now()")
    page.wait_for_timeout(SETTLED)
    spans = [(0.0, started), (began, ended)]
    tasks = typist.ask("globalThis.longTasks")
    return max((end - begin for begin, end in tasks if any(begin < to and end > of for of, to in spans)), default=0.0)


@contextmanager
def _traced(page: Page) -> Iterator[list[dict[str, Any]]]:
    """What the browser notes of every task on its threads; the list is filled when the block ends."""
    session: CDPSession = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    done: list[bool] = []
    session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda _: done.append(True))
    config = {"includedCategories": ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    yield events
    session.send("Tracing.end")
    while not done:
        page.wait_for_timeout(100)


def busiest_task(page: Page, address: str) -> float:
    """The most processor time, in milliseconds, that one task of the page’s own thread took during such a visit."""
    with _traced(page) as events:
        longest_task(page, address)
    own, _ = Counter((event["pid"], event["tid"]) for event in events if event["name"] == "Layout").most_common(1)[0]
    asked = (event["ts"] for event in events if event["name"] == "ResourceSendRequest")
    begun = min(asked, default=0)
    tasks = (
        event.get("tdur", 0)
        for event in events
        if (event["pid"], event["tid"]) == own and event["name"] in TASKS and event["ts"] >= begun
    )
    return float(max(tasks)) / 1000


def _visits(started: Playwright, address: str, measure: Any) -> tuple[float, ...]:
    found = []
    for _ in range(STARTS):
        with profile(started) as context:
            context.add_init_script(WATCH)
            page = context.new_page()
            page.on("dialog", lambda dialog: dialog.accept())
            found.append(measure(page, address))
    return tuple(found)


def figures() -> list[Figure]:
    """Visit the full calculation with an empty cache: seven times by the clock, seven times by processor time."""
    with static_server(built_site()) as address, playwright() as started:
        by_clock = _visits(started, address, longest_task)
        by_processor = _visits(started, address, busiest_task)
    most = max(by_processor)
    how = "The page is opened with an empty cache, somebody types while Python starts, and the case is worked out."
    return [
        Figure(
            "The page's own thread, while Python starts and calculates",
            "ms",
            Samples("longest task of the page, full calculation, from opening to the picture drawn", by_clock),
            Samples("what a browser notes as long", (TASK_MOST,)),
            TASK_MOST,
            note=f"By the clock. Nought means that no task took 50 ms: browsers note only longer ones. {how}",
        ),
        Figure(
            "The page's own thread, processor time",
            "ms",
            Samples("the most that one task takes on such a visit", by_processor),
            Samples("what a browser notes as long", (TASK_MOST,)),
            TASK_MOST,
            note="What the page itself asks of the processor, whatever else runs. On two cores, Python's machine code "
            "being compiled on three threads and other work beside, a task waits by the clock.",
            breaches=(f"in one visit a task took {most:.0f} ms",) if most > TASK_MOST else (),
        ),
    ]
