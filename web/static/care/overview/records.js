// Erases a record at once, with its note if it has one, and holds in this page alone what takes both back.

import { eraseText } from "../sealed-record.js";
import { send, Trouble } from "../../shell/net.js";
import { say } from "../../shell/say.js";

const list = document.querySelector("[data-records]");

/** The note goes first: if it cannot be reached, nothing goes, and the page says so. */
async function erase(form) {
  const row = form.closest("li");
  const note = await eraseNote(row);
  const { undo } = await send(form.action, new FormData(form)).catch(async (trouble) => {
    await note.back?.();
    throw trouble;
  });
  row.hidden = true;
  say(note.unreadable ? list.dataset.noteStays : list.dataset.erased, { undo: () => takeBack(row, undo, note.back) });
}

/** {back} puts the note back; {unreadable} where this browser has no key to notes, and so cannot tell of any. */
async function eraseNote({ dataset: { about, month } }) {
  if (!about) return {};
  try {
    return { back: await eraseText(list, about, month) };
  } catch (error) {
    if (error instanceof Trouble) throw error;
    return { unreadable: true };
  }
}

async function takeBack(row, undo, noteBack) {
  const body = new FormData();
  body.set("undo", undo);
  try {
    await send(list.dataset.restore, body);
    await noteBack?.();
  } catch (trouble) {
    failed(trouble);
    return;
  }
  // Back in its month, but under a new name: the page has to be read again before it can be erased again.
  row.hidden = false;
  row.querySelector("details").remove();
  say(list.dataset.returned);
}

function failed(trouble) {
  if (trouble.state !== "offline" && trouble.state !== "locked") say(trouble.code ? trouble.message : list.dataset.failed);
}

list?.addEventListener("submit", (event) => {
  event.preventDefault();
  erase(event.target).catch(failed);
});
