// Leads through a practice: big words, a shape that breathes, seconds that count down. Everything shown stands in the
// page already; this only decides when. Where motion is not wanted, the numbers carry it alone.

const SMALL = 0.5;
const SCALE = { in: 1, most: 0.86, out: SMALL, tense: 0.55, release: 1 };
const SECOND = 1000;

const player = document.querySelector("[data-player]");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const steps = [...document.querySelectorAll("[data-steps] > li")].map((row) => ({
  text: row.querySelector("[data-text]").textContent.trim(),
  seconds: Number(row.dataset.seconds ?? 0),
  move: row.dataset.move,
}));
const rounds = Number(player.dataset.rounds);
const cycle = steps.reduce((sum, step) => sum + step.seconds, 0);
const part = (name) => player.querySelector(`[data-${name}]`);
const [stage, shape, trace, words, count, left] = ["stage", "shape", "trace", "words", "count", "left-here"].map(part);
const [start, hold, next, stop] = ["start", "hold", "next", "stop"].map(part);
const first = words.textContent;

let passed = 0;
let since = 0;
let at = -1;
let frame = 0;
let awake = null;

start.addEventListener("click", begin);
hold.addEventListener("click", () => (frame ? pause() : goOn()));
next.addEventListener("click", () => showUntimed(at + 1));
stop.addEventListener("click", () => finish({ early: true }));
document.addEventListener("visibilitychange", () => document.hidden && frame && pause());

function begin() {
  stage.toggleAttribute("data-still", still.matches);
  player.dataset.on = "";
  passed = 0;
  at = -1;
  start.hidden = true;
  stop.hidden = false;
  if (!cycle) return showUntimed(0);
  hold.hidden = false;
  hold.focus({ preventScroll: true });
  player.scrollIntoView({ block: "end" });
  goOn();
}

/** Steps without seconds: the person says when. */
function showUntimed(to) {
  if (to >= steps.length) return finish();
  at = to;
  words.textContent = steps[at].text;
  left.textContent = player.dataset.stepWords.replace("{now}", String(at + 1)).replace("{all}", String(steps.length));
  next.hidden = false;
  next.focus({ preventScroll: true });
}

function goOn() {
  since = performance.now() - passed;
  say(hold, player.dataset.pause);
  stayAwake();
  frame = requestAnimationFrame(tick);
}

function pause() {
  cancelAnimationFrame(frame);
  frame = 0;
  say(hold, player.dataset.goOn);
  letSleep();
}

function tick(now) {
  passed = now - since;
  const seconds = passed / SECOND;
  if (seconds >= cycle * rounds) return finish();
  draw(seconds);
  frame = requestAnimationFrame(tick);
}

function draw(seconds) {
  const inCycle = seconds % cycle;
  let from = 0;
  const now = steps.findIndex((step) => inCycle < (from += step.seconds));
  const step = steps[now];
  const done = (inCycle - (from - step.seconds)) / step.seconds;
  const turn = Math.floor(seconds / cycle) * steps.length + now;
  if (turn !== at) {
    at = turn;
    words.textContent = step.text;
  }
  put(count, String(Math.ceil(from - inCycle)));
  put(left, player.dataset.left.replace("{time}", clock(Math.ceil(cycle * rounds - seconds))));
  if (still.matches) return;
  const whole = cycle > 60 ? seconds / (cycle * rounds) : inCycle / cycle;
  trace?.setAttribute("stroke-dasharray", `${(whole * 100).toFixed(2)} 100`);
  if (shape) shape.style.transform = `scale(${sizeAt(turn, done).toFixed(4)})`;
}

/** Where the shape stands: from where the step before left it, gently, to where this step leads. */
function sizeAt(turn, done) {
  const before = endOf(turn - 1);
  const gentle = (1 - Math.cos(Math.PI * done)) / 2;
  return before + (endOf(turn) - before) * gentle;
}

function endOf(turn) {
  for (let one = turn; one >= 0; one -= 1) {
    const to = SCALE[steps[one % steps.length].move];
    if (to) return to;
  }
  return SMALL;
}

function finish({ early = false } = {}) {
  cancelAnimationFrame(frame);
  frame = 0;
  letSleep();
  delete player.dataset.on;
  for (const button of [hold, next, stop]) button.hidden = true;
  start.hidden = false;
  words.textContent = first;
  for (const emptied of [count, left]) emptied.textContent = "";
  if (shape) shape.style.transform = "";
  trace?.setAttribute("stroke-dasharray", "0 100");
  const after = document.querySelector("[data-after]");
  after.hidden = false;
  if (early) start.focus({ preventScroll: true });
  else after.focus();
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const say = (button, text) => (button.querySelector("span").textContent = text);

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The screen stays on for as long as it leads. */
async function stayAwake() {
  awake = await navigator.wakeLock?.request("screen").catch(() => null);
}

function letSleep() {
  awake?.release();
  awake = null;
}

// One tap keeps the rating without leaving the page.
const rates = document.querySelector("[data-rates]");
rates?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { send } = await import("../../shell/net.js");
  const fields = new URLSearchParams(new FormData(rates));
  fields.set("helped", event.submitter.value);
  await send(rates.action, fields);
  rates.hidden = true;
  document.querySelector("[data-noted]").hidden = false;
});
