/** Words a person can keep. The twin of `rigcheck/engines/sealing/words.py`; the lists lie in `words/`. */
import { random } from "./bytes.js";

const PASSPHRASE_WORDS = 5;
const HANDLE_WORDS = 3;

async function list(name) {
  const answer = await fetch(new URL(`words/${name}.txt`, import.meta.url));
  return (await answer.text()).trim().split("\n");
}

/** The EFF's large list, 7,776 words. */
export const passphraseWords = () => list("passphrase");

/** The friendly list for handles. */
export const handleWords = () => list("handle");

/** Five words joined by spaces. */
export function drawPassphrase(words, draw = random) {
  return Array.from({ length: PASSPHRASE_WORDS }, () => words[below(words.length, draw)]).join(" ");
}

/** Three words and two digits, such as `quiet-harbor-heron-41`. */
export function drawHandle(words, draw = random) {
  const picked = Array.from({ length: HANDLE_WORDS }, () => words[below(words.length, draw)]);
  return [...picked, String(below(100, draw)).padStart(2, "0")].join("-");
}

/** A whole number from 0 to `end` - 1 (`end` up to 65,536), each equally likely: surplus draws are redrawn. */
export function below(end, draw = random) {
  const usable = 65536 - (65536 % end);
  for (;;) {
    const [high, low] = draw(2);
    const drawn = high * 256 + low;
    if (drawn < usable) return drawn % end;
  }
}
