"""PDF: text with boxes, columns in reading order, tables, and pages without text by OCR."""
