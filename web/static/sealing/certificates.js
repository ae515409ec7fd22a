/** What people compare and sign when one vouches for another's keys. The twin of `engines/sealing/certificates.py`. */
import { utf8 } from "./bytes.js";
import { passphraseWords } from "./words.js";

const COMPARED_WORDS = 6;

/** The six words for somebody's public keys. */
export async function wordsOf(keys, list = passphraseWords) {
  const words = await list();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", keys));
  let number = digest.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = BigInt(words.length);
  return Array.from({ length: COMPARED_WORDS }, () => {
    const place = Number(number % size);
    number /= size;
    return words[place];
  });
}

/**
 * What a lead signs for a seat: its line in the list of keys, without number and certificate (`bridge/keylog`).
 * `endings` is how often the keys were ended there before: an old signature never lets them back in.
 */
export function statement(seat, scope, keys, endings = 0) {
  const spelled = btoa(String.fromCharCode(...keys));
  return utf8(`rigcheck/1/certificate\n${seat} ${scope} standing ${spelled}\n${endings ? `again ${endings}\n` : ""}`);
}
