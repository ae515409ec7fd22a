// The page's sentences, with what belongs between the braces.

const words = document.querySelector("template[data-talk-words]").dataset;

export const say = (name, given = {}) =>
  Object.entries(given).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, () => value), words[name] ?? "");

/** For how long, as a person says it. */
export const spanOf = (hours) => words[`hours-${hours}`] ?? "";

/** Write every `[data-hours]` below `root`. */
export function tellSpans(root) {
  for (const one of root.querySelectorAll("[data-hours]")) one.textContent = spanOf(one.dataset.hours);
}

export const placesOfTalks = document.querySelector("template[data-talk-places]").dataset;
export const sealedPlaces = document.querySelector("template[data-sealed-places]").dataset;
