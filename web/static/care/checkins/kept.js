// After a check-in: shows the note that only this browser opens, and erases it together with its check-in.

import "../sealed-record.js";
import { Trouble } from "../../shell/net.js";
import { say } from "../../shell/say.js";

const note = document.querySelector("sealed-record");
const form = document.querySelector("[data-erases]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await note.erase();
  } catch (error) {
    // No answer, or locked: nothing goes. A browser without the key to notes can erase the check-in alone.
    if (error instanceof Trouble) return error.code && say(error.message);
  }
  form.submit();
});
