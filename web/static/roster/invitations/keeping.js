/**
 * The card on this phone. Two places: the one in the making, which must outlast a dead tunnel, and the one that is kept
 * under six digits. Both are locked with a key that the browser holds and does not hand out (WebCrypto, not
 * extractable); the six digits, stretched by PBKDF2 (RFC 8018), come on top. They keep out whoever borrows the phone,
 * not a laboratory: see docs/decisions, "The card on the phone".
 */
import { concat, fromBase64Url, fromUtf8, random, toBase64Url, utf8 } from "../../sealing/bytes.js";
import { RowKey } from "../../sealing/hazmat/aead.js";
import { hkdf } from "../../sealing/hazmat/derive.js";
import { must, Refusal } from "../../sealing/refusals.js";
import { forget, keep, recall } from "../../sealing/store.js";

const DEVICE = "card-device";
const MAKING = "card-making";
const KEPT = "card-kept";
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const BOUND = utf8("rigcheck/1/pocket-card");

/** Keep what is in the making: an object of texts, numbers and byte arrays. */
export async function keepMaking(making) {
  await keep(MAKING, await locked(making, ""));
}

/** What is in the making, or undefined. */
export async function recallMaking() {
  const found = await recall(MAKING);
  return found && unlocked(found, "");
}

/** Keep a finished card under six digits; `face` is what may be read without them. Nothing in the making is left. */
export async function keepCard(card, face, pin) {
  must(/^[0-9]{6}$/.test(pin), "pin-short");
  await keep(KEPT, { ...(await locked(card, pin)), face });
  await forget(MAKING);
}

/** What may be read of the kept card without the digits, or undefined. */
export const keptFace = async () => (await recall(KEPT))?.face;

/** The kept card. Throws `nothing-kept`, or `wrong-secret` for other digits. */
export async function openCard(pin) {
  must(/^[0-9]{6}$/.test(pin), "pin-short");
  const found = await recall(KEPT);
  must(found, "nothing-kept");
  return unlocked(found, pin);
}

/** Leave nothing of any card on this phone. */
export const eraseCards = () => forget(MAKING, KEPT, DEVICE);

async function locked(content, pin) {
  const salt = random(SALT_BYTES);
  const key = await lockKey(pin, salt);
  return { salt, closed: await key.encrypt(random(12), utf8(JSON.stringify(content, asText)), BOUND) };
}

async function unlocked({ salt, closed }, pin) {
  const key = await lockKey(pin, salt);
  try {
    return JSON.parse(fromUtf8(await key.decrypt(closed, 0, BOUND)), asBytes);
  } catch {
    throw new Refusal("wrong-secret");
  }
}

async function lockKey(pin, salt) {
  const device = new Uint8Array(await crypto.subtle.sign("HMAC", await deviceKey(), salt));
  const digits = pin ? await stretched(pin, salt) : new Uint8Array(0);
  return RowKey.from(await hkdf(concat(device, digits), "pocket-card"));
}

async function deviceKey() {
  const kept = await recall(DEVICE);
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  await keep(DEVICE, made);
  return made;
}

async function stretched(pin, salt) {
  const key = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

const asText = (_, value) => (value instanceof Uint8Array ? { bytes: toBase64Url(value) } : value);
const asBytes = (_, value) => (typeof value?.bytes === "string" ? fromBase64Url(value.bytes) : value);
