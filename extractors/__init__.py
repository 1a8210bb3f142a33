"""Text to figures: numbers, bounds, units, dates, regions, cues, and how they are put together."""
