// The sentence for an envelope that was refused, by the code of the refusal.

import { say } from "./words.js";

const GONE = ["prekey-gone", "not-an-opening"];

export function sentenceOf(code) {
  if (GONE.includes(code)) return say("refusedGone");
  return code === "missing" ? say("refusedOrder") : say("refusedChanged");
}
