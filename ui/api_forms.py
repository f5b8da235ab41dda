"""What goes into the API and comes out of it, beside the answer object of `ui.schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from corpus.model import DocumentInfo
from corpus.settings import Settings
from retriever.filters import Filters
from ui.schema import Antwoord, Datum, Form, number

if TYPE_CHECKING:
    from retriever.assistant import Excerpt
    from retriever.search import Hit

MAX_HISTORY = 20
MAX_HITS = 50
MAX_REMARK = 1000


def _year(text: str) -> str:
    if not (len(text) == 4 and text.isascii() and text.isdecimal()):
        raise PydanticCustomError("jaartal", "geen jaartal")
    return text


Vraagtekst = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=Settings().question_limit),
    Field(json_schema_extra={"pattern": r"[^\s\x85]"}),
]
Naam = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Namen = Annotated[list[Naam], Field(max_length=100)]
Aantal = Annotated[int, Field(ge=1, le=MAX_HITS), BeforeValidator(number)]
Jaartal = Annotated[str, AfterValidator(_year), Field(json_schema_extra={"pattern": "^[0-9]{4}$"})]


class Vraagvorm(Form):
    """Base of what comes in: only the outside names are known, not those of the code."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid")


class Filterkeuze(Vraagvorm):
    """Beperkt waarin wordt gezocht; een leeg veld beperkt niets."""

    documenten: Namen = Field(default=[], description="Id's van documenten.")
    uitgevers: Namen = Field(default=[], description="Namen van uitgevers.")
    periode: Jaartal | None = Field(
        default=None, description="Een jaartal: alleen stukken over of uit dat jaar.", examples=["2024"]
    )
    plaatsen: Namen = Field(default=[], description="Gemeenten: alleen stukken die over een daarvan gaan.")

    def to_filters(self) -> Filters:
        """The same limits as a domain value."""
        return Filters(tuple(self.documenten), tuple(self.uitgevers), self.periode, tuple(self.plaatsen))


class Vraagstelling(Vraagvorm):
    """Een vraag, met wat ervoor al gevraagd is: de dienst onthoudt niets."""

    vraag: Vraagtekst = Field(
        description="De vraag.", examples=["Hoe hoog was het ziekteverzuim bij het OKT in 2024?"]
    )
    eerdere_vragen: list[Vraagtekst] = Field(
        default=[],
        max_length=MAX_HISTORY,
        description="De eerdere vragen van het gesprek, de oudste eerst.",
    )
    filters: Filterkeuze = Field(default=Filterkeuze(), description="Waarin wordt gezocht.")


class Zoekopdracht(Vraagvorm):
    """Een zoekopdracht naar passages."""

    vraag: Vraagtekst = Field(description="Vraag of zoekwoorden.", examples=["wachttijd jeugdhulp"])
    aantal: Aantal = Field(default=10, description="Hoeveel passages hoogstens.")
    filters: Filterkeuze = Field(default=Filterkeuze(), description="Waarin wordt gezocht.")


class Terugkoppeling(Vraagvorm):
    """Een oordeel over een antwoord. Het wordt bewaard, met de vraag en het antwoord."""

    vraag: Vraagtekst = Field(description="De vraag zoals die gesteld is, zonder persoonsgegevens.")
    eerdere_vragen: list[Vraagtekst] = Field(
        default=[], max_length=MAX_HISTORY, description="De vragen die ervoor gesteld zijn, de oudste eerst."
    )
    antwoord: Antwoord = Field(description="Het antwoord, zoals de dienst het gaf.")
    oordeel: Literal["goed", "fout"] = Field(description="Of het antwoord klopt.")
    opmerking: Annotated[str, StringConstraints(max_length=MAX_REMARK)] = Field(
        default="", description="Wat er goed of fout is, in een paar zinnen, zonder persoonsgegevens."
    )


class Bewaard(Form):
    """Wat er met een oordeel gebeurt."""

    bewaard_tot: Datum = Field(description="De laatste dag waarop de dienst het oordeel bewaart.")


class Treffer(Form):
    """Een gevonden passage. Een hogere score past beter; scores van twee vragen zijn niet te vergelijken."""

    passage_id: str
    document_id: str
    tekst: str
    score: float
    rang: int
    pagina: int | None
    pagina_gedrukt: str | None
    plaats: str | None
    sectie: list[str]


class Treffers(Form):
    """De gevonden passages, de beste eerst."""

    treffers: list[Treffer]


class Stuk(Form):
    """Een document waarin wordt gezocht."""

    id: str
    titel: str
    uitgever: str
    soort: str | None
    documentstatus: str | None
    publicatiedatum: Datum | None
    wijzigingsdatum: Datum | None
    periode_van: Datum | None
    periode_tot: Datum | None
    plaats: str | None
    link: str | None = Field(description="Waar het document vandaan komt.")
    openbaarheid: str
    sha256: str


class Stukken(Form):
    """De documenten waarin wordt gezocht."""

    documenten: list[Stuk]


class Fragment(Form):
    """Een stuk brontekst met wat er direct voor en na staat."""

    ervoor: str
    citaat: str
    erna: str
    pagina: int | None
    pagina_gedrukt: str | None
    plaats: str | None
    sectie: list[str]


class Gezondheid(Form):
    """Of de dienst werkt en waarin wordt gezocht."""

    status: str
    documenten: int
    passages: int
    corpusversie: str
    stukken_tot_en_met: Datum | None
    terugkoppeling_dagen: int = Field(
        description="Hoeveel dagen een oordeel over een antwoord bewaard blijft; 0: dat kan hier niet."
    )


def hit_form(hit: Hit) -> Treffer:
    """The JSON form of a hit."""
    passage = hit.passage
    return Treffer(
        passage_id=passage.id,
        document_id=passage.document_id,
        tekst=passage.text,
        score=float(hit.score),  # NumPy has floats of its own
        rang=hit.rank,
        pagina=passage.provenance.page,
        pagina_gedrukt=passage.provenance.printed_page,
        plaats=passage.provenance.place or None,
        sectie=list(passage.section),
    )


def document_form(info: DocumentInfo) -> Stuk:
    """The JSON form of a manifest entry."""
    return Stuk(
        id=info.id,
        titel=info.title,
        uitgever=info.publisher,
        soort=info.kind,
        documentstatus=info.status,
        publicatiedatum=info.published,
        wijzigingsdatum=info.updated,
        periode_van=info.period_from,
        periode_tot=info.period_to,
        plaats=info.place,
        link=info.url,
        openbaarheid=info.openness,
        sha256=info.sha256,
    )


def excerpt_form(excerpt: Excerpt) -> Fragment:
    """The JSON form of an excerpt."""
    return Fragment(
        ervoor=excerpt.before,
        citaat=excerpt.quote,
        erna=excerpt.after,
        pagina=excerpt.page,
        pagina_gedrukt=excerpt.printed_page,
        plaats=excerpt.place or None,
        sectie=list(excerpt.section),
    )
