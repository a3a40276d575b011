"""What the theme's pages need before they are written: scripts in files, and names for the theme's own parts.

Pure functions of text; `handbook.mkdocs_hook` calls them. The browser tests (axe, the policy) show that they work.
"""

from __future__ import annotations

import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NAV_LABEL = re.compile(r'aria-labelledby="(__nav\w*)_label"')
_NAV_TITLE = re.compile(r'<label class="md-nav__title" for="(__nav\w*)">')
_RANKING = 'importScripts("../../../javascripts/search-ranking.js");\n'
_NAVIGATION = '<nav class="md-nav md-nav--primary md-nav--lifted"'
_SEARCH = 'data-md-component="search" role="dialog"'

# The theme's program made the browser work out the style of every element of a page four times before a first letter
# could be typed. Each change takes one cause away; what the reader sees stays the same.
_REPAIRED = "/* handbook: starts quietly */ "
_QUIET_START = (
    # A tag that paints the bar of a telephone's browser, which restyles everything even where there is no such bar.
    (
        'let t=M("input",e),r=x("meta",{name:"theme-color"});document.head.appendChild(r);',
        'let t=M("input",e),r=x("meta",{name:"theme-color"});',
    ),
    # Scrollbars follow this tag where the page is dark; a light page needs none.
    (
        'let o=x("meta",{name:"color-scheme"});document.head.appendChild(o);',
        'let o=x("meta",{name:"color-scheme"});',
    ),
    (
        "return o.content=a.colorScheme,",
        'return o.content=a.colorScheme,(o.isConnected||a.colorScheme==="dark")&&document.head.appendChild(o),',
    ),
    # Transitions are held while the colours change; at the start they do not change.
    (
        'if(document.body.setAttribute("data-md-color-switching",""),s.color.media===',
        "if(s.color.media===",
    ),
    (
        "for(let[a,c]of Object.entries(s.color))document.body",
        (
            's.color.scheme!==document.body.getAttribute("data-md-color-scheme")'
            '&&document.body.setAttribute("data-md-color-switching","");'
            "for(let[a,c]of Object.entries(s.color))document.body"
        ),
    ),
    # The search, then the parts of the page, are taken in charge in tasks of their own, so that a key is heard between.
    ("Ki.subscribe();window", "setTimeout(()=>Ki.subscribe());window"),
    (".subscribe(()=>e.next(document)),e}", ".subscribe(()=>setTimeout(()=>e.next(document))),e}"),
    ("$s=H(()=>L(", "$s=H(()=>((...e)=>L(...e.map((t,r)=>He(20*r).pipe(b(()=>t)))))("),
    ("_i(e,{index$:zi,keyboard$:mo})", "He(20).pipe(b(()=>_i(e,{index$:zi,keyboard$:mo})))"),
)


def move_inline_scripts(html: str, base: str) -> tuple[str, dict[str, str]]:
    """Replace each inline script by a file, because the site's policy runs none that stands in a page.

    Args:
        html: a whole page.
        base: link from the page to the top of the site, ending in a slash.

    Returns:
        The page, and the code of each file by its path in the site.
    """
    scripts: dict[str, str] = {}

    def move(match: re.Match[str]) -> str:
        code = match.group(1)
        name = f"assets/inline/{hashlib.sha256(code.encode()).hexdigest()[:12]}.js"
        scripts[name] = code
        return f'<script src="{base}{name}"></script>'

    return _INLINE_SCRIPT.sub(move, html), scripts


def name_parts(html: str) -> str:
    """Give the search box and the lists of the navigation names that a screen reader can say.

    The theme names a list by a label that holds only an arrow where its heading is a link.
    """
    html = html.replace(_SEARCH, f'{_SEARCH} aria-label="Search"')
    html = _NAV_LABEL.sub(r'aria-labelledby="\1_title"', html)
    return _NAV_TITLE.sub(r'<label class="md-nav__title" for="\1" id="\1_title">', html)


def navigation_later(html: str) -> str:
    """On a page with a long form, lay out the list of pages beside it after the form's first questions.

    A browser lays out all that is new in one go, and hears no key meanwhile; docs/javascripts/before-theme.js shows
    what is marked so, one part after another.
    """
    return html.replace(_NAVIGATION, f"{_NAVIGATION} data-later", 1) if "data-later" in html else html


def with_ranking(worker: str) -> str:
    """The theme's search worker, told to rank by the names of pages first (docs/javascripts/search-ranking.js)."""
    return worker if worker.startswith(_RANKING) else _RANKING + worker


def with_quiet_start(bundle: str) -> str:
    """The theme's program, made to start without restyling the whole page.

    Raises:
        ValueError: a place to change is not there: this is another version of the theme.
    """
    if bundle.startswith(_REPAIRED):
        return bundle
    for before, after in _QUIET_START:
        if bundle.count(before) != 1:
            raise ValueError(
                f"the theme's program has no {before!r}: is this another version of mkdocs-material? "
                "Look in handbook/theme_repairs.py whether the repair is still needed"
            )
        bundle = bundle.replace(before, after)
    return _REPAIRED + bundle
