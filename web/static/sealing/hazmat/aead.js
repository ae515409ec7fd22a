/** AES-256-GCM under a key that is set up once and cannot be read back. */
import { concat } from "../bytes.js";
import { mustBe, Refusal } from "../refusals.js";

const NONCE_BYTES = 12;

export class RowKey {
  #key;

  /** Takes 32 bytes; throws `wrong-length` for any other length. */
  static async from(bytes) {
    mustBe(bytes, 32);
    const made = new RowKey();
    made.#key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    return made;
  }

  /** Nonce (12 bytes, never used twice) followed by ciphertext and tag, bound to `bound`. */
  async encrypt(nonce, body, bound) {
    mustBe(nonce, NONCE_BYTES);
    const how = { name: "AES-GCM", iv: nonce, additionalData: bound };
    return concat(nonce, new Uint8Array(await crypto.subtle.encrypt(how, this.#key, body)));
  }

  /** Open what `encrypt` made, beginning at `start`; throws `seal-broken` for anything else. */
  async decrypt(blob, start, bound) {
    const split = start + NONCE_BYTES;
    const how = { name: "AES-GCM", iv: blob.subarray(start, split), additionalData: bound };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, this.#key, blob.subarray(split)));
    } catch {
      throw new Refusal("seal-broken");
    }
  }
}
