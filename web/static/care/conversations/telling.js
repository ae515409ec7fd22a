// What the member is told of a disclosure. Their browser makes a key for it for each talk alone, and its public half goes
// along inside the seal; so the supporter can lock for them what was passed on, and nobody else reads it.

import { fromBase64, fromHex, toBase64, toHex } from "../../sealing/bytes.js";
import { openTold } from "../../sealing/disclosed.js";
import { ownTree } from "../own-keys.js";

const SEAL_BYTES = 1216;

/** The public half in base64 of the member's key for being told in the talk with this id. */
export async function keyForTelling(id) {
  return toBase64((await (await ownTree()).talkTold(id)).public);
}

/** The key that the member sent along, in hex; "" where none of their words that are still there holds it. */
export function keyInWords(said) {
  const { content } = said.filter((one) => one.by === "m" && one.content?.told).at(-1) ?? {};
  try {
    const key = fromBase64(content?.told ?? "");
    return key.length === SEAL_BYTES ? toHex(key) : "";
  } catch {
    return "";
  }
}

/** What the member wants to be called, as they said it last in words that are still there; "" where they did not. */
export const calledIn = (said) => said.filter((one) => one.by === "m" && one.content?.called).at(-1)?.content.called ?? "";

/** Show in `place` what the member is told in this talk; what its supporter did not write is not shown. */
export async function showTold(place, talk) {
  if (!talk.told.length) return;
  const opener = await (await ownTree()).talkTold(talk.id);
  const lines = await Promise.all(talk.told.map((blob) => opened(opener, talk, fromBase64(blob)).catch(() => null)));
  for (const line of lines.filter(Boolean)) {
    const made = place.querySelector("template").content.cloneNode(true);
    made.querySelector("[data-least]").textContent = line.least;
    made.querySelector("[data-whom] b").textContent = line.whom;
    place.append(made);
  }
  place.querySelector("[data-shut]").hidden = lines.every(Boolean);
  place.hidden = false;
}

async function opened(opener, talk, blob) {
  const { author, text } = await openTold(opener, talk.id, blob);
  const now = talk.supporter && fromHex(talk.supporter.keys).slice(SEAL_BYTES);
  const theirs = [talk.talk?.author, now].filter(Boolean).map(toHex);
  if (!theirs.includes(toHex(author))) throw new Error("not-theirs");
  const { least, whom } = JSON.parse(text);
  return { least: String(least), whom: String(whom) };
}
