// A check-in written while locked or without signal. Sealed to the member's own public key, this phone itself cannot
// read it back before the next unlock. On a phone that knows no account it is kept like one that was tried.

import { addDraft, canWriteLocked } from "../../sealing/outbox.js";
import { isLow, newClient, readAnswers, startAtTheUsual } from "./answers.js";
import { keepTried, mayStay } from "./tried.js";

const form = document.querySelector("form[data-offline]");
const asking = document.querySelector("[data-asking]");
const kept = document.querySelector("[data-kept]");
const trouble = form.querySelector("[data-trouble]");
const note = form.querySelector("[data-note]");
const client = newClient();
const known = canWriteLocked().catch(() => false);

startAtTheUsual(form);
known.then((knows) => {
  for (const shown of document.querySelectorAll("[data-sealed]")) shown.hidden = !knows;
  for (const shown of document.querySelectorAll("[data-plain]")) shown.hidden = knows;
  note.hidden = !knows;
  if (!knows) mayStay().then((may) => may || closed());
});

/** On a department's phone nothing is kept without a session: say so instead of asking. */
function closed() {
  for (const shown of document.querySelectorAll("[data-plain], [data-offline]")) shown.hidden = true;
  document.querySelector("[data-department]").hidden = false;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answers = readAnswers(form);
  try {
    await keepHere(answers);
  } catch {
    trouble.hidden = false;
    trouble.scrollIntoView({ block: "nearest" });
    return;
  }
  kept.querySelector("[data-low]").hidden = !isLow(answers);
  asking.hidden = true;
  kept.hidden = false;
  kept.focus();
  scrollTo(0, 0);
});

async function keepHere(answers) {
  const written = Date.now();
  if (!(await known)) return keepTried({ client, answers, written });
  const text = note.querySelector("textarea").value.trim();
  return addDraft("check-in", { answers, written, note: text }, client);
}
