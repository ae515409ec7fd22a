/** Derivation: HKDF, HMAC and Argon2id, each with the one parameter set that Rigcheck uses. */
import { utf8 } from "../bytes.js";
import { Refusal } from "../refusals.js";

const WORKER = new URL("../argon2-worker.js", import.meta.url);

/** 32 bytes from `secret` by HKDF-SHA256 (RFC 5869), empty salt, info `rigcheck/1/<label>`. */
export async function hkdf(secret, label) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = utf8(`rigcheck/1/${label}`);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

/** A function that gives the first 16 bytes of HMAC-SHA256 (RFC 2104) under `key`. */
export async function macWith(key) {
  const how = { name: "HMAC", hash: "SHA-256" };
  const ready = await crypto.subtle.importKey("raw", key, how, false, ["sign"]);
  return async (message) => new Uint8Array(await crypto.subtle.sign("HMAC", ready, message)).slice(0, 16);
}

/** SHA-256, 32 bytes. */
export const digest = async (message) => new Uint8Array(await crypto.subtle.digest("SHA-256", message));

/**
 * 32 bytes by Argon2id (RFC 9106) at 64 MiB, three passes, one lane. A worker lives for one derivation, so that
 * its 64 MiB go back to the phone at once; no WebAssembly runs anywhere else.
 */
export function argon2id(secret, salt) {
  const worker = new Worker(WORKER, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.key ? resolve(data.key) : reject(new Refusal("cannot-derive")));
    worker.onerror = () => reject(new Refusal("cannot-derive"));
    worker.postMessage({ secret, salt });
  }).finally(() => worker.terminate());
}
