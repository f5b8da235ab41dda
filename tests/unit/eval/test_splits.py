from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.samples import KINDS, Sample, read_samples, read_sets, set_names
from eval.splits import leaks, missing_kinds, shared_places

Make = Callable[..., Sample]
OTHERS = "-other-documents"


def test_the_same_question_in_other_words_has_leaked(sample: Make) -> None:
    again = sample(id="v2", question="Procent in West? Hoeveel")
    assert list(leaks([sample()], [again])) == [(sample(), again)]


def test_an_earlier_question_makes_another_question(sample: Make) -> None:
    follow_up = sample(id="v2", history=("Waar gaat het stuk van de gemeente over de wijken over?",))
    assert not list(leaks([sample()], [follow_up]))


def test_like_words_about_another_fact_are_no_leak(sample: Make) -> None:
    other = sample(
        id="v2", question="Hoeveel procent in Oost?", gold="In Oost was het 31%.", must_include=(("31%",),)
    )
    assert not list(leaks([sample()], [other]))


def test_other_spellings_of_the_same_answer_from_the_same_evidence_leak(sample: Make) -> None:
    looser = sample(id="v2", must_include=(("9,6",),))
    elsewhere = sample(id="v3", must_include=(("9,6",),), evidence=("West bleef op 9,6%",))
    assert [two.id for _, two in leaks([sample()], [looser, elsewhere])] == ["v2"]


def test_two_questions_that_have_no_answer_leak_only_when_they_are_equal(sample: Make) -> None:
    unasked = {"answerable": False, "kind": "unanswerable", "must_include": (), "evidence": ()}
    mine = sample(question="Hoeveel procent in 2031?", **unasked)
    assert not list(leaks([mine], [sample(id="v2", question="Hoeveel procent in 2032?", **unasked)]))
    assert len(list(leaks([mine], [sample(id="v3", question="hoeveel procent in 2031?", **unasked)]))) == 1


def test_a_shared_place_is_a_page_of_a_document_that_first_evidence_of_both_stands_on(sample: Make) -> None:
    one = sample(document="a.pdf", pages=(3, 9))
    assert shared_places([one], [sample(document="a.pdf", pages=(9,))]) == set()
    assert shared_places([one], [sample(document="a.pdf", pages=(3,))]) == {("a.pdf", 3)}
    assert shared_places([one], [sample(document="a.pdf + b.pdf", pages=(3,))]) == set()
    web = sample(document="a.html", pages=(None,))
    assert shared_places([web], [web]) == {("a.html", None)}


def test_the_kinds_that_nobody_asks_for(sample: Make) -> None:
    samples = [sample(kind=kind) for kind in KINDS if kind not in ("how", "who")]
    assert missing_kinds(samples) == ("how", "who", "english")
    assert missing_kinds([*samples, sample(kind="how", form=("english",))]) == ("who",)


@pytest.mark.parametrize("folder", ["", OTHERS])
def test_in_the_sets_that_come_along_nothing_leaks_and_every_kind_is_asked_for(folder: str) -> None:
    develop, unseen = (read_sets([f"{split}{folder}"]).samples for split in ("develop", "unseen"))
    assert [(one.id, two.id) for one, two in leaks(develop, unseen)] == []
    assert (missing_kinds(develop), missing_kinds(unseen)) == ((), ())
    assert not folder or shared_places(develop, unseen) == set()


def test_the_sets_that_come_along_are_annotated_in_full() -> None:
    samples = [sample for files in set_names().values() for file in files for sample in read_samples(file)]
    assert [s.id for s in samples if not s.kind or len(s.pages) != len(s.evidence)] == []
    figured = [sample for sample in samples if not sample.only]
    assert sum(bool(sample.figures) for sample in figured) > len(figured) / 3
