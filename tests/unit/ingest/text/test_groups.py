"""Lines gathered to headings, paragraphs and list items."""

from __future__ import annotations

import pytest

from ingest.lines import read_lines
from ingest.readers.text.groups import cut_headings, ends_sentence, gather, is_heading, strip_marker, text_of


@pytest.mark.parametrize(
    "text",
    [
        "Voorwoord",
        "2024 in het kort",
        "5 Gezamenlijke ontwikkelopgaven",
        "Van zorg naar versterking: investeren in een kansrijke toekomst",
        "1. Sterke professionele basis en teams",
        "4. \ufffdDoorontwikkeling van het Amsterdamse jeugdstelsel",
        "Cijfers: over Stichting OKT",
        "‘In cijfers’",
        "Eén centrale plek voor gezinnen in een VoorZorg-traject",
        "Vaccinatiegraden Amsterdam 2016 – 2023",
    ],
)
def test_is_heading(text):
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kleine letter vooraan",
        "Dit is een zin.",
        "Wat spelt er?",
        "Andere thema’s zijn:",
        "Een opsomming, ",
        "82,5%",
        "1.174",
        "4 juli 2023",
        "107 fte nieuwe adviseurs",  # a quantity: a caption, not a heading
        "Kinderen geven de trainingen gemiddeld 8,5",
        "Een regel die ophoudt bij de",
        "Lang " * 30,
        "Een regel van wel vijftien woorden is veel te lang om nog een kop te zijn",
        "OK",
    ],
)
def test_is_no_heading(text):
    assert not is_heading(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("1. Versterking", "Versterking"),
        ("2) Versterking", "Versterking"),
        ("4 \ufffdDoorontwikkeling", "Doorontwikkeling"),
        ("\ufffd Kop", "Kop"),
        ("2024 in cijfers", "2024 in cijfers"),
        ("5 Gezamenlijke", "5 Gezamenlijke"),
        ("1.174", "1.174"),
    ],
)
def test_strip_marker(text, bare):
    assert strip_marker(text) == bare


@pytest.mark.parametrize(
    ("text", "ends"), [("Zo.", True), ("Zo?”", True), ("zo:", True), ("zo", False), ("5%", False)]
)
def test_ends_sentence(text, ends):
    assert ends_sentence(text) is ends


def groups_of(source, style):
    found = style(source)
    return [(group.item, text_of(group, found)[0]) for group in gather(read_lines(source))]


@pytest.mark.parametrize(
    ("source", "groups"),
    [
        ("Een.\n\nTwee.", [(False, "Een."), (False, "Twee.")]),
        ("• een\n• twee\nvervolg", [(True, "een"), (True, "twee vervolg")]),
        ("Inleiding:\n• een", [(False, "Inleiding:"), (True, "een")]),
        # r491-493: a list item runs on over a blank line; r2082-2084: so does a sentence.
        (
            "• Meedenken over de aanbesteding \n\nvan de jeugdhulp",
            [(True, "Meedenken over de aanbesteding van de jeugdhulp")],
        ),
        (
            "was € 6,1 miljoen gemoeid, verdeeld over zorg \n\n(€ 4,6 miljoen).",
            [(False, "was € 6,1 miljoen gemoeid, verdeeld over zorg (€ 4,6 miljoen).")],
        ),
        ("Sociaal, emotio-\n\nneel", [(False, "Sociaal, emotioneel")]),
        ("Een zin.\n\nkleine letter", [(False, "Een zin."), (False, "kleine letter")]),
        ("Een zin zonder eind \n\nHoofdletter", [(False, "Een zin zonder eind"), (False, "Hoofdletter")]),
        # A timeline has the date above the event.
        ("20 september 2023\n\nBehandeling", [(True, "20 september 2023 Behandeling")]),
        ("\n\n \n", []),
    ],
)
def test_gather(source, groups, style):
    assert groups_of(source, style) == groups


def parts(source, style):
    found = style(source)
    (group,) = gather(read_lines(source))
    return [(kind, text_of(part, found)[0]) for kind, part in cut_headings(group, found)]


FULL = "een regel van gewone breedte die zo vol is als kan \n" * 12


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("Samenvatting", ["heading"]),
        (
            "Ons advies\nWe adviseren de gemeente om meer steun te geven aan de stichting.",
            ["heading", "paragraph"],
        ),
        ("Een zin die doorloopt\nop de volgende regel.", ["paragraph"]),
        ("• Sociale veiligheid", ["item"]),
        ("DKTP Difterie, kinkhoest, tetanus\nen polio\nBMR Bof, mazelen en rodehond", ["item", "item"]),
    ],
)
def test_cut_headings(source, kinds, style):
    assert [kind for kind, _ in parts(source, style)] == kinds


def test_a_glossary_keeps_each_entry_with_its_own_lines(style):
    source = "DKTP Difterie, kinkhoest \nen polio\nBMR Bof, mazelen en rodehond\nHPV Humaan Papillomavirus"
    assert parts(source, style) == [
        ("item", "DKTP Difterie, kinkhoest en polio"),
        ("item", "BMR Bof, mazelen en rodehond"),
        ("item", "HPV Humaan Papillomavirus"),
    ]


def test_the_heading_over_a_paragraph_is_a_line_that_could_have_held_the_next_word(style):
    found = style(FULL)
    (group,) = gather(read_lines("Korte kop \nTwee woorden openen de alinea. \n"))
    assert [kind for kind, _ in cut_headings(group, found)] == ["heading", "paragraph"]


def headings(document):
    return [block.text for block in document.blocks if block.kind == "heading"]


@pytest.mark.parametrize(
    "heading",
    [
        "Voorwoord",  # r13
        "Uitdagingen en stagnatie in het Amsterdamse stelsel",  # r52-53
        "2024 in het kort",  # r75
        "Wat we bereikten",
        "Vooruitblik op 2025: Samen Koersvast",
        "2024 in vogelvlucht",  # r210, opens a page
        "Position paper Amsterdamse Wijkteams",
        "Eén centrale plek voor gezinnen in een VoorZorg-traject",  # r480-481
        "Intensiveren van een gezamenlijke schoolanalyse",  # r570-571 without its number
        "Doorontwikkeling van het Amsterdamse jeugdstelsel, waar onder de gebiedsgerichte samenwerking en de "
        "veranderingen in het ESJH-aanbod",  # r752-756: five lines
        "Scholing huiselijk geweld en kindermishandeling",  # r892-893: broken word
        "Organisatiebrede groei en professionalisering",  # r144, a paragraph directly below
        "Snellere en gerichtere hulp bij armoede",  # r471
        "Inclusief onderwijs en kansengelijkheid",  # r608
        "Verwijzingen naar aanvullende jeugdhulp",  # r1845
        "Sterke professionele basis en teams",
        "Van individueel naar collectief en wijkgericht werken",
        "Jeugdhulp door Stichting OKT",
        "Personeel Niet In Loondienst (PNIL)",
        "Financiën",
        "Bijlage Over OKT",
    ],
)
def test_headings_of_the_annual_report(report, heading):
    assert heading in headings(report)


def test_headings_of_the_audit_page(audit):
    found = headings(audit)
    for heading in (
        "Over het project",
        "Status",
        "Samenvatting",
        "Ons advies",
        "Feiten & cijfers",
        "Tijdlijn",
    ):
        assert heading in found
    assert "De gemeente geeft Stichting OKT weinig richting mee" in found


def test_the_audit_page_block_by_block(audit):
    kinds = [block.kind for block in audit.blocks]
    items = [block.text for block in audit.blocks if block.kind == "item"]
    assert kinds.count("item") == 12  # nine bullets on rk42-50, three dates on rk55-65
    assert items[4] == (
        "Stichting OKT heeft last van verloop en verzuim (7% in 2022; doel 4%). "
        "Dit gaat vooral ten koste van preventietaken."
    )
    assert items[-3:] == [
        "20 september 2023 Behandeling in raadsvergadering",
        "13 september 2023 Behandeling in commissievergadering OZA",
        "2 juni 2022 Onderzoeksopzet",
    ]


@pytest.mark.parametrize(
    ("begin", "section"),
    [
        ("Stichting OKT heeft last van verloop", ("Feiten & cijfers",)),
        ("We adviseren de gemeente", ("Samenvatting", "Ons advies")),
        ("Het onderzoek is klaar.", ("Status",)),
        ("20 september 2023", ("Tijdlijn",)),
    ],
)
def test_sections_of_the_audit_page(audit, begin, section):
    (block,) = [b for b in audit.blocks if b.text.startswith(begin)]
    assert block.section == section


@pytest.mark.parametrize(
    ("begin", "last", "page"),
    [
        ("80% van de jongeren met een hulpvraag", "Jeugdigen geholpen zonder aanvullende jeugdhulp", 2),
        ("Stichting OKT verwelkomde 150", "Versterking van onze teams", 3),
        ("Het totaal aantal consulten", "Consulten", 18),
        ("Het percentage Personeel Niet In Loondienst", "Personeel niet in loondienst", 29),
        ("De baten komen", "Baten", 30),
        ("De personeelskosten zijn hoger", "Lasten", 31),
    ],
)
def test_sections_and_pages_of_the_annual_report(report, begin, last, page):
    (block,) = [b for b in report.blocks if b.text.startswith(begin)]
    assert (block.section[-1], block.provenance.page) == (last, page)


def test_what_is_said_in_a_sentence_is_no_heading(report):
    for heading in headings(report):
        assert not heading.endswith((".", "?", ":", ","))
