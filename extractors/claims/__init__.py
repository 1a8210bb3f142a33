"""Which regions a page says have reached UHC, or not: `find.find_claims`."""
