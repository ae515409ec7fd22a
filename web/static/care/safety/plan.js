// What a plan is under its seal: {changed, sealed, steps}. `changed` is the day it was written, `sealed` the month in
// which it was last sealed anew, `steps` the texts by the keys of the page.

import { monthOf } from "../sealed-rows.js";

/** Months after which a plan is sealed anew, as on the server, so that it outlives its row. */
const RENEW_AFTER = 12;

export const planOf = (steps, moment) => ({
  changed: new Date(moment).toISOString().slice(0, 10),
  sealed: monthOf(moment),
  steps,
});

/** The same plan sealed in this month, or undefined where that is not due. */
export function renewedPlan(plan, moment) {
  return monthsBetween(plan.sealed, monthOf(moment)) >= RENEW_AFTER ? { ...plan, sealed: monthOf(moment) } : undefined;
}

function monthsBetween(earlier, later) {
  const [[year, month], [until, last]] = [earlier, later].map((one) => one.split("-").map(Number));
  return (until - year) * 12 + last - month;
}
