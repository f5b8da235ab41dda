"""What `raadbron ingest` tells at its end."""

from __future__ import annotations

import pytest

import ui.cli
from ingest.build import BuildReport


@pytest.fixture
def told(monkeypatch, tmp_path, capsys):
    def run(report):
        monkeypatch.setattr("ingest.build.build_index", lambda settings, paths, progress: report)
        status = ui.cli.main(["--data", str(tmp_path), "ingest", "x"])
        out, err = capsys.readouterr()
        return status, out.replace(str(tmp_path), "DATA"), err

    return run


def test_a_build_tells_documents_passages_tables_figures_problems_and_seconds(told):
    report = BuildReport(
        3, 1200, 1, 45, ("Dit stuk is kapot.", "Dat ook."), 12.4, True, new=1, renewed=2, removed=4
    )
    assert told(report) == (
        1,
        "Index gebouwd in 12 s: 3 documenten (1 nieuw, 2 gewijzigd, 0 ongewijzigd, 4 verwijderd), "
        "1.200 passages, 1 tabel, 45 cijfers, 2 problemen (DATA/index).\n",
        "Dit stuk is kapot.\nDat ook.\n",
    )


def test_documents_that_their_manifest_keeps_out_are_told_and_no_problem(told):
    report = BuildReport(1, 1, 0, 0, (), 0.0, False, same=1, left_out=("geheim-1: niet openbaar",))
    assert told(report) == (
        0,
        "De index was al bij: 1 document (0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 verwijderd), 1 passage, "
        "0 tabellen, 0 cijfers, 0 problemen (DATA/index).\n",
        "geheim-1: niet openbaar\n",
    )
