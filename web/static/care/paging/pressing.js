// The press: lock the number for each of those asked, keep the request on this phone, and send it until the server has
// it. The same request sent twice is one: the server knows it by its capability.

import { fromHex, random, toHex } from "../../sealing/bytes.js";
import { authorOf, sealCallback } from "../../sealing/callback.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { ask, pause } from "./asking.js";
import { keyOf } from "./people.js";

const CAPABILITY_BYTES = 16;
const LATE_MS = 5000;
const AGAIN_MS = 1500;
const MOST_STALE = 3;

/** What is sent: `{capability, how, order, numbers, ticket}`; `text` is what the one who takes it will read. */
export async function prepare({ people, how, text, ticket = "" }) {
  const capability = random(CAPABILITY_BYTES);
  const page = await digest(capability);
  const author = await authorOf(capability);
  const sealed = await Promise.all(
    people.map((one) => sealCallback(keyOf(one), page, fromHex(one.id), text, author)),
  );
  const numbers = Object.fromEntries(people.map((one, at) => [one.id, base64(sealed[at])]));
  return { capability: toHex(capability), how, order: people.map((one) => one.id), numbers, ticket };
}

/**
 * Send until the server has it: true then, false once `stopped()`. `late()` runs when five seconds went by unheard, or
 * at the first answer that is a fault of ours. Throws the server's answer where it refuses.
 */
export async function sendUntilHeard(body, { press, who, csrf, late, stopped }) {
  const timer = setTimeout(late, LATE_MS);
  try {
    for (let stale = 0; !stopped(); await pause(AGAIN_MS)) {
      csrf ||= (await ask(who)).answer.csrf;
      const { ok, status, answer } = csrf ? await ask(press, { body, csrf }) : { status: 0 };
      if (ok) return true;
      if (status === 403 && (stale += 1) < MOST_STALE) csrf = "";
      else if (status >= 400 && status < 500) throw answer;
      else if (status) late();
    }
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
