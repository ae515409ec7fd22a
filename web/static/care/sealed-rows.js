// Rows that only this browser can open: found by keys that only it can compute, sealed before they are sent.
// A row holds {v, c, r}: version, the writer's id (so that sending twice keeps one), and the record itself.

import { fromUtf8, toHex, utf8 } from "../sealing/bytes.js";
import { openOwn, sealOwn } from "../sealing/envelope.js";
import { rowKeys } from "../sealing/keys.js";
import { send } from "../shell/net.js";
import { ownTree } from "./own-keys.js";

/** Stands in place of a month where a member has one record of a class. */
export const STANDING = "standing";

const VERSION = 1;
const LOOK = 64;
/** A month is done with when the last so many places of a look are empty: erased rows leave holes before that. */
const EMPTY = 16;
/** Bytes that every record takes at least, as on the server: its rows must not be told apart by size. */
const ROOM = 508;

/** Keep `record` under class `kind` in `month` (YYYY-MM), once for each `client` (32 hex digits). */
export async function keepRow({ kind, month, client, record, places }) {
  const keys = await (await ownTree()).private;
  const there = await readRows({ kind, months: [month], places });
  if (there.some((row) => row.client === client)) return;
  const body = utf8(JSON.stringify({ v: VERSION, c: client, r: record }).padEnd(ROOM));
  for (let slot = there.next[month]; ; slot += 1) {
    const [key] = await rowKeys(keys.index, kind, month, [slot]);
    const blob = await sealOwn(keys.store, place(kind, month, slot), body);
    const fields = new URLSearchParams({ kind, key: toHex(key), blob: base64(blob) });
    if ((await send(places.keep, fields)).kept) return;
  }
}

/** The rows of a class in these months, oldest first: [{month, slot, client, record}], with `next` free slots. */
export async function readRows({ kind, months, places }) {
  const keys = await (await ownTree()).private;
  const found = [];
  found.next = {};
  for (const month of months) {
    found.next[month] = 0;
    for (let from = 0; ; from += LOOK) {
      const slots = Array.from({ length: LOOK }, (_, step) => from + step);
      const read = await readSlots(keys, kind, month, slots, places);
      found.push(...read);
      if (read.length) found.next[month] = read.at(-1).slot + 1;
      if (!read.some((row) => row.slot > slots.at(-1) - EMPTY)) break;
    }
  }
  return found;
}

/** Delete one row. */
export const eraseRow = ({ kind, month, slot, places }) => eraseRows({ kind, month, slots: [slot], places });

/** Delete several rows of one month in one request. */
export async function eraseRows({ kind, month, slots, places }) {
  const keys = await (await ownTree()).private;
  const named = await rowKeys(keys.index, kind, month, slots);
  await send(places.erase, new URLSearchParams({ keys: named.map(toHex).join(" ") }));
}

/** How many slots of a month are named blindly where all of its rows are to go: five notes a day, and some. */
const ALL_SLOTS = Array.from({ length: 160 }, (_, slot) => slot);

/**
 * The names (16 bytes each) under which rows may lie, whether they exist or not: of `classes` in these months, and of
 * `singles`, of which a member has one record and which stand in no month.
 */
export async function everyName(index, { classes, months, singles }) {
  const inMonths = classes.flatMap((kind) => months.map((month) => rowKeys(index, kind, month, ALL_SLOTS)));
  const standing = singles.map((kind) => rowKeys(index, kind, STANDING, ALL_SLOTS));
  return (await Promise.all([...inMonths, ...standing])).flat();
}

/** The same for whoever is unlocked here, from a page's data-classes, data-months and data-singles. */
export async function everyOwnName(lists) {
  const { index } = await (await ownTree()).private;
  return everyName(index, namedIn(lists));
}

/** What a page says of where rows may lie, as lists. */
export const namedIn = ({ classes, months, singles }) => ({
  classes: listed(classes),
  months: listed(months),
  singles: listed(singles),
});

/** The words of a page's list. */
const listed = (words) => words.split(" ").filter(Boolean);

/** Where the endpoints are, from an element's data-keep, data-read and data-erase. */
export const placesOf = (element) => ({
  keep: element.dataset.keep,
  read: element.dataset.read,
  erase: element.dataset.erase,
});

/** The month (YYYY-MM) of a moment, in UTC. */
export const monthOf = (moment) => new Date(moment).toISOString().slice(0, 7);

async function readSlots(keys, kind, month, slots, places) {
  const named = (await rowKeys(keys.index, kind, month, slots)).map(toHex);
  const { rows } = await send(places.read, new URLSearchParams({ keys: named.join(" ") }));
  const there = slots.filter((_, at) => rows[named[at]]);
  return Promise.all(there.map((slot) => opened(keys, kind, month, slot, rows[named[slots.indexOf(slot)]])));
}

async function opened(keys, kind, month, slot, blob) {
  const { v, c, r } = JSON.parse(fromUtf8(await openOwn(keys.store, place(kind, month, slot), bytes(blob))));
  if (v !== VERSION) throw new Error(`A ${kind} has version ${v}`);
  return { month, slot, client: c, record: r };
}

const place = (kind, month, slot) => `${kind}|${month}|${slot}`;
const base64 = (blob) => btoa(Array.from(blob, (byte) => String.fromCharCode(byte)).join(""));
const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
