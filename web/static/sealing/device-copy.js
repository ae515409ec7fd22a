/**
 * A copy of a text that its owner wants on this device, also without signal and without unlocking: sealed under a key
 * of its own (`data`), which lies under a lock that the owner chose. The account's root is never needed to open it, and
 * nothing in it helps to find the root.
 *
 *   open     no lock: the key lies beside it. Whoever can open this browser can read it.
 *   code     Argon2id of a code, salted on this device. No server counts tries: a short code holds off a borrower only.
 *   passkey  the PRF of the device's own passkey.
 *
 * While unlocked the owner rewrites the copy without the lock: the data key also lies under the account's private key.
 */
import { fromUtf8, random, utf8 } from "./bytes.js";
import { openOwn, sealOwn } from "./envelope.js";
import { RowKey } from "./hazmat/aead.js";
import { argon2id, hkdf } from "./hazmat/derive.js";
import { getPasskey } from "./passkey.js";
import { must, Refusal } from "./refusals.js";
import { forget, keep, recall } from "./store.js";

export const Lock = Object.freeze({ OPEN: "open", CODE: "code", PASSKEY: "passkey" });
export const SHORTEST_CODE = 6;

const place = (name) => `copy:${name}`;
const context = (name, part) => `device|${name}|${part}`;

/** How the copy called `name` is locked here: a `Lock`, or undefined where there is none. */
export const lockOfCopy = async (name) => (await recall(place(name)))?.lock;

/** Keep plain data here under a lock. `store` is the account's private store key. Throws `code-short` and others. */
export async function keepCopy(name, content, { lock, code = "", store }) {
  const salt = random(32);
  const data = random(32);
  const key = await lockKey({ lock, salt }, code);
  await keep(place(name), {
    lock,
    salt,
    locked: await sealOwn(key, context(name, lock), data),
    owned: await sealOwn(store, context(name, "owned"), data),
    blob: await sealOwn(await RowKey.from(data), context(name, "content"), utf8(JSON.stringify(content))),
  });
}

/** Write the copy anew, if there is one and it is this account's; the lock stays as it is. */
export async function renewCopy(name, content, { store }) {
  const copy = await recall(place(name));
  if (!copy) return;
  const data = await openOwn(store, context(name, "owned"), copy.owned);
  const blob = await sealOwn(await RowKey.from(data), context(name, "content"), utf8(JSON.stringify(content)));
  await keep(place(name), { ...copy, blob });
}

/** What the copy holds. Throws `no-copy`, `wrong-code`, or what a passkey refuses. */
export async function openCopy(name, code = "") {
  const copy = await recall(place(name));
  must(copy, "no-copy");
  const key = await lockKey(copy, code);
  const data = await openOwn(key, context(name, copy.lock), copy.locked).catch((error) => {
    throw new Refusal(error.code === "seal-broken" ? "wrong-code" : error.code);
  });
  return JSON.parse(fromUtf8(await openOwn(await RowKey.from(data), context(name, "content"), copy.blob)));
}

/** Forget these copies. */
export const forgetCopy = (...names) => forget(...names.map(place));

/** The key of a lock. An open copy's own salt is its key: the device keeps both, and hides nothing from its holder. */
async function lockKey({ lock, salt }, code) {
  if (lock === Lock.OPEN) return RowKey.from(await hkdf(salt, "device-copy/open"));
  if (lock === Lock.PASSKEY) return RowKey.from(await hkdf((await getPasskey()).prf, "device-copy/passkey"));
  const folded = code.normalize("NFKC").trim();
  must(folded.length >= SHORTEST_CODE, "code-short");
  return RowKey.from(await hkdf(await argon2id(utf8(folded), salt), "device-copy/code"));
}
