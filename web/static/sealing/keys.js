/**
 * The key hierarchy of one account. The twin of `rigcheck/engines/sealing/keys.py`, which draws the tree.
 * Everything grows when first asked for and is kept: `await tree.sessionKeys`, `(await tree.opener).public`.
 */
import { toHex, utf8 } from "./bytes.js";
import { RowKey } from "./hazmat/aead.js";
import { hkdf, macWith } from "./hazmat/derive.js";
import { X25519Pair, XWingPair } from "./hazmat/hpke.js";
import { signerFrom } from "./hazmat/signing.js";
import { must, mustBe } from "./refusals.js";

export { foldPassphrase, Method, splitCard, splitPassphrase, splitPin, splitPrf } from "./unlocking.js";
export { unwrapRoot, wrapRoot } from "./wraps.js";

const SEPARATOR = "\x1f";

export class Hierarchy {
  #root;
  #grown = new Map();

  /** Takes 32 random bytes; throws `wrong-length` for any other length. */
  static fromRoot(root) {
    mustBe(root, 32);
    const tree = new Hierarchy();
    tree.#root = root.slice();
    return tree;
  }

  get root() {
    return this.#root.slice();
  }

  #once(name, grow) {
    if (!this.#grown.has(name)) this.#grown.set(name, grow());
    return this.#grown.get(name);
  }

  /** 32 bytes: the X-Wing seed. */
  get sealSeed() {
    return this.#once("sealSeed", () => hkdf(this.#root, "seal"));
  }

  /** Opens what others sealed to `opener.public` (1,216 bytes). */
  get opener() {
    return this.#once("opener", async () => XWingPair.from(await this.sealSeed));
  }

  /** Opens suite 0x03, for readers that ask for it. */
  get classicOpener() {
    return this.#once("classicOpener", async () => X25519Pair.from(await hkdf(await this.sealSeed, "seal/x25519")));
  }

  /** Signs inside seals; `signer.public` is 32 bytes. */
  get signer() {
    return this.#once("signer", async () => signerFrom(await hkdf(this.#root, "sign")));
  }

  /** `{store, index}` of browser-sealed rows. */
  get private() {
    return this.#once("private", async () => privateKeys(await hkdf(this.#root, "private")));
  }

  /** The member's author key in the one conversation with this 32-byte id; it links to nothing else. */
  async talkSigner(conversation) {
    const secret = await hkdf(this.#root, "private");
    return signerFrom(await hkdf(secret, `private/talk/${toHex(conversation)}`));
  }

  /** Opens what the member is told in the one conversation with this id; `told.public` goes to the supporter in a seal. */
  async talkTold(conversation) {
    const secret = await hkdf(this.#root, "private");
    return XWingPair.from(await hkdf(secret, `private/told/${toHex(conversation)}`));
  }

  /** 32 bytes, handed to the server for the time of the session. */
  get session() {
    return this.#once("session", () => hkdf(this.#root, "session"));
  }

  /** `{store, index, check}`: what the server grows from `session`. */
  get sessionKeys() {
    return this.#once("sessionKeys", async () => sessionKeys(await this.session));
  }
}

async function privateKeys(secret) {
  const store = await RowKey.from(await hkdf(secret, "private/store"));
  return { store, index: await hkdf(secret, "private/index") };
}

/** `{store, index, check}` from the 32-byte session key. */
export async function sessionKeys(session) {
  mustBe(session, 32);
  const store = await RowKey.from(await hkdf(session, "store"));
  const check = await (await macWith(session))(utf8("check"));
  return { store, index: await hkdf(session, "index"), check };
}

/** The 16-byte primary key of a row: HMAC(index, class ‖ 0x1f ‖ month ‖ 0x1f ‖ slot). */
export async function rowKey(index, klass, month, slot) {
  return (await rowKeys(index, klass, month, [slot]))[0];
}

/** `rowKey` for many slots of one class and month, in the order of `slots`. */
export async function rowKeys(index, klass, month, slots) {
  must(!klass.includes(SEPARATOR) && !month.includes(SEPARATOR), "not-a-slot");
  must(slots.every((slot) => Number.isSafeInteger(slot) && slot >= 0), "not-a-slot");
  const mac = await macWith(index);
  return Promise.all(slots.map((slot) => mac(utf8([klass, month, slot].join(SEPARATOR)))));
}

/** The 16 bytes by which one relation knows this account: HMAC(index, relation). */
export async function alias(index, relation) {
  must(!relation.includes(SEPARATOR), "not-a-slot");
  return (await macWith(index))(utf8(relation));
}
