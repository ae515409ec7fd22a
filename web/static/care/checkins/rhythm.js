// The rhythm page: shows only what the choice needs, fills in the usual times, and draws the two weeks as one chooses.

const form = document.querySelector("[data-rhythm]");
const picture = form.querySelector("[data-strip-here]");
const { pattern, zone } = form.elements;
const usual = new Map(JSON.parse(document.querySelector("#usual-times").textContent).map((one) => [one.id, one]));
const OWN = "own";
let drawing = 0;

ownZone();
fit();
form.addEventListener("change", (event) => {
  if (event.target === pattern) takeUsual();
  fit();
  draw();
});
form.addEventListener("input", (event) => event.target.name === "cycle" && draw());
for (const arrow of form.querySelectorAll("[name=nudge]")) {
  arrow.addEventListener("click", (event) => {
    event.preventDefault();
    move(Number(arrow.value));
  });
}
form.querySelector("[data-add-day]").addEventListener("click", () => {
  const day = form.querySelector("[data-one-day]");
  const days = form.elements.training_days;
  if (day.value) days.value = [...new Set([...days.value.split(/\s+/).filter(Boolean), day.value])].sort().join("\n");
  day.value = "";
});

function fit() {
  const every = form.querySelector("[name=every]:checked")?.value ?? "";
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(every);
  form.querySelector("[data-pattern]").hidden = !pattern.value;
  form.querySelector("[data-own]").hidden = pattern.value !== OWN;
}

function takeUsual() {
  const known = usual.get(pattern.value);
  if (!known) return;
  form.elements.hours.value = known.hours;
  form.elements.day_starts.value = known.day.slice(0, 5);
  form.elements.night_starts.value = known.night.slice(0, 5);
}

function move(days) {
  const { anchor } = form.elements;
  const day = new Date(`${anchor.value}T12:00:00Z`);
  if (Number.isNaN(day.getTime())) return;
  day.setUTCDate(day.getUTCDate() + days);
  anchor.value = day.toISOString().slice(0, 10);
  draw();
}

async function draw() {
  const unfinished = pattern.value === OWN && !form.elements.cycle.value.trim();
  if (!pattern.value || unfinished) return picture.replaceChildren();
  const mine = (drawing += 1);
  try {
    const answer = await fetch(form.dataset.strip, { method: "POST", body: new FormData(form), redirect: "error" });
    const text = await answer.text();
    if (answer.ok && mine === drawing) picture.innerHTML = text;
  } catch {
    // Without signal the picture stays as it was; keeping the rhythm says what went wrong.
  }
}

/** The phone knows its zone; it is added to the list where it is not there, and chosen unless one was before. */
function ownZone() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own || "chosen" in zone.dataset) return;
  if (![...zone.options].some((option) => option.value === own)) zone.add(new Option(own, own), 0);
  zone.value = own;
}
