// The supporter's list: names that mean nothing to anybody else, a look every few seconds, and new keys where few are left.

import { say as sayWrong, sentenceFor } from "../members/forms.js";
import { nameOfTalk } from "./names.js";
import { prekeyStore } from "./prekey-store.js";
import { sealedPlaces } from "./words.js";

const EVERY_MS = 5000;
const list = document.querySelector("[data-talks]");
const trouble = document.querySelector("[data-keys-trouble]");

prekeyStore(sealedPlaces).topUp().then(
  () => document.querySelector("[data-supporting]").setAttribute("data-keys-made", ""),
  (error) => {
    trouble.hidden = false;
    sayWrong(trouble, sentenceFor(error));
  },
);
name(list);
setInterval(again, EVERY_MS);
document.addEventListener("visibilitychange", again);

async function again() {
  if (document.hidden) return;
  try {
    const response = await fetch(location.pathname, { cache: "no-store", redirect: "error" });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-talks]");
    await name(fresh);
    if (fresh.textContent !== list.textContent) list.replaceChildren(...fresh.childNodes);
  } catch {
    // No signal, or locked meanwhile: the list stands as it was seen last.
  }
}

async function name(root) {
  for (const one of root.querySelectorAll("[data-one]")) {
    one.querySelector("[data-name]").textContent = await nameOfTalk(one.dataset.one);
  }
}
