// The supporter's list looks again by itself: the server's own page, asked every few seconds, and only its list taken.

import { tellHours } from "./hours.js";

const EVERY_MS = 5000;
const list = document.querySelector("[data-requests]");

async function again() {
  if (document.hidden) return;
  try {
    const response = await fetch(location.pathname, { cache: "no-store", redirect: "error" });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("[data-requests]");
    tellHours(fresh);
    if (names(fresh) !== names(list)) list.replaceChildren(...fresh.children);
  } catch {
    // No signal, or locked meanwhile: the list stands as it was seen last, and the next look tells.
  }
}

/** What stands in a list, without the forms' own secrets, which differ at each look. */
const names = (one) => one.textContent.replace(/\s+/g, " ");

tellHours(list);
setInterval(again, EVERY_MS);
document.addEventListener("visibilitychange", again);
