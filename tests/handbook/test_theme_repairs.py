"""The repairs of the theme's own scripts: made once; another version of the theme is not passed over."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from handbook.theme_repairs import navigation_later, with_quiet_start


@pytest.fixture(scope="module")
def bundle() -> str:
    """The theme's program as it comes."""
    theme = find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    (found,) = Path(theme.origin).parent.glob("templates/assets/javascripts/bundle.*.min.js")
    return found.read_text(encoding="utf-8")


def test_the_quiet_start_is_made_once(bundle: str) -> None:
    repaired = with_quiet_start(bundle)
    assert repaired != bundle
    assert with_quiet_start(repaired) == repaired


def test_another_version_of_the_theme_is_told(bundle: str) -> None:
    other = bundle.replace("document.head.appendChild(r);", "", 1)
    with pytest.raises(ValueError, match=r"theme-color.*another version of mkdocs-material.*theme_repairs\.py"):
        with_quiet_start(other)


NAVIGATION = '<nav class="md-nav md-nav--primary md-nav--lifted" aria-label="Navigation">'


def test_only_beside_a_long_form_does_the_list_of_pages_wait() -> None:
    form = NAVIGATION + "<section data-later>"
    assert navigation_later(form).count("data-later") == 2
    assert navigation_later(NAVIGATION + "<section>") == NAVIGATION + "<section>"
