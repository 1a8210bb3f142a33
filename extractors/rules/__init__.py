"""What varies, as tables: a row is one pattern or name with an example sentence that a test runs."""
