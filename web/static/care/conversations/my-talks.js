// Which talks a member has: one closed record in their account, with the capability of each. The server never sees which
// talk is whose.

import { fromHex, toHex, utf8 } from "../../sealing/bytes.js";
import { digest, macWith } from "../../sealing/hazmat/derive.js";
import { Refusal } from "../../sealing/refusals.js";
import { ownTree } from "../own-keys.js";
import { eraseRows, readRows, STANDING } from "../sealed-rows.js";
import { keepStanding, readStanding } from "../sealed-standing.js";

const KIND = "talks";
const MOST = 40;

/** The list at these places: [{capability, supporter, name, about, month}], the newest first, so many at most. */
export function myTalks(places) {
  const what = { kind: KIND, places };

  const kept = async () => (await readStanding(what))?.record ?? {};
  const all = async () => (await kept()).talks ?? [];

  /** Change the record; `change(record)` gives what is new in it. Of two tabs that do so at once, both changes stay. */
  async function alter(change) {
    for (let left = 4; ; left -= 1) {
      const before = await readStanding(what);
      const record = { talks: [], ...before?.record };
      try {
        const { number } = await keepStanding({ ...what, record: { ...record, ...change(record) }, before });
        return await eraseBefore(number);
      } catch (error) {
        if (error.code !== "changed-elsewhere" || !left) throw error;
      }
    }
  }

  /** A list before this one would still hold the way to a talk that was erased. */
  async function eraseBefore(number) {
    const rows = await readRows({ ...what, months: [STANDING] });
    const slots = rows.filter(({ client }) => Number.parseInt(client, 16) < number).map(({ slot }) => slot);
    if (slots.length) await eraseRows({ ...what, month: STANDING, slots });
  }

  const change = (changed) => alter(({ talks }) => ({ talks: fitting(changed(talks), talks) }));

  return {
    all,
    /** Whether the member wants no offers of help while writing. */
    quiet: async () => Boolean((await kept()).quiet),
    beQuiet: (quiet) => alter(() => ({ quiet })),
    add: (talk) => change((talks) => [talk, ...talks.filter((one) => one.capability !== talk.capability)]),
    remove: (capability) => change((talks) => talks.filter((one) => one.capability !== capability)),
    /** The talk with this alias, or undefined. */
    async named(alias) {
      for (const talk of await all()) if ((await aliasOf(talk)) === alias) return talk;
      return undefined;
    },
  };
}

/** One that fell off the end would stand at the server, and nothing here would lead there: so it is not taken. */
export function fitting(talks, before) {
  if (talks.length > Math.max(MOST, before.length)) throw new Refusal("many-talks");
  return talks;
}

/** The 16 bytes in hex by which a page's address names a talk: nobody else can compute them. */
export async function aliasOf({ capability }) {
  const { index } = await (await ownTree()).private;
  return toHex(await (await macWith(index))(utf8(`talk-alias|${toHex(await digest(fromHex(capability)))}`)));
}
