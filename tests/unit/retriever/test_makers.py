"""Who says it and when."""

from dataclasses import replace

from corpus.model import DocumentInfo
from retriever.makers import maker_of

REPORT = DocumentInfo(id="a", file="a.pdf", title="Jaarrapport 2023", publisher="Stichting Noord")


def test_the_year_reported_on_is_said_by_the_title_that_holds_it() -> None:
    info = replace(REPORT, period_from="2023-01-01", period_to="2023-12-31")
    assert maker_of(info) == "Stichting Noord (Jaarrapport 2023)"
    assert maker_of(replace(info, title="Verslag")) == "Stichting Noord (2023)"


def test_the_month_of_publication_stands_where_no_year_is_reported_on() -> None:
    assert maker_of(replace(REPORT, published="2022-03-09")) == "Stichting Noord (maart 2022)"


def test_an_unknown_maker_gives_way_to_the_title() -> None:
    assert maker_of(replace(REPORT, publisher="onbekend")) == "Jaarrapport 2023"
    assert maker_of(replace(REPORT, publisher="onbekend", title="woord " * 20)).endswith("woord…")


def test_nothing_is_said_of_a_time_that_nobody_knows() -> None:
    assert maker_of(REPORT) == "Stichting Noord"
