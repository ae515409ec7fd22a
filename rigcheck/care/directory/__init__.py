"""Where people can turn: lines, local services, EAP, routes outside the department, clinicians. Data, not code."""
