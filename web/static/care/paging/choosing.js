// The page before pressing: who is on, whom the member accepts, how, and what they keep on this phone.

import { hour } from "./hours.js";
import { accepted } from "./people.js";
import { listed, say } from "./words.js";

export const form = document.querySelector("form[data-does=press]");
const find = (mark) => form.querySelector(`[data-${mark}]`);
const field = (key) => form.querySelector(`#id_${key}`);

/**
 * Show `people` with what the member wished the last time. At each change of whom they accept `changed(wishes, anew)`
 * runs; `anew` where the server has to say once more who is of their own unit.
 */
export function offer({ people, wishes, next, signed, unheard, groups = [] }, changed) {
  for (const box of find("kinds").querySelectorAll("input")) box.checked = wishes.kinds.includes(box.value);
  field("own").checked = wishes.own;
  find("names").replaceChildren(...people.map((one) => nameRow(one, wishes.never)));
  find("out").hidden = !signed;
  offerGroups(groups, wishes.group ?? "");
  const show = () => draw({ people, next, unheard });
  for (const part of [find("kinds"), find("out")]) {
    part.onchange = ({ target }) => {
      show();
      changed(chosen(), target === field("group"));
    };
  }
  show();
}

/** Whom the member accepts, as the page stands. */
export const chosen = () => ({
  kinds: checked(find("kinds")),
  own: field("own").checked,
  never: checked(find("names")),
  group: field("group").value,
});

/** How, and what the one who takes it reads; throws the name of the sentence for what is missing. */
export function told() {
  const how = form.querySelector("[name=how]:checked").value;
  const [number, where, called] = ["number", "where", "called"].map((key) => field(key).value.trim());
  const missing = { call: number.replace(/\D/g, "").length < 3 && "number", meet: !where && "where" }[how];
  if (missing) {
    field(missing).setAttribute("aria-invalid", "true");
    field(missing).focus();
    throw Object.assign(new Error(missing), { sentence: `${missing}Missing` });
  }
  return { how, text: JSON.stringify({ v: 1, called, ...{ call: { number }, meet: { where }, chat: {} }[how] }) };
}

/** Say what is wrong above what they wrote, and bring it into sight; an empty name clears it. */
export function wrong(name) {
  const place = find("wrong");
  place.hidden = !name;
  place.querySelector("span").textContent = name ? say(name) : "";
  if (name) place.scrollIntoView({ block: "center" });
}

/** Take the number off the page once it is sent or given up. */
export const clear = () => form.reset();

function offerGroups(groups, mine) {
  const select = field("group");
  const named = [...new Set([...groups, mine])].filter(Boolean).map((name) => new Option(name, name));
  select.replaceChildren(select.options[0], ...named);
  select.value = mine;
  find("group").hidden = named.length === 0;
}

function draw({ people, next, unheard }) {
  const wanted = accepted(people, chosen());
  const on = wanted.filter((one) => one.until);
  const anybody = people.some((one) => one.until);
  const open = on.length > 0 || unheard;
  find("reach").textContent = unheard ? say("noSignal") : reachable(on, anybody, next);
  find("closed").hidden = open;
  find("how").hidden = !open;
  find("accept").hidden = !anybody && !unheard;
  find("people").replaceChildren(...(unheard ? wanted : on).map(row));
  const later = unheard ? [] : wanted.filter((one) => !one.until);
  find("people").parentElement.hidden = !open && later.length === 0;
  find("people").previousElementSibling.hidden = !open;
  find("later").hidden = later.length === 0;
  find("later").textContent = say("later", { names: listed(later.map((one) => one.name)) });
  const button = find("press");
  button.querySelector("span").textContent = open ? say("press") : reachable(on, anybody, next);
  button.toggleAttribute("data-lines", !open);
}

function reachable(on, anybody, next) {
  if (on.length) return say(on.length > 1 ? "onMany" : "onOne", { count: on.length });
  if (anybody) return say("noneChosen");
  return next ? say("noneUntil", { time: hour(next) }) : say("none");
}

function row(one) {
  const item = document.createElement("li");
  const words = document.createElement("span");
  const name = document.createElement("strong");
  const about = document.createElement("small");
  item.className = "list-row";
  name.textContent = one.name;
  about.textContent = [one.about, one.until && say("until", { time: hour(one.until) })].filter(Boolean).join(" · ");
  words.append(name, about);
  item.append(words);
  return item;
}

function nameRow(one, never) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", value: one.id, checked: never.includes(one.id) });
  label.append(box, `${one.name}, ${one.about}`);
  return label;
}

const checked = (place) => [...place.querySelectorAll("input:checked")].map((box) => box.value);

// How they are to come: only its own field shows. What was marked as missing is looked at again.
form.addEventListener("change", () => {
  const how = form.querySelector("[name=how]:checked").value;
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== how;
});
form.addEventListener("input", (event) => {
  event.target.removeAttribute("aria-invalid");
  wrong("");
});
