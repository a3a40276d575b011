"""Set-up of a checkout: Python packages, system libraries, Node packages.

It runs before anything is installed, so it uses the standard library only. ``python3 -m tools.setup site`` prepares
building and serving the site, ``python3 -m tools.setup test`` the tests as well.
"""
