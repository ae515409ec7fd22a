/**
 * Keys that serve once, made ahead, so that somebody can be written to who is not there. The twin of
 * `rigcheck/engines/sealing/prekeys.py`, which tells how. A store is {batch, secrets, spent, seen}.
 */
import { concat, fromBase64, random, toBase64, toHex, utf8 } from "./bytes.js";
import { digest } from "./hazmat/derive.js";
import { XWING_PUBLIC_BYTES, XWingPair } from "./hazmat/hpke.js";
import { verify } from "./hazmat/signing.js";
import { must, Refusal } from "./refusals.js";

const ID_BYTES = 16;
const SEED_BYTES = 32;
const HEAD_BYTES = 1 + 4 + 7;
const SIGNATURE_BYTES = 64;
export const PREKEY_BYTES = HEAD_BYTES + XWING_PUBLIC_BYTES + SIGNATURE_BYTES;
export const MOST = 50;

/** A store with nothing in it. */
export const emptyStore = () => ({ batch: 0, secrets: [], spent: [], seen: [] });

/** One-time prekeys whose private half is still here. */
export const left = (store) => store.secrets.filter((secret) => !secret.last).length;

/** The first 16 bytes of SHA-256 of the public key. */
export const prekeyId = async (isPublic) => (await digest(isPublic)).slice(0, ID_BYTES);

/** The owner that a seat's prekeys are signed for; `seat` is its id in bytes. */
export const ownerOf = (seat) => `seat|${toHex(seat)}`;

/** 1,292 bytes: kind (1), batch (4), month (7), public (1,216), signature (64). */
export const encodePrekey = (prekey) => concat(head(prekey), prekey.public, prekey.signature);

/** Read `encodePrekey` back: {public, batch, until, last, signature}; throws `prekey-forged` for anything else. */
export function decodePrekey(blob) {
  must(blob.length === PREKEY_BYTES && blob[0] <= 1, "prekey-forged");
  must(blob.subarray(5, HEAD_BYTES).every((byte) => byte < 128), "prekey-forged");
  return {
    public: blob.slice(HEAD_BYTES, -SIGNATURE_BYTES),
    batch: new DataView(blob.buffer, blob.byteOffset).getUint32(1),
    until: String.fromCharCode(...blob.subarray(5, HEAD_BYTES)),
    last: blob[0] === 1,
    signature: blob.slice(-SIGNATURE_BYTES),
  };
}

/**
 * A new batch of `count` one-time prekeys (1 to 50) and a last resort, which stands last: {store, prekeys}.
 * `until` (YYYY-MM) is the month after this one. Save the store before the public halves are sent anywhere.
 */
export async function makePrekeys(store, { signer, owner, count, until, draw = random }) {
  must(Number.isSafeInteger(count) && count >= 1 && count <= MOST, "too-many-prekeys");
  const batch = store.batch + 1;
  const prekeys = [];
  const secrets = [...store.secrets];
  for (let at = 0; at <= count; at += 1) {
    const seed = draw(SEED_BYTES);
    const bare = { public: (await XWingPair.from(seed)).public, batch, until, last: at === count };
    prekeys.push({ ...bare, signature: await signer.sign(text(bare, owner)) });
    secrets.push({ id: await prekeyId(bare.public), seed, batch, until, last: bare.last });
  }
  return { store: { ...store, batch, secrets }, prekeys };
}

/** Return if the seat's certified key `signer` signed this prekey for `owner`, and it lives in `month` (YYYY-MM). */
export async function checkPrekey(prekey, { signer, owner, month }) {
  try {
    await verify(signer, prekey.signature, text(prekey, owner));
  } catch {
    throw new Refusal("prekey-forged");
  }
  must(month <= prekey.until, "prekey-out-of-date");
}

/** The private half of the prekey with this id; throws `prekey-gone`. */
export function secretOf(store, prekey) {
  const found = store.secrets.find(({ id }) => isSame(id, prekey));
  must(found, "prekey-gone");
  return found;
}

/** The store after an opening (its 16-byte id) used this secret. */
export function spend(store, secret, opening) {
  if (secret.last) return { ...store, seen: withPair(store.seen, [opening, secret.until]) };
  const secrets = store.secrets.filter((other) => !isSame(other.id, secret.id));
  return { ...store, secrets, spent: withPair(store.spent, [secret.id, secret.until]) };
}

/** The store without what is over; `month` is the month before this one (YYYY-MM). */
export const withoutOld = (store, { month }) => ({
  ...store,
  secrets: store.secrets.filter(({ until }) => until >= month),
  spent: store.spent.filter(([, until]) => until >= month),
  seen: store.seen.filter(([, until]) => until >= month),
});

/** Two copies of one store that grew apart: all secrets that neither has used. */
export function mergeStores(one, other) {
  const spent = other.spent.reduce(withPair, one.spent);
  const used = new Set(spent.map(([id]) => toHex(id)));
  const byId = new Map([...one.secrets, ...other.secrets].map((secret) => [toHex(secret.id), secret]));
  const secrets = [...byId].filter(([id]) => !used.has(id)).map(([, secret]) => secret);
  secrets.sort((a, b) => a.batch - b.batch || a.last - b.last || (toHex(a.id) < toHex(b.id) ? -1 : 1));
  return { batch: Math.max(one.batch, other.batch), secrets, spent, seen: other.seen.reduce(withPair, one.seen) };
}

/** The store as JSON, for the sealed record. */
export const encodeStore = (store) =>
  JSON.stringify({
    v: 1,
    batch: store.batch,
    secrets: store.secrets.map((one) => [toBase64(one.seed), toBase64(one.id), one.batch, one.until, Number(one.last)]),
    spent: store.spent.map(([id, until]) => [toBase64(id), until]),
    seen: store.seen.map(([id, until]) => [toBase64(id), until]),
  });

/** Read `encodeStore` back. */
export function decodeStore(json) {
  const read = JSON.parse(json);
  const pairs = (listed) => listed.map(([id, until]) => [fromBase64(id), until]);
  const secrets = read.secrets.map(([seed, id, batch, until, last]) => {
    return { id: fromBase64(id), seed: fromBase64(seed), batch, until, last: last === 1 };
  });
  return { batch: read.batch, secrets, spent: pairs(read.spent), seen: pairs(read.seen) };
}

/** Whether two arrays of bytes are equal. */
export const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

const text = (prekey, owner) => concat(utf8(`rigcheck/1/prekey\n${owner}\n`), head(prekey), prekey.public);

function head({ last, batch, until }) {
  const made = new Uint8Array(HEAD_BYTES);
  made[0] = Number(last);
  new DataView(made.buffer).setUint32(1, batch);
  made.set(utf8(until), 5);
  return made;
}

const withPair = (pairs, pair) =>
  pairs.some(([id, until]) => isSame(id, pair[0]) && until === pair[1]) ? pairs : [...pairs, pair];
