/**
 * Forms of this room: nothing in them is ever submitted. A form's `data-does` names what it does; while that
 * runs, its `.working` line shows and its buttons rest; what goes wrong is said in its `[data-wrong]`.
 */
const told = [...document.querySelectorAll("template[data-sentences]")];
const sentences = Object.assign({}, ...told.map((one) => ({ ...one.dataset })));

/** The sentence for an error, in words of the page or of the server. */
export function sentenceFor(error) {
  if (error.state === "refused" && error.message) return error.message;
  const code = error.state ?? error.code;
  const name = code?.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return sentences[name] ?? sentences.other;
}

/** Let `work(form)` run when the form named `name` is sent. */
export function whenSent(name, work) {
  const form = document.querySelector(`form[data-does="${name}"]`);
  if (!form) return form;
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isWhole(form)) run(form, () => work(form));
  });
  form.addEventListener("input", (event) => {
    say(form, "");
    if (!event.target.closest("[data-groups]")) event.target.removeAttribute("aria-invalid");
  });
  return form;
}

/** Whether everything asked for is there; if not, said in the page's own words and colours, not in a white bubble. */
function isWhole(form) {
  const open = form.querySelector("input:invalid");
  if (!open) return true;
  say(form, sentences.incomplete);
  if (open.type !== "radio") open.setAttribute("aria-invalid", "true");
  open.focus();
  return false;
}

/** Let `work()` run when a button with `data-does` is pressed; what goes wrong is said beside it. */
export function whenPressed(name, work) {
  for (const button of document.querySelectorAll(`button[data-does="${name}"]`)) {
    const place = button.closest("[data-place]") ?? button.closest("form") ?? document.querySelector("main");
    button.addEventListener("click", () => run(place, () => work(button)));
  }
}

/** Run once at a time; show that it runs; say what went wrong. */
export async function run(place, work) {
  if (place.dataset.busy) return;
  busy(place, true);
  say(place, "");
  try {
    await work();
  } catch (error) {
    const groups = error.groups ?? error.answer?.groups ?? [];
    say(place, sentenceFor(error) + (groups.length ? ` (${groups.join(", ")})` : ""));
    point(place, groups);
  } finally {
    busy(place, false);
  }
}

/** Say a sentence in the place for what went wrong; an empty one clears it. */
export function say(place, sentence) {
  const wrong = place.querySelector("[data-wrong]");
  if (!wrong) return;
  wrong.hidden = !sentence;
  wrong.querySelector("span").textContent = sentence;
  if (sentence) wrong.focus();
}

function point(place, groups) {
  for (const number of groups) place.querySelector(`[data-group="${number}"]`)?.setAttribute("aria-invalid", "true");
}

function busy(place, is) {
  if (is) place.dataset.busy = "yes";
  else delete place.dataset.busy;
  for (const working of place.querySelectorAll(".working")) working.hidden = !is;
  for (const button of place.querySelectorAll("button:not([data-leave])")) button.disabled = is;
}

/** The value of a field by its key. */
export const written = (form, key) => form.querySelector(`#id_${key}`).value;

// Fields whose letters may be shown while they are typed.
for (const button of document.querySelectorAll("button[data-shows]")) {
  button.addEventListener("click", () => {
    const fields = button.dataset.shows.split(" ").map((key) => document.querySelector(`#id_${key}`));
    const shown = fields[0].type === "text";
    for (const field of fields) field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
}
