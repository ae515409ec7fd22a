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
    const mine = await this.find();
    if (mine) await eraseRow({ kind: this.dataset.kind, ...mine, places: placesOf(this) });
  }

  async find() {
    const near = [Date.now(), Date.now() - 31 * 86_400_000].map(monthOf);
    const months = [...new Set([this.dataset.month, ...near].filter(Boolean))];
    const rows = await readRows({ kind: this.dataset.kind, months, places: placesOf(this) });
    return rows.find((row) => row.record.about === this.dataset.about);
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

/** Keep one text that belongs to `about`; `element` carries the class and the addresses. */
export function keepText(element, about, text, moment) {
  const record = { at: new Date(moment).toISOString().slice(0, 16), about, text };
  const kind = element.dataset.kind ?? "note";
  return keepRow({ kind, month: monthOf(moment), client: about, record, places: placesOf(element) });
}

customElements.define("sealed-record", SealedRecord);
