// The supporter's page of one talk.

import { arrangeVoice } from "../calls/voice.js";
import { whenPressed, whenSent } from "../members/forms.js";
import { suggestion } from "./handing-on.js";
import { nameOfTalk } from "./names.js";
import { supportersTalk } from "./opening.js";
import { calledIn, keyInWords } from "./telling.js";
import { broken, follow } from "./thread.js";

const page = document.querySelector("[data-talk]");
const { talkId } = page.dataset;

// A form that its script has not taken over yet sends nothing.
for (const form of document.querySelectorAll("main form")) form.addEventListener("submit", (event) => event.preventDefault());
open().catch(broken);

async function open() {
  const words = await nameOfTalk(talkId);
  const head = document.querySelector("[data-with]");
  /** Two words, until the member has said what to call them. */
  const name = ({ said }) => (head.textContent = calledIn(said) || words);
  name({ said: [] });
  await follow(await supportersTalk(talkId), { name, extras: suggestion, ready: arrange });
}

function arrange(thread) {
  const { talk } = thread;
  arrangeVoice(thread);
  const way = document.querySelector("[data-pass-on]");
  const where = way.href;
  const lead = () => (way.href = `${where}#relation=${talkId}&key=${keyInWords(talk.said)}`);
  way.addEventListener("click", lead);
  lead();
  whenPressed("close", async () => {
    if (talk.talk) await thread.put({ kind: "left" });
    await talk.box.close();
    await talk.look();
    thread.refresh();
  });
  whenSent("suggest", async (form) => {
    const chosen = form.querySelector("input:checked");
    if (!chosen) throw Object.assign(new Error("nobody"), { code: "nobody" });
    const { to, entry, name } = chosen.dataset;
    await thread.put({ kind: "hand-off", name, ...(entry ? { entry } : { to }) });
    chosen.checked = false;
  });
}
