"""The one JSON form of an answer, for the terminal, the API and exports: Dutch names in lowerCamelCase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from corpus.model import Answer, Citation, CitedFigure, DocumentInfo, Figure, Status

FindInfo = Callable[[str], DocumentInfo]


class Form(BaseModel):
    """Base of all JSON forms: lowerCamelCase outside, unknown keys refused."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


def number(value: object) -> object:
    """Refuse "5" and true as a number; 5.0 is a whole one in JSON, so plain strictness refuses too much.

    To be named after the bounds: those behind it do not reach the JSON schema.
    """
    if isinstance(value, str | bool):
        raise PydanticCustomError("int_type", "geen getal")
    return value


def _day(text: str) -> str:
    try:
        known = date.fromisoformat(text).isoformat() == text
    except ValueError:
        known = False
    if not known:
        raise PydanticCustomError("datum", "geen datum als 2024-12-31")
    return text


Datum = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
Geheel = Annotated[int, BeforeValidator(number)]
Aandeel = Annotated[float, Field(ge=0, le=1), BeforeValidator(number)]
Getal = Annotated[float, Field(allow_inf_nan=False), BeforeValidator(number)]


class Uitspraak(Form):
    """Eén zin van het antwoord met de nummers van zijn bronnen."""

    tekst: str
    bronnen: list[Geheel]


class Bron(Form):
    """Een geciteerde passage; `begin` en `eind` zijn tekenposities in de oorspronkelijke tekst."""

    nummer: Geheel
    passage_id: str
    document_id: str
    titel: str
    uitgever: str
    publicatiedatum: Datum | None
    documentstatus: str | None
    pagina: Geheel | None
    pagina_gedrukt: str | None
    plaats: str | None = Field(description="Blad en cellen, of alinea, in een stuk zonder pagina's.")
    ocr_zekerheid: Aandeel | None = Field(
        description="Hoe zeker de tekst is die uit een beeld is herkend; null voor gelezen tekst."
    )
    sectie: list[str]
    citaat: str
    begin: Geheel
    eind: Geheel
    link: str


class Tabelplaats(Form):
    """De cel waarin een cijfer staat."""

    titel: str
    rij: str
    kolom: str


class Cijfer(Form):
    """Een getal uit het antwoord; `waarde` is een decimaal getal als tekst."""

    waarde: str
    eenheid: str
    weergave: str
    maat: str
    onderwerp: str
    periode: str | None
    soort: str
    bron: Geheel
    tabel: Tabelplaats | None
    afgeleid: str | None


class Tegenstrijdigheid(Form):
    """Bronnen die over hetzelfde iets anders zeggen."""

    maat: str
    cijfers: list[Cijfer]
    uitleg: str


class Gezocht(Form):
    """Waarin gezocht is."""

    documenten: Geheel
    passages: Geheel
    tot_en_met: Datum | None


class Antwoord(Form):
    """Het antwoord op een vraag."""

    vraag: str
    zelfstandige_vraag: str
    status: Literal["beantwoord", "deels", "niet-gevonden", "buiten-bereik"]
    antwoord: str
    uitspraken: list[Uitspraak]
    bronnen: list[Bron]
    cijfers: list[Cijfer]
    tegenstrijdigheden: list[Tegenstrijdigheid]
    naaste: list[Bron]
    gezocht: Gezocht
    vervolgvragen: list[str]
    opsteller: str
    gegenereerd_door_ai: Literal[True]
    corpusversie: str
    duur_ms: dict[str, Getal]


def to_form(answer: Answer, info: FindInfo) -> Antwoord:
    """The JSON form of an answer; `info` gives the manifest entry of a document id."""
    status: Status = answer.status
    return Antwoord(
        vraag=answer.question,
        zelfstandige_vraag=answer.standalone,
        status=status,
        antwoord=answer.text,
        uitspraken=[Uitspraak(tekst=s.text, bronnen=list(s.sources)) for s in answer.statements],
        bronnen=[source_form(c, info(c.document_id)) for c in answer.citations],
        cijfers=[_figure(f) for f in answer.figures],
        tegenstrijdigheden=[
            Tegenstrijdigheid(maat=c.measure, cijfers=[_figure(f) for f in c.figures], uitleg=c.explanation)
            for c in answer.conflicts
        ],
        naaste=[source_form(c, info(c.document_id)) for c in answer.nearest],
        gezocht=Gezocht(
            documenten=answer.searched.documents,
            passages=answer.searched.passages,
            tot_en_met=answer.searched.until,
        ),
        vervolgvragen=list(answer.follow_ups),
        opsteller=answer.writer,
        gegenereerd_door_ai=True,
        corpusversie=answer.corpus_version,
        duur_ms=answer.duration_ms,
    )


def to_json(answer: Answer, info: FindInfo) -> dict[str, Any]:
    """`to_form` as plain JSON values."""
    return to_form(answer, info).model_dump(mode="json", by_alias=True)


def source_form(citation: Citation, info: DocumentInfo) -> Bron:
    """The JSON form of one citation. The link opens the cited span in Raadbron itself, offline."""
    begin, end = citation.begin, citation.end
    return Bron(
        nummer=citation.number,
        passage_id=citation.passage_id,
        document_id=citation.document_id,
        titel=info.title,
        uitgever=info.publisher,
        publicatiedatum=info.published,
        documentstatus=info.status,
        pagina=citation.page,
        pagina_gedrukt=citation.printed_page,
        plaats=citation.place or None,
        ocr_zekerheid=citation.confidence,
        sectie=list(citation.section),
        citaat=citation.quote,
        begin=begin,
        eind=end,
        link=f"/v1/documenten/{citation.document_id}/fragmenten?begin={begin}&eind={end}",
    )


def _figure(cited: CitedFigure) -> Cijfer:
    figure: Figure = cited.figure
    table = figure.table
    return Cijfer(
        waarde=_plain(figure.value),
        eenheid=figure.unit,
        weergave=figure.display,
        maat=figure.measure,
        onderwerp=figure.subject,
        periode=figure.period,
        soort=figure.kind,
        bron=cited.source,
        tabel=Tabelplaats(titel=table.title, rij=table.row, kolom=table.column) if table else None,
        afgeleid=figure.derived,
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}"
