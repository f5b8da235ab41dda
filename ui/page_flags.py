"""The options that the page is started with: `streamlit run ui/app.py` followed by `STREAMLIT_FLAGS`.

They are flags rather than a configuration file, because the page may be started from any folder.
"""

from __future__ import annotations

# Every pair of text and ground is at least 4.5:1; tests/ui/test_page_browser.py measures them.
LIGHT = {
    "primaryColor": "#004699",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f1f4f8",
    "textColor": "#1a1f26",
    "linkColor": "#004699",
    "borderColor": "#8692a1",
}
DARK = {
    "primaryColor": "#8bbcf5",
    "backgroundColor": "#12161c",
    "secondaryBackgroundColor": "#1d242d",
    "textColor": "#eceff3",
    "linkColor": "#9cc7fa",
    "borderColor": "#6b7889",
}


def _theme(name: str, colours: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"--theme.{name}.{key}={value}" for key, value in colours.items())


STREAMLIT_FLAGS: tuple[str, ...] = (
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--server.runOnSave=false",
    "--server.enableAgentApi=false",
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=minimal",  # like viewer, and without the English menu
    "--client.showErrorDetails=none",
    "--client.showErrorLinks=false",
    "--ui.hideTopBar=true",
    "--theme.font=sans-serif",  # comes with the package: nothing is loaded from elsewhere
    "--theme.baseRadius=8px",
    *_theme("light", LIGHT),
    *_theme("dark", DARK),
)
