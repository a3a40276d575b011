"""``python3 -m tools.setup site`` or ``test``: make this checkout ready, and say what is being done."""

import os
import sys
import time

from tools.setup import decide, machine, steps


def _get_node() -> str | None:
    """Node of the machine, or else from PyPI; None where neither can be had."""
    node = machine.find_node()
    if node is None:
        try:
            steps.packages("node", "the calculators: Node, which this machine has not", "node")
        except steps.StepError as failure:
            steps.say(str(failure))
        node = machine.find_node()
    return node


def get_system_packages(installer: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Install packages of the system; where it does not know one, what serves instead."""
    for packages in dict.fromkeys((wanted, tuple(decide.INSTEAD.get(name, name) for name in wanted))):
        try:
            steps.system_packages(installer, packages)
        except steps.StepError as failure:
            steps.say(str(failure))
        else:
            return


def _report(missing: tuple[decide.Missing, ...]) -> None:
    """Say what is missing; leave where nothing can be done without it."""
    for item in missing:
        steps.say(item.line())
    if any(item.stops for item in missing):
        raise SystemExit(1)


def prepare(*, for_tests: bool) -> None:
    """Do every step that is not done yet.

    Raises:
        StepError: Python packages could not be installed.
        SystemExit: something is missing that nothing can be done without.

    """
    in_ci = os.environ.get("CI", "").lower() in ("1", "true")
    here = machine.look(for_tests=for_tests)
    wanted = decide.system_packages(here, for_tests=for_tests)
    if wanted and here.installer:
        get_system_packages(here.installer, wanted)
        here = machine.look(for_tests=for_tests)
    _report(decide.stoppers(here))
    steps.environment()
    steps.packages("site", "the site", "mkdocs")
    if for_tests:
        steps.packages("test", "the tests", "pytest")
    steps.project()
    node = _get_node()
    if node:
        try:
            steps.node_packages(node)
        except steps.StepError as failure:
            steps.say(str(failure))
    here = machine.look(for_tests=for_tests)
    _report(decide.shortfalls(here, for_tests=for_tests, in_ci=in_ci))


def main() -> int:
    """Run set-up; 0 when the goal can be reached, 1 when not."""
    if sys.argv[1:] not in (["site"], ["test"]):
        print("Say what to set up: python3 -m tools.setup site, or python3 -m tools.setup test", file=sys.stderr)
        return 2
    began = time.monotonic()
    try:
        prepare(for_tests=sys.argv[1] == "test")
    except steps.StepError as failure:
        steps.say(str(failure))
        steps.say("stopped. Packages come from the package registries this machine is set up to use; is it on line?")
        return 1
    steps.say(f"ready ({time.monotonic() - began:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
