"""Figures to DuckDB: schema, loading, views, contradictions, publishing."""
