// A word at the foot of the screen, with a way to take the act back.

import { send } from "./net.js";

const STAY_MS = 8000;
const place = document.querySelector("#toasts");
const piece = document.querySelector("#toast-piece");

/** Say `text`. `undo` is a function, or an address that takes the act back when posted to. */
export function say(text, { undo = null } = {}) {
  const toast = piece.content.cloneNode(true).firstElementChild;
  toast.querySelector(".toast-text").textContent = text;
  const back = toast.querySelector("[data-undo]");
  back.hidden = !undo;
  back.addEventListener("click", async () => {
    toast.remove();
    if (typeof undo === "function") await undo();
    else await send(undo).then(() => location.reload());
  });
  toast.querySelector("[data-dismiss]").addEventListener("click", () => toast.remove());
  place.append(toast);
  // What can be undone stays until it is dismissed or the page is left: gloves are slow.
  if (!undo) setTimeout(() => toast.remove(), STAY_MS);
}

document.addEventListener("rigcheck:say", (event) => say(event.detail.text, { undo: event.detail.undo || null }));

const words = document.querySelector("#net-words")?.dataset ?? {};
for (const state of ["offline", "online", "locked", "expired"]) {
  window.addEventListener(`rigcheck:${state}`, () => words[state] && say(words[state]));
}
