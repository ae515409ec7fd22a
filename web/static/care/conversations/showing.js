// What was said, on the screen: a line each, in order, with the day between days.

import { sentenceOf } from "./refused.js";
import { say, spanOf } from "./words.js";

const time = (options) => new Intl.DateTimeFormat(document.documentElement.lang, options);
const clock = time({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = time({ weekday: "long", day: "numeric", month: "long" });

/**
 * Show `said` and what waits in the list. `name` is the other side's; `extras(item)` gives an element for kinds that
 * need one. Lines that are there already stay as they are.
 */
export function show(list, { said, waiting, side, name, extras = () => null }) {
  const lines = [...said.map((item) => [`s${item.slot}`, item]), ...waiting.map((item) => [`w${item.client}`, pending(item, side)])];
  const there = new Map([...list.children].map((line) => [line.dataset.key, line]));
  const fresh = [];
  let before = "";
  for (const [key, item] of lines) {
    const today = item.at ? day.format(new Date(item.at)) : before;
    if (today && today !== before) fresh.push(there.get(`d${today}`) ?? dayLine(today));
    before = today;
    fresh.push(there.get(key) ?? line(key, item, { side, name, extras }));
  }
  if (fresh.length === list.children.length && fresh.every((one, at) => one === list.children[at])) return;
  const atEnd = list.childElementCount > 0 && list.getBoundingClientRect().bottom <= innerHeight; // the last words are in sight
  list.replaceChildren(...fresh);
  if (atEnd) list.lastElementChild?.scrollIntoView({ block: "nearest" });
}

const pending = ({ client, content }, side) => ({ by: side, at: content.at, content, client, waits: true });

function dayLine(text) {
  const line = document.createElement("li");
  line.dataset.key = `d${text}`;
  line.className = "talk-day";
  line.textContent = text;
  return line;
}

function line(key, item, { side, name, extras }) {
  const made = document.createElement("li");
  made.dataset.key = key;
  const own = item.by === side;
  made.className = own ? "talk-own" : "talk-theirs";
  if (item.refused) return plainLine(made, sentenceOf(item.refused));
  const note = noteOf(item, own);
  if (note) return plainLine(made, note);
  if (item.missing) made.append(paragraph("talk-note", missing(item.missing)));
  made.append(paragraph("talk-who", [own ? say("you") : name, item.at && clock.format(new Date(item.at))].filter(Boolean).join(" · ")));
  if (item.content.kind === "hand-off" && item.content.words?.length) made.append(brought(item.content.words));
  if (item.content.text) made.append(paragraph("talk-text", item.content.text));
  const more = extras(item, own);
  if (more) made.append(more);
  if (item.waits) made.append(paragraph("talk-note", say("waits")));
  return made;
}

function plainLine(made, text) {
  made.className = "talk-between";
  made.append(paragraph("talk-note", text));
  return made;
}

/** A sentence between the lines, for what is no word of anybody's. */
function noteOf({ content, missing: gone }, own) {
  if (content.kind === "signalling") return content.does === "ring" ? say(own ? "youRang" : "theyRang") : missing(gone);
  if (content.kind === "disappear-after") return say("disappear", { time: spanOf(content.hours) });
  if (content.kind === "left") return say("left");
  if (content.kind === "key-accepted") return say("keyAccepted");
  if (content.kind === "unknown" && !own) return say("unknown");
  return "";
}

const missing = (count) => (count > 1 ? say("missingMany", { count }) : say("missingOne"));

function brought(words) {
  const whole = document.createElement("blockquote");
  whole.append(paragraph("talk-note", say("handedOn")), ...words.map((text) => paragraph("talk-text", text)));
  return whole;
}

export function paragraph(name, text) {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
}
