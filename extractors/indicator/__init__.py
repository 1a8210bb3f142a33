"""What a figure counts: `assign.assign_indicator`."""
