// What was tapped: read from the form, written for the server.

const SCALES = ["mood", "stress", "sleep", "energy", "work"];

/** A fresh name for one sending, 32 hex digits. */
export const newClient = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The phone's zone, such as America/Denver, or "". */
export const phoneZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** What stands in the form: {mood, stress, ..., sleep_hours, tags, zone}; what was left out is left out. */
export function readAnswers(form) {
  const data = new FormData(form);
  const given = [...SCALES, "sleep_hours"].filter((name) => data.get(name));
  const numbers = given.map((name) => [name, Number(data.get(name))]);
  return { ...Object.fromEntries(numbers), tags: data.getAll("tags"), zone: phoneZone() };
}

/** The same as the fields that the server takes; `waited` is how many seconds ago it was written. */
export function asFields({ answers, client, waited = 0 }) {
  const { tags = [], ...single } = answers;
  const fields = new URLSearchParams({ ...single, client });
  for (const tag of tags) fields.append("tags", tag);
  if (waited) fields.set("waited", String(waited));
  return fields;
}

/** The lowest mood: the page then leads with people. */
export const isLow = (answers) => answers.mood === 1;

/** Stepping from an empty number begins at what is usual, not at nothing. */
export function startAtTheUsual(root) {
  root.addEventListener(
    "click",
    (event) => {
      const input = event.target.closest("[data-step]")?.closest("[data-stepper]")?.querySelector("input");
      const usual = input?.closest("[data-usual]")?.dataset.usual;
      if (!usual || input.value !== "") return;
      input.value = usual;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      event.stopPropagation();
    },
    { capture: true },
  );
}
