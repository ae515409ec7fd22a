/** A card is made: look at the link and the list of keys, blind, ask, check. Nothing here can tell the server whose it is. */
import { fromBase64Url, toBase64Url } from "../../sealing/bytes.js";
import { ask, send } from "../../shell/net.js";

const WITHOUT_COOKIE = { credentials: "omit" };

/**
 * The finished card: `{token, log, scope, name, period, care}`. `begun` is what an earlier try left; `keepSafe` is given
 * what is begun before anything is asked that uses the link up.
 */
export async function makeCard({ code, begun, keepSafe }) {
  const making = begun ?? (await beginCard(code));
  await keepSafe(making);
  const { response } = await send("/your-card/sign", { code, request: toBase64Url(making.request) }, WITHOUT_COOKIE);
  return finished(making, fromBase64Url(response));
}

async function beginCard(code) {
  const offer = await send("/your-card/look", { code }, WITHOUT_COOKIE);
  return offer;
}

async function finished(making, response) {
  return { ...making, response };
}

/** Where the members' site is: asked anew where there is signal, else as the card has it. */
export async function careAddress(known) {
  try {
    return (await ask("/your-card/facts/", WITHOUT_COOKIE)).care || known || "";
  } catch {
    return known || "";
  }
}

/** The address that opens an account with a card. What stands behind the # is never sent to any server. */
export const linkTo = ({ care, token, log }) => `${care}/join/#card=${toBase64Url(token)}&log=${log}`;

/** The mark of the list of keys as posters print it: size, and 128 bits of the digest in groups of four. */
export function spokenMark(log) {
  const [size, root] = log.split(".");
  const digits = Array.from(fromBase64Url(root).slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${size}: ${digits.match(/.{4}/g).join(" ")}`;
}
