/** Ed25519 signatures (RFC 8032), by the browser where it can, else by @noble/curves. */
import { concat, fromBase64Url } from "../bytes.js";
import { must, mustBe, Refusal } from "../refusals.js";

const PKCS8_ED25519 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);

const noble = async () => (await import("../../vendor/noble/ed25519.js")).ed25519;

function isUnsupported(error) {
  return error.name === "NotSupportedError";
}

/** A signing pair from a 32-byte seed: `public` (32 bytes) and `sign(message)` (64 bytes). */
export async function signerFrom(seed) {
  mustBe(seed, 32);
  try {
    return await browserSigner(seed);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    return nobleSigner(seed);
  }
}

async function browserSigner(seed) {
  const key = concat(PKCS8_ED25519, seed);
  const readable = await crypto.subtle.importKey("pkcs8", key, "Ed25519", true, ["sign"]);
  const kept = await crypto.subtle.importKey("pkcs8", key, "Ed25519", false, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", readable);
  const sign = async (message) => new Uint8Array(await crypto.subtle.sign("Ed25519", kept, message));
  return { public: fromBase64Url(x), sign };
}

export async function nobleSigner(seed) {
  const curve = await noble();
  const kept = seed.slice();
  return { public: curve.getPublicKey(kept), sign: async (message) => curve.sign(message, kept) };
}

/** Return if `author` (32 bytes) signed `message`; throws `wrong-author` if not. */
export async function verify(author, signature, message) {
  must(author instanceof Uint8Array && author.length === 32, "wrong-author");
  must(await isSigned(author, signature, message), "wrong-author");
}

async function isSigned(author, signature, message) {
  try {
    const key = await crypto.subtle.importKey("raw", author, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, message);
  } catch (error) {
    return isUnsupported(error) && nobleVerify(author, signature, message);
  }
}

export async function nobleVerify(author, signature, message) {
  const curve = await noble();
  try {
    return curve.verify(signature, message, author);
  } catch {
    throw new Refusal("wrong-author");
  }
}
