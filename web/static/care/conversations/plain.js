// What came out of an envelope or a kept row, as far as this page knows what to do with it. The other side wrote it: a
// moment that is none or a word that is a number must not stop the talk, and only the member changes what is agreed.

import { utf8 } from "../../sealing/bytes.js";
import { LONGEST, UNKNOWN } from "../../sealing/conversation-wire.js";

const WORDS = ["text", "name", "to", "entry", "told", "called", "does", "call"];
const FILE = ["name", "key", "digest"];
const HOURS = [1, 24, 168, 720, 2160];
const MOST_BROUGHT = 40;
const MEMBERS_ALONE = ["disappear-after", "key-accepted"];

const isText = (value) => typeof value === "string";
const isFile = (file) => Boolean(file) && FILE.every((part) => isText(file[part]));
const isMoment = (at) => isText(at) && Number.isFinite(Date.parse(at));
const only = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** The content with nothing in it but what belongs there; `by` wrote it: "m" or "s". */
export function plain(content, by) {
  const isObject = Boolean(content) && isText(content.kind);
  if (!isObject || (by !== "m" && MEMBERS_ALONE.includes(content.kind))) return { kind: UNKNOWN };
  const { kind, at, words, hours, seconds, file } = content;
  const made = {
    kind,
    ...only(content, WORDS.filter((name) => isText(content[name]))),
    ...(isMoment(at) ? { at } : {}),
    ...(Array.isArray(words) ? { words: words.filter(isText).slice(0, MOST_BROUGHT) } : {}),
    ...(HOURS.includes(hours) ? { hours } : {}),
    ...(Number.isFinite(seconds) ? { seconds } : {}),
    ...(isFile(file) ? { file: only(file, FILE) } : {}),
  };
  return utf8(JSON.stringify(made)).length > LONGEST ? { kind: UNKNOWN } : made; // kept, it must fit a row
}

/** The same for a row that this side kept. */
export function plainRecord(record) {
  const { at, content, by } = record;
  return { ...record, at: isMoment(at) ? at : "", ...(record.refused ? {} : { content: plain(content, by) }) };
}
