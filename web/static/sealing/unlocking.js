/** Four ways to prove and unlock (passphrase, card, passkey, device PIN), each split in two halves. */
import { concat, utf8 } from "./bytes.js";
import { argon2id, digest, hkdf } from "./hazmat/derive.js";
import { must, mustBe } from "./refusals.js";

export const Method = Object.freeze({ PASSPHRASE: "passphrase", CARD: "card", PASSKEY: "passkey", PIN: "pin" });

// Named one by one, because Python and JavaScript do not agree on what a space is.
const SPACES = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** `{proof, preWrap}` by one Argon2id, salt SHA-256(site ‖ 0x00 ‖ handle). */
export async function splitPassphrase(passphrase, site, handle) {
  const typed = foldPassphrase(passphrase);
  const salt = await digest(concat(utf8(site), Uint8Array.of(0), utf8(handle)));
  return split(await argon2id(utf8(typed), salt));
}

/** NFKC, trimmed, inner spaces folded to one; throws `empty-secret` for nothing or for half a character. */
export function foldPassphrase(passphrase) {
  const folded = passphrase.normalize("NFKC").replace(SPACES, " ").replace(/^ | $/g, "");
  must(folded !== "" && folded.isWellFormed(), "empty-secret");
  return folded;
}

/** `{proof, preWrap}` of the recovery card's 20 bytes. */
export function splitCard(secret) {
  mustBe(secret, 20);
  return split(secret);
}

/** `{proof, preWrap}` of a passkey's 32-byte PRF output. */
export function splitPrf(prf) {
  mustBe(prf, 32);
  return split(prf);
}

/** `{proof, preWrap}` of six digits, by one Argon2id whose salt is the 32-byte secret kept on this device. */
export async function splitPin(pin, deviceSecret) {
  must(/^[0-9]{6}$/.test(pin), "empty-secret");
  mustBe(deviceSecret, 32);
  return split(await argon2id(utf8(pin), deviceSecret));
}

async function split(secret) {
  return { proof: await hkdf(secret, "proof"), preWrap: await hkdf(secret, "wrap") };
}
