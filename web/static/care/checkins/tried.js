// Check-ins tried without an account: they stay on this phone until they are erased or join one.

import { forget, keep, recall } from "../../sealing/store.js";

const NAME = "tried";

/** What was tried here: [{client, answers, written}]. */
export const triedHere = async () => (await recall(NAME)) ?? [];

/** Keep one more. Throws a Refusal where the phone has no room or allows none. */
export const keepTried = async (one) => keep(NAME, [...(await triedHere()).filter((old) => old.client !== one.client), one]);

/** Keep only those not named here. */
export async function dropTried(clients) {
  const left = (await triedHere()).filter((one) => !clients.includes(one.client));
  return left.length ? keep(NAME, left) : forget(NAME);
}

/** Erase all. */
export const forgetTried = () => forget(NAME);
