// Check-ins tried without an account: they stay on this phone until they are erased or join one.

import { Refusal } from "../../sealing/refusals.js";
import { forget, keep, recall } from "../../sealing/store.js";

const NAME = "tried";
const PHONE = "phone";
const DEPARTMENT = "department";

/** Whether something that is not locked may lie here: never on a phone whose user said it is the department's. */
export const mayStay = async () => (await recall(PHONE)) !== DEPARTMENT;

/** What was tried here: [{client, answers, written}]. */
export const triedHere = async () => (await recall(NAME)) ?? [];

/** Keep one more. Throws a Refusal on a department's phone, and where the phone has no room or allows none. */
export async function keepTried(one) {
  if (!(await mayStay())) throw new Refusal("departments-phone");
  await keep(NAME, [...(await triedHere()).filter((old) => old.client !== one.client), one]);
}

/** Keep only those not named here. */
export async function dropTried(clients) {
  const left = (await triedHere()).filter((one) => !clients.includes(one.client));
  return left.length ? keep(NAME, left) : forget(NAME);
}

/** Erase all. */
export const forgetTried = () => forget(NAME);
