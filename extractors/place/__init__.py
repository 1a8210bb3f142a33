"""Which region a figure is of: `assign.assign_regions`."""
