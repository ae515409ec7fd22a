// The member's own plan: opened, written, kept and erased here; the server sees locked bytes under a random name.

import { keepCopy, forgetCopy, Lock, lockOfCopy, renewCopy, SHORTEST_CODE } from "../../sealing/device-copy.js";
import { Refusal } from "../../sealing/refusals.js";
import { say as toast } from "../../shell/say.js";
import { isPasskeyKnown } from "../../sealing/passkey.js";
import { say, sentenceFor, whenPressed, whenSent, written } from "../members/forms.js";
import { hasPasskey, phoneOwner } from "../members/here.js";
import { ownTree } from "../own-keys.js";
import { placesOf } from "../sealed-rows.js";
import { eraseStanding, keepStanding, readStanding } from "../sealed-standing.js";
import { forgetDraft, keepDraft, recallDraft } from "./draft.js";
import { planOf } from "./plan.js";
import { showPlan } from "./showing.js";

const page = document.querySelector("[data-mine]");
const form = page.querySelector("form[data-does=plan]");
const copying = page.querySelector("form[data-does=copy]");
const { kind } = page.dataset;
const what = { kind, places: placesOf(page) };
const fields = [...form.querySelectorAll("textarea")];
const PAUSE_MS = 700;

/** What the account holds: {number, record}, or undefined. */
let kept;
let pausing;

begin().catch((error) => {
  stage("broken");
  say(page.querySelector("[data-stage-of=broken]"), sentenceFor(error));
});

async function begin() {
  kept = await readStanding(what);
  await arrangeCopy();
  if (kept) await renewCopy(kind, kept.record, await owner()).catch(() => {}); // another account's copy stays closed
  const draft = await recallDraft(kind);
  if (draft) write(draft);
  else read();
}

function read() {
  showPlan(kept?.record.steps ?? {});
  stage(kept ? "reading" : "nothing");
}

function write(draft) {
  for (const old of document.querySelectorAll("#toasts .toast")) old.remove(); // its undo is of the page before
  const steps = draft ?? kept?.record.steps ?? {};
  for (const field of fields) {
    field.value = steps[keyOf(field)] ?? "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  clearTimeout(pausing);
  page.querySelector("[data-unfinished]").hidden = !draft;
  stage("writing");
}

const keyOf = (field) => field.id.replace(/^id_/, "");
const writtenNow = () => Object.fromEntries(fields.map((field) => [keyOf(field), field.value.trim()]).filter(([, text]) => text));
const owner = async () => ({ store: (await (await ownTree()).private).store });

whenPressed("write", () => write());

// Everything typed is kept on this phone, locked, moments later: a lock, a crash or a lost signal takes nothing.
form.addEventListener("input", () => {
  clearTimeout(pausing);
  pausing = setTimeout(() => keepDraft(kind, writtenNow()).catch(() => {}), PAUSE_MS);
});

whenSent("plan", async () => {
  const before = kept;
  await put(planOf(writtenNow(), Date.now()));
  await settle();
  read();
  toast(page.dataset.kept, { undo: () => takeBack(before) });
});

/** Keep a plan; one without a word in it is no plan. */
async function put(plan) {
  const isEmpty = !Object.keys(plan.steps).length;
  if (isEmpty) return erase();
  if (kept && JSON.stringify(kept.record.steps) === JSON.stringify(plan.steps)) return;
  try {
    kept = await keepStanding({ ...what, record: plan, before: kept });
  } catch (error) {
    if (error.code === "changed-elsewhere") kept = error.newest;
    throw error;
  }
  await renewCopy(kind, plan, await owner());
}

async function erase() {
  await eraseStanding(what);
  await forgetCopy(kind);
  kept = undefined;
}

async function settle() {
  clearTimeout(pausing);
  await forgetDraft(kind);
  await arrangeCopy();
}

async function takeBack(before) {
  try {
    if (before) await put({ ...before.record });
    else await erase();
    await settle();
    read();
    toast(page.dataset.returned);
  } catch (error) {
    toast(sentenceFor(error));
  }
}

whenSent("erase-plan", async () => {
  const before = kept;
  await erase();
  await settle();
  read();
  scrollTo(0, 0);
  toast(page.dataset.erased, { undo: () => takeBack(before) });
});

whenPressed("throw-away", async () => {
  await settle();
  read();
});
form.querySelector("[data-leave-writing]").addEventListener("click", async () => {
  await settle().catch(() => {});
  read();
});

// --- the copy on this phone

copying.addEventListener("change", fitCopy);

async function arrangeCopy() {
  const isDepartments = (await phoneOwner()) === "department";
  page.querySelector("[data-department]").hidden = !isDepartments;
  copying.hidden = isDepartments;
  page.querySelector("[data-passkey]").hidden = !(isPasskeyKnown() && (await hasPasskey()));
  copying.elements.lock.value = (await lockOfCopy(kind)) ?? "none";
  fitCopy();
}

function fitCopy() {
  copying.querySelector("[data-for-code]").hidden = copying.elements.lock.value !== Lock.CODE;
}

whenSent("copy", async () => {
  const lock = copying.elements.lock.value;
  if (lock === "none") {
    await forgetCopy(kind);
    return toast(page.dataset.gone);
  }
  const code = lock === Lock.CODE ? chosenCode() : "";
  await keepCopy(kind, kept.record, { lock, code, ...(await owner()) });
  for (const field of copying.querySelectorAll("input[type=password]")) field.value = "";
  return toast(page.dataset.copied);
});

function chosenCode() {
  const code = written(copying, "copy_code");
  if (code.trim().length < SHORTEST_CODE) throw new Refusal("code-short");
  if (code !== written(copying, "copy_again")) throw new Refusal("code-differs");
  return code;
}

function stage(name) {
  for (const part of page.querySelectorAll("[data-stage-of]")) part.hidden = part.dataset.stageOf !== name;
  page.querySelector("[data-stage-of=after]").hidden = !(name === "reading" && kept);
}
