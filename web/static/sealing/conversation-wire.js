/**
 * How an envelope of a conversation looks on the wire, and what lies inside its seal: `header (118) ‖ envelope v1`.
 * The twin of `rigcheck/engines/sealing/conversation_wire.py`.
 */
import { concat, fromUtf8, toHex, utf8 } from "./bytes.js";
import { digest } from "./hazmat/derive.js";
import { XWING_PUBLIC_BYTES } from "./hazmat/hpke.js";
import { must } from "./refusals.js";

export const Side = Object.freeze({ MEMBER: "member", SUPPORTER: "supporter" });
export const HEADER_BYTES = 118;
/** Bytes of content at most, as JSON. */
export const LONGEST = 8_000;
/** No envelope is larger. */
export const LARGEST_ENVELOPE = 32 * 1024;
/** What may be said: {kind, and what belongs to it}. */
export const KINDS = Object.freeze([
  ...["text", "photo", "voice-note", "signalling"],
  ...["disappear-after", "left", "hand-off", "key-accepted"],
]);
/** The kind of what a newer Rigcheck wrote: it shows nothing. */
export const UNKNOWN = "unknown";

const VERSION = 1;
const [BY_SUPPORTER, OPENING, KEPT] = [1, 2, 4];
const DIGEST_BYTES = 32;
const SMALLEST = 4_092;

/** The side that reads what `side` writes. */
export const otherSide = (side) => (side === Side.MEMBER ? Side.SUPPORTER : Side.MEMBER);

/** A direction {number, digest} before its first envelope; `conversation` is 32 bytes. */
export const beginning = async (conversation, by) => ({
  number: 0,
  digest: await digest(concat(utf8("rigcheck/1/talk"), conversation, utf8(by))),
});

/** The line with one envelope more. */
export const lineAfter = async (line, blob) => ({
  number: line.number + 1,
  digest: await digest(concat(line.digest, await digest(blob))),
});

/** The direction of an envelope before it. */
export const lineOf = ({ number, transcript }) => ({ number, digest: transcript });

/** What the seal is bound to and the author signs: all of the header. */
export const contextOf = (header) => `talk|${toHex(encodeHeader(header))}`;

/** 118 bytes: version, marks, conversation, author, number, prekey id, transcript. */
export function encodeHeader({ conversation, author, number, prekey, transcript, by, opening, kept }) {
  const marks = (by === Side.SUPPORTER && BY_SUPPORTER) | (opening && OPENING) | (kept && KEPT);
  return concat(Uint8Array.of(VERSION, marks), conversation, author, fourBytes(number), prekey, transcript);
}

/** {header, sealed}: header and envelope v1; throws `cut-short` or `unknown-version`. Nothing is proved yet. */
export function readHeader(blob) {
  must(blob.length > HEADER_BYTES, "cut-short");
  must(blob[0] === VERSION && blob[1] <= (BY_SUPPORTER | OPENING | KEPT), "unknown-version");
  const header = {
    conversation: blob.slice(2, 34),
    author: blob.slice(34, 66),
    number: number(blob, 66),
    prekey: blob.slice(70, 86),
    transcript: blob.slice(86, HEADER_BYTES),
    by: blob[1] & BY_SUPPORTER ? Side.SUPPORTER : Side.MEMBER,
    opening: Boolean(blob[1] & OPENING),
    kept: Boolean(blob[1] & KEPT),
  };
  return { header, sealed: blob.subarray(HEADER_BYTES) };
}

/** The content as JSON bytes; throws `too-long` before a long text is even encoded, `bad-content` for another kind. */
export function written(content) {
  const texts = Object.values(content).filter((value) => typeof value === "string");
  must(texts.reduce((sum, value) => sum + value.length, 0) <= LONGEST, "too-long");
  must(KINDS.includes(content.kind), "bad-content");
  const plain = utf8(JSON.stringify(content));
  must(plain.length <= LONGEST, "too-long");
  return plain;
}

/** The body of an envelope: count (1), first ordinal (4), prekeys, in an opening the line (36), content, blanks. */
export function pack(first, fresh, plain, line) {
  const where = line ? [fourBytes(line.number), line.digest] : [];
  const body = concat(Uint8Array.of(fresh.length), fourBytes(first), ...fresh, ...where, plain);
  return concat(body, new Uint8Array(Math.max(0, SMALLEST - body.length)).fill(32));
}

/** Read `pack` back: {first, fresh, content, line}; throws `bad-padding` where it is not whole. */
export function unpack(body, { opening }) {
  const start = 5 + (body[0] ?? 0) * XWING_PUBLIC_BYTES;
  const end = start + (opening ? 4 + DIGEST_BYTES : 0);
  must(body.length >= Math.max(end, 5), "bad-padding");
  const fresh = Array.from({ length: body[0] }, (_, at) => {
    return body.slice(5 + at * XWING_PUBLIC_BYTES, 5 + (at + 1) * XWING_PUBLIC_BYTES);
  });
  const line = opening ? { number: number(body, start), digest: body.slice(start + 4, end) } : undefined;
  return { first: number(body, 1), fresh, content: readContent(body.subarray(end)), line };
}

function readContent(plain) {
  let content;
  try {
    content = JSON.parse(fromUtf8(plain));
  } catch {
    return { kind: UNKNOWN };
  }
  return KINDS.includes(content?.kind) && !Array.isArray(content) ? content : { kind: UNKNOWN };
}

function fourBytes(value) {
  const made = new Uint8Array(4);
  new DataView(made.buffer).setUint32(0, value);
  return made;
}

const number = (bytes, at) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
