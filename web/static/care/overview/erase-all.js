// Erases the notes along with everything else: only this browser can name their rows, so the form carries the names.

import { toHex } from "../../sealing/bytes.js";
import { eraseMyTalks } from "../conversations/leaving.js";
import { everyOwnName } from "../sealed-rows.js";
import { forgetCopy } from "../../sealing/device-copy.js";
import { removeDraft } from "../../sealing/outbox.js";
import { Trouble } from "../../shell/net.js";

const form = document.querySelector("[data-erase-all]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const names = await everyOwnName(form.dataset);
    await eraseMyTalks(); // while the list of them is there
    form.elements.rows.value = names.map(toHex).join(" ");
  } catch (error) {
    if (error instanceof Trouble) {
      button.disabled = false; // no answer, or locked: the page says so, and nothing was erased
      return;
    }
    form.elements.rows.value = ""; // no key to notes in this browser: the server says that they stay
  }
  await forgetPlanHere().catch(() => {}); // a browser that keeps nothing has no copy
  form.submit();
});

/** The safety plan's copy on this phone, and what of it was not kept yet. */
async function forgetPlanHere() {
  await forgetCopy("safety-plan");
  await removeDraft("safety-plan");
}
