"""The words that tell what a question wants: its kind, growth or decline, top or bottom, unit, aim."""

from retriever.cues.aim import Aim, aim_of
from retriever.cues.asked import asked_of, counts_things
from retriever.cues.direction import direction_of, end_of
from retriever.cues.form import Form, form_of
from retriever.cues.kind import kind_of, names_measure
from retriever.cues.kind_cues import Kind
from retriever.cues.language import is_english
from retriever.cues.several import asks_several
from retriever.cues.span import looks_over_time, selects_many
from retriever.cues.unit import unit_of

__all__ = [
    "Aim",
    "Form",
    "Kind",
    "aim_of",
    "asked_of",
    "asks_several",
    "counts_things",
    "direction_of",
    "end_of",
    "form_of",
    "is_english",
    "kind_of",
    "looks_over_time",
    "names_measure",
    "selects_many",
    "unit_of",
]
