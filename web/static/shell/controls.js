// What the components gain from JavaScript; each works without it. Listens on the document, so pieces that
// htmx puts into the page later need no starting.

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-step], [data-opens], [data-closes], [data-back]");
  if (!pressed) return;
  if (pressed.dataset.step) step(pressed);
  else if (pressed.dataset.opens) document.getElementById(pressed.dataset.opens).showModal();
  else if ("closes" in pressed.dataset) pressed.closest("dialog").close(pressed.value);
  else history.back();
});

document.addEventListener("input", (event) => {
  const counter = event.target.closest("[data-counter]");
  if (counter) count(counter);
});

// Number keys choose an answer where the rows show their numbers.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  if (event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select")) return;
  const here = event.target.closest(".options") ?? only(document.querySelectorAll(".options"));
  const row = here?.querySelectorAll(".choice")[Number(event.key) - 1];
  if (row?.querySelector(".key-hint")) row.querySelector("input").click();
});

function step(pressed) {
  const input = pressed.closest("[data-stepper]").querySelector("input");
  if (pressed.dataset.step === "1") input.stepUp();
  else input.stepDown();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function count(counter) {
  const text = counter.querySelector("textarea");
  const shown = counter.querySelector("[data-count]");
  const left = text.maxLength - text.value.length;
  shown.textContent = shown.dataset.text.replace("{left}", String(left));
  shown.toggleAttribute("data-over", left <= 0);
}

function only(found) {
  return found.length === 1 ? found[0] : null;
}

for (const counter of document.querySelectorAll("[data-counter]")) count(counter);
