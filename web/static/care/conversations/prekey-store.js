// A supporter's own keys for talks that begin while they are away: the private halves, sealed in their account, each
// erased once it was used; and new ones when few are left.

import { fromHex, toBase64 } from "../../sealing/bytes.js";
import {
  decodeStore,
  emptyStore,
  encodePrekey,
  encodeStore,
  makePrekeys,
  mergeStores,
  ownerOf,
  withoutOld,
} from "../../sealing/prekeys.js";
import { ownTree } from "../own-keys.js";
import { eraseRows, readRows, STANDING } from "../sealed-rows.js";
import { keepStanding, readStanding } from "../sealed-standing.js";
import { keysLeft, publishKeys } from "./box.js";

const KIND = "prekeys";
const FEW = 15;
const BATCH = 50;

export function prekeyStore(places) {
  const what = { kind: KIND, places };

  async function load() {
    const there = await readStanding(what);
    return there ? decodeStore(there.record.text) : emptyStore();
  }

  /** Keep the store; what another tab kept meanwhile is merged in. The one before is erased: it held used keys. */
  async function save(store) {
    for (let left = 4; ; left -= 1) {
      const before = await readStanding(what);
      const whole = before ? mergeStores(store, decodeStore(before.record.text)) : store;
      try {
        const now = await keepStanding({ ...what, record: { text: encodeStore(whole) }, before });
        return await eraseBefore(now);
      } catch (error) {
        if (error.code !== "changed-elsewhere" || !left) throw error;
      }
    }
  }

  async function eraseBefore({ number }) {
    const rows = await readRows({ ...what, months: [STANDING] });
    const slots = rows.filter(({ client }) => Number.parseInt(client, 16) < number).map(({ slot }) => slot);
    if (slots.length) await eraseRows({ ...what, month: STANDING, slots });
  }

  /** Make and publish new keys where few are left to be handed out, or the last resort is about to go. */
  async function topUp() {
    const { left, last, seat, month } = await keysLeft();
    if (left >= FEW && last > month) return false;
    const tree = await ownTree();
    const made = await makePrekeys(withoutOld(await load(), { month: monthBefore(month) }), {
      signer: await tree.signer,
      owner: ownerOf(fromHex(seat)),
      count: BATCH,
      until: monthAfter(month),
    });
    await save(made.store); // the private halves first: a key that is handed out must open
    await publishKeys(made.prekeys.map((prekey) => toBase64(encodePrekey(prekey))));
    return true;
  }

  return { load, save, topUp };
}

const monthAfter = (month) => moved(month, 1);
const monthBefore = (month) => moved(month, -1);

function moved(month, by) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
