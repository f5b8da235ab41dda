"""Superlatives that rank things, by the end that they look at, and what each measures."""

from __future__ import annotations

import re

_HIGH = """
hoog groot lang duur zwaar druk vol snel hard sterk oud ver veilig tevreden groen schoon rijk ernstig
belangrijk riskant succesvol populair breed diep ruim gezond gewild krap vaak
""".split()
_LOW = (
    "laag klein kort goedkoop licht rustig leeg langzaam traag zwak slecht arm onveilig ongezond vies".split()
)
_BARE = frozenset("oud rijk arm licht breed diep krap ernstig belangrijk druk zwaar ver".split())
"""Adjectives that rank things only without an ending: "het oudst", no "de oudste kinderen"."""


def _form(adjective: str) -> str:
    ending = "" if adjective in _BARE else "e?"
    return rf"{adjective}{'' if adjective.endswith('s') else 's'}t{ending}"


HIGH = rf"\b(?:{'|'.join(map(_form, _HIGH))})\b"
LOW = rf"\b(?:{'|'.join(map(_form, _LOW))})\b"

_MEASURES = (
    (r"\bduurste?\b|\bgoedkoopste?\b", "kosten bedrag prijs tarief lasten krediet contributie huur"),
    (
        r"\blangste?\b|\bkortste?\b|\bsnelste?\b|\btraagste?\b|\blangzaamste?\b",
        "wachttijd doorlooptijd duur weken dagen tijd",
    ),
    (r"\bvolste?\b|\bleegste?\b", "bezetting bezettingsgraad"),
    (r"\b(?:on)?veiligste?\b", "veiligheid veiligheidscijfer"),
    (r"\btevredenste?\b", "tevredenheid klanttevredenheid rapportcijfer cijfer"),
    (
        r"\bdrukst\b|\bdrukste\b|\bpopulairste?\b|\bgewildste?\b",
        "deelnemers bezoekers bezoek aantal gebruikers",
    ),
    (r"\bgrootste?\b|\bkleinste?\b", "inwoners leerlingen leden omvang oppervlakte bedrag"),
)


def measures_of(folded: str) -> str:
    """Words for what the superlatives of a folded text measure: "duurste" money; "" where that is open."""
    return " ".join(words for cue, words in _MEASURES if re.search(cue, folded))
