// What a supporter calls a talk: two words that come from its id alone, the same on every page, and nobody's name.

import { fromHex } from "../../sealing/bytes.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { handleWords } from "../../sealing/words.js";

/** Two words for the talk with this id (64 hex digits). */
export async function nameOfTalk(id) {
  const words = await handleWords();
  const drawn = await digest(fromHex(id));
  const word = (at) => words[(drawn[at] * 256 + drawn[at + 1]) % words.length];
  const [first, second] = [word(0), word(2)];
  return `${first[0].toUpperCase()}${first.slice(1)} ${second}`;
}
