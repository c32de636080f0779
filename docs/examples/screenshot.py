"""Make a picture of a reading with Chromium: the newspaper's pages as HTML, photographed.

    python docs/examples/screenshot.py OUT.png seeds/*.txt
    python docs/examples/screenshot.py OUT.png --dark --width 420 seeds/000_5f3a423b7c30facf.txt

Needs the extra ``html`` and a Chromium (Debian: ``apt-get install chromium fonts-noto-cjk``).
"""

from __future__ import annotations

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence

import hyparse
from hyparse.interchange import to_html

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 if the picture was made."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=pathlib.Path, metavar="OUT", help="the picture, a PNG file")
    options.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE", help="the pages of one issue, UTF-8")
    options.add_argument("--width", type=int, default=1400, help="of the window, in pixels")
    options.add_argument("--height", type=int, default=1600, help="of the window, in pixels")
    options.add_argument("--dark", action="store_true", help="as those see it who like it dark")
    args = options.parse_args(argv)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        print("there is no Chromium", file=sys.stderr)
        return 1
    document = to_html(hyparse.parse_issue(path.read_text("utf-8-sig") for path in args.files))
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "reading.html"
        page.write_text(document, "utf-8")
        command = [
            program, *FLAGS, *(["--blink-settings=preferredColorScheme=0"] if args.dark else []),
            f"--user-data-dir={folder}/profile", f"--window-size={args.width},{args.height}",
            f"--screenshot={args.out.resolve()}", page.as_uri(),
        ]  # fmt: skip
        args.out.unlink(missing_ok=True)
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not args.out.exists():
        print("Chromium made no picture", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
