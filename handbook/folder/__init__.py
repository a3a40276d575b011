"""What the calculators need when the site is opened from a folder (`file://`), without any server.

Browsers load no modules, no files and no workers from there, but they run classic scripts. So the site holds everything
once more as such, below the folder of its scripts (handbook/lasting.py):

    assets/folder/pages.js      the scripts of all calculator pages, in one
    assets/folder/frame.html    the frame that starts Python, with its own policy (see docs/decisions/0012)
    assets/folder/frame.js      what runs in the frame, and the text of the worker
    assets/folder/runtime.js    the files of the browser's Python, each gzipped, in base64

assets/calculator/folder.js asks for them, and only when the address of the page begins with `file:`.
"""

import base64
import gzip
import json
import shutil
from pathlib import Path

from handbook.assets import Runtime
from handbook.bundles import bundles, kept
from handbook.policy import FRAME_POLICY

__all__ = ["install"]

HERE = Path(__file__).parent
SITE_FOLDER = "assets/folder"
_SCRIPTS = Path("docs") / "assets" / "calculator"


def install(root: Path, site: Path, runtime: Runtime) -> None:
    """Puts the four files into the folder `site`, where the scripts of the pages stand.

    Raises RuntimeBuildError when a script of the calculators cannot be read.
    """
    target = site / SITE_FOLDER
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "pages.js", bundles(root).pages)
    shutil.copyfile(_runtime(root, runtime), target / "runtime.js")
    _write(target / "frame.js", _frame_script(root))
    _write(target / "frame.html", (HERE / "frame.html").read_text(encoding="utf-8").replace("{policy}", FRAME_POLICY))


def _runtime(root: Path, runtime: Runtime) -> Path:
    def packed() -> str:
        files = {name: _packed(runtime.folder / name) for name in runtime.files}
        return f"calculatorRuntime({json.dumps({'fingerprint': runtime.fingerprint, 'files': files})});\n"

    return kept(root / ".cache" / "folder", f"runtime-{runtime.fingerprint}.js", packed)


def _packed(path: Path) -> str:
    return base64.b64encode(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)).decode()


def _frame_script(root: Path) -> str:
    code = (HERE / "before_worker.js").read_text("utf-8") + (root / _SCRIPTS / "worker.js").read_text("utf-8")
    return f"const calculatorWorkerCode = {json.dumps(code)};\n" + (HERE / "frame.js").read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
