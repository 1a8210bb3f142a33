"""The nightly pipeline, the Prefect flow around it, and the command line."""
