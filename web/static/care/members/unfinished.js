/**
 * What was half-written when a page locked: sealed to the member's own key on this phone, and put back on the same
 * page after the unlock. Never a passphrase, a PIN or a card; nothing of it is sent.
 */
import { addDraft, listDrafts, openDrafts, removeDraft } from "../../sealing/outbox.js";
import { ownTree } from "../own-keys.js";

const KIND = "unfinished";
const FIELDS = "main form:not([data-does]) :is(input, textarea, select):not([type=hidden], [type=password])";

/** Keep what is written on this page and was not there when it came. Throws a refusal where nothing can be kept. */
export async function keepUnfinished() {
  const values = fields().filter(isChanged).map(valueOf);
  if (values.length) await addDraft(KIND, { path: location.pathname, values }, `${KIND}:${location.pathname}`);
}

/** Put back what was kept of this page, if its writer is here. */
export async function putBack() {
  if (!fields().length || !(await listDrafts()).some(({ kind }) => kind === KIND)) return;
  const drafts = await openDrafts(await (await ownTree()).opener);
  for (const { id, kind, content } of drafts) {
    if (kind !== KIND || content?.path !== location.pathname) continue;
    content.values.forEach(fill);
    await removeDraft(id);
  }
}

const fields = () => [...document.querySelectorAll(FIELDS)];
const nameOf = (field) => field.name || field.id;
const isTick = (field) => field.type === "radio" || field.type === "checkbox";

function isChanged(field) {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue;
}

function valueOf(field) {
  const name = nameOf(field);
  return isTick(field) ? { name, value: field.value, ticked: field.checked } : { name, value: field.value };
}

function fill({ name, value, ticked }) {
  const field = fields().find((one) => nameOf(one) === name && (ticked === undefined || one.value === value));
  if (!field) return;
  if (ticked === undefined) field.value = value;
  else field.checked = ticked;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
