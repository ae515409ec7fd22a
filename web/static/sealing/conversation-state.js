/**
 * What one side keeps of a conversation between two messages. The twin of
 * `rigcheck/engines/sealing/conversation_state.py`. A talk is {id, side, author, certified, sent, got, mine, theirs,
 * issued, reached, used, opening}; `mine` are {ordinal, id, seed}, `theirs` {ordinal, id, public}.
 */
import { fromBase64, toBase64, toHex } from "./bytes.js";
import { isSame, prekeyId } from "./prekeys.js";
import { must } from "./refusals.js";

export const MOST_READERS = 6;
const NUMBERS = ["issued", "reached", "used", "opening"];

/** One state out of two that grew apart; throws `forked` where they hold different envelopes under one number. */
export async function merge(one, other) {
  must(isSame(one.id, other.id) && one.side === other.side, "foreign-envelope");
  for (const line of ["got", "sent"]) {
    must(one[line].number !== other[line].number || isSame(one[line].digest, other[line].digest), "forked");
  }
  const both = isAhead(other, one) ? [other, one] : [one, other];
  const [ahead, behind] = both;
  if (!isSame(ahead.author, behind.author) || ahead.opening !== behind.opening) return openedAnew(ahead, behind);
  const used = Math.max(one.used, other.used);
  const reached = Math.max(one.reached, other.reached);
  const theirs = both.flatMap((talk) => talk.theirs.filter((reader) => stays(reader, used, talk.used)));
  const mine = both.flatMap((talk) => talk.mine.filter((own) => stays(own, reached, talk.reached)));
  return {
    ...ahead,
    got: other.got.number > one.got.number ? other.got : one.got,
    mine: once(mine).sort(byOrdinal),
    theirs: newest(once(theirs)),
    issued: Math.max(one.issued, other.issued),
    reached,
    used,
  };
}

/** The state after the later opening: nothing from before it serves any more, and nothing may have come after. */
function openedAnew(ahead, behind) {
  must(ahead.sent.number >= behind.sent.number && ahead.got.number >= behind.got.number, "forked");
  return ahead;
}

/** The readers in the order of use, those with the highest ordinals where there are too many. */
export const newest = (readers) => [...readers].sort(byOrdinal).slice(-MOST_READERS);

/** A reader of the other side, with its id. */
export const readerOf = async (ordinal, isPublic) => ({ ordinal, id: await prekeyId(isPublic), public: isPublic });

/** The state as JSON, for the sealed record. */
export const encodeTalk = (talk) =>
  JSON.stringify({
    v: 1,
    id: toBase64(talk.id),
    side: talk.side,
    author: toBase64(talk.author),
    certified: toBase64(talk.certified),
    sent: [talk.sent.number, toBase64(talk.sent.digest)],
    got: [talk.got.number, toBase64(talk.got.digest)],
    mine: talk.mine.map((own) => [own.ordinal, toBase64(own.id), toBase64(own.seed)]),
    theirs: talk.theirs.map((reader) => [reader.ordinal, toBase64(reader.public)]),
    ...Object.fromEntries(NUMBERS.map((name) => [name, talk[name]])),
  });

/** Read `encodeTalk` back. */
export async function decodeTalk(json) {
  const read = JSON.parse(json);
  const line = ([number, spelled]) => ({ number, digest: fromBase64(spelled) });
  return {
    id: fromBase64(read.id),
    side: read.side,
    author: fromBase64(read.author),
    certified: fromBase64(read.certified),
    sent: line(read.sent),
    got: line(read.got),
    mine: read.mine.map(([ordinal, id, seed]) => ({ ordinal, id: fromBase64(id), seed: fromBase64(seed) })),
    theirs: await Promise.all(read.theirs.map(([ordinal, spelled]) => readerOf(ordinal, fromBase64(spelled)))),
    ...Object.fromEntries(NUMBERS.map((name) => [name, read[name]])),
  };
}

const stays = (key, highest, ownHighest) =>
  key.ordinal > highest || (key.ordinal === highest && highest === ownHighest);

const byOrdinal = (one, other) => one.ordinal - other.ordinal || (toHex(one.id) < toHex(other.id) ? -1 : 1);

const once = (keys) => [...new Map(keys.map((key) => [toHex(key.id), key])).values()];

function isAhead(one, other) {
  const places = (talk) => [talk.opening, talk.sent.number, talk.got.number];
  const mine = places(one);
  const theirs = places(other);
  const at = mine.findIndex((place, step) => place !== theirs[step]);
  return at >= 0 && mine[at] > theirs[at];
}
