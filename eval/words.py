"""Ways to make Dutch words equal, side by side: as typed, stems, lemmas, compounds whole or split, synonyms.

Run as `python -m eval.words [DATA]`, where DATA is the data folder of an index of the other documents. BM25
alone, over the passages of the indexes, on the develop questions that stand alone and of which some passage
holds the evidence; lines of Markdown tables. Lemmas need the package simplemma (extra `test`). The second
table leaves out each group of the lexicon that a question uses, and tells what that costs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import bm25s
import numpy as np
import simplemma
import snowballstemmer

from corpus.dutch.words import STOP, split_compound, stem, term, terms, tokens
from corpus.index import Index, open_index
from corpus.lexicon import Phrase, groups
from corpus.settings import Settings, read_settings
from eval.metrics import cites_evidence, hit_at, mean, reciprocal_rank
from eval.samples import Sample, read_samples

_DATA = Path(__file__).parent / "data"
_POOL = 40
_plain = snowballstemmer.stemmer("dutch")

Analyse = Callable[[str], list[str]]


@dataclass(frozen=True)
class Corpus:
    """The passages of one index, and the questions about them."""

    texts: tuple[str, ...]
    quoted: tuple[str, ...]
    samples: tuple[Sample, ...]


def ranks_of(corpus: Corpus, analyse: Analyse, left_out: frozenset[Phrase] | None = None) -> list[int | None]:
    """For each question the rank of the first passage with evidence; None where there is none.

    Args:
        corpus: the passages and the questions about them.
        analyse: the terms of a text.
        left_out: without it the lexicon is not used; with it all its groups save this one.
    """
    index = _indexed(corpus.texts, analyse)
    found: list[int | None] = []
    for sample in corpus.samples:
        extra = [] if left_out is None else synonyms(sample.question, left_out)
        rows = _ranked(index, [*analyse(sample.question), *extra])
        holds = (cites_evidence(sample.evidence, (corpus.quoted[row],)) for row in rows)
        found.append(next((rank for rank, held in enumerate(holds, start=1) if held), None))
    return found


def touched(corpus: Corpus, group: frozenset[Phrase]) -> list[tuple[int | None, int | None]]:
    """The ranks with and without a group of the lexicon, of the questions that use it."""
    own = [s for s in corpus.samples if any(_stands_in(p, _whole(s.question)) for p in group)]
    part = Corpus(corpus.texts, corpus.quoted, tuple(own))
    return list(zip(ranks_of(part, terms, frozenset()), ranks_of(part, terms, group), strict=True))


@lru_cache(maxsize=4)
def _indexed(texts: tuple[str, ...], analyse: Analyse) -> bm25s.BM25:
    """BM25 in Lucene's form, k1 1.5, b 0.75."""
    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    index.index([analyse(t) or [""] for t in texts], show_progress=False)
    return index


def _ranked(index: bm25s.BM25, asked: Sequence[str]) -> list[int]:
    """The rows of the best passages, best first."""
    known = [t for t in dict.fromkeys(asked) if t in index.vocab_dict]
    if not known:
        return []
    scores = np.asarray(index.get_scores(known), dtype=np.float32)
    return [int(row) for row in np.argsort(-scores, kind="stable")[:_POOL] if scores[row] > 0]


def _words_by(same: Callable[[str], str], split: bool) -> Analyse:
    """Terms of a text: each word made equal by `same`, with the parts of compounds where they are split."""

    def analyse(text: str) -> list[str]:
        found: list[str] = []
        for token in tokens(text):
            if token not in STOP:
                found.append(same(token))
                found.extend(same(part) for part in (split_compound(token) if split else ()))
        return found

    return analyse


@cache
def _lemma(word: str) -> str:
    return simplemma.lemmatize(word, lang="nl").lower()


@cache
def _lemma_stem(word: str) -> str:
    return stem(_lemma(word))


@cache
def _snowball(word: str) -> str:
    return str(_plain.stemWord(word))


def ways() -> Mapping[str, Analyse]:
    """Every way to make words equal, by name."""
    same: dict[str, Callable[[str], str]] = {
        "words as typed": str,
        "Snowball's stems": _snowball,
        "Porter's stems, endings made equal (ours)": stem,
        "lemmas": _lemma,
        "stems of lemmas": _lemma_stem,
    }
    made = {
        f"{name}, compounds {'split' if split else 'whole'}": _words_by(way, split)
        for name, way in same.items()
        for split in (False, True)
    }
    return {**made, "ours, with number words": terms}


def corpora(others: Path | None) -> Iterator[Corpus]:
    """The two reports, and the other documents where their index is named."""
    settings = read_settings()
    yield _corpus(settings, _DATA / "two-reports")
    if others:
        yield _corpus(Settings(data=others), _DATA / "other-documents")


def _corpus(settings: Settings, folder: Path) -> Corpus:
    index: Index = open_index(settings)
    passages = list(index.passages)
    samples = (s for path in sorted(folder.glob("develop*.jsonl")) for s in read_samples(path))
    return Corpus(
        tuple(p.search_text for p in passages),
        tuple(p.text for p in passages),
        tuple(s for s in samples if s.answerable and s.evidence and not s.history),
    )


def synonyms(question: str, left_out: frozenset[Phrase]) -> list[str]:
    """The terms of every phrase that the lexicon sets beside one of the question, save of one group."""
    asked = _whole(question)
    used = [g for g in groups() if g is not left_out and any(_stands_in(p, asked) for p in g)]
    return [t for group in used for phrase in sorted(group) for t in phrase if t not in STOP]


def _whole(question: str) -> list[str]:
    """The terms of a question, stop words included, compounds whole."""
    return [term(t) for t in tokens(question)]


def _stands_in(phrase: Phrase, asked: Sequence[str]) -> bool:
    return any(tuple(asked[i : i + len(phrase)]) == phrase for i in range(len(asked)))


def _row(name: str, ranks: Sequence[int | None]) -> str:
    at_1, at_5 = (mean([hit_at(r, k) for r in ranks]) or 0.0 for k in (1, 5))
    return f"| {name} | {at_1:.3f} | {at_5:.3f} | {_mrr(ranks):.3f} |"


def _mrr(ranks: Sequence[int | None]) -> float:
    return mean([reciprocal_rank(r) for r in ranks]) or 0.0


def _print_ways(found: Sequence[Corpus]) -> None:
    print("| words made equal by | hit@1 | hit@5 | MRR |\n|---|---|---|---|")
    for name, analyse in ways().items():
        print(_row(name, [r for corpus in found for r in ranks_of(corpus, analyse)]), flush=True)


def _print_lexicon(found: Sequence[Corpus]) -> None:
    """What the lexicon adds as a whole, and each group alone, on the questions that it touches."""
    none: frozenset[Phrase] = frozenset()
    print("\n| lexicon | hit@1 | hit@5 | MRR |\n|---|---|---|---|")
    print(_row("without", [r for corpus in found for r in ranks_of(corpus, terms)]))
    print(_row("with all groups", [r for corpus in found for r in ranks_of(corpus, terms, none)]))
    print("\n| group left out | questions touched | MRR with | MRR without |\n|---|---|---|---|")
    for group in groups():
        pairs = [pair for corpus in found for pair in touched(corpus, group)]
        if pairs:
            name = ", ".join(sorted(" ".join(p) for p in group)[:3])
            with_it, without = _mrr([a for a, _ in pairs]), _mrr([b for _, b in pairs])
            print(f"| {name} | {len(pairs)} | {with_it:.3f} | {without:.3f} |")


def main() -> None:
    """Print the tables."""
    found = list(corpora(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    _print_ways(found)
    _print_lexicon(found)


if __name__ == "__main__":
    main()
