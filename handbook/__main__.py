"""``python -m handbook``: the same as the command ``handbook``."""

from handbook.cli import main

raise SystemExit(main())
