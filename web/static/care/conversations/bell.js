// Being told that an answer waits: by the way that the member chose for reminders, and only where they ask for it here.

import { say as sayWrong, sentenceFor } from "../members/forms.js";
import { ownAddress } from "./box.js";

const place = document.querySelector("[data-bell]");
const none = place?.querySelector("[data-no-way]");

/** Let the switch of this page turn it on and off. Where it is on, the address is closed anew at each visit. */
export function arrangeBell(talk) {
  const box = place.querySelector("input");
  box.checked = talk.rings;
  if (talk.rings) turn(talk, box).catch(() => {}); // it goes on with the address from before
  box.addEventListener("change", async () => {
    sayWrong(place, "");
    box.disabled = true;
    try {
      await turn(talk, box);
    } catch (error) {
      box.checked = !box.checked;
      sayWrong(place, sentenceFor(error));
    }
    box.disabled = false;
  });
}

async function turn(talk, box) {
  const address = box.checked ? await ownAddress() : "";
  none.hidden = !box.checked || Boolean(address);
  await talk.box.ring(address);
  box.checked = Boolean(address);
}
