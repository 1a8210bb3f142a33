"""The report of the last run: one HTML file that works offline."""
