"""The process of the web page: `python -m ui.page_process` does `streamlit run ui/app.py` with its flags.

It ends with its parent. The parent holds the other end of its stdin; when the parent goes, however it goes,
reading gives the end of the file, and no page is left behind that keeps the port taken.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

PAGE = Path(__file__).with_name("app.py")


def main() -> None:
    """Run the page until the parent ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from streamlit import net_util
    from streamlit.web import cli

    # Streamlit asks an outside host for this machine's public address; the page calls nobody.
    net_util.get_external_ip = lambda: None
    sys.argv = ["streamlit", "run", str(PAGE), *sys.argv[1:]]
    cli.main()


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
