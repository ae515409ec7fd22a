// Erases a record at once, and holds in this page alone what takes it back.

import { send } from "../../shell/net.js";
import { say } from "../../shell/say.js";

const list = document.querySelector("[data-records]");

async function erase(form) {
  const row = form.closest("li");
  const { undo } = await send(form.action, new FormData(form));
  row.hidden = true;
  say(list.dataset.erased, { undo: () => takeBack(row, undo) });
}

async function takeBack(row, undo) {
  const body = new FormData();
  body.set("undo", undo);
  try {
    await send(list.dataset.restore, body);
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
