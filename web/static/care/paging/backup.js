// Backup: from the first look to the end. One page at one address; the same for everybody until this script asks.

import { fromHex, random, toHex } from "../../sealing/bytes.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { ask } from "./asking.js";
import { chosen, clear, form, offer, told, wrong } from "./choosing.js";
import { forgetPage, forgetTicket, keepPage, keepTicket, keptPage, keptTicket } from "./kept.js";
import { accepted, certified } from "./people.js";
import { prepare, sendUntilHeard } from "./pressing.js";
import { follow } from "./waiting.js";
import { say } from "./words.js";

const RESUME_MS = 10 * 60_000;
const TICKET_BYTES = 16;
/** Why a phone could not be made ready, by the server's word for it and ours. */
const KEPT_NOT = { locked: "locked", "tickets-out": "ticketsOut" };

const main = document.querySelector("[data-backup]");
const where = main.dataset;
const stages = [...main.querySelectorAll("[data-stage]")];
const ALL = [...form.querySelectorAll("[data-kinds] input")].map((box) => box.value);
let here = { as: "nobody", people: [], wishes: { kinds: ALL, own: false, never: [] } };
let round = 0;

start();

async function start() {
  const kept = await keptPage();
  if (kept?.sent) return wait(kept);
  if (kept && Date.now() - kept.pressed < RESUME_MS) return sendOn(kept);
  if (kept) await forgetPage();
  return look();
}

/** Who is here, and who is on. */
async function look() {
  round += 1;
  show("asking");
  const kept = await keptTicket();
  const { ok, status, answer } = await ask(where.who, { ticket: kept?.ticket });
  if (ok && answer.as === "member") return choose(await fromAccount(answer));
  if (ok && answer.as === "ticket") return choose(fromTicket(kept, answer));
  if (!status && kept) return choose({ ...fromTicket(kept, { on: {} }), unheard: true });
  if (ok && kept && answer.spent) await forgetTicket();
  main.querySelector("[data-spent]").hidden = !(ok && answer.spent);
  main.querySelector("[data-unheard]").hidden = Boolean(status);
  return show("door");
}

async function fromAccount(answer) {
  const people = await certified(answer.people);
  const found = { ...answer, people, signed: true, ticket: "" };
  const kept = await keptTicket();
  if (kept) await keepTicket({ ...kept, people: accepted(people, answer.wishes) });
  return found;
}

/** The phone has the people as of the last time unlocked; the server says only which of them are on. */
function fromTicket(kept, { on, next, csrf }) {
  const people = kept.people.map((one) => ({ ...one, until: on[one.id] ?? "" }));
  return { as: "ticket", people, next, csrf, ticket: kept.ticket, wishes: { kinds: ALL, own: true, never: [] } };
}

async function choose(found) {
  here = found;
  offer(here, async (wishes, anew) => {
    if (!here.signed) return;
    await ask(where.wishes, { body: wishes, csrf: here.csrf });
    if (anew) await look();
  });
  const keeping = form.querySelector("[data-keeping]");
  keeping.hidden = !here.signed;
  keeping.querySelector("input").checked = Boolean(await keptTicket());
  show("choose");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (form.querySelector("[data-press]").hasAttribute("data-lines")) return toLines();
  if (main.dataset.busy) return undefined;
  main.dataset.busy = "yes";
  try {
    return void sendOn(await pressed());
  } catch (error) {
    return wrong(error.sentence ?? "refused");
  } finally {
    delete main.dataset.busy;
  }
});

/** The request as it will be sent, kept on this phone before anything is: a phone may go out in the middle. */
async function pressed() {
  const { how, text } = told();
  const people = accepted(here.people, chosen());
  const body = await prepare({ people, how, text, ticket: here.ticket });
  const kept = { body, pressed: Date.now(), sent: 0 };
  await keepPage(kept);
  return kept;
}

/** With nobody on, the button leads to the lines, which stand on the page already. */
function toLines() {
  const first = form.querySelector("[data-closed] a");
  first.scrollIntoView({ block: "center" });
  first.focus();
}

async function sendOn(kept) {
  const mine = (round += 1);
  const stage = sending();
  const late = () => notSent(stage);
  try {
    const how = { press: where.press, who: where.who, csrf: here.csrf, late, stopped: () => mine !== round };
    if (!(await sendUntilHeard(kept.body, how))) return undefined;
  } catch (answer) {
    return refused(stage, answer);
  }
  if (kept.body.ticket) await forgetTicket();
  clear();
  const sent = { body: { capability: kept.body.capability }, pressed: kept.pressed, sent: Date.now() };
  await keepPage(sent);
  return wait(sent);
}

function sending() {
  const stage = show("sending");
  const head = stage.querySelector("[data-sending-head]");
  head.textContent = head.dataset.sending;
  for (const [mark, is] of [["[data-not-sent]", true], ["[data-wrong]", true], [".working", false], ["[data-trying]", false]]) {
    stage.querySelector(mark).hidden = is;
  }
  return stage;
}

/** Five seconds without an answer, or an answer that is a fault of ours: the lines come first. */
function notSent(stage) {
  const head = stage.querySelector("[data-sending-head]");
  head.textContent = head.dataset.late;
  stage.querySelector("[data-not-sent]").hidden = false;
}

async function refused(stage, answer) {
  await forgetPage();
  notSent(stage);
  for (const mark of [".working", "[data-trying]"]) stage.querySelector(mark).hidden = true;
  stage.querySelector("[data-wrong]").hidden = false;
  stage.querySelector("[data-wrong] span").textContent = answer.message ?? say("refused");
}

async function wait({ body }) {
  const mine = (round += 1);
  show("waiting");
  const exhausted = (late) => {
    const told = show("exhausted").querySelector("[data-late-taker]");
    told.hidden = !late;
    told.textContent = late;
  };
  const end = await follow(where.state, body.capability, { stopped: () => mine !== round, exhausted });
  if (end) await finish(end);
}

async function finish(end) {
  round += 1;
  await forgetPage();
  const stage = show("ended");
  for (const part of ["head", "lead"]) {
    const told = stage.querySelector(`[data-ended-${part}]`);
    told.textContent = told.dataset[end];
  }
}

/** Take it back, or say that we are in contact; how it ended, or "" where no answer came, which is said. */
async function end(way) {
  const kept = await keptPage();
  if (!kept) return "over";
  const csrf = here.csrf || (await ask(where.who)).answer.csrf;
  const { ok, status } = await ask(where[way], { body: { capability: kept.body.capability }, csrf });
  if (ok) return way === "withdraw" ? "withdrawn" : "contact";
  if (status === 404 || status === 409) return "over";
  const silent = main.querySelector("[data-silent]");
  silent.hidden = false;
  silent.textContent = say(status ? "broken" : "silent");
  return "";
}

for (const button of main.querySelectorAll("[data-end]")) {
  button.addEventListener("click", async () => {
    const ended = await end(button.dataset.end);
    if (ended) await finish(ended);
  });
}

// Stop, or begin again: what may have gone out is taken back first, so that nobody comes twice.
for (const again of main.querySelectorAll("[data-again]")) {
  again.addEventListener("click", async () => {
    if (await keptPage()) await end("withdraw");
    await forgetPage();
    await look();
  });
}

form.querySelector("[data-keeping] input").addEventListener("change", async ({ target }) => {
  if (!target.checked) return unready();
  const ticket = random(TICKET_BYTES);
  const body = { digest: toHex(await digest(ticket)) };
  const { ok, answer } = await ask(where.ticket, { body, csrf: here.csrf });
  const people = accepted(here.people, chosen());
  if (ok && (await keepTicket({ ticket: toHex(ticket), people }))) return undefined;
  target.checked = false;
  return wrong(ok ? "department" : (KEPT_NOT[answer.refused] ?? "broken"));
});

/** This phone keeps nothing ready, and what it kept opens nothing, wherever a copy of it may be. */
async function unready() {
  const kept = await keptTicket();
  await forgetTicket();
  if (kept) await ask(where.drop, { body: { digest: toHex(await digest(fromHex(kept.ticket))) }, csrf: here.csrf });
}

/** Show a stage, and put the focus on its heading. */
function show(name) {
  const stage = stages.find((one) => one.dataset.stage === name);
  const is = !stage.hidden;
  for (const one of stages) one.hidden = one !== stage;
  if (is) return stage;
  const heading = stage.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return stage;
}
