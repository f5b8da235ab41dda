"""Read spreadsheets: Excel workbooks and CSV."""

from ingest.readers.sheets.csv import read_csv
from ingest.readers.sheets.xlsx import read_xlsx

__all__ = ["read_csv", "read_xlsx"]
