/** Size classes: a sealed body says no more about its length than a power of two from 256 bytes. */
import { must } from "./refusals.js";

const SMALLEST = 256;
const LENGTH_BYTES = 4;
const LONGEST = 2 ** 26 - LENGTH_BYTES;

/** The padded size in bytes for a body of `length` bytes: a power of two that also holds the length. */
export function bucket(length) {
  let size = SMALLEST;
  while (size < length + LENGTH_BYTES) size *= 2;
  return size;
}

/** Four big-endian bytes of length, the body, zeros up to the bucket; throws `bad-padding` beyond 64 MiB. */
export function pad(body) {
  must(body.length <= LONGEST, "bad-padding");
  const padded = new Uint8Array(bucket(body.length));
  new DataView(padded.buffer).setUint32(0, body.length);
  padded.set(body, LENGTH_BYTES);
  return padded;
}

/** The body; throws `bad-padding` unless `padded` is exactly what `pad` makes of it. */
export function unpad(padded) {
  must(padded.length >= LENGTH_BYTES, "bad-padding");
  const length = new DataView(padded.buffer, padded.byteOffset, LENGTH_BYTES).getUint32(0);
  const end = LENGTH_BYTES + length;
  must(length <= LONGEST && padded.length === bucket(length), "bad-padding");
  must(padded.subarray(end).every((byte) => byte === 0), "bad-padding");
  return padded.slice(LENGTH_BYTES, end);
}
