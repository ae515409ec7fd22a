/** HPKE base mode (RFC 9180) over X-Wing (MLKEM768-X25519, 0x647a) and over X25519, single shot, no AAD. */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, XWing } from "../../vendor/hpke/hpke.js";
import { concat } from "../bytes.js";
import { mustBe, Refusal } from "../refusals.js";

export const XWING_PUBLIC_BYTES = 1216;
export const X25519_PUBLIC_BYTES = 32;

const suite = (kem) => new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const exactly = (bytes) => bytes.slice().buffer;
const X25519_BASE = Uint8Array.of(9, ...new Uint8Array(31));

class Pair {
  #private;
  #encBytes;

  constructor(key, isPublic, encBytes) {
    this.#private = key;
    this.#encBytes = encBytes;
    this.public = isPublic;
  }

  /** The suite of this pair; each opening takes a fresh one. */
  suite() {
    throw new Refusal("unknown-suite");
  }

  /** Open `enc ‖ ciphertext`; throws `seal-broken` if it was not made for this pair. */
  async open(sealed, info, aad = new Uint8Array(0)) {
    const enc = exactly(sealed.subarray(0, this.#encBytes));
    const body = exactly(sealed.subarray(this.#encBytes));
    try {
      const how = { recipientKey: this.#private, enc, info: exactly(info) };
      return new Uint8Array(await this.suite().open(how, body, exactly(aad)));
    } catch {
      throw new Refusal("seal-broken");
    }
  }
}

/** The X-Wing pair grown from a 32-byte seed (draft-connolly-cfrg-xwing-kem, section 5.2). */
export class XWingPair extends Pair {
  static async from(seed) {
    mustBe(seed, 32);
    const kem = new XWing();
    const pair = await kem.generateKeyPairDerand(seed.slice());
    const isPublic = new Uint8Array(await kem.serializePublicKey(pair.publicKey));
    return new XWingPair(pair.privateKey, isPublic, 1120);
  }

  suite() {
    return suite(new XWing());
  }
}

/** An X25519 pair from 32 bytes of key. */
export class X25519Pair extends Pair {
  static async from(key) {
    mustBe(key, 32);
    const kem = new DhkemX25519HkdfSha256();
    const secret = await kem.deserializePrivateKey(exactly(key));
    const how = { name: "X25519", public: await crypto.subtle.importKey("raw", X25519_BASE, "X25519", true, []) };
    const shared = await crypto.subtle.deriveBits(how, await privateX25519(key), 256);
    return new X25519Pair(secret, new Uint8Array(shared), 32);
  }

  suite() {
    return suite(new DhkemX25519HkdfSha256());
  }
}

const PKCS8_X25519 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32]);

function privateX25519(key) {
  return crypto.subtle.importKey("pkcs8", concat(PKCS8_X25519, key), "X25519", false, ["deriveBits"]);
}

/** `enc ‖ ciphertext` for the holder of an X-Wing public key of 1,216 bytes; throws `wrong-length` or `unusable-key`. */
export function sealXwing(reader, body, info) {
  mustBe(reader, XWING_PUBLIC_BYTES);
  return seal(new XWing(), reader, body, info);
}

/** `enc ‖ ciphertext` for the holder of an X25519 public key of 32 bytes; throws as `sealXwing`. */
export function sealX25519(reader, body, info) {
  mustBe(reader, X25519_PUBLIC_BYTES);
  return seal(new DhkemX25519HkdfSha256(), reader, body, info);
}

async function seal(kem, reader, body, info) {
  try {
    const recipientPublicKey = await kem.deserializePublicKey(exactly(reader));
    const { enc, ct } = await suite(kem).seal({ recipientPublicKey, info: exactly(info) }, exactly(body));
    return concat(new Uint8Array(enc), new Uint8Array(ct));
  } catch {
    throw new Refusal("unusable-key");
  }
}
