// Making a talk out of what its side has: the member's capability, or the supporter's seat.

import { fromHex } from "../../sealing/bytes.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { ownTree } from "../own-keys.js";
import { boxOf } from "./box.js";
import { prekeyStore } from "./prekey-store.js";
import { Conversation } from "./talk.js";
import { sealedPlaces } from "./words.js";

/** The member's side of a talk in their list. */
export async function membersTalk({ capability }) {
  const tree = await ownTree();
  const id = await digest(fromHex(capability));
  const box = boxOf({ capability: fromHex(capability) });
  const { store } = await tree.private;
  return new Conversation({ id, side: "m", box, store, signer: await tree.talkSigner(id) });
}

/** The supporter's side of the talk with this id (64 hex digits). */
export async function supportersTalk(id) {
  const tree = await ownTree();
  const { store } = await tree.private;
  const prekeys = prekeyStore(sealedPlaces);
  return new Conversation({ id: fromHex(id), side: "s", box: boxOf({ id: fromHex(id) }), store, signer: await tree.signer, prekeys });
}
