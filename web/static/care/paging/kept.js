// What this phone keeps for backup, by name: the request under way, so that whoever closes the page finds it again, and
// by choice a ticket with which to press once without signing in. A department's phone keeps the first for its tab only.

import { forget, keep, recall } from "../../sealing/store.js";

const PAGE = "backup-page";
const TICKET = "backup-ticket";

const isDepartments = async () => (await recall("phone").catch(() => "department")) === "department";

/** `{body, pressed, sent}` of the request under way, or null. */
export async function keptPage() {
  const here = sessionStorage.getItem(PAGE);
  return here ? JSON.parse(here) : ((await recall(PAGE).catch(() => null)) ?? null);
}

/** Keep the request. That this phone lets nothing be kept must not stop anybody from pressing. */
export async function keepPage(page) {
  if (!(await isDepartments()) && (await keep(PAGE, page).then(() => true, () => false))) return;
  sessionStorage.setItem(PAGE, JSON.stringify(page));
}

export async function forgetPage() {
  sessionStorage.removeItem(PAGE);
  await forget(PAGE).catch(() => {});
}

/** `{ticket, people}` as of the last time that the page was open unlocked, or null. */
export const keptTicket = async () => (await recall(TICKET).catch(() => null)) ?? null;
export const forgetTicket = () => forget(TICKET).catch(() => {});

/** Keep a ticket; false on a department's phone, and where nothing can be kept. */
export async function keepTicket(kept) {
  if (await isDepartments()) return false;
  return keep(TICKET, kept).then(() => true, () => false);
}
