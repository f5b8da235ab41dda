"""The page for council members: `streamlit run ui/app.py`, see `ui/page_flags.py` for its options."""

from __future__ import annotations

import streamlit as st

from ui import frame, texts
from ui.views import chat, fixed


def main() -> None:
    """Draws the page that the address asks for."""
    talk = st.Page(chat.draw, title=texts.NAME, url_path="gesprek", default=True)
    guide = st.Page(fixed.draw_help, title=f"{texts.HELP} – {texts.NAME}", url_path="hulp")
    statement = st.Page(
        fixed.draw_accessibility, title=f"{texts.ACCESSIBILITY} – {texts.NAME}", url_path="toegankelijkheid"
    )
    page = st.navigation([talk, guide, statement], position="hidden")
    st.set_page_config(page_title=page.title, page_icon=str(frame.ICON), layout="centered")
    frame.install()
    page.run()
    links = {texts.BACK: talk, texts.HELP: guide, texts.ACCESSIBILITY: statement}
    with st.container(key="voet", horizontal=True):
        for name, target in links.items():
            if target is not page:
                st.page_link(target, label=name)


main()
