/**
 * One step at a time: `<section data-stage="name">`. Nothing is ever submitted: a form's or button's `data-does` names
 * what it does; while that runs, its `.working` line shows and its buttons rest; what goes wrong stands in `[data-wrong]`.
 */
const stages = [...document.querySelectorAll("[data-stage]")];
const sentences = document.querySelector("#sentences").dataset;

/** The words of the page under a name such as `paper-title`. */
export const words = (name) => sentences[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())];

let isFirst = true;

/** Show one stage, and put the focus on its heading unless the page has just come. */
export function show(name) {
  const stage = stages.find((one) => one.dataset.stage === name);
  for (const one of stages) one.hidden = one !== stage;
  for (const wrong of document.querySelectorAll("[data-wrong]")) wrong.hidden = true;
  window.scrollTo(0, 0);
  const heading = stage.querySelector("h1");
  heading.tabIndex = -1;
  if (!isFirst) heading.focus({ preventScroll: true });
  isFirst = false;
}

/** The stage that is shown. */
export const shown = () => stages.find((one) => !one.hidden);

/** Let `work()` run when the form named `name` is sent. */
export function whenSent(name, work) {
  const form = document.querySelector(`form[data-does="${name}"]`);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form, work);
  });
  form.addEventListener("input", () => say(form, ""));
}

/** Let `work()` run when a button named `name` is pressed. */
export function whenPressed(name, work) {
  for (const button of document.querySelectorAll(`button[data-does="${name}"]`)) {
    button.addEventListener("click", () => run(button.closest("[data-stage]"), work));
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
    say(place, sentenceFor(error));
  } finally {
    busy(place, false);
  }
}

function sentenceFor(error) {
  if (error.state === "refused" && error.message) return error.message;
  const known = words(error.state ?? error.code ?? "other") ?? words("other");
  return error.groups?.length ? `${known} ${error.groups.join(", ")}` : known;
}

function say(place, sentence) {
  const wrong = place.querySelector("[data-wrong]");
  if (!wrong) return;
  wrong.hidden = !sentence;
  wrong.querySelector("span").textContent = sentence;
  if (sentence) wrong.focus();
}

function busy(place, is) {
  if (is) place.dataset.busy = "yes";
  else delete place.dataset.busy;
  for (const working of place.querySelectorAll(".working")) working.hidden = !is;
  for (const button of place.querySelectorAll("button")) button.disabled = is;
}
