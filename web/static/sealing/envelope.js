/**
 * Envelope v1: `version (1) ‖ suite (1) ‖ enc ‖ ciphertext`. The twin of `rigcheck/engines/sealing/envelope.py`,
 * which tells what each suite is for. Whatever does not fit throws a named `Refusal`.
 */
import { concat, random, utf8 } from "./bytes.js";
import { sealX25519, sealXwing, X25519Pair } from "./hazmat/hpke.js";
import { verify } from "./hazmat/signing.js";
import { pad, unpad } from "./padding.js";
import { must } from "./refusals.js";

export const VERSION = 1;
export const Suite = Object.freeze({ OWN: 1, XWING: 2, X25519: 3, DRAFT: 4 });
export const OUTBOX = "outbox|";

const HEADER_BYTES = 2;
const SIGNATURE_BYTES = 64;
const SEALERS = new Map([
  [Suite.XWING, sealXwing],
  [Suite.X25519, sealX25519],
]);

/** Seal a row to its owner under a `RowKey`; the nonce is 12 fresh random bytes unless a test gives one. */
export async function sealOwn(key, context, body, nonce = random(12)) {
  return framed(Suite.OWN, await key.encrypt(nonce, pad(body), bound("rigcheck/1|own|", context)));
}

/** The body of a row sealed by `sealOwn` under the same key and context. */
export async function openOwn(key, context, blob) {
  mustBeSuite(blob, [Suite.OWN]);
  return unpad(await key.decrypt(blob, HEADER_BYTES, bound("rigcheck/1|own|", context)));
}

/** Seal and sign to one reader's public key. The context must name the reader. */
export async function sealTo(reader, context, body, { signer, suite = Suite.XWING }) {
  must(SEALERS.has(suite), "suite-not-accepted");
  const info = bound("rigcheck/1|to|", context);
  const padded = pad(body);
  const signed = concat(await signer.sign(concat(info, padded)), padded);
  return framed(suite, await SEALERS.get(suite)(reader, signed, info));
}

/** The body that `author` (Ed25519 public key) sealed to this opener; `accept` lists the suites taken here. */
export async function openFrom(opener, author, context, blob, { accept = [Suite.XWING] } = {}) {
  const suite = mustBeSuite(blob, accept);
  must(opener instanceof X25519Pair === (suite === Suite.X25519), "suite-not-accepted");
  const info = bound("rigcheck/1|to|", context);
  const signed = await opener.open(blob.subarray(HEADER_BYTES), info);
  const padded = signed.subarray(SIGNATURE_BYTES);
  await verify(author, signed.slice(0, SIGNATURE_BYTES), concat(info, padded));
  return unpad(padded);
}

/** Seal a draft to one's own X-Wing public key while the account is locked; only for `outbox|...`. */
export async function sealToSelf(ownPublic, context, body) {
  return framed(Suite.DRAFT, await sealXwing(ownPublic, pad(body), draftInfo(context)));
}

/** Open what `sealToSelf` made: `{draft: true, body}`, whose writer nobody has proved. */
export async function openToSelf(opener, context, blob) {
  const info = draftInfo(context);
  mustBeSuite(blob, [Suite.DRAFT]);
  return { draft: true, body: unpad(await opener.open(blob.subarray(HEADER_BYTES), info)) };
}

const framed = (suite, sealed) => concat(Uint8Array.of(VERSION, suite), sealed);

function mustBeSuite(blob, accept) {
  must(blob.length >= HEADER_BYTES, "seal-broken");
  must(blob[0] === VERSION, "unknown-version");
  must(Object.values(Suite).includes(blob[1]), "unknown-suite");
  must(accept.includes(blob[1]), "suite-not-accepted");
  return blob[1];
}

function draftInfo(context) {
  must(context.startsWith(OUTBOX), "bad-context");
  return bound("rigcheck/1|self|", context);
}

function bound(prefix, context) {
  must(/^[ -~]+$/.test(context), "bad-context");
  return utf8(prefix + context);
}
