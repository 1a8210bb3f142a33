"""Who does the work of a run: this process, some processes of this machine, or the machines of a Dask cluster."""
