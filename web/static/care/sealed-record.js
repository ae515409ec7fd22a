// <sealed-record>: the one way in which a page writes or shows what only the member's browser opens.
//   data-kind, data-keep, data-read, data-erase   the class and the addresses of its rows
//   data-about    the id (32 hex digits) of what the text belongs to, such as a check-in; data-month its month
//   data-show     show the text instead of a field; data-label and data-locked are the words for it
// Its field has no name, so that no form ever submits it.

import { eraseRow, keepRow, monthOf, placesOf, readRows } from "./sealed-rows.js";

export class SealedRecord extends HTMLElement {
  connectedCallback() {
    this.field?.removeAttribute("name");
    if ("show" in this.dataset) this.show().catch(() => this.say(this.dataset.locked));
  }

  get field() {
    return this.querySelector("textarea");
  }

  /** What stands in the field, without blanks around it. */
  get text() {
    return this.field?.value.trim() ?? "";
  }

  /** Seal and keep the text; nothing happens for an empty one. Throws Trouble or a Refusal, and keeps the text. */
  async keep(moment = Date.now()) {
    if (this.text) await keepText(this, this.dataset.about, this.text, moment);
  }

  /** Find the text that belongs to `data-about` and show it; the element stays empty where there is none. */
  async show() {
    const mine = await this.find();
    if (mine) this.say(mine.record.text, this.dataset.label);
  }

  /** Delete the text that belongs to `data-about`, where there is one. */
  async erase() {
    const { about, month } = this.dataset;
    await eraseText(this, about, month);
  }

  find() {
    return findText(this, this.dataset.about, this.dataset.month);
  }

  say(text, label = "") {
    if (!text) return;
    const shown = document.createElement("div");
    shown.className = "sealed-shown";
    shown.textContent = text;
    const head = document.createElement("h2");
    head.textContent = label;
    this.replaceChildren(...(label ? [head] : []), shown);
  }
}

/** The row of the text that belongs to `about`, or undefined. `month` is that of what it belongs to. */
async function findText(element, about, month) {
  const near = [Date.now(), Date.now() - 31 * 86_400_000].map(monthOf);
  const months = [...new Set([month, ...beside(month), ...near].filter(Boolean))];
  const rows = await readRows({ kind: kindOf(element), months, places: placesOf(element) });
  return rows.find((row) => row.record.about === about);
}

/** Delete the text that belongs to `about`, where there is one; what puts it back, or undefined. */
export async function eraseText(element, about, month) {
  const kind = kindOf(element);
  const places = placesOf(element);
  const mine = await findText(element, about, month);
  if (!mine) return undefined;
  await eraseRow({ kind, ...mine, places });
  return () => keepRow({ kind, month: mine.month, client: mine.client, record: mine.record, places });
}

/** Keep one text that belongs to `about`; `element` carries the class and the addresses. */
export function keepText(element, about, text, moment) {
  const record = { at: new Date(moment).toISOString().slice(0, 16), about, text };
  return keepRow({ kind: kindOf(element), month: monthOf(moment), client: about, record, places: placesOf(element) });
}

const kindOf = (element) => element.dataset.kind ?? "note";

/** The months before and after: a note is filed by the phone's clock, a check-in by the server's. */
function beside(month) {
  if (!month) return [];
  const [year, number] = month.split("-").map(Number);
  return [number - 2, number].map((at) => monthOf(Date.UTC(year, at, 1)));
}

customElements.define("sealed-record", SealedRecord);
