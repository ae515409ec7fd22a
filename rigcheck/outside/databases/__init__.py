"""Database dialects: field types that declare their sensitivity, and what each engine must not leave behind."""
