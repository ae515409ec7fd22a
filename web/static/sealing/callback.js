/**
 * Where somebody can be reached who asks for backup, sealed for each supporter alone: `author (32) ‖ envelope v1`.
 * The twin of `rigcheck/engines/sealing/callback.py`, which tells why it is so.
 */
import { concat, fromUtf8, toHex, utf8 } from "./bytes.js";
import { openFrom, sealTo } from "./envelope.js";
import { hkdf } from "./hazmat/derive.js";
import { signerFrom } from "./hazmat/signing.js";

const AUTHOR_BYTES = 32;
const ROOM = 508;

/** The signer of one page, grown from its 16-byte capability. */
export const authorOf = async (capability) => signerFrom(await hkdf(capability, "page-author"));

/** Seal `text` for the seat's key (1,216 bytes) on the page with this id. */
export async function sealCallback(reader, page, seat, text, author) {
  return concat(author.public, await sealTo(reader, context(page, seat), utf8(text.padEnd(ROOM)), { signer: author }));
}

/** The text that was sealed to this opener for this seat and page; throws a `Refusal` for anything else. */
export async function openCallback(opener, page, seat, blob) {
  const author = blob.slice(0, AUTHOR_BYTES);
  return fromUtf8(await openFrom(opener, author, context(page, seat), blob.slice(AUTHOR_BYTES))).trimEnd();
}

const context = (page, seat) => `page|${toHex(page)}|${toHex(seat)}`;
