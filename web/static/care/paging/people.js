// Whom a press would ask: who is certified, of a kind that is accepted, and not left out.

import { fromHex, toHex, utf8 } from "../../sealing/bytes.js";
import { statement } from "../../sealing/certificates.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { verify } from "../../sealing/hazmat/signing.js";

const SEAL_BYTES = 1216;

/** The key to lock something for this person. */
export const keyOf = (one) => fromHex(one.keys).slice(0, SEAL_BYTES);

/** Those whose keys and name a lead signed: a row that somebody changed is left out, whatever else the server says of it. */
export async function certified(people) {
  const signed = await Promise.all(people.map((one) => isCertified(one).catch(() => false)));
  return people.filter((_, at) => signed[at]);
}

/** The name that is shown stands in what the lead signed, as `scope`: nobody is shown under another's. */
async function isCertified({ name, seat, scope, keys, endings, lead, certificate }) {
  if (scope !== (await scopeOf(seat, name))) return false;
  await verify(fromHex(lead), fromHex(certificate), statement(seat, scope, fromHex(keys), endings));
  return true;
}

/** What stands for a name in the list of keys, as `rigcheck/care/seats/queries.py` writes it. */
const scopeOf = async (seat, name) => toHex(await digest(utf8(`rigcheck/1/seat-name\0${seat}\0${name}`))).slice(0, 32);

/** Those whom the member would accept now. */
export function accepted(people, { kinds, own, never }) {
  return people.filter((one) => kinds.includes(one.kind) && (own || !one.own) && !never.includes(one.id));
}
