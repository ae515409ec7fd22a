// Whom a press would ask: who is certified, of a kind that is accepted, and not left out.

import { fromHex } from "../../sealing/bytes.js";
import { statement } from "../../sealing/certificates.js";
import { verify } from "../../sealing/hazmat/signing.js";

const SEAL_BYTES = 1216;

/** The key to lock something for this person. */
export const keyOf = (one) => fromHex(one.keys).slice(0, SEAL_BYTES);

/** Those whose keys a lead signed: a row that somebody changed is left out, whatever else the server says of it. */
export async function certified(people) {
  const signed = await Promise.all(people.map((one) => isCertified(one).catch(() => false)));
  return people.filter((_, at) => signed[at]);
}

async function isCertified({ seat, scope, keys, endings, lead, certificate }) {
  await verify(fromHex(lead), fromHex(certificate), statement(seat, scope, fromHex(keys), endings));
  return true;
}

/** Those whom the member would accept now. */
export function accepted(people, { kinds, own, never }) {
  return people.filter((one) => kinds.includes(one.kind) && (own || !one.own) && !never.includes(one.id));
}

/** The hour as this phone writes it, with the day where it is not today. */
export function hour(iso) {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (at.toDateString() === new Date().toDateString() || at - Date.now() < 12 * 3_600_000) return time.format(at);
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long" });
  return `${day.format(at)}, ${time.format(at)}`;
}
