// The check-in page: keeps the answers on the phone, locked, then sends them; once they are in, the phone forgets them.
// Whatever ends this page in between, the next unlock delivers them, once. Without this script the form posts by itself.

import "../sealed-record.js";
import { send, Trouble } from "../../shell/net.js";
import { addDraft, canWriteLocked, removeDraft } from "../../sealing/outbox.js";
import { alone } from "./alone.js";
import { asFields, phoneZone, readAnswers, startAtTheUsual } from "./answers.js";

const form = document.querySelector("[data-check-in]");
const note = form.querySelector("sealed-record");
const button = form.querySelector(".actions-dock .button");
const trouble = form.querySelector("[data-trouble]");
const client = form.elements.client.value;

form.elements.zone.value = phoneZone();
startAtTheUsual(form);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  const written = Date.now();
  await busy(() => checkIn(readAnswers(form), written));
});

async function checkIn(answers, written) {
  const isKept = await keepHere(answers, written);
  try {
    location.assign(await alone(() => sendAll(answers, written)));
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (error.state === "refused" || error.state === "expired") {
      await removeDraft(client).catch(() => {});
      tell(error.message);
    } else if (isKept) showKept();
    else tell(form.dataset.notKept);
  }
}

/** Whether the answers lie on this phone, locked, until they are in. On a department's phone nothing does. */
async function keepHere(answers, written) {
  try {
    if (!(await canWriteLocked())) return false;
    await addDraft("check-in", { answers, written, note: note.text }, client);
    return true;
  } catch {
    return false; // full, or closed: sending may work all the same
  }
}

/** Where to go on, once answers and note are in. */
async function sendAll(answers, written) {
  const { next } = await send(form.action, asFields({ answers, client }));
  await keepNote(written);
  await removeDraft(client).catch(() => {}); // delivered again it would count once
  return next;
}

/** The note follows once the check-in is in; one that cannot be kept now waits on the phone, locked. */
async function keepNote(written) {
  try {
    await note.keep(written);
  } catch {
    await addDraft("note", { about: client, text: note.text, written });
  }
}

function showKept() {
  form.hidden = true;
  document.querySelector("[data-kept]").hidden = false;
  document.querySelector("[data-kept]").focus();
}

function tell(text) {
  trouble.hidden = false;
  trouble.querySelector("p").textContent = text;
  trouble.scrollIntoView({ block: "nearest" });
}

async function busy(work) {
  button.disabled = true;
  trouble.hidden = true;
  try {
    await work();
  } finally {
    button.disabled = false;
  }
}
