/**
 * The signed list of public keys (C2SP tlog-checkpoint, RFC 6962 tree), read and checked in the browser.
 * The twin of `rigcheck/bridge/keylog/`; refusals carry the same codes, and no words.
 */
import { concat, fromUtf8, toBase64Url, toHex, utf8 } from "../sealing/bytes.js";
import { verify } from "../sealing/hazmat/signing.js";
import { must, Refusal } from "../sealing/refusals.js";
import { modulus, same, sha256 } from "./layout.js";

const BLIND = new Set(["enrolment", "credit", "contribution"]);
const SEATS = new Set(["lead", "clinician", "peer", "chaplain", "moderator", "auditor"]);
const PURPOSES = new Set(["log", "release", "catalogue", ...BLIND, ...SEATS]);
const LINE = new RegExp(
  "^(0|[1-9][0-9]*) (added|ended) ([a-z]+) ([a-z0-9][a-z0-9._-]{0,99}) ([0-9]{4}-Q[1-4]|[0-9]{4}|standing) " +
    "([A-Za-z0-9+/]+={0,2}) (-|[A-Za-z0-9+/]+={0,2})$",
);
const MARK = /^([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})$/;
const SEAL_BYTES = 1216;
const MOST_LIVE = 2;
const DASH = "\u2014";

/**
 * Read a keylog file and check all of it: signature, digest, every line.
 *
 * `pinned` is the Ed25519 key (32 bytes) that the list must be signed with; null takes the list's own word for it.
 * Throws `not-a-keylog`, `keylog-signature`, `too-many-keys`, `key-state` or `not-certified`.
 */
export async function openKeylog(text, pinned = null) {
  const parts = text.split("\n\n");
  must(parts.length === 3, "not-a-keylog");
  const [origin, size, root, ...more] = parts[0].split("\n");
  must(root !== undefined && more.length === 0 && origin.endsWith("/keylog"), "not-a-keylog");
  const name = origin.slice(0, -"/keylog".length);
  const lines = parts[2].replace(/\n$/, "").split("\n");
  const log = { name, lines, entries: lines.map(read), text };
  await keepRules(log);
  log.publicKey = log.entries[0].key;
  must(pinned === null || same(pinned, log.publicKey), "keylog-signature");
  await checkNote(parts, origin, log.publicKey);
  const whole = await rootAt(log, lines.length);
  must(size === String(lines.length) && root === base64(whole), "keylog-signature");
  return log;
}

/** The keys, at most two, that count in `month` (2026-11) for one purpose and scope; oldest first. */
export function live(log, purpose, scope, month) {
  return unended(log.entries).filter(
    (entry) => entry.purpose === purpose && entry.scope === scope && counts(entry.period, month),
  );
}

/** The key to ask for a signature with in `month`: the newest of its quarter; throws `no-live-key`. */
export function issuing(log, purpose, scope, month) {
  const mine = live(log, purpose, scope, month).filter((entry) => entry.period === quarterOf(month));
  must(mine.length > 0, "no-live-key");
  return mine.at(-1);
}

/** The line that added the key with this id (32 bytes), or undefined. */
export async function find(log, keyId) {
  for (const entry of log.entries) if (same(await sha256(entry.key), keyId)) return entry;
  return undefined;
}

/** Size and digest of the first `size` lines, as they travel with a card; throws `older-copy` if there are not so many. */
export async function markAt(log, size) {
  must(size <= log.lines.length, "older-copy");
  return `${size}.${toBase64Url(await rootAt(log, size))}`;
}

/** Size and digest of the whole list. */
export const markOf = (log) => markAt(log, log.lines.length);

/** Return if `mark` is of this list or of its beginning; throws `not-a-mark`, `older-copy` or `another-list`. */
export async function agree(log, mark) {
  const found = MARK.exec(mark);
  must(found, "not-a-mark");
  must((await markAt(log, Number(found[1]))) === mark, "another-list");
}

/** Return if `log` begins with the whole of `older`, a list seen before; throws `keylog-rewritten`. */
export function extend(log, older) {
  const grown = log.name === older.name && older.lines.every((line, at) => line === log.lines[at]);
  must(grown, "keylog-rewritten");
}

/** The digest as a poster prints it: eight groups of four hexadecimal digits. */
export async function spoken(log) {
  return groups(toHex(await rootAt(log, log.lines.length)).slice(0, 32));
}

/** What two people read to each other to compare a signing key: ten groups of four hexadecimal digits. */
export async function fingerprint(publicKey) {
  return groups(toHex(await sha256(concat(utf8("rigcheck/1/fingerprint\0"), publicKey))).slice(0, 40));
}

/** What a lead signs when certifying a seat's line, whose key was ended `endings` times before. */
export function statement({ purpose, scope, period, key }, endings = 0) {
  const again = endings ? `again ${endings}\n` : "";
  return utf8(`rigcheck/1/certificate\n${purpose} ${scope} ${period} ${base64(key)}\n${again}`);
}

/** The quarter that a month lies in: 2026-Q4 for 2026-11. */
export function quarterOf(month) {
  const [year, number] = month.split("-");
  return `${year}-Q${Math.ceil(Number(number) / 3)}`;
}

const groups = (digits) => digits.match(/.{4}/g).join(" ");

function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    must(base64(bytes) === text, "not-a-keylog");
    return bytes;
  } catch {
    throw new Refusal("not-a-keylog");
  }
}

function read(line) {
  const found = LINE.exec(line);
  must(found && PURPOSES.has(found[3]), "not-a-keylog");
  const [, number, state, purpose, scope, period, key, certificate] = found;
  return {
    ...{ number: Number(number), state, purpose, scope, period, key: fromBase64(key), spelled: key },
    certificate: certificate === "-" ? new Uint8Array(0) : fromBase64(certificate),
  };
}

async function keepRules({ name, entries }) {
  const [first, ...others] = entries;
  const begins = first.number === 0 && first.state === "added" && first.purpose === "log" && first.scope === name;
  must(begins && first.period === "standing" && first.certificate.length === 0, "not-a-keylog");
  const walk = { live: new Map([[first.spelled, first]]), seen: new Set([first.spelled]), added: new Map(), endings: new Map() };
  for (const [at, entry] of others.entries()) {
    must(entry.number === at + 1 && entry.purpose !== "log", "not-a-keylog");
    if (entry.state === "ended") end(walk, entry);
    else await add(walk, entry);
  }
}

function end(walk, entry) {
  const added = walk.live.get(entry.spelled);
  must(added, "key-state");
  const repeats = ["purpose", "scope", "period"].every((part) => entry[part] === added[part]);
  must(repeats && entry.certificate.length === 0, "not-a-keylog");
  walk.live.delete(entry.spelled);
  walk.endings.set(entry.spelled, (walk.endings.get(entry.spelled) ?? 0) + 1);
}

async function add(walk, entry) {
  // A seat that was suspended may come back, certified anew; any other key that ended never does.
  const known = SEATS.has(entry.purpose) ? walk.live : walk.seen;
  must(!known.has(entry.spelled), "key-state");
  checkShape(entry);
  const alive = [...walk.live.values()];
  if (SEATS.has(entry.purpose)) {
    const leads = alive.filter(({ purpose }) => purpose === "lead");
    await checkCertificate(entry, leads, walk.endings.get(entry.spelled) ?? 0);
  }
  const alike = alive.filter(({ purpose, scope }) => purpose === entry.purpose && scope === entry.scope);
  const place = `${entry.purpose} ${entry.scope} ${entry.period}`;
  walk.added.set(place, (walk.added.get(place) ?? 0) + 1);
  const crowded = BLIND.has(entry.purpose) && walk.added.get(place) > MOST_LIVE;
  must(alike.length < MOST_LIVE && !crowded, "too-many-keys");
  walk.live.set(entry.spelled, entry);
  walk.seen.add(entry.spelled);
}

function checkShape({ purpose, period, key }) {
  if (BLIND.has(purpose)) {
    modulus(key);
    must(period.includes("Q"), "not-a-keylog");
  } else must(key.length === (SEATS.has(purpose) ? SEAL_BYTES + 32 : 32), "not-a-keylog");
}

async function checkCertificate(entry, leads, endings) {
  if (entry.purpose === "lead" && leads.length === 0 && entry.certificate.length === 0) return;
  for (const lead of leads) {
    const signed = verify(lead.key.slice(SEAL_BYTES), entry.certificate, statement(entry, endings));
    if (await signed.then(() => true, () => false)) return;
  }
  throw new Refusal("not-certified");
}

/** The signature below the checkpoint (C2SP signed-note); lines of other keys are passed over. */
async function checkNote([head, signatures], name, publicKey) {
  const hint = (await sha256(concat(utf8(`${name}\n`), Uint8Array.of(1), publicKey))).slice(0, 4);
  const start = `${DASH} ${name} `;
  for (const line of signatures.split("\n")) {
    if (!line.startsWith(start)) continue;
    const signature = signatureIn(line.slice(start.length));
    if (!same(signature.slice(0, 4), hint)) continue;
    try {
      await verify(publicKey, signature.slice(4), utf8(`${head}\n`));
      return;
    } catch {
      throw new Refusal("keylog-signature");
    }
  }
  throw new Refusal("keylog-signature");
}

function signatureIn(spelled) {
  try {
    const signature = fromBase64(spelled);
    must(signature.length === 68, "keylog-signature");
    return signature;
  } catch {
    throw new Refusal("keylog-signature");
  }
}

/** Root of RFC 6962, 2.1, over the first `size` lines. */
async function rootAt(log, size) {
  const leaves = log.lines.slice(0, size).map((line) => sha256(concat(Uint8Array.of(0), utf8(line))));
  return fold(await Promise.all(leaves));
}

async function fold(leaves) {
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [await fold(leaves.slice(0, split)), await fold(leaves.slice(split))];
  return sha256(concat(Uint8Array.of(1), left, right));
}

function unended(entries) {
  const live = new Map();
  for (const entry of entries) {
    live.delete(entry.spelled);
    if (entry.state === "added") live.set(entry.spelled, entry);
  }
  return [...live.values()];
}

function counts(period, month) {
  if (period === "standing") return true;
  const year = Number(month.slice(0, 4));
  if (!period.includes("Q")) return [0, 1].includes(year - Number(period));
  const number = (written) => Number(written.slice(0, 4)) * 4 + Number(written.slice(6));
  return [0, 1].includes(number(quarterOf(month)) - number(period));
}

/** The list's text as bytes came from the network; throws `not-a-keylog` unless it is UTF-8. */
export function textOf(bytes) {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Refusal("not-a-keylog");
  }
}
