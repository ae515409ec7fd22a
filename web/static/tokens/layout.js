/**
 * The bytes of issuer keys, challenges, tokens and of the address that carries one: RFC 9577, RFC 9578.
 * The twin of `rigcheck/engines/tokens/layout.py` and `keys.py`; refusals carry the same codes, and no words.
 */
import { concat, fromBase64Url, fromHex, toBase64Url, utf8 } from "../sealing/bytes.js";
import { must } from "../sealing/refusals.js";

/** Token type of RSA-3072, Rigcheck's own (docs/decisions/0027-blind-signatures.md). */
export const RSA_3072 = 0x5243;
export const MODULUS_BYTES = 384;
export const TOKEN_BYTES = 482;
const INPUT_BYTES = 98;

/** SHA-256, 32 bytes. */
export const sha256 = async (message) => new Uint8Array(await crypto.subtle.digest("SHA-256", message));

/** Whether two arrays hold the same bytes. Not for secrets. */
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

// SubjectPublicKeyInfo of RFC 9578, 8.2.2: id-RSASSA-PSS, SHA-384, MGF1 with SHA-384, salt 48; before the modulus of
// 3,072 bits, and after it: exponent 65537.
const BEFORE = fromHex(
  "308201d2303d06092a864886f70d01010a3030a00d300b0609608648016503040202a11a301806092a864886f70d010108300b06096086480165" +
    "03040202a2030201300382018f003082018a0282018100",
);
const AFTER = fromHex("0203010001");

/** The modulus (384 bytes) of an issuer's public key; throws `not-a-keylog` unless it is RSA-3072 as written above. */
export function modulus(spki) {
  const end = BEFORE.length + MODULUS_BYTES;
  const fits =
    spki.length === end + AFTER.length && same(spki.slice(0, BEFORE.length), BEFORE) && same(spki.slice(end), AFTER);
  must(fits && spki[BEFORE.length] >= 0x80 && spki[end - 1] % 2 === 1, "not-a-keylog");
  return spki.slice(BEFORE.length, end);
}

/** The browser's own form of an issuer's public key. */
export function importIssuer(spki) {
  const jwk = { kty: "RSA", alg: "PS384", ext: true, n: toBase64Url(modulus(spki)), e: "AQAB" };
  return crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
}

const counted = (bytes) => concat(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);

/** The challenge of RFC 9577, 2.1, encoded; `context` has 32 bytes, the names are ASCII. */
export function encodeChallenge(issuer, origin, context) {
  const kind = Uint8Array.of(RSA_3072 >> 8, RSA_3072 & 255);
  return concat(kind, counted(utf8(issuer)), Uint8Array.of(context.length), context, counted(utf8(origin)));
}

/** Digest of the enrolment challenge: the same for everybody of a scope and a quarter. */
export async function enrolmentDigest(scope, period) {
  const context = await sha256(utf8(`rigcheck/1/enrolment|${scope}|${period}`));
  return sha256(encodeChallenge("rigcheck", "enrolment", context));
}

/** The 98 bytes that the issuer signs. */
export function tokenInput(nonce, challengeDigest, keyId) {
  return concat(Uint8Array.of(RSA_3072 >> 8, RSA_3072 & 255), nonce, challengeDigest, keyId);
}

/** The parts of a token of 482 bytes; throws `not-a-card` for other bytes. Checks no signature. */
export function decodeToken(bytes) {
  must(bytes.length === TOKEN_BYTES && bytes[0] * 256 + bytes[1] === RSA_3072, "not-a-card");
  return {
    input: bytes.slice(0, INPUT_BYTES),
    nonce: bytes.slice(2, 34),
    challengeDigest: bytes.slice(34, 66),
    keyId: bytes.slice(66, INPUT_BYTES),
    signature: bytes.slice(INPUT_BYTES),
  };
}

/** What follows the `#` in the address of a card: the token, and the mark of the list that it was made with. */
export const writeFragment = (token, mark) => `card=${toBase64Url(token)}&log=${mark}`;

/** Token and mark out of a fragment (with or without `#`); throws `not-a-card`. The mark is checked by `agree`. */
export function readFragment(fragment) {
  const found = /^#?card=([A-Za-z0-9_-]{643})&log=([A-Za-z0-9._-]{1,60})$/.exec(fragment);
  must(found, "not-a-card");
  const token = fromBase64Url(found[1]);
  decodeToken(token);
  must(toBase64Url(token) === found[1], "not-a-card");
  return { token, mark: found[2] };
}
