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
