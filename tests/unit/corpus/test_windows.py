from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.windows import alone, marked, unmarked


@given(st.text(), st.data())
def test_what_is_marked_comes_back(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    whole, span = unmarked(marked(text, begin, end))
    assert whole == text
    assert span == (None if (begin, end) == (0, len(text)) else (begin, end))


def test_parts_of_one_text_have_keys_of_their_own() -> None:
    text = "Er zijn 12 teams. Dat is er één meer."
    assert len({marked(text, 0, 17), marked(text, 18, len(text)), text}) == 3


def test_alone_a_part_stands_behind_its_heading() -> None:
    text = "Wachttijd\nDe wachttijd steeg. Dat komt door ziekte."
    assert alone(marked(text, 30, len(text))) == "Wachttijd: Dat komt door ziekte."
    assert alone(marked(text, 0, 9)) == "Wachttijd"
    assert alone("Wachttijd") == "Wachttijd"
    assert alone(marked("Een zin. Nog een.", 9, 17)) == "Nog een."
