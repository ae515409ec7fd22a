// The member's own keys, in a page of a living session. The root lies on this device under a lock to which the
// server holds the other half, and gives it out only while unlocked.

import { send } from "../shell/net.js";
import { fromHex } from "../sealing/bytes.js";
import { Hierarchy } from "../sealing/keys.js";
import { recallRoot } from "../sealing/store.js";

let growing;

/** The key tree of whoever is unlocked here. Throws Trouble (locked, offline) or a sealing Refusal. */
export function ownTree() {
  growing ??= grow();
  growing.catch(() => (growing = undefined));
  return growing;
}

async function grow() {
  const { half } = await send("/session/half", {});
  return Hierarchy.fromRoot(await recallRoot(fromHex(half)));
}
