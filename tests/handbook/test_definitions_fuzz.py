"""Whatever stands in a file, the loader answers with a book or with lines that name the file: never a traceback."""

import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.handbook.definition_files import GOOD, folder, said

LINE = re.compile(r"(procedures|local)[^:]*:[0-9]+: .+; .+")
PIECES = (
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "&a ",
    "*a",
    "!!int ",
    "|\n",
    "? ",
    "%",
    "\t",
    "~",
    "---\n",
)


def answers_in_words(content: bytes, where: str = "good") -> None:
    with tempfile.TemporaryDirectory() as name:
        root = folder(Path(name))
        (root / (f"procedures/{where}.yml" if where != "local" else "local.yml")).write_bytes(content)
        for line in said(root):
            assert LINE.fullmatch(line), line


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    answers_in_words(content)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join))
def test_scraps_of_yaml(text: str) -> None:
    answers_in_words(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.data())
def test_a_good_definition_with_something_cut_out_or_put_in(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 80)))
    put = data.draw(st.sampled_from(PIECES) | st.text(max_size=12))
    answers_in_words((GOOD[:start] + put + GOOD[end:]).encode("utf-8", "surrogatepass"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=10) | st.just("good"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = re.findall(r"^(\w+):", GOOD, re.MULTILINE)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=10), VALUES, max_size=12),
    st.sampled_from(["good", "local", "shared/sources", "shared/glossary"]),
)
def test_any_values_under_the_keys_of_a_definition(values: dict[str, object], where: str) -> None:
    answers_in_words(yaml.safe_dump(values, allow_unicode=True).encode("utf-8", "surrogatepass"), where)
