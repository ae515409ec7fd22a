"""Opening groups, places in them, how often one may do what. Each is one transaction."""
