// A record of which a member has one, sealed in the browser: the newest counts. As on the server, each change is a new
// row with a number under its seal; the one before stays, locked, until its months are over or it is erased.

import { eraseRows, keepRow, readRows, STANDING } from "./sealed-rows.js";

/** Somebody, in another tab or on another phone, wrote a newer one meanwhile: `newest`. */
export class ChangedElsewhere extends Error {
  constructor(newest) {
    super("changed-elsewhere");
    this.code = "changed-elsewhere";
    this.newest = newest;
  }
}

/** The newest record of the class, `{number, record}`, or undefined. Throws Trouble or a Refusal. */
export async function readStanding({ kind, places }) {
  return newestOf(await readRows({ kind, months: [STANDING], places }));
}

/**
 * Keep `record` after `before` (what readStanding found, undefined for nothing); what readStanding would find now.
 * The same record is not written twice. Throws ChangedElsewhere where `before` is not the newest any more.
 */
export async function keepStanding({ kind, record, before, places }) {
  const there = await readStanding({ kind, places });
  if (there?.number !== before?.number) throw new ChangedElsewhere(there);
  if (there && isSame(there.record, record)) return there;
  const number = (there?.number ?? -1) + 1;
  await keepRow({ kind, month: STANDING, client: number.toString(16), record, places });
  const now = await readStanding({ kind, places });
  if (now?.number !== number || !isSame(now.record, record)) throw new ChangedElsewhere(now);
  return now;
}

/** Delete the record, with all that came before it. */
export async function eraseStanding({ kind, places }) {
  const there = await readRows({ kind, months: [STANDING], places });
  if (there.length) await eraseRows({ kind, month: STANDING, slots: there.map(({ slot }) => slot), places });
}

function newestOf(rows) {
  const numbered = rows.map(({ client, slot, record }) => ({ number: Number.parseInt(client, 16), slot, record }));
  const [newest] = numbered.sort((one, other) => other.number - one.number || other.slot - one.slot);
  return newest;
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
