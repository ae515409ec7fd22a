// While somebody waits: what is happening, line by line, asked anew every few seconds.

import { ask, pause } from "./asking.js";
import { hour } from "./hours.js";
import { say } from "./words.js";

const EVERY_MS = 3000;
const OVER = ["contact", "withdrawn"];

const place = document.querySelector("[data-stage=waiting]");
const told = place.querySelector("[data-told]");
const head = place.querySelector("[data-waiting-head]");
const talk = place.querySelector("[data-talk]");
const silent = place.querySelector("[data-silent]");

/**
 * Follow the request until it has ended; how it ended. `stopped()` ends it too, with "". `exhausted(sentence)` runs when
 * nobody has taken it in time; whoever was asked may still come, and then the sentence says who.
 */
export async function follow(url, page, { stopped, exhausted }) {
  told.replaceChildren();
  let before = {};
  for (; !stopped(); await pause(EVERY_MS)) {
    const { ok, status, answer } = await ask(url, { page });
    if (status === 404) return "over";
    silent.hidden = ok;
    if (!ok) silent.textContent = say(status ? "broken" : "silent");
    else if (OVER.includes(answer.state)) return answer.state;
    else if (answer.state === "exhausted") exhausted(answer.by && taken(answer));
    else {
      tell(answer, before, page);
      before = answer;
    }
  }
  return "";
}

function tell(now, before, page) {
  head.textContent = head.dataset[now.by ? "taken" : "asked"];
  place.querySelector("[data-sent]").textContent = say("sent", { time: hour(now.sent) });
  if (before.by && !now.by) add(`no ${before.by} ${now.asks}`, say("lapsed", { name: before.by }));
  place.querySelector("[data-end=contact]").hidden = !now.by;
  leadToTalk(now, page);
  if (now.by) {
    add(`${now.by} ${now.asks}`, `${taken(now)} ${now.until && say("lapses", { time: hour(now.until) })}`);
  } else if (now.asked) {
    add(String(now.asks), say(now.asked > 1 ? "askingMany" : "askingOne", { count: now.asked }));
  }
}

const taken = ({ how, by }) => say({ meet: "takenMeet", chat: "takenChat" }[how] ?? "takenCall", { name: by });

/** The way to the talk with whoever has it. That page knows this call, on whose page what may have to be passed on stood. */
function leadToTalk({ holder, by }, page) {
  talk.hidden = !holder;
  talk.querySelector("a").href = `${talk.dataset.talk}#${holder}~~${page}`;
  talk.querySelector("span").textContent = say("writeTo", { name: by });
}

/** A line more, unless what has this name was told already. */
function add(said, sentence) {
  if ([...told.children].some((line) => line.dataset.said === said)) return;
  const line = document.createElement("li");
  const time = document.createElement("time");
  line.dataset.said = said;
  time.textContent = hour(new Date().toISOString());
  line.append(time, sentence);
  told.append(line);
}
