/**
 * A photo or a voice note, sealed as a file of its own; its key and digest travel inside a message. The twin of
 * `rigcheck/engines/sealing/attachments.py`, which tells how.
 */
import { concat, utf8 } from "./bytes.js";
import { RowKey } from "./hazmat/aead.js";
import { digest as digestOf } from "./hazmat/derive.js";
import { isSame } from "./prekeys.js";
import { must, Refusal } from "./refusals.js";

const CHUNK_POWER = 16;
const CHUNK = 2 ** CHUNK_POWER;
const TAG = 16;
const NONCE_BYTES = 12;
const LENGTH_BYTES = 8;
const HEAD = Uint8Array.of(1, CHUNK_POWER);
const BOUND = utf8("rigcheck/1/file");
/** Bytes of a file at most. */
export const LARGEST_FILE = 16 * 1024 * 1024 - LENGTH_BYTES;

/** The size class in bytes for `length` bytes (PADMÉ), at least 64 KiB. */
export function paddedSize(length) {
  if (length <= CHUNK) return CHUNK;
  const power = 31 - Math.clz32(length);
  const mask = 2 ** (power - (32 - Math.clz32(power))) - 1;
  return (length + mask) & ~mask;
}

/** The sealed file; `key` is 32 random bytes never used before. Throws `file-too-large`. */
export async function sealFile(key, body) {
  must(body.length <= LARGEST_FILE, "file-too-large");
  const plain = new Uint8Array(paddedSize(LENGTH_BYTES + body.length));
  new DataView(plain.buffer).setUint32(4, body.length);
  plain.set(body, LENGTH_BYTES);
  const lock = await RowKey.from(key);
  const chunks = [HEAD];
  for (let start = 0; start < plain.length; start += CHUNK) {
    const nonce = nonceOf(start / CHUNK, start + CHUNK >= plain.length);
    chunks.push((await lock.encrypt(nonce, plain.subarray(start, start + CHUNK), BOUND)).subarray(NONCE_BYTES));
  }
  return concat(...chunks);
}

/** The file of this key and digest; throws `cut-short`, `seal-broken`, `unknown-version` or `bad-padding`. */
export async function openFile(key, digest, blob) {
  must(blob.length >= HEAD.length + TAG, "cut-short");
  must(isSame(blob.subarray(0, HEAD.length), HEAD), "unknown-version");
  const plain = unpadded(await opened(await RowKey.from(key), blob));
  must(isSame(await digestOf(blob), digest), "seal-broken");
  return plain;
}

async function opened(lock, blob) {
  const plain = [];
  for (let start = HEAD.length; start < blob.length; start += CHUNK + TAG) {
    const chunk = blob.subarray(start, start + CHUNK + TAG);
    const last = start + CHUNK + TAG >= blob.length;
    plain.push(await chunkOf(lock, plain.length, last, chunk));
  }
  return concat(...plain);
}

async function chunkOf(lock, at, last, chunk) {
  try {
    return await lock.decrypt(concat(nonceOf(at, last), chunk), 0, BOUND);
  } catch {
    throw await reason(lock, at, chunk);
  }
}

/** A chunk that opens as one in the middle, but stands at the end, was followed by more. */
async function reason(lock, at, chunk) {
  try {
    await lock.decrypt(concat(nonceOf(at, false), chunk), 0, BOUND);
  } catch {
    return new Refusal("seal-broken");
  }
  return new Refusal("cut-short");
}

function unpadded(plain) {
  must(plain.length >= LENGTH_BYTES, "bad-padding");
  const view = new DataView(plain.buffer, plain.byteOffset);
  const length = view.getUint32(4);
  const end = LENGTH_BYTES + length;
  must(view.getUint32(0) === 0 && length <= LARGEST_FILE && plain.length === paddedSize(end), "bad-padding");
  must(plain.subarray(end).every((byte) => byte === 0), "bad-padding");
  return plain.slice(LENGTH_BYTES, end);
}

function nonceOf(at, last) {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(NONCE_BYTES - 5, at);
  nonce[NONCE_BYTES - 1] = Number(last);
  return nonce;
}
