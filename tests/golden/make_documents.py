"""Make the small documents whose structure is kept as golden files: `python tests/golden/make_documents.py`.

One invented council paper in six formats, with what such papers have: headings, a list, a note, tables with
a title, a unit and several lines of headings. The files are kept as made; make them anew only to change them.
"""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

FOLDER = Path(__file__).parent / "documents"

TITLE = "Voortgang jeugdhulp Duinrand 2024"
WAITING = "Wachttijden"
FIRST = (
    "In 2024 daalde de gemiddelde wachttijd voor jeugdhulp in Duinrand van 14 naar 11 weken. "
    "De gemeenteraad stelde de norm in 2022 vast op 10 weken."
)
SECOND = "Drie maatregelen droegen daaraan bij:"
ITEMS = (
    "een vast aanspreekpunt in elke wijk;",
    "twaalf extra medewerkers bij de toegang;",
    "afspraken met huisartsen over verwijzingen.",
)
MONEY = "Kosten"
THIRD = "De uitgaven kwamen uit op € 9,4 miljoen. Dat is € 0,6 miljoen meer dan begroot."
WAIT_TITLE = "Tabel 1 Wachttijd per wijk, in weken"
WAIT = (
    ("Wijk", "2022", "2023", "2024"),
    ("Binnenstad", "13,5", "12,0", "9,5"),
    ("Duinoord", "16,0", "15,5", "13,0"),
    ("Havenkwartier", "14,5", "14,5", "10,5"),
)
COST_TITLE = "Tabel 2 Baten en lasten jeugdhulp (x € 1.000)"
COST = (
    ("", "Begroting 2024", "Rekening 2024"),
    ("Lasten", "", ""),
    ("Ambulante hulp", "5.200", "5.610"),
    ("Verblijf", "3.600", "3.790"),
    ("Baten", "", ""),
    ("Rijksbijdrage", "-1.250", "-1.310"),
)
NOTE = "Bron: administratie gemeente Duinrand, peildatum 31 december 2024."


def make_pdf(path: Path) -> None:
    """Two pages with running head and foot, a table with lines and one without."""
    styles = getSampleStyleSheet()
    body, head = styles["BodyText"], styles["Heading2"]
    caption = ParagraphStyle("caption", body, fontName="Helvetica-Bold", fontSize=9)
    small = ParagraphStyle("small", body, fontSize=7)
    ruled = Table([list(r) for r in WAIT], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    right = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
    bold = [("FONTNAME", (0, n), (-1, n), "Helvetica-Bold") for n in (0, 1, 4)]
    loose = Table([list(r) for r in COST], style=[right, *bold], colWidths=[160, 100, 100])
    items = ListFlowable([Paragraph(i, body) for i in ITEMS], bulletType="bullet", start="•")
    story: list[Flowable] = [
        Paragraph(TITLE, styles["Title"]),
        Paragraph(f"1 {WAITING}", head),
        *(Paragraph(t, body) for t in (FIRST, SECOND)),
        items,
        Spacer(0, 12),
        Paragraph(WAIT_TITLE, caption),
        ruled,
        PageBreak(),
        Paragraph(f"2 {MONEY}", head),
        Paragraph(THIRD, body),
        Spacer(0, 12),
        Paragraph(COST_TITLE, caption),
        Spacer(0, 12),
        loose,
        Paragraph(NOTE, small),
    ]
    paper = SimpleDocTemplate(str(path), pagesize=A4, title=TITLE, invariant=1)
    paper.build(story, onFirstPage=_edges, onLaterPages=_edges)


def _edges(sheet: Canvas, paper: SimpleDocTemplate) -> None:
    sheet.setFont("Helvetica", 8)
    sheet.drawString(72, 800, "Gemeente Duinrand – Voortgang jeugdhulp")
    sheet.drawCentredString(297, 40, str(sheet.getPageNumber() + 2))


def make_docx(path: Path) -> None:
    """Headings by style, a list, captions above the tables, a heading over two columns."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_heading(WAITING, 1)
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    for item in ITEMS:
        document.add_paragraph(item, "List Bullet")
    document.add_paragraph(WAIT_TITLE, "Caption")
    _word_table(document, WAIT)
    document.add_heading(MONEY, 1)
    document.add_paragraph(THIRD)
    document.add_paragraph(COST_TITLE, "Caption")
    rows = (("", "2024", "2024"), ("", "Begroting", "Rekening"), *COST[1:])
    _word_table(document, rows).cell(0, 1).merge(document.tables[-1].cell(0, 2)).text = "2024"
    document.add_paragraph(NOTE)
    document.save(str(path))


def _word_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> docx.table.Table:
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for texts, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(texts, row.cells, strict=True):
            cell.text = text
    return table


def make_xlsx(path: Path) -> None:
    """Two sheets that are shown and one that is not; a title and a unit above, a note below."""
    book = openpyxl.Workbook()
    waiting = book.active
    assert isinstance(waiting, Worksheet)
    waiting.title = WAITING
    waiting.append([WAIT_TITLE])
    waiting.append([])
    for row in WAIT:
        waiting.append([_number(t) for t in row])
    waiting.append([])
    waiting.append([NOTE])
    for cells in waiting["B4:D6"]:
        for cell in cells:
            cell.number_format = "0.0"
    costs = book.create_sheet(MONEY)
    costs.append(["Baten en lasten jeugdhulp"])
    costs.append(["Bedragen x € 1.000"])
    for row in COST:
        costs.append([_number(t) for t in row])
    for cells in costs["B5:C8"]:
        for cell in cells:
            cell.number_format = "#,##0"
    book.create_sheet("Klad").append(["niet voor lezers", 1])
    book["Klad"].sheet_state = "hidden"
    book.save(path)


def _number(text: str) -> str | int | float | None:
    if not text.strip("-.,0123456789"):
        plain = text.replace(".", "").replace(",", ".")
        return (float(plain) if "." in plain else int(plain)) if plain else None
    return text


def make_html(path: Path) -> None:
    """A page with a menu, a cookie notice and a footer round its text."""
    items = "".join(f"<li>{i}</li>" for i in ITEMS)
    path.write_text(
        f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{TITLE} - Gemeente Duinrand</title>
<meta property="article:published_time" content="2025-03-14T09:00:00+01:00">
<script>console.log("geen tekst")</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/raad">Raad</a></li>
<li><a href="/c">Contact</a></li></ul></nav>
<main>
<h1>{TITLE}</h1>
<h2>{WAITING}</h2>
<p>{FIRST}</p>
<p>{SECOND}</p>
<ul>{items}</ul>
<table><caption>{WAIT_TITLE}</caption><thead>{_tr(WAIT[0], "th")}</thead>
<tbody>{"".join(_tr(r, "td") for r in WAIT[1:])}</tbody></table>
<h2>{MONEY}</h2>
<p>{THIRD}</p>
<table><caption>{COST_TITLE}</caption>
<tr><td rowspan="2"></td><th colspan="2">2024</th></tr><tr><th>Begroting</th><th>Rekening</th></tr>
{"".join(_tr(r, "td") for r in COST[1:])}</table>
<p>{NOTE}</p>
</main>
<footer><p>Gemeente Duinrand, Postbus 1</p><a href="/privacy">Privacy</a></footer>
</body></html>
""",
        "utf-8",
    )


def _tr(row: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{t}</{tag}>' for t in row)}</tr>"


def make_markdown(path: Path) -> None:
    """A block of properties on top, headings by signs, tables with pipes, a footnote."""
    items = "\n".join(f"* {i}" for i in ITEMS)
    path.write_text(
        f"---\ntitle: {TITLE}\ndate: 2025-03-14\n---\n\n# {TITLE}\n\n"
        f"## {WAITING}\n\n{FIRST}[^1]\n\n{SECOND}\n\n"
        f"{items}\n\n{WAIT_TITLE}\n\n{_pipes(WAIT)}\n\n## {MONEY}\n\n{THIRD}\n\n{COST_TITLE}\n\n"
        f"{_pipes(COST)}\n\n[^1]: {NOTE}\n",
        "utf-8",
    )


def _pipes(rows: tuple[tuple[str, ...], ...]) -> str:
    head, *lines = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *lines])


def make_csv(path: Path) -> None:
    """Semicolons, numbers as the Dutch write them, a title above."""
    lines = [WAIT_TITLE, *(";".join(row) for row in WAIT)]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8-sig", newline="")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    make_pdf(FOLDER / "voortgang.pdf")
    make_docx(FOLDER / "voortgang.docx")
    make_xlsx(FOLDER / "voortgang.xlsx")
    make_html(FOLDER / "voortgang.html")
    make_markdown(FOLDER / "voortgang.md")
    make_csv(FOLDER / "voortgang.csv")
