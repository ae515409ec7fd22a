/** A card's code, typed in checked groups of four. */
import { groupStands, parse } from "../../sealing/cards.js";
import { Refusal } from "../../sealing/refusals.js";

const BREAKS = /[\s‐‑‒–—_.-]+/g;
const GROUP = 4;

/** Watch a `<fieldset data-groups>`: `kinds` are the kinds of card that may be typed here. */
export function watchGroups(fieldset, kinds) {
  const fields = [...fieldset.querySelectorAll("input")];
  fields.forEach((field, place) => {
    field.addEventListener("input", () => {
      spread(fields, place);
      mark(field, kinds);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !field.value) fields[place - 1]?.focus();
    });
  });
  return { fields, read: () => readAs(kinds, fields), fill: (code) => fill(fields[0], code) };
}

/** As if the whole code were pasted. */
function fill(field, code) {
  field.value = code;
  field.dispatchEvent(new Event("input"));
}

/** What is too long for one group flows on: a whole code may be pasted into the first. */
function spread(fields, place) {
  const typed = fields[place].value.toUpperCase().replace(BREAKS, "");
  fields[place].value = typed.slice(0, GROUP);
  if (typed.length < GROUP || !fields[place + 1]) return;
  const rest = typed.slice(GROUP);
  if (rest) {
    fields[place + 1].value = rest;
    fields[place + 1].dispatchEvent(new Event("input"));
  } else if (document.activeElement === fields[place]) fields[place + 1].focus();
}

function mark(field, kinds) {
  const whole = field.value.length === GROUP;
  const right = whole && kinds.some((kind) => groupStands(kind, Number(field.dataset.group), field.value));
  field.toggleAttribute("data-right", right);
  if (whole && !right) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** `{kind, secret, code}` of the card as typed. Throws the refusal of the first kind, with its groups. */
function readAs(kinds, fields) {
  const code = fields.map((field) => field.value || "?").join("-");
  const refusals = [];
  for (const kind of kinds) {
    try {
      return { kind, secret: parse(kind, code), code };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refusals.push(refusal);
    }
  }
  throw refusals[0];
}
