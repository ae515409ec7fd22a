// The page that is the same for everybody: shows the copy of the plan that lies on this phone, if its owner wanted one.
// Nothing is asked of the server here, so it works without signal and while locked.

import { lockOfCopy, Lock, openCopy } from "../../sealing/device-copy.js";
import { whenPressed, whenSent, written } from "../members/forms.js";
import { showPlan } from "./showing.js";

const page = document.querySelector("[data-here]");
const { name } = page.dataset;

whenSent("open-copy", async (form) => {
  const code = written(form, "copy_code");
  await open(code);
  form.reset();
});
whenPressed("open-copy-passkey", () => open());
// Left in a hurry, or brought back from the browser's memory: nothing that was opened stays on the screen.
window.addEventListener("pagehide", () => showPlan({}));
arrange();

async function arrange() {
  const lock = await lockOfCopy(name).catch(() => undefined);
  if (lock === Lock.OPEN) await open().catch(() => when("none"));
  else when(lock ?? "none");
}

async function open(code) {
  const { steps, changed } = await openCopy(name, code);
  showPlan(steps);
  page.querySelector("[data-of]").textContent = new Date(changed).toLocaleDateString();
  when("shown");
}

function when(state) {
  for (const part of page.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
}
