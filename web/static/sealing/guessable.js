/** Passphrases that everyone tries first. The twin of `rigcheck/engines/sealing/guessable.py`. */
import { utf8 } from "./bytes.js";
import { digest } from "./hazmat/derive.js";
import { must } from "./refusals.js";
import { foldPassphrase } from "./unlocking.js";

const PREFIX_BYTES = 4;
const SHORTEST = 12;
const SHORTEST_PIECE = 4;
const EDGES = /^[^a-z]+|[^a-z]+$/g;
const REPEATED = /^(.+?)\1+$/su;

/** The list that ships, as a `DataView`; nothing typed ever leaves the browser. */
export async function commonPasswords() {
  const answer = await fetch(new URL("words/common-passwords.bin", import.meta.url));
  return new DataView(await answer.arrayBuffer());
}

/** Return if this may be a passphrase; throws `passphrase-short`, `passphrase-common` or `empty-secret`. */
export async function checkPassphrase(passphrase, handle, common) {
  const folded = foldPassphrase(passphrase);
  must([...folded].length >= SHORTEST, "passphrase-short");
  const typed = folded.toLowerCase();
  must(!handle || !typed.includes(handle.toLowerCase()), "passphrase-common");
  for (const form of forms(typed)) must(!(await isListed(form, common)), "passphrase-common");
}

function forms(typed) {
  const joined = typed.replaceAll(" ", "");
  const word = joined.replace(EDGES, "");
  const whole = 2 * [...word].length >= [...joined].length ? [typed, joined, word] : [typed, joined];
  const pieces = whole.map((form) => REPEATED.exec(form)?.[1]).filter(Boolean);
  return new Set([...whole, ...pieces]);
}

async function isListed(form, common) {
  if ([...form].length < SHORTEST_PIECE) return true;
  const hash = await digest(utf8(form));
  const wanted = new DataView(hash.buffer).getUint32(0);
  let first = 0;
  let end = common.byteLength / PREFIX_BYTES;
  while (first < end) {
    const middle = (first + end) >> 1;
    if (common.getUint32(middle * PREFIX_BYTES) < wanted) first = middle + 1;
    else end = middle;
  }
  return first * PREFIX_BYTES < common.byteLength && common.getUint32(first * PREFIX_BYTES) === wanted;
}
