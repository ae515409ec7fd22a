/**
 * What is written about a disclosure: sealed here for whoever wrote it, a second person and the member.
 * The twin of `rigcheck/engines/sealing/disclosed.py`, which tells why it is so.
 */
import { concat, fromUtf8, toHex, utf8 } from "./bytes.js";
import { openFrom, sealTo } from "./envelope.js";

const AUTHOR_BYTES = 32;
const ROOM = 2028;

/** Seal `text` for a seat's key (1,216 bytes) on the disclosure with this id. */
export function sealCopy(reader, matter, seat, text, author) {
  return sealTo(reader, copy(matter, seat), utf8(text.padEnd(ROOM)), { signer: author });
}

/** The text that `author` (32 bytes) sealed for this seat; throws a `Refusal` for anything else. */
export async function openCopy(opener, author, matter, seat, blob) {
  return fromUtf8(await openFrom(opener, author, copy(matter, seat), blob)).trimEnd();
}

/** Seal what the member of a relation is told to the key (1,216 bytes) that they made for it. */
export async function sealTold(reader, relation, text, author) {
  return concat(author.public, await sealTo(reader, told(relation), utf8(text.padEnd(ROOM)), { signer: author }));
}

/** `{author, text}`: who told it and what; throws a `Refusal` for anything else. Compare the author with a certified key. */
export async function openTold(opener, relation, blob) {
  const author = blob.slice(0, AUTHOR_BYTES);
  const body = await openFrom(opener, author, told(relation), blob.slice(AUTHOR_BYTES));
  return { author, text: fromUtf8(body).trimEnd() };
}

const copy = (matter, seat) => `disclosure|${toHex(matter)}|${toHex(seat)}`;
const told = (relation) => `told|${toHex(relation)}`;
