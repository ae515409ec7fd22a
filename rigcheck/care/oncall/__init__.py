"""Who is on call: rotas that the lead makes, what supporters change about them, and who is up without one."""
