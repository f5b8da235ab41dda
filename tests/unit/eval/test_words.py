"""Ways to make words equal: what each makes of a word, and what the lexicon sets beside a question."""

from __future__ import annotations

from collections.abc import Callable

from corpus.dutch.words import stem
from corpus.lexicon import groups, phrase
from eval.samples import Sample
from eval.words import Corpus, ranks_of, synonyms, touched, ways

TEXTS = ("De wachtlijst werd korter.", "Het absenteeism nam toe.", "Drie scholen doen mee.")


def test_words_as_typed_keep_their_endings() -> None:
    assert ways()["words as typed, compounds whole"]("de scholen") == ["scholen"]


def test_stems_and_lemmas_lose_the_plural() -> None:
    made = ways()
    assert made["lemmas, compounds whole"]("scholen") == ["school"]
    assert made["Porter's stems, endings made equal (ours), compounds whole"]("scholen") == [stem("school")]


def test_a_split_compound_stands_beside_the_whole() -> None:
    whole, parts = (ways()[f"words as typed, compounds {how}"]("ziekteverzuim") for how in ("whole", "split"))
    assert whole == ["ziekteverzuim"]
    assert parts == ["ziekteverzuim", "ziekte", "verzuim"]


def test_the_lexicon_finds_what_the_words_alone_do_not() -> None:
    group = next(g for g in groups() if phrase("absenteeism") in g and phrase("ziek zijn") in g)
    assert "absenteeism" in synonyms("Hoeveel mensen ziek zijn", frozenset())
    assert "absenteeism" not in synonyms("Hoeveel mensen ziek zijn", group)


def test_a_group_is_measured_on_the_questions_that_use_it(sample: Callable[..., Sample]) -> None:
    corpus = Corpus(
        TEXTS,
        TEXTS,
        (
            sample(question="Hoeveel mensen ziek zijn", evidence=(TEXTS[1],)),
            sample(question="Hoeveel scholen?", evidence=(TEXTS[2],)),
        ),
    )
    group = next(g for g in groups() if phrase("absenteeism") in g and phrase("ziek zijn") in g)
    assert ranks_of(corpus, lambda text: text.lower().rstrip(".?").split()) == [None, 1]
    ((with_it, without),) = touched(corpus, group)
    assert (with_it, without) == (1, None)
