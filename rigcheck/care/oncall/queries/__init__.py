"""Reading rotas: who is on, who comes next, where nobody is."""

from rigcheck.care.oncall.queries.plans import Plan, first_day, phase, plan, plans
from rigcheck.care.oncall.queries.present import OnNow, next_on, on, up_until

__all__ = ["OnNow", "Plan", "first_day", "next_on", "on", "phase", "plan", "plans", "up_until"]
