/** Certificates of working seats. The twin of `rigcheck/engines/sealing/certificates.py`. */
import { concat, utf8 } from "./bytes.js";
import { passphraseWords } from "./words.js";

const COMPARED_WORDS = 6;

/** The 32 bytes that stand for both public keys of an account. */
export async function keysDigest(sealPublic, signPublic) {
  const written = concat(utf8("rigcheck/1/seat-keys\0"), sealPublic, signPublic);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", written));
}

/** What is signed: the seat, the name under which its holder works, and the digest of the keys as 64 hex digits. */
export const certificateText = (seat, name, keys) =>
  utf8(`rigcheck seat certificate 1\nseat ${seat}\nname ${name}\nkeys ${keys}\n`);

/** The six words by which two people compare a digest. */
export async function wordsOf(digest, list = passphraseWords) {
  const words = await list();
  let number = digest.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = BigInt(words.length);
  return Array.from({ length: COMPARED_WORDS }, () => {
    const place = Number(number % size);
    number /= size;
    return words[place];
  });
}
