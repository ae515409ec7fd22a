// The check-in page: sends without leaving, and where no answer comes keeps the answers on the phone, locked.
// Without this script the form posts by itself.

import "../sealed-record.js";
import { send, Trouble } from "../../shell/net.js";
import { addDraft, canWriteLocked } from "../../sealing/outbox.js";
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
  try {
    const { next } = await send(form.action, asFields({ answers, client }));
    await keepNote(written);
    location.assign(next);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (error.state === "refused" || error.state === "expired") tell(error.message);
    else await keepHere(answers, written);
  }
}

/** The note follows once the check-in is in; one that cannot be kept now waits on the phone, locked. */
async function keepNote(written) {
  try {
    await note.keep(written);
  } catch {
    await addDraft("note", { about: client, text: note.text, written });
  }
}

async function keepHere(answers, written) {
  try {
    if (!(await canWriteLocked())) return tell(form.dataset.notKept);
    await addDraft("check-in", { answers, written, note: note.text }, client);
  } catch {
    return tell(form.dataset.notKept);
  }
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
