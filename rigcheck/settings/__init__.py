"""Settings for each process."""
