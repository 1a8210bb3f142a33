"""Which regions a page speaks of: `find.find_regions`. First names are found (`scan`), then settled (`resolve`)."""
