/**
 * A conversation of two, each of whom may be away: pure steps from one state to the next. The twin of
 * `rigcheck/engines/sealing/conversation.py`, which tells when each is called. A refusal changes nothing.
 */
import { concat, random } from "./bytes.js";
import { merge, MOST_READERS, newest, readerOf } from "./conversation-state.js";
import {
  beginning,
  contextOf,
  encodeHeader,
  lineAfter,
  lineOf,
  otherSide,
  pack,
  readHeader,
  Side,
  unpack,
  written,
} from "./conversation-wire.js";
import { openFrom, sealTo } from "./envelope.js";
import { digest } from "./hazmat/derive.js";
import { XWING_PUBLIC_BYTES, XWingPair } from "./hazmat/hpke.js";
import { checkPrekey, isSame, ownerOf, prekeyId, secretOf, spend } from "./prekeys.js";
import { must } from "./refusals.js";

export { decodeTalk, encodeTalk } from "./conversation-state.js";
export { KINDS, LARGEST_ENVELOPE, LONGEST, readHeader, Side, UNKNOWN } from "./conversation-wire.js";
export { merge };

const OUTSTANDING = 6;
const OUTSTANDING_STARVED = 16;
const FRESH = 2;
const FRESH_IN_OPENING = 4;
const SEED_BYTES = 32;
const OPENING_ID_BYTES = 16;

/** The 32-byte id of the conversation that a 16-byte capability reaches. */
export const conversationOf = (capability) => digest(capability);

/** The member's side of a new conversation; the first `send` is the opening. `prekey` comes from decodePrekey. */
export async function start({ capability, seat, keys, prekey, month }) {
  const id = await conversationOf(capability);
  const talk = {
    ...{ id, side: Side.MEMBER, sent: await beginning(id, Side.MEMBER), got: await beginning(id, Side.SUPPORTER) },
    ...{ mine: [], issued: 1, reached: -1 },
  };
  return towards(talk, { seat, keys, prekey, month });
}

/** The member accepts a supporter's new keys: what is sent next opens the conversation anew, to the new keys. */
export const acceptKey = (talk, given) => towards({ ...talk, mine: [], reached: -1 }, given);

/** Return if the certified keys (1,248 bytes) are those that the member knows; throws `key-changed`. */
export async function checkKeys(talk, keys) {
  must(isSame(await digest(keys), talk.certified), "key-changed", { author: keys.slice(XWING_PUBLIC_BYTES) });
}

/** The supporter's side, from an opening: {talk, store, received}. `before`: the state that is there already. */
export async function openFirst(blob, { conversation, store, before }) {
  const { header, sealed } = readHeader(blob);
  const opening = (await digest(blob)).slice(0, OPENING_ID_BYTES);
  const missing = mustBeOpening(header, conversation, before);
  must(!store.seen.some(([seen]) => isSame(seen, opening)), "replayed");
  const secret = secretOf(store, header.prekey);
  const inside = await opened(secret.seed, header.author, header, sealed);
  must(inside.fresh.length, "not-an-opening");
  const talk = {
    ...{ id: conversation, side: Side.SUPPORTER, author: header.author, certified: new Uint8Array(0) },
    sent: before && before.sent.number >= inside.line.number ? before.sent : inside.line,
    got: await lineAfter(lineOf(header), blob),
    mine: header.kept ? [{ ordinal: 0, id: secret.id, seed: secret.seed }] : [],
    theirs: await readersOf(inside),
    ...{ issued: before?.issued ?? 1, reached: 0, used: -1, opening: header.number },
  };
  const received = { number: header.number, content: inside.content, missing, again: header.number > 0 };
  return { talk, store: spend(store, secret, opening), received };
}

/** Seal a message to the next prekey of the other side: {talk, blob}. Keep the talk and send the blob in one step, or neither. */
export async function send(talk, content, { signer, draw = random }) {
  const plain = written(content);
  const { number } = talk.sent;
  const opening = talk.side === Side.MEMBER && number <= talk.opening;
  const { reader, kept, theirs } = next(talk);
  const fresh = await freshOf(talk, opening ? FRESH_IN_OPENING : wanted(talk), draw);
  const header = {
    ...{ conversation: talk.id, author: signer.public, number, prekey: reader.id, transcript: talk.sent.digest },
    ...{ by: talk.side, opening, kept },
  };
  const publics = fresh.map((one) => one.public);
  const body = pack(talk.issued, publics, plain, opening ? talk.got : undefined);
  const blob = concat(encodeHeader(header), await sealTo(reader.public, contextOf(header), body, { signer }));
  const moved = {
    ...talk,
    sent: await lineAfter(talk.sent, blob),
    ...{ theirs, used: reader.ordinal, issued: talk.issued + fresh.length },
    mine: [...talk.mine, ...fresh.map(({ ordinal, id, seed }) => ({ ordinal, id, seed }))],
  };
  return { talk: moved, blob };
}

/** Open the next envelope of the other side: {talk, received}. `skip`: those before it are gone for good. */
export async function receive(talk, blob, { skip = false } = {}) {
  const { header, sealed } = readHeader(blob);
  const missing = mustBeNext(talk, header, skip);
  const own = talk.mine.find(({ id }) => isSame(id, header.prekey));
  must(own, "prekey-gone");
  const inside = await opened(own.seed, talk.author, header, sealed);
  const known = talk.theirs.length ? Math.max(...talk.theirs.map(({ ordinal }) => ordinal)) : talk.used;
  const readers = (await readersOf(inside)).filter(({ ordinal }) => ordinal > known);
  const moved = {
    ...talk,
    got: await lineAfter(lineOf(header), blob),
    mine: talk.mine.filter((other) => other.ordinal > own.ordinal || (header.kept && other === own)),
    theirs: newest([...talk.theirs, ...readers]),
    reached: Math.max(talk.reached, own.ordinal),
  };
  return { talk: moved, received: { number: header.number, content: inside.content, missing, again: false } };
}

async function towards(talk, { seat, keys, prekey, month }) {
  const author = keys.slice(XWING_PUBLIC_BYTES);
  await checkPrekey(prekey, { signer: author, owner: ownerOf(seat), month });
  const theirs = [await readerOf(0, prekey.public)];
  return { ...talk, author, certified: await digest(keys), theirs, used: -1, opening: talk.sent.number };
}

async function opened(seed, author, header, sealed) {
  const body = await openFrom(await XWingPair.from(seed), author, contextOf(header), sealed);
  return unpack(body, { opening: header.opening });
}

function mustBeOpening(header, conversation, before) {
  must(isSame(header.conversation, conversation) && header.by === Side.MEMBER, "foreign-envelope");
  must(header.opening, "not-an-opening");
  return before ? mustFollow(before, header, true) : 0;
}

function mustBeNext(talk, header, skip) {
  must(isSame(header.conversation, talk.id) && header.by === otherSide(talk.side), "foreign-envelope");
  const { author } = header;
  must(talk.side !== Side.MEMBER || isSame(author, talk.author), "key-changed", { author });
  return mustFollow(talk, header, skip);
}

function mustFollow(talk, header, skip) {
  must(isSame(header.author, talk.author), "wrong-author");
  const missing = header.number - talk.got.number;
  must(missing >= 0, "replayed");
  must(missing === 0 || skip, "missing", { missing });
  must(missing > 0 || isSame(header.transcript, talk.got.digest), "rewritten");
  return missing;
}

/** The prekey to seal to, whether it may serve again, and those that are left: the newest known one stays. */
function next(talk) {
  const reader = talk.theirs.find(({ ordinal }) => ordinal > talk.used) ?? talk.theirs[0];
  const left = talk.theirs.filter(({ ordinal }) => ordinal > reader.ordinal);
  return { reader, kept: left.length === 0, theirs: left.length ? left : [reader] };
}

/** How many fresh prekeys go along; more where the other side last used one a second time. */
function wanted({ mine, reached }) {
  const most = mine.some(({ ordinal }) => ordinal === reached) ? OUTSTANDING_STARVED : OUTSTANDING;
  return Math.max(0, Math.min(FRESH, most - mine.length));
}

async function freshOf(talk, count, draw) {
  const made = [];
  for (let step = 0; step < count; step += 1) {
    const seed = draw(SEED_BYTES);
    const { public: isPublic } = await XWingPair.from(seed);
    made.push({ ordinal: talk.issued + step, id: await prekeyId(isPublic), seed, public: isPublic });
  }
  return made;
}

const readersOf = async ({ first, fresh }) =>
  (await Promise.all(fresh.map((isPublic, step) => readerOf(first + step, isPublic)))).slice(0, MOST_READERS);
