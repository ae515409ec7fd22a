/** The root under lock: each wrap needs the member's secret and the keybox's share of the account. */
import { concat, random, utf8 } from "./bytes.js";
import { RowKey } from "./hazmat/aead.js";
import { hkdf } from "./hazmat/derive.js";
import { mustBe, Refusal } from "./refusals.js";

/** 60 bytes: nonce (12), the root under AES-256-GCM (32), tag (16), bound to method and locator (16 bytes). */
export async function wrapRoot({ root, method, preWrap, keyboxShare, locator, nonce = random(12) }) {
  mustBe(root, 32);
  const key = await wrapKey(method, preWrap, keyboxShare);
  return key.encrypt(nonce, root, bound(method, locator));
}

/** The 32-byte root; throws `wrong-secret` if any of the parts is another, or the wrap was changed. */
export async function unwrapRoot(wrap, { method, preWrap, keyboxShare, locator }) {
  const key = await wrapKey(method, preWrap, keyboxShare);
  const bounds = bound(method, locator);
  try {
    return await key.decrypt(wrap, 0, bounds);
  } catch {
    throw new Refusal("wrong-secret");
  }
}

async function wrapKey(method, preWrap, keyboxShare) {
  mustBe(preWrap, 32);
  mustBe(keyboxShare, 32);
  return RowKey.from(await hkdf(concat(preWrap, keyboxShare), `wrap/${method}`));
}

function bound(method, locator) {
  mustBe(locator, 16);
  return concat(utf8(`rigcheck/1/wrap/${method}`), locator);
}
