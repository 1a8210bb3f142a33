"""Dates on a page: `find.find_dates`."""
