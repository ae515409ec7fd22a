// The plan to read: what was written goes into the steps of the page; numbers can be tapped.

const parts = () => document.querySelectorAll("[data-plan] [data-part]");
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /\+?\d[\d ().\/-]{5,}\d/g;
const FEWEST = 7;

/** Show `said`: {key: text}. What was left out keeps its hint. */
export function showPlan(said) {
  document.querySelector("[data-plan]").toggleAttribute("data-some", Object.keys(said).length > 0);
  for (const part of parts()) {
    const place = part.querySelector("[data-shows]");
    const text = said[part.dataset.part] ?? "";
    part.toggleAttribute("data-filled", Boolean(text));
    place.replaceChildren(...text.split("\n").map(line));
  }
}

function line(text) {
  const shown = document.createElement("p");
  let from = 0;
  for (const found of text.matchAll(NUMBER)) {
    const digits = found[0].replace(/[^\d+]/g, "");
    if (DAY.test(found[0].trim()) || digits.length < FEWEST) continue;
    shown.append(text.slice(from, found.index), callable(found[0], digits));
    from = found.index + found[0].length;
  }
  shown.append(text.slice(from));
  return shown;
}

function callable(written, digits) {
  const link = document.createElement("a");
  link.href = `tel:${digits}`;
  link.textContent = written;
  return link;
}

for (const button of document.querySelectorAll("[data-prints]")) button.addEventListener("click", () => print());
