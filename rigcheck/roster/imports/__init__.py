"""People from the files of HR systems: columns named once, every row shown before anything is written."""
