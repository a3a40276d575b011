"""The Content-Security-Policy of the site: everything comes from the site itself, and no script is inline.

Sent as a header with every file by `handbook.serve`; written into every page for servers that cannot be
configured. Browsers ignore ``frame-ancestors`` in a page, so that part is in the header only.
"""

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the Python runtime is WebAssembly
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data: pictures in its style sheet
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
)

META_POLICY = "; ".join(_DIRECTIVES)
HEADER_POLICY = f"{META_POLICY}; frame-ancestors 'self'"
