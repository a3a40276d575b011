"""The shape of the engine: pure, standard library only, imports one way, and every rule it writes has words."""

from __future__ import annotations

import importlib

import pytest

from calculator.explain import RULES_WITH_WORDS, explain
from calculator.law.model import sources
from calculator.steps import OPERATIONS, Step
from tests.calculator import worked
from tests.calculator.source_scan import calls, imports, is_standard, modules

#: The command line and what reads files for it. Everything else is pure.
READS_FILES = {"__main__", "bulk", "bulk_csv", "reference.folder"}
#: The one module that reads the packaged law; processes for the command line.
READS_LAW, PROCESSES = {"law.load"}, {"pool"}
FORBIDDEN_MODULES = {
    "os",
    "sys",
    "io",
    "time",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "threading",
    "multiprocessing",
    "concurrent",
    "urllib",
    "http",
    "pathlib",
    "tempfile",
    "uuid",
    "locale",
    "platform",
    "shutil",
    "sqlite3",
    "pickle",
}
FORBIDDEN_CALLS = {"open", "input", "print", "eval", "exec", "__import__", "compile"}
FORBIDDEN_METHODS = {
    "now",
    "today",
    "utcnow",
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
}
#: Lower layers know nothing of higher ones. A module belongs to the longest name that fits.
LAYERS: dict[str, int] = {
    "_version": 0,
    "certain": 0,
    "record": 0,
    "names": 0,
    "durations": 0,
    "case": 0,
    "law": 0,
    "calendar": 1,
    "part": 1,
    "leg": 1,
    "dates.breakdown": 1,
    "calculable": 2,
    "legislation": 3,
    "identify": 3,
    "combine": 3,
    "dates": 4,
    "timeline": 4,
    "engine": 5,
    "steps": 5,
    "derive": 6,
    "derive_booking": 6,
    "explain": 6,
    "hints": 6,
    "hint_words": 6,
    "check": 7,
    "result": 8,
    "unused": 9,
    "envelope": 9,
    "exchange": 10,
    "exchange_read": 10,
    "exchange_write": 10,
    "reference": 11,
    "quick": 9,
    "forms": 11,
    "practice": 11,
    "forms.words": 1,
    "table": 11,
    "bulk": 12,
    "bulk_csv": 12,
    "pool": 0,
    "__main__": 13,
}
#: On their own: which offences are on which list. The engine does not ask them, nor they the engine.
APART = ("offences",)


def layer(name: str) -> int | None:
    """How high a module stands; none for the package itself and for what stands apart."""
    parts = name.split(".")
    if not name or parts[0] in APART:
        return None
    for n in range(len(parts), 0, -1):
        found = LAYERS.get(".".join(parts[:n]))
        if found is not None:
            return found
    return LAYERS["exchange"] if parts[0].startswith("exchange_") else LAYERS["dates"]


def test_only_the_command_line_touches_files_clock_or_machine() -> None:
    found = []
    for module in modules():
        if module.name in READS_FILES:
            continue
        free = READS_LAW | PROCESSES
        for name, place in imports(module):
            root = name.partition(".")[0]
            if root in FORBIDDEN_MODULES and module.name not in free and (module.name, name) != ANSWER:
                found.append(f"{place}: import of {name}")
        for name, place in calls(module):
            method = name.rpartition(".")[2]
            if (name in FORBIDDEN_CALLS or ("." in name and method in FORBIDDEN_METHODS)) and module.name not in free:
                found.append(f"{place}: call of {name}")
    assert not found, "\n".join(found)


#: Names of cases are paths; a pure path touches no disk.
ANSWER = ("reference.answer", "pathlib")


def test_the_engine_needs_the_standard_library_only() -> None:
    found = [
        f"{place}: {name}"
        for module in modules()
        for name, place in imports(module)
        if not is_standard(name) and name.partition(".")[0] != "calculator"
    ]
    assert not found, "\n".join(found)


def test_imports_point_one_way() -> None:
    found = []
    for module in modules():
        own = layer(module.name)
        for name, place in imports(module):
            if own is None or not name.startswith("calculator."):
                continue
            other = layer(name.removeprefix("calculator."))
            if other is not None and other > own:
                found.append(f"{place}: {module.name} (layer {own}) imports {name} (layer {other})")
    assert not found, "\n".join(found)


def test_the_lists_of_offences_stand_apart() -> None:
    for module in modules():
        inside = module.name.partition(".")[0] in APART
        for name, place in imports(module):
            parts = name.split(".")
            if parts[0] != "calculator" or len(parts) < 2:
                continue
            if inside:
                assert parts[1] in (*APART, "law", "names"), f"{place}: the lists ask the engine"
            else:
                assert parts[1] not in APART or layer(module.name) == LAYERS["forms"], f"{place}: the engine asks lists"


@pytest.mark.parametrize("name", [m.name for m in modules() if m.name != "__main__"])
def test_every_module_can_be_imported_by_itself_and_says_what_it_is_for(name: str) -> None:
    module = importlib.import_module("calculator" if not name else f"calculator.{name}")
    assert module.__doc__, f"calculator.{name} says nothing about itself"


# --- rules and their words --------------------------------------------------------------------------------------------


def written() -> dict[str, tuple[str, dict[str, object], str]]:
    """Every rule that the worked cases write, with its words and where they come from."""
    found: dict[str, tuple[str, dict[str, object], str]] = {}
    for case in worked.cases():
        for day in worked.answered(case).get("dates", ()):
            for step in day["steps"]:
                found[step["rule"]] = (step["text"], step, f"{case.name}, {day['type']}")
    return found


def test_every_rule_that_is_written_has_words_of_its_own() -> None:
    rules = written()
    assert len(rules) > 40
    without = [f"{rule} ({where})" for rule, (_, _, where) in rules.items() if rule not in RULES_WITH_WORDS]
    assert not without, f"no words for {without}"


@pytest.mark.reference
def test_every_rule_of_the_agreed_cases_has_words_and_can_be_said() -> None:
    from calculator.derive import steps_for
    from calculator.engine import run
    from calculator.reference.read import read_case, read_law
    from tests.calculator import agreed

    seen: dict[str, str] = {}
    for one in agreed.cases():
        if one.got["error"]:
            continue
        case, rules = read_case(one.given), read_law(one.given).rules
        _, out = run(case, rules)
        for kind in out.dates:
            for step in steps_for(out.why[kind], case, rules):
                said = explain(step, case)
                assert said.endswith("."), f"{one.name} {kind}: {said}"
                assert "None" not in said, f"{one.name} {kind}: {said}"
                assert "{" not in said, f"{one.name} {kind}: {said}"
                seen[step.rule] = one.name
    assert not {rule: name for rule, name in seen.items() if rule not in RULES_WITH_WORDS}
    never = RULES_WITH_WORDS - set(seen) - set(written())
    print(f"{len(seen)} rules written by the agreed cases; never written: {sorted(never)}")


def test_the_words_hold_no_abbreviation_or_code() -> None:
    for rule, (text, _, where) in written().items():
        assert text[0].isupper() or text[0].isdigit(), f"{rule}: {text}"
        assert "_" not in text, f"{where}: {text}"


def test_every_step_that_moves_a_date_names_its_law() -> None:
    for rule, (_, step, where) in written().items():
        law = step["law"]
        assert isinstance(law, list)
        assert law or step["op"] == "save", f"{where}: {rule} rests on nothing"
        assert {c["id"] for c in law} <= set(sources())


def test_every_kind_of_step_is_known() -> None:
    assert {str(step["op"]) for _, step, _ in written().values()} <= set(OPERATIONS)
    assert Step._fields == ("rule", "op", "value", "day", "law", "figures")
