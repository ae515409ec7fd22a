// The member's page of one talk.

import { fromHex } from "../../sealing/bytes.js";
import { acceptKey, checkKeys } from "../../sealing/conversation.js";
import { decodePrekey } from "../../sealing/prekeys.js";
import { say as toast } from "../../shell/say.js";
import { offersHelp } from "../triage/offering.js";
import { whenPressed, whenSent } from "../members/forms.js";
import { arrangeVoice } from "../calls/voice.js";
import { certified } from "../paging/people.js";
import { arrangeBell } from "./bell.js";
import { prekeyOf } from "./box.js";
import { saveAsFile, saveOwnWords } from "./exporting.js";
import { suggestion } from "./handing-on.js";
import { aliasOf, myTalks } from "./my-talks.js";
import { showNotice } from "./notices.js";
import { membersTalk } from "./opening.js";
import { keyForTelling, keyInWords, showTold } from "./telling.js";
import { broken, follow } from "./thread.js";
import { placesOfTalks, say, sealedPlaces, tellSpans } from "./words.js";

const page = document.querySelector("[data-talk]");
const mine = myTalks(sealedPlaces);

// A form that its script has not taken over yet sends nothing.
for (const form of document.querySelectorAll("main form")) form.addEventListener("submit", (event) => event.preventDefault());
open().catch(broken);

offersHelp(page.querySelector("textarea"), page.querySelector("[data-offer]"), mine);

async function open() {
  const listed = await mine.named(page.dataset.alias);
  if (!listed) throw Object.assign(new Error("no-such-talk"), { code: "no-such-talk" });
  document.querySelector("[data-with]").textContent = listed.name;
  document.querySelector("[data-about]").textContent = listed.about;
  const alias = await aliasOf(listed);
  document.querySelector("[data-somebody-else]").href = `${placesOfTalks.somebody}#next~${alias}`;
  tellSpans(document);
  const talk = await membersTalk(listed);
  const extras = (item, own) => suggestion(item, own, { alias, takeAlong: () => saveOwnWords(talk) });
  const told = await keyForTelling(talk.id);
  const along = ({ kind }) => (kind === "key-accepted" || !keyInWords(talk.said) ? { told } : {});
  await follow(talk, { name: () => listed.name, extras, along, ready: (thread) => arrange(thread, listed) });
}

async function arrange(thread, listed) {
  const { talk } = thread;
  const version = showNotice(document.querySelector("[data-notice-here]"), talk.supporter?.seat);
  if (talk.supporter) await rememberNotice(listed, version);
  await showTold(document.querySelector("[data-told]"), talk);
  const keys = await keysNow(talk);
  if (!talk.supporter) talk.stopped ||= "supporter-gone";
  else if (!keys) talk.stopped ||= "key-changed";
  else await checkKeys(talk.talk, keys).catch(() => (talk.stopped ||= "key-changed"));
  const keep = document.querySelector(`form[data-does="keep-for"] input[value="${talk.keep}"]`);
  if (keep) keep.checked = true;
  arrangeBell(talk);
  arrangeVoice(thread);

  whenPressed("accept-key", async () => {
    const { supporter } = talk;
    const prekey = decodePrekey(await prekeyOf(supporter.id));
    const given = { seat: fromHex(supporter.id), keys: await keysNow(talk), prekey, month: new Date().toISOString().slice(0, 7) };
    if (!given.keys) throw Object.assign(new Error("not-signed"), { code: "not-signed" });
    await talk.change((state) => acceptKey(state, given));
    await thread.put({ kind: "key-accepted" });
  });
  whenSent("keep-for", async (form) => {
    const hours = Number(form.elements.keep.value);
    await talk.box.keepFor(hours);
    await thread.put({ kind: "disappear-after", hours });
  });
  whenSent("say-who", async (form) => {
    const field = form.querySelector("#id_called");
    const called = field.value.trim();
    if (!called) throw Object.assign(new Error("incomplete"), { code: "incomplete" });
    await thread.put({ kind: "text", text: say("calledMe", { name: called }), called });
    field.value = "";
  });
  whenPressed("export", async () => {
    await saveAsFile(talk, listed.name);
    toast(say("exported"));
  });
  whenPressed("close", async () => {
    await thread.put({ kind: "left" });
    await talk.box.close();
    await talk.look();
    thread.refresh();
  });
  whenPressed("erase", async () => {
    await talk.box.erase();
    await mine.remove(listed.capability);
    location.replace(placesOfTalks.mine);
  });
}

/** Where the wording is not the one that was read before the first word, it stands open, once. */
async function rememberNotice(listed, version) {
  const changed = document.querySelector("[data-notice-changed]");
  changed.hidden = !listed.notice || listed.notice === version;
  if (changed.hidden) return;
  changed.closest("details").open = true;
  await mine.add({ ...listed, notice: version }).catch(() => {}); // then it is said once more the next time
}

/** The supporter's certified keys as they stand in the list now, or undefined where no lead signed them. */
async function keysNow({ supporter }) {
  const [signed] = supporter ? await certified([supporter]) : [];
  return signed && fromHex(signed.keys);
}
