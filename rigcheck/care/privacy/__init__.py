"""Who can see this: what is stored, who can open it and for how long, told from the tables that decide it."""
