/** One step at a time: `<section data-stage="name">`; the phone's own way back leads to the step before. */
const steps = [...document.querySelectorAll("[data-stage]")];

/** Show a step, put the focus on its heading, and tell it that it is shown. */
export function show(name, { silent = false } = {}) {
  const step = steps.find((one) => one.dataset.stage === name);
  for (const one of steps) one.hidden = one !== step;
  if (!silent) history.pushState({ step: name }, "");
  const heading = step.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  step.dispatchEvent(new Event("rigcheck:shown"));
}

/** Begin with the first step. A step may be gone back to until `final` is shown. */
export function begin(final) {
  history.replaceState({ step: steps[0].dataset.stage }, "");
  window.addEventListener("popstate", (event) => {
    const current = steps.find((one) => !one.hidden);
    if (current?.dataset.stage === final || !event.state?.step) return;
    show(event.state.step, { silent: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-stage] .back");
    if (link?.getAttribute("href") !== "#") return;
    event.preventDefault();
    history.back();
  });
}
