/** Ways into an account: where each is kept, and the wrap that it opens. */
import { concat, random, utf8 } from "../../sealing/bytes.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { Method, unwrapRoot, wrapRoot } from "../../sealing/keys.js";

const LOCATOR_BYTES = 16;

/** The locator of a card or passkey, from its proof. Never for a passphrase: that could be guessed at. */
export async function locate(proof) {
  return (await digest(concat(utf8("rigcheck/1/locator\0"), proof))).slice(0, LOCATOR_BYTES);
}

/** A new way in, ready to be sent: `{method, locator, blob, proof}`. */
export async function newWay(method, split, root, share) {
  const locator = method === Method.PASSPHRASE ? random(LOCATOR_BYTES) : await locate(split.proof);
  const blob = await wrapRoot({ root, method, preWrap: split.preWrap, keyboxShare: share, locator });
  return { method, locator, blob, proof: split.proof };
}

/** The root, from what the server found after the proof: `{share, locator, blob}`. */
export function openWay(method, split, found) {
  return unwrapRoot(found.blob, {
    method,
    preWrap: split.preWrap,
    keyboxShare: found.share,
    locator: found.locator,
  });
}
