// "Try a check-in": nothing is sent; what was tapped stays on this phone and is shown back in words.

import { isLow, newClient, readAnswers, startAtTheUsual } from "./answers.js";
import { forgetTried, keepTried } from "./tried.js";

const form = document.querySelector("form[data-try]");
const asking = document.querySelector("[data-asking]");
const result = document.querySelector("[data-result]");
const client = newClient();

// What may help first, by what was tapped. The rules with reasons are the server's; these need no account.
const FITTING = [
  [({ stress }) => stress >= 4, ["cyclic-sighing", "box-breathing"]],
  [({ sleep }) => sleep && sleep <= 2, ["muscle-relaxation"]],
  [({ mood }) => mood && mood <= 2, ["grounding", "slow-breathing"]],
  [() => true, ["box-breathing", "slow-breathing"]],
];
const MOST = 2;

startAtTheUsual(form);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answers = readAnswers(form);
  // Where nothing may or can be kept here, the result is still shown, and the page says that it does not last.
  const stays = await keepTried({ client, answers, written: Date.now() }).then(() => true, () => false);
  for (const shown of result.querySelectorAll("[data-stays]")) shown.hidden = !stays;
  result.querySelector("[data-gone]").hidden = stays;
  show(answers);
});

result.querySelector("[data-forget]").addEventListener("click", async () => {
  await forgetTried();
  result.querySelector("[data-forget]").hidden = true;
  result.querySelector("[data-forgotten]").hidden = false;
});

function show(answers) {
  const facts = [...form.querySelectorAll(".scale")].map(scaleInWords).filter(Boolean);
  const hours = form.elements.sleep_hours;
  if (hours.value) facts.push([form.querySelector(`label[for="${hours.id}"]`).textContent, hours.value]);
  result.querySelector("[data-facts]").replaceChildren(...facts.flatMap(pair));
  const tags = [...form.querySelectorAll("input[name=tags]:checked")].map((box) => box.closest("label").textContent.trim());
  result.querySelector("[data-tags]").replaceChildren(...[...new Set(tags)].map(tag));
  result.querySelector("[data-nothing]").hidden = Boolean(facts.length || tags.length);
  result.querySelector("[data-low]").hidden = !isLow(answers);
  const fitting = new Set(FITTING.filter(([when]) => when(answers)).flatMap(([, ids]) => ids));
  const chosen = [...fitting].slice(0, MOST);
  for (const row of result.querySelectorAll("[data-practice]")) row.hidden = !chosen.includes(row.dataset.practice);
  asking.hidden = true;
  result.hidden = false;
  result.focus();
  scrollTo(0, 0);
}

function scaleInWords(scale) {
  const chosen = scale.querySelector("input:checked");
  const word = chosen?.closest(".choice").querySelector(".scale-word").textContent;
  return word && [scale.closest("[data-label]").dataset.label, word];
}

function pair([name, value]) {
  const [term, said] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = name;
  said.textContent = value;
  return [term, said];
}

function tag(text) {
  const shown = document.createElement("li");
  shown.className = "tag";
  shown.textContent = text;
  return shown;
}
