/**
 * What this browser keeps: a few named values in IndexedDB, and the root between two pages, under lock.
 * Deletes by name, never all storage: other things of this site may live here, such as a draft.
 */
import { concat, random, utf8 } from "./bytes.js";
import { RowKey } from "./hazmat/aead.js";
import { hkdf } from "./hazmat/derive.js";
import { must, mustBe, Refusal } from "./refusals.js";

const DATABASE = "rigcheck";
const KEPT = "kept";
const DRAFTS = "drafts";
const REMEMBERED = "root";
const DEVICE = "device-secret";
const BOUND = utf8("rigcheck/1/remembered");

let opening;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEPT);
      request.result.createObjectStore(DRAFTS, { keyPath: "id" });
    };
    request.onsuccess = () => resolve(closingWithTheTab(request.result));
    request.onerror = () => reject(new Refusal("storage-closed"));
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

function closingWithTheTab(opened) {
  opened.onclose = () => (opening = undefined);
  opened.onversionchange = () => {
    opened.close();
    opened.onclose();
  };
  return opened;
}

/** Do `work(objectStore)` in one transaction on `kept` or `drafts`; its request's result, once it is on disk. */
async function transact(name, mode, work) {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(name, mode, { durability: "strict" });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () =>
      reject(new Refusal(transaction.error?.name === "QuotaExceededError" ? "storage-full" : "storage-closed"));
  });
}

/** Keep a value under a name. Throws `storage-full` or `storage-closed`; then nothing was kept. */
export const keep = (name, value) => transact(KEPT, "readwrite", (kept) => kept.put(value, name));

/** The value under a name, or undefined. */
export const recall = (name) => transact(KEPT, "readonly", (kept) => kept.get(name));

/** Delete the values under these names, and nothing else. */
export const forget = (...names) =>
  transact(KEPT, "readwrite", (kept) => names.map((name) => kept.delete(name)).at(-1));

export const keepDraft = (draft) => transact(DRAFTS, "readwrite", (drafts) => drafts.put(draft));
export const recallDrafts = () => transact(DRAFTS, "readonly", (drafts) => drafts.getAll());
export const forgetDraft = (id) => transact(DRAFTS, "readwrite", (drafts) => drafts.delete(id));

/**
 * Keep the root for the next page, encrypted under HKDF(local secret ‖ browser half). The half (32 bytes) is
 * served anew to each page of a living session; without it what lies here is of no use.
 */
export async function rememberRoot(root, browserHalf) {
  mustBe(root, 32);
  const secret = random(32);
  const sealed = await (await localKey(secret, browserHalf)).encrypt(random(12), root, BOUND);
  await keep(REMEMBERED, { secret, sealed });
}

/** The remembered root; throws `not-remembered` if there is none, `wrong-secret` if the half is another one. */
export async function recallRoot(browserHalf) {
  const remembered = await recall(REMEMBERED);
  must(remembered, "not-remembered");
  const key = await localKey(remembered.secret, browserHalf);
  try {
    return await key.decrypt(remembered.sealed, 0, BOUND);
  } catch {
    throw new Refusal("wrong-secret");
  }
}

/** Forget the remembered root. */
export const forgetRoot = () => forget(REMEMBERED);

/** The 32-byte secret of this device for the PIN, made at the first call. */
export async function deviceSecret() {
  const kept = await recall(DEVICE);
  if (kept) return kept;
  const made = random(32);
  await keep(DEVICE, made);
  return made;
}

/** Forget the device secret: its PIN opens nothing any more. */
export const forgetDeviceSecret = () => forget(DEVICE);

async function localKey(secret, browserHalf) {
  mustBe(browserHalf, 32);
  return RowKey.from(await hkdf(concat(secret, browserHalf), "remembered"));
}
