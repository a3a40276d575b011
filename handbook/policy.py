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

# Opened from a folder, a page with a calculator has a frame that starts Python. A page from a server can show no frame:
# nothing that a server sends has an address of `file:`, and browsers let no page of a server show a file.
META_POLICY = "; ".join((*_DIRECTIVES, "frame-src file:"))
HEADER_POLICY = "; ".join((*_DIRECTIVES, "frame-ancestors 'self'"))
# That frame may start a worker from text and load nothing but the scripts beside it; whatever is typed stays in it.
FRAME_POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "base-uri 'none'; form-action 'none'"
)
