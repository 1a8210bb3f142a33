"""Pages in: kinds of input, page to clean text with its publication date."""
