"""``make lock``: pin anew what requirements/*.in and package.json ask for, with digests and without addresses.

Pins that still fit stay as they are; ``make lock`` with ``UPGRADE=1`` takes the newest of everything. Pin with the
oldest Python that the project supports, so that no pin refuses it.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path("requirements")
TOOLS = Path(".cache/lock")
NAMES = ("lock", "site", "test", "node")  # in this order: test.in looks at site.txt
NO_ADDRESSES = ("--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host")


def main() -> int:
    """Write requirements/*.txt and package-lock.json."""
    if sys.version_info[:2] != (3, 11):
        print("Pin with Python 3.11, the oldest that the project supports: make PYTHON=python3.11 lock")
        return 1
    venv.create(TOOLS, with_pip=True)
    python = (TOOLS / "bin" / "python").absolute()
    subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", FOLDER / "lock.txt"], check=True)
    upgrade = ("--upgrade",) if os.environ.get("UPGRADE") else ()
    for name in NAMES:
        options = ("--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header", *upgrade)
        files = ("--output-file", f"{name}.txt", f"{name}.in")
        subprocess.run([python, "-m", "piptools", "compile", *options, *NO_ADDRESSES, *files], cwd=FOLDER, check=True)
    subprocess.run(["npm", "install", "--package-lock-only", "--ignore-scripts"], check=True)
    without_appeals(Path("package-lock.json"))
    return 0


def without_appeals(lock: Path) -> None:
    """Take out where each package asks for money: an address too, and nothing that set-up reads."""
    whole = json.loads(lock.read_text(encoding="utf-8"))
    for package in whole["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
