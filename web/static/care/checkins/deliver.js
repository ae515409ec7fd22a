// After each unlock: what waited on this phone goes in, each once. The server knows every sending by its client id,
// so a lost answer, a second tab or a retry never doubles anything; a draft is removed only after it is in.

import { listDrafts, openDrafts, removeDraft } from "../../sealing/outbox.js";
import { send, Trouble } from "../../shell/net.js";
import { ownTree } from "../own-keys.js";
import { keepText } from "../sealed-record.js";
import { alone } from "./alone.js";
import { asFields } from "./answers.js";
import { dropTried, forgetTried, triedHere } from "./tried.js";

const SECOND = 1000;
const place = document.querySelector("[data-deliver]");
const tried = document.querySelector("[data-tried]");

if (place) {
  go();
  // Signal that comes back, or a page that is looked at again, delivers without being loaded anew.
  window.addEventListener("online", go);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && go());
}
if (tried) offer();

function go() {
  alone(deliver).catch(() => tell(place.dataset.stuck));
}

async function deliver() {
  if (!(await listDrafts()).length) return;
  const drafts = (await openDrafts(await (await ownTree()).opener)).filter(({ kind }) => FILE[kind]);
  let filed = 0;
  for (const draft of drafts) filed += await file(draft);
  if (filed) tell(filed === 1 ? place.dataset.one : place.dataset.many.replace("{count}", String(filed)), { reload: true });
  else if (drafts.length) tell(place.dataset.odd);
}

/** 1 once the draft is in and gone from here; 0 for one that cannot be read or is not taken: it stays. */
async function file(draft) {
  if (draft.refusal) return 0;
  try {
    await FILE[draft.kind](draft);
  } catch (error) {
    if (error instanceof Trouble && error.state === "refused") return 0;
    throw error;
  }
  await removeDraft(draft.id);
  return 1;
}

const FILE = {
  "check-in": async ({ id, content }) => {
    await fileAnswers({ client: id, ...content });
    if (content.note) await keepText(place, id, content.note, content.written);
  },
  note: ({ content }) => keepText(place, content.about, content.text, content.written),
};

/** The phone says only how long ago it was written: its clock may be wrong by a year. */
function fileAnswers({ client, answers, written }) {
  const waited = Math.round((Date.now() - written) / SECOND);
  return send(place.dataset.address, asFields({ answers, client, waited }));
}

async function offer() {
  const here = await triedHere().catch(() => []);
  if (!here.length) return;
  const words = tried.querySelector("p");
  words.textContent = here.length === 1 ? words.dataset.one : words.dataset.many.replace("{count}", String(here.length));
  tried.hidden = false;
  tried.querySelector("[data-join]").addEventListener("click", () => alone(() => join(here)));
  tried.querySelector("[data-forget]").addEventListener("click", async () => {
    await forgetTried();
    tried.hidden = true;
  });
}

async function join(here) {
  try {
    for (const one of here) {
      await fileAnswers(one);
      await dropTried([one.client]);
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return tell(place.dataset.stuck);
  }
  tried.hidden = true;
  tell(here.length === 1 ? place.dataset.one : place.dataset.many.replace("{count}", String(here.length)), { reload: true });
}

/** `reload`: what went in changes a page that shows it; that is loaded again once, and the words are said there. */
function tell(text, { reload = false } = {}) {
  if (reload && "reloads" in place.dataset) {
    sessionStorage.setItem("delivered", text);
    location.reload();
    return;
  }
  place.hidden = false;
  place.querySelector("p").textContent = text;
}

const before = sessionStorage.getItem("delivered");
if (before && place) {
  sessionStorage.removeItem("delivered");
  tell(before);
}
